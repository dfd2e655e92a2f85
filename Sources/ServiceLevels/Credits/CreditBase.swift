/// What a credit in per cent is a share of.
public struct CreditBase: Hashable, Sendable {
    /// Where the amount comes from.
    public enum Amount: Hashable, Sendable {
        /// The fee of that name for the period.
        case feeOfPeriod(String)
        /// Always the same amount, in units of the currency.
        case fixed(Rational)
    }

    /// Where the amount comes from.
    public let amount: Amount
    /// What readers know a fee by; nil for the name that the amount has.
    public let called: Sentence?
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A base.
    public init(_ amount: Amount, called: Sentence? = nil, clause: ClauseReference) {
        self.amount = amount
        self.called = called
        self.clause = clause
    }
}
