/// The least credit that is paid: a smaller one is none.
public struct MinimumCredit: Hashable, Sendable {
    /// Whether the amount itself is paid.
    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// Paid from the amount on.
        case atLeast = "at-least"
        /// Paid only above the amount.
        case above
    }

    /// Whether the amount itself is paid.
    public let comparison: Comparison
    /// The amount, in units of the currency.
    public let amount: Rational
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A least credit.
    public init(_ comparison: Comparison, _ amount: Rational, clause: ClauseReference) {
        self.comparison = comparison
        self.amount = amount
        self.clause = clause
    }

    func isPaid(_ credit: Rational) -> Bool {
        switch comparison {
        case .atLeast: credit >= amount
        case .above: credit > amount
        }
    }
}
