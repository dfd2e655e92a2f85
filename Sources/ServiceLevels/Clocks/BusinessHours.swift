/// When people are at work on one day of the week: from one time until another, the latter left out.
public struct OpeningHours: Hashable, Sendable {
    /// When they begin.
    public let opens: TimeOfDay
    /// When they end; `24:00` for the end of the day.
    public let closes: TimeOfDay

    /// Hours, or nil unless they end later than they begin. What goes past midnight belongs to two days.
    public init?(_ opens: TimeOfDay, until closes: TimeOfDay) {
        guard opens < closes else { return nil }
        self.opens = opens
        self.closes = closes
    }
}

/// When people are at work in an ordinary week.
public struct BusinessHours: Hashable, Sendable {
    /// The hours of each day of the week; a day without any is no business day.
    public let hours: [Weekday: [OpeningHours]]

    /// An ordinary week.
    public init(_ hours: [Weekday: [OpeningHours]]) { self.hours = hours }

    /// The same hours on several days.
    public init(_ days: [Weekday], _ hours: OpeningHours...) {
        self.hours = Dictionary(days.map { ($0, hours) }) { first, _ in first }
    }
}
