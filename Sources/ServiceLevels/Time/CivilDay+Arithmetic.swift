extension CivilDay {
    /// The day that lies `daysSinceEpoch` days after 1970-01-01 (negative before it), or nil outside the years 1 to 9999.
    public init?(daysSinceEpoch: Int) {
        guard CivilDay.numbers.contains(daysSinceEpoch) else { return nil }
        self.init(knownNumber: daysSinceEpoch)
    }

    /// The same for a number that stems from a moment, so that it is at most two days outside those years.
    ///
    /// Counts in eras of 400 years (146,097 days) that begin on 1 March, so that the leap day comes last.
    init(knownNumber: Int) {
        let (era, dayOfEra) = (knownNumber + 719_468).floored(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            knownYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The number of days from 1970-01-01 to this day; negative before it.
    public var daysSinceEpoch: Int {
        let (era, yearOfEra) = (month <= 2 ? year - 1 : year).floored(by: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday(rawValue: (daysSinceEpoch + 3).floored(by: 7).remainder + 1) ?? .monday
    }

    /// The day so many days later (earlier where negative), or nil outside the years 1 to 9999.
    public func adding(days: Int) -> CivilDay? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CivilDay(daysSinceEpoch: sum)
    }

    /// The same day so many months later (earlier where negative), or nil outside the years 1 to 9999.
    ///
    /// Where that month is too short, its last day: 31 January and one month is 28 February. To go on, add two months
    /// to the *anchor* (31 March) and never one to the result (28 March).
    public func adding(months: Int) -> CivilDay? {
        let (sum, overflow) = monthIndex.addingReportingOverflow(months)
        guard !overflow, (12..<120_000).contains(sum) else { return nil }
        let (year, month) = (sum / 12, sum % 12 + 1)
        return CivilDay(
            knownYear: year, month: month, day: min(day, CivilDay.length(ofMonth: month, in: year)))
    }

    /// The days of the years 1 to 9999, counted from the epoch.
    private static let numbers = -719_162...2_932_896

    /// Months since January of the year 0.
    var monthIndex: Int { year * 12 + month - 1 }
}
