/// The business days and hours that an agreement counts in.
///
/// Each day is judged by the edition in force on it: a holiday that an amendment adds while a clock runs counts from
/// the day on which that amendment is in force.
public struct BusinessCalendar: Hashable, Sendable {
    /// What the agreement calls it.
    public let name: String
    /// What readers know it by.
    public let called: Sentence
    /// The zone whose clocks are meant.
    public let zone: CivilZone
    /// The editions, in the order in which they came into force.
    public let editions: [CalendarEdition]

    /// A calendar. Of editions from the same day the last given counts.
    ///
    /// Without a name for readers, they are shown the one that the agreement refers to it by.
    public init(name: String, called: Sentence? = nil, zone: CivilZone, editions: [CalendarEdition]) {
        self.name = name
        self.called = called ?? Sentence(quoting: name)
        self.zone = zone
        self.editions = editions.enumerated()
            .sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }.map(\.element)
    }

    /// The edition in force on a day; nil before the first.
    public func edition(on day: CivilDay) -> CalendarEdition? { editions.last { $0.from <= day } }

    /// When people are at work on a day, in elapsed time; nil before the first edition.
    ///
    /// Clocks that are put forward or back within the hours make the day shorter or longer.
    public func openTime(on day: CivilDay) -> IntervalSet? {
        edition(on: day).map { edition in
            IntervalSet(
                edition.hours(on: day).compactMap { hours in
                    Interval(from: zone.moment(day, hours.opens), until: closing(hours, on: day))
                })
        }
    }

    /// When people are at work between two moments; what lies before the first edition is none of it.
    public func openTime(from start: Moment, until end: Moment) -> IntervalSet {
        var (open, day) = (IntervalSet(), zone.day(of: start))
        while zone.start(of: day) < end {
            // Hours of a day that are listed out of order have been sorted, and days follow each other.
            for interval in openTime(on: day)?.clipped(from: start, until: end).intervals ?? [] {
                open.append(from: interval.start, until: interval.end)
            }
            guard let next = day.adding(days: 1) else { break }
            day = next
        }
        return open
    }

    /// That only its hours count, and how much that is of a period.
    func step(_ open: IntervalSet) -> TraceStep {
        TraceStep(
            .openTime,
            Sentence(
                id: "hanya jam buka kalender \(called.id) (\(zone)) yang dihitung",
                en: "only the hours of the calendar \(called.en) (\(zone)) count"),
            editions.last?.clause ?? ClauseReference(name), ["open": .minutes(open.length)])
    }

    /// The last day of a span that follows a day, counted in its business days where the span is.
    public func lastDay(of span: CalendarSpan, after day: CivilDay) throws(NoNumber) -> CivilDay {
        try span.lastDay(after: day, self, clause: editions.last?.clause ?? ClauseReference(name))
    }

    /// The day that lies so many business days after a day, which itself does not count.
    ///
    /// Without any to count, the day itself; nil where the years 1 to 9999 hold none.
    func day(businessDays: Int, after day: CivilDay, clause: ClauseReference) throws(NoNumber) -> CivilDay? {
        var (last, left) = (day, businessDays)
        while left > 0 {
            guard let next = last.adding(days: 1) else { return nil }
            guard let edition = edition(on: next) else {
                throw NoNumber(.calendarSilent(name, on: next), clause: clause)
            }
            last = next
            if !edition.hours(on: next).isEmpty { left -= 1 }
        }
        return last
    }

    private func closing(_ hours: OpeningHours, on day: CivilDay) -> Moment {
        // 24:00 is the first moment of the next day, whatever clocks do at midnight.
        guard hours.closes == TimeOfDay(clamping: 86_400), let next = day.adding(days: 1) else {
            return zone.moment(day, hours.closes)
        }
        return zone.start(of: next)
    }
}
