/// The credit for levels from one bound up to, but not including, another.
public struct Tier: Hashable, Sendable {
    /// What is owed.
    public enum Credit: Hashable, Sendable {
        /// A share of the base.
        case percent(Percentage)
        /// So much money, in units of the currency.
        case amount(Rational)
    }

    /// The lowest level that belongs to it; nil for no lower bound.
    public let from: Percentage?
    /// The lowest level above it; nil for no upper bound.
    public let below: Percentage?
    /// What is owed.
    public let credit: Credit
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A tier. One whose bounds leave nothing between them applies to nothing.
    public init(from: Percentage? = nil, below: Percentage? = nil, credit: Credit, clause: ClauseReference) {
        self.from = from
        self.below = below
        self.credit = credit
        self.clause = clause
    }

    /// Whether a level lies within the bounds; the exact values are compared.
    public func contains(_ level: Percentage) -> Bool {
        from.map { $0 <= level } ?? true && below.map { level < $0 } ?? true
    }

    /// `95% ≤ level < 99%`.
    public var range: String { words.en }

    /// The range as traces say it.
    var words: Sentence {
        Sentence(
            id: (from.map { "\($0.indonesian) ≤ " } ?? "") + "hasil" + (below.map { " < \($0.indonesian)" } ?? ""),
            en: (from.map { "\($0) ≤ " } ?? "") + "level" + (below.map { " < \($0)" } ?? ""))
    }
}
