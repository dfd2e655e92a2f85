extension Moment: CustomStringConvertible {
    /// Reads a date-time of RFC 3339: `2026-04-01T07:00:00+07:00`, `2026-04-01T00:00:00.25Z`.
    ///
    /// Capital `T` and `Z` alone. Nil for anything else, for a fraction finer than a microsecond (it would have to be
    /// rounded) and for the leap second `:60`, which the zones of computers do not know.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), let day = CivilDay(text.prefix(10)),
            let time = TimeOfDay(clock: bytes[11..<19]), time.secondsSinceMidnight < 86_400
        else { return nil }
        var rest = bytes[19...]
        var fraction: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...6).contains(digits.count) else { return nil }
            fraction = digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
            for _ in digits.count..<6 { fraction *= 10 }
            rest = rest[digits.endIndex...]
        }
        guard let offset = Moment.offset(rest) else { return nil }
        let seconds = Int64(day.daysSinceEpoch) * 86_400 + Int64(time.secondsSinceMidnight - offset)
        self.init(microsecondsSinceEpoch: seconds * 1_000_000 + fraction)
    }

    /// The date-time of RFC 3339 in UTC, `2026-04-01T00:00:00Z`; a fraction only where there is one.
    public var description: String {
        let (seconds, fraction) = microsecondsSinceEpoch.floored(by: 1_000_000)
        let (day, second) = Int(seconds).floored(by: 86_400)
        let time = TimeOfDay(clamping: second).descriptionWithSeconds
        var digits = String(String(1_000_000 + fraction).dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(CivilDay(knownNumber: day))T\(time)\(digits.isEmpty ? "" : ".")\(digits)Z"
    }

    /// Seconds east of UTC: `Z`, `+07:00`, at most 23:59.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.elementsEqual("Z".utf8) { return 0 }
        guard bytes.count == 6, let sign = bytes.first, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(sign),
            let time = TimeOfDay(clock: bytes.dropFirst()), time.secondsSinceMidnight < 86_400
        else { return nil }
        return sign == UInt8(ascii: "+") ? time.secondsSinceMidnight : -time.secondsSinceMidnight
    }
}

extension FixedWidthInteger {
    /// Quotient rounded down and remainder that is never negative, for a positive divisor.
    func floored(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
