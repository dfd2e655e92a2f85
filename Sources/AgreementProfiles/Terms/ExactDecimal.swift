/// A decimal from 0 up, exactly as it was written: at most 24 digits before the point and 12 behind it.
public struct ExactDecimal: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The digits before the point, without leading zeros; empty for none but zeros.
    private let whole: String
    /// The digits behind it, without trailing zeros.
    private let fraction: String

    /// Reads `[0-9]{1,24}(\.[0-9]{1,12})?`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...24).contains(parts[0].count),
            parts.allSatisfy({ $0.allSatisfy(\.isDigit) }), parts.count == 1 || (1...12).contains(parts[1].count)
        else { return nil }
        whole = String(Substring(parts[0].drop { $0 == UInt8(ascii: "0") }))
        var behind = parts.count == 2 ? parts[1] : Substring("").utf8[...]
        while behind.last == UInt8(ascii: "0") { behind.removeLast() }
        fraction = String(Substring(behind))
    }

    private init(whole: String) {
        self.whole = whole
        fraction = ""
    }

    static let zero = ExactDecimal(whole: "")
    static let hundred = ExactDecimal(whole: "100")

    /// The shortest spelling: `99.9` for `099.90`.
    public var description: String {
        (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// Orders decimals by their value.
    public static func < (first: ExactDecimal, second: ExactDecimal) -> Bool {
        guard first.whole.utf8.count == second.whole.utf8.count else {
            return first.whole.utf8.count < second.whole.utf8.count
        }
        // Digits compare as they count, and a fraction that another continues is the smaller one.
        return (first.whole, first.fraction) < (second.whole, second.fraction)
    }
}
