/// A span of days as agreements state one: `30 days`, `5 business days`, `1 month`.
///
/// The day it is counted from does not count; the last day does, to its end.
public enum CalendarSpan: Hashable, Sendable {
    case days(Int)
    case businessDays(Int)
    case months(Int)

    /// The last day of the span that follows a day.
    ///
    /// - Throws: `noCalendar` or `calendarSilent` for business days, `dateOutOfRange`.
    func lastDay(
        after day: CivilDay, _ calendar: BusinessCalendar?, clause: ClauseReference
    ) throws(NoNumber) -> CivilDay {
        let last: CivilDay?
        switch self {
        case .days(let count): last = day.adding(days: count)
        case .months(let count): last = day.adding(months: count)
        case .businessDays(let count):
            guard let calendar else { throw NoNumber(.noCalendar, clause: clause) }
            last = try calendar.day(businessDays: count, after: day, clause: clause)
        }
        guard let last else { throw NoNumber(.dateOutOfRange, clause: clause) }
        return last
    }
}
