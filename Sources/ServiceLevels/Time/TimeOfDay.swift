/// What a clock on the wall shows, `00:00` to `24:00`; the latter is the end of a day.
public struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds that the hands have gone since midnight, 0 to 86,400.
    public let secondsSinceMidnight: Int

    /// A time, or nil where no clock shows it.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        let seconds = hour * 3_600 + minute * 60 + second
        guard seconds <= 86_400 else { return nil }
        secondsSinceMidnight = seconds
    }

    /// Reads `08:30` or `08:30:15`, in ASCII, with both digits of each.
    public init?(_ text: some StringProtocol) {
        self.init(clock: Array(text.utf8)[...])
    }

    init(clamping seconds: Int) { secondsSinceMidnight = min(max(seconds, 0), 86_400) }

    init?(clock bytes: ArraySlice<UInt8>) {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(digits.contains) })
        else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - digits.lowerBound) } }
        self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
    }

    /// `08:30`, or `08:30:15` where there are seconds.
    public var description: String {
        secondsSinceMidnight.isMultiple(of: 60) ? String(descriptionWithSeconds.dropLast(3)) : descriptionWithSeconds
    }

    /// `08:30:00`.
    var descriptionWithSeconds: String {
        [secondsSinceMidnight / 3_600, secondsSinceMidnight / 60 % 60, secondsSinceMidnight % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// Orders times of one day.
    public static func < (first: TimeOfDay, second: TimeOfDay) -> Bool {
        first.secondsSinceMidnight < second.secondsSinceMidnight
    }
}
