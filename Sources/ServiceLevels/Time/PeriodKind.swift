/// Over what a service level is measured: a month, a quarter or a year, of the calendar or from an anchor.
///
/// Bounds are reckoned from the anchor each time, so that months from the 31st are 31 January, 28 February, 31 March.
public struct PeriodKind: Hashable, Sendable, CustomStringConvertible {
    /// How long, in months.
    public enum Length: Int, Hashable, Sendable, CaseIterable {
        case month = 1
        case quarter = 3
        case year = 12
    }

    /// The civil length.
    public let length: Length
    /// The day that periods are counted from; nil for those of the calendar.
    public let anchor: CivilDay?

    /// From the first of a month until the first of the next.
    public static let month = PeriodKind(length: .month, anchor: nil)
    /// From 1 January, April, July or October.
    public static let quarter = PeriodKind(length: .quarter, anchor: nil)
    /// From 1 January.
    public static let year = PeriodKind(length: .year, anchor: nil)

    /// Counted from a day, such as the first of the contract, and its anniversaries.
    public static func every(_ length: Length, from anchor: CivilDay) -> PeriodKind {
        PeriodKind(length: length, anchor: anchor)
    }

    /// `calendar month`, `quarter from 2026-01-31`.
    public var description: String { anchor.map { "\(length) from \($0)" } ?? "calendar \(length)" }

    /// The same in Indonesian: `bulan kalender`.
    var indonesian: String {
        let name =
            switch length {
            case .month: "bulan"
            case .quarter: "triwulan"
            case .year: "tahun"
            }
        return anchor.map { "\(name) sejak \($0)" } ?? "\(name) kalender"
    }

    /// The day `months` months from the anchor; nil outside the years 1 to 9999.
    func boundary(months: Int) -> CivilDay? { origin.adding(months: months) }

    /// How many months from the anchor the period begins that a day falls into.
    func firstMonth(of day: CivilDay) -> Int {
        let months = (day.monthIndex - origin.monthIndex).floored(by: length.rawValue).quotient * length.rawValue
        // In the anchor's month the day may still belong to the period before.
        guard let bound = boundary(months: months), bound > day else { return months }
        return months - length.rawValue
    }

    private var origin: CivilDay { anchor ?? CivilDay(knownYear: 1, month: 1, day: 1) }
}
