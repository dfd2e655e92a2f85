/// A day of the proleptic Gregorian calendar, without a time and without a zone.
///
/// Written `YYYY-MM-DD` (RFC 3339 `full-date`).
public struct CivilDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year; 1 to 9999 for every day that was read or reached by this module's arithmetic.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// A day, or nil where the calendar has none such in the years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...CivilDay.length(ofMonth: month, in: year)).contains(day)
        else { return nil }
        self.init(knownYear: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`, exactly ten ASCII characters naming a day that exists.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(digits.contains) }) else {
            return nil
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - digits.lowerBound) } }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    init(knownYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        func padded(_ number: Int, to width: Int) -> String {
            let digits = String(number.magnitude)
            let zeros = String(repeating: "0", count: max(0, width - digits.count))
            return (number < 0 ? "-" : "") + zeros + digits
        }
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    /// Orders days as they pass.
    public static func < (first: CivilDay, second: CivilDay) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }

    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
