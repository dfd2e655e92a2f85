/// A kind of time that does not count as downtime: planned maintenance, force majeure.
public struct ExclusionRule: Hashable, Sendable {
    /// What exclusions refer to it by.
    public let name: String
    /// What readers know it by.
    public let called: Sentence
    /// How much of a period it may exclude at most, the earliest first; nil for any amount.
    public let allowance: ElapsedTime?
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A kind of excluded time. Without a name for readers, they are shown the one it is referred to by.
    public init(
        name: String, called: Sentence? = nil, allowance: ElapsedTime? = nil, clause: ClauseReference
    ) {
        self.name = name
        self.called = called ?? Sentence(quoting: name)
        self.allowance = allowance
        self.clause = clause
    }
}

/// A stretch of time that was excluded under a rule, as it was recorded.
public struct Exclusion: Hashable, Sendable {
    /// The name of the rule.
    public let rule: String
    /// When.
    public let interval: Interval

    /// An excluded stretch.
    public init(_ rule: String, _ interval: Interval) {
        self.rule = rule
        self.interval = interval
    }
}
