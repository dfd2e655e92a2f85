/// What a service level has to reach.
public struct Target: Hashable, Sendable {
    /// Which side of the value is good.
    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        case atLeast = "at-least"
        case moreThan = "more-than"
        case atMost = "at-most"
        case lessThan = "less-than"
    }

    /// How the level is compared.
    public let comparison: Comparison
    /// With what.
    public let value: Percentage
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A target.
    public init(_ comparison: Comparison, _ value: Percentage, clause: ClauseReference) {
        self.comparison = comparison
        self.value = value
        self.clause = clause
    }

    /// Whether a level reaches it; the exact values are compared.
    public func isMet(by level: Percentage) -> Bool {
        switch comparison {
        case .atLeast: level >= value
        case .moreThan: level > value
        case .atMost: level <= value
        case .lessThan: level < value
        }
    }
}
