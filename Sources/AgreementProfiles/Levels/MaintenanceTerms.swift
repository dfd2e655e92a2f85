public import ServiceLevels

/// A time without service that was planned, as somebody reports or assumes it.
public struct PlannedMaintenance: Hashable, Sendable {
    /// When the service was down for it.
    public let outage: Outage
    /// When it was announced; nil where that was not said.
    public let announced: Moment?

    /// A maintenance.
    public init(_ outage: Outage, announced: Moment?) {
        self.outage = outage
        self.announced = announced
    }
}

/// When planned maintenance may be done, and how long before it is announced.
struct MaintenanceTerms: Sendable {
    /// The hours in which it may be done.
    let windows: BusinessCalendar
    let notice: Period
    /// The calendar that business days and hours of the notice are counted by, or why there is none.
    let businessTime: Result<BusinessCalendar, TermsGap>

    /// The part of a time that lies within the windows.
    func planned(_ time: Interval) -> IntervalSet { windows.openTime(from: time.start, until: time.end) }

    /// Whether an announcement came early enough.
    func isEarlyEnough(_ announced: Moment, before start: Moment) throws(TermsGap) -> Bool {
        if let elapsed = notice.elapsed, notice.unit != .days {
            return announced.advanced(by: elapsed).map { $0 <= start } ?? false
        }
        let isBusinessTime = notice.unit == .businessDays || notice.unit == .businessHours
        let calendar = isBusinessTime ? try businessTime.get() : windows
        let zone = windows.zone
        do throws(NoNumber) {
            // Days are whole: what is announced on a Monday, 5 days before, may be done on the Saturday.
            if let span = notice.span {
                return try calendar.lastDay(of: span, after: zone.day(of: announced)) <= zone.day(of: start)
            }
            let clock = EscalationClock(.businessHours(calendar), clause: ClauseReference(calendar.name))
            let worked = try? clock.elapsed(from: announced, until: start)
            return worked.map { $0 >= .hours(Int32(notice.count)) } ?? false
        } catch {
            throw TermsGap(error.reason.sentence)
        }
    }
}
