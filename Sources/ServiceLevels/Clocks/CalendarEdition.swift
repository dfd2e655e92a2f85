/// One edition of a business calendar: holidays are announced, and moved, while an agreement runs.
public struct CalendarEdition: Hashable, Sendable {
    /// What the edition is called in traces: the version of the text that has it, `version 3`.
    public let name: String
    /// The first day that it says something about.
    public let from: CivilDay
    /// The ordinary week.
    public let hours: BusinessHours
    /// The days that are no business days, with their names.
    public let holidays: [CivilDay: String]
    /// Where the agreement has it.
    public let clause: ClauseReference

    /// An edition.
    public init(
        name: String, from: CivilDay, hours: BusinessHours, holidays: [CivilDay: String] = [:],
        clause: ClauseReference
    ) {
        self.name = name
        self.from = from
        self.hours = hours
        self.holidays = holidays
        self.clause = clause
    }

    func hours(on day: CivilDay) -> [OpeningHours] {
        holidays[day] == nil ? hours.hours[day.weekday] ?? [] : []
    }
}
