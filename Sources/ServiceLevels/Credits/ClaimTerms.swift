/// Until when a credit has to be claimed: so long after the day on which the report about the period is due.
public struct ClaimTerms: Hashable, Sendable {
    /// How long after the last day of the period the report is due; nil where it is due on that day.
    public let reportDue: CalendarSpan?
    /// How long after that a claim is in time.
    public let window: CalendarSpan
    /// The calendar whose business days are meant, where they are.
    public let calendar: BusinessCalendar?
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// The terms of claims.
    public init(
        reportDue: CalendarSpan? = nil, window: CalendarSpan, calendar: BusinessCalendar? = nil,
        clause: ClauseReference
    ) {
        self.reportDue = reportDue
        self.window = window
        self.calendar = calendar
        self.clause = clause
    }

    /// The window for a period, or why there is none.
    public func window(for period: MeasurementPeriod, in zone: CivilZone) -> Result<ClaimWindow, NoNumber> {
        do throws(NoNumber) {
            let due = try reportDue?.lastDay(after: period.lastDay, calendar, clause: clause) ?? period.lastDay
            let last = try window.lastDay(after: due, calendar, clause: clause)
            guard let next = last.adding(days: 1) else { throw NoNumber(.dateOutOfRange, clause: clause) }
            return .success(
                ClaimWindow(reportDue: due, lastDay: last, closes: zone.start(of: next), clause: clause))
        } catch {
            return .failure(error)
        }
    }
}

/// Until when the credit of a period may be claimed.
public struct ClaimWindow: Hashable, Sendable {
    /// The day on which the report is due.
    public let reportDue: CivilDay
    /// The last day on which a claim is in time.
    public let lastDay: CivilDay
    /// The first moment that is too late: the end of that day in the agreement's zone.
    public let closes: Moment
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// Whether a claim made at a moment is in time.
    public func accepts(claimAt moment: Moment) -> Bool { moment < closes }

    /// The step that led to it.
    public var traceStep: TraceStep {
        TraceStep(
            .claimWindow,
            Sentence(
                id: "permintaan masih tepat waktu sampai akhir hari terakhir setelah laporan jatuh tempo",
                en: "a claim is in time to the end of the last day after the report is due"), clause,
            ["report due": .day(reportDue), "last day": .day(lastDay), "too late from": .moment(closes)])
    }
}
