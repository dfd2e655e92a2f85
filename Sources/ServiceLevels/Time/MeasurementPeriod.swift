/// One period that a service level is measured over, with its length in elapsed time.
///
/// March 2026 has 44,580 minutes in Berlin and October 44,700: the clocks are put forward and back.
public struct MeasurementPeriod: Hashable, Sendable, CustomStringConvertible {
    /// What it is one of.
    public let kind: PeriodKind
    /// Its first day; later than the kind's where the term begins within the period.
    public let from: CivilDay
    /// The day after its last; earlier than the kind's where the term ends within the period.
    public let until: CivilDay
    /// The first moment of its first day.
    public let start: Moment
    /// The first moment after it. The same as `start` where the zone skipped all its days.
    public let end: Moment
    /// How many months from the kind's anchor it begins, uncut.
    let firstMonth: Int

    /// The elapsed time from start to end.
    public var length: ElapsedTime { end.since(start) }

    /// The last day that belongs to it.
    public var lastDay: CivilDay { until.adding(days: -1) ?? from }

    /// `2026-04-01/2026-05-01`: the first day, and the one after the last.
    public var description: String { "\(from)/\(until)" }

    /// The part, within a term, of the period that begins so many months from the anchor; nil where there is none.
    init?(_ kind: PeriodKind, firstMonth: Int, within term: Term, in zone: CivilZone) {
        guard let first = kind.boundary(months: firstMonth),
            let next = kind.boundary(months: firstMonth + kind.length.rawValue)
        else { return nil }
        from = max(first, term.from)
        until = min(next, term.until ?? next)
        guard from < until else { return nil }
        self.kind = kind
        self.firstMonth = firstMonth
        start = zone.start(of: from)
        end = zone.start(of: until)
    }

    /// The period that a day falls into, cut to the term; nil where the day lies outside it.
    public init?(_ kind: PeriodKind, containing day: CivilDay, within term: Term, in zone: CivilZone) {
        self.init(kind, firstMonth: kind.firstMonth(of: day), within: term, in: zone)
        guard from <= day, day < until else { return nil }
    }

    /// Every period that ends within `days`, cut to the term, in order of time.
    ///
    /// A period that ends later is not over, so it has no credit yet.
    public static func all(
        _ kind: PeriodKind, endingWithin days: Term, of term: Term, in zone: CivilZone
    ) -> [MeasurementPeriod] {
        guard let last = days.until ?? term.until else { return [] }
        var periods: [MeasurementPeriod] = []
        var month = kind.firstMonth(of: max(days.from, term.from))
        while let bound = kind.boundary(months: month), bound < last {
            if let period = MeasurementPeriod(kind, firstMonth: month, within: term, in: zone),
                period.until <= last
            {
                periods.append(period)
            }
            month += kind.length.rawValue
        }
        return periods
    }
}
