/// A length of time as people agree on it: a number and a unit. How long a month is depends on when it begins.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    /// What is counted.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// Elapsed time.
        case seconds, minutes, hours
        /// Time in which a calendar is open.
        case businessHours = "business-hours"
        /// Days of any kind.
        case days
        /// Days on which a calendar is open at all.
        case businessDays = "business-days"
        /// Civil months.
        case months
    }

    /// How many.
    public let count: Int
    /// Of what.
    public let unit: Unit

    /// Reads `14 days`: a whole number up to 999,999 without leading zeros, a space, a unit.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...6).contains(parts[0].count), parts[0].allSatisfy(\.isDigit),
            parts[0].count == 1 || parts[0].first != UInt8(ascii: "0"), let count = Int(Substring(parts[0])),
            let unit = Unit(rawValue: String(Substring(parts[1])))
        else { return nil }
        self.count = count
        self.unit = unit
    }

    public var description: String { "\(count) \(unit.rawValue)" }

    /// The most days that it can last, with weeks in which five days are worked and months of 31 days.
    var mostDays: Int {
        switch unit {
        case .seconds: count / 86_400
        case .minutes: count / 1_440
        case .hours: count / 24
        case .businessHours: Period.daysOfWork((count + 7) / 8)
        case .days: count
        case .businessDays: Period.daysOfWork(count)
        case .months: count * 31
        }
    }

    /// The fewest days that it can last.
    var fewestDays: Int {
        switch unit {
        case .months: count * 28
        case .businessHours: count / 24
        case .businessDays: count
        case .seconds, .minutes, .hours, .days: mostDays
        }
    }

    /// So many days of work with the weekends between and before them.
    private static func daysOfWork(_ count: Int) -> Int { count + (count + 4) / 5 * 2 }
}

/// A time of day, to the minute.
public struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes since midnight; 1,440 is the end of the day.
    public let minutes: Int

    /// Reads `HH:MM` from 00:00 to 24:00.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            [bytes[0], bytes[1], bytes[3], bytes[4]].allSatisfy(\.isDigit)
        else { return nil }
        let hour = Int(bytes[0] - 48) * 10 + Int(bytes[1] - 48)
        let minute = Int(bytes[3] - 48) * 10 + Int(bytes[4] - 48)
        guard minute < 60, hour < 24 || hour == 24 && minute == 0 else { return nil }
        minutes = hour * 60 + minute
    }

    public var description: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return padded(minutes / 60) + ":" + padded(minutes % 60)
    }

    /// Orders times as they pass.
    public static func < (first: TimeOfDay, second: TimeOfDay) -> Bool { first.minutes < second.minutes }
}
