/// What is owed where several objectives of one period are missed.
public struct Stacking: Hashable, Sendable {
    /// How their credits become one.
    public enum Manner: String, Hashable, Sendable, CaseIterable {
        /// All of them together.
        case sum
        /// The highest alone.
        case highest
    }

    /// How.
    public let manner: Manner
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A way to stack.
    public init(_ manner: Manner, clause: ClauseReference) {
        self.manner = manner
        self.clause = clause
    }

    func amount(_ amounts: [Rational]) -> Rational {
        switch manner {
        case .sum: amounts.sum()
        case .highest: amounts.max() ?? 0
        }
    }
}
