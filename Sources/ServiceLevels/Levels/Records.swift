/// What was recorded about one objective.
public struct Records: Hashable, Sendable {
    /// Times without service, in any order; quickest in order of time.
    public var outages: [Outage]
    /// Times that do not count.
    public var exclusions: [Exclusion]
    /// Events counted, for objectives that are measured by events.
    public var counts: [EventCount]
    /// A level to reckon with in place of what was recorded, for asking what if; nil for what was.
    public var assumed: Percentage?

    /// What was recorded; nothing unless said otherwise.
    public init(
        outages: [Outage] = [], exclusions: [Exclusion] = [], counts: [EventCount] = [], assumed: Percentage? = nil
    ) {
        self.outages = outages
        self.exclusions = exclusions
        self.counts = counts
        self.assumed = assumed
    }
}

/// Events counted on one day of the agreement's zone.
public struct EventCount: Hashable, Sendable {
    /// The day.
    public let day: CivilDay
    /// How many were good.
    public let good: Rational
    /// How many there were.
    public let total: Rational

    /// A count.
    public init(day: CivilDay, good: Rational, total: Rational) {
        self.day = day
        self.good = good
        self.total = total
    }
}
