/// When an act says it was done: a claim of its author, as a commit records it.
///
/// `seconds` count from 1970-01-01T00:00:00Z; `offset` is minutes east of UTC and only a way of showing it.
public struct ActTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64
    /// Minutes east of UTC.
    public let offset: Int

    /// nil unless `0 <= seconds < 10^10` and `-12 h <= offset <= +14 h`, the range a canonical commit can hold.
    public init?(seconds: Int64, offset: Int) {
        guard (0..<10_000_000_000).contains(seconds), (-720...840).contains(offset) else { return nil }
        self.seconds = seconds
        self.offset = offset
    }

    /// Parses `<seconds> <±hhmm>` with one spelling for each value: no leading zeros, and UTC is `+0000`.
    init?(canonical text: ArraySlice<UInt8>) {
        guard let space = text.firstIndex(of: UInt8(ascii: " ")), text.endIndex - space == 6,
            let seconds = Self.number(text[..<space]), let clock = Self.number(text[(space + 2)...])
        else { return nil }
        let minutes = Int(clock / 100 * 60 + clock % 100)
        let sign = text[space + 1]
        guard clock % 100 < 60, text.first != UInt8(ascii: "0") || seconds == 0 && space == text.startIndex + 1,
            sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") && minutes > 0
        else { return nil }
        self.init(seconds: seconds, offset: sign == UInt8(ascii: "-") ? -minutes : minutes)
    }

    /// A number of at most ten digits.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        guard (1...10).contains(digits.count) else { return nil }
        var value: Int64 = 0
        for digit in digits {
            guard digit.isDigit else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    /// The spelling in a commit: `1767225600 +0700`.
    public var canonical: String {
        let minutes = abs(offset)
        let clock = minutes / 60 * 100 + minutes % 60
        let digits = String(clock)
        return "\(seconds) \(offset < 0 ? "-" : "+")\(String(repeating: "0", count: 4 - digits.count))\(digits)"
    }

    /// Earlier or later by the instant alone.
    public static func < (left: ActTime, right: ActTime) -> Bool { left.seconds < right.seconds }
}
