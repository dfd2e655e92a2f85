internal import Agreements

/// How a language writes numbers and days.
struct NumberStyle {
    let decimalPoint: UInt8
    let grouping: UInt8
    /// What stands between hours and minutes besides a colon.
    let timeSeparator: UInt8?
    /// January first; empty where the days of the language are not known here.
    let months: [String]
    /// What percent is called where the sign is not used.
    let percentWords: [String]
    /// What follows the number of a day: `1st`.
    var ordinalEndings: [String] = []
    /// What may stand between the day and its month: `1 of July`.
    var dayJoiner: String?
    /// Whether `am` and `pm` say which half of the day is meant.
    var hasHalvesOfDay = false

    static func of(_ language: LanguageTag) -> NumberStyle {
        let primary = language.rawValue.prefix { $0 != "-" }
        switch primary {
        case "id": return indonesian
        case "de", "nl", "es", "fr", "it", "pt", "da", "sv", "nb", "fi", "pl", "cs", "ru", "tr", "vi":
            return NumberStyle(
                decimalPoint: UInt8(ascii: ","), grouping: UInt8(ascii: "."), timeSeparator: nil, months: [],
                percentWords: [])
        default: return english
        }
    }

    private static let indonesian = NumberStyle(
        decimalPoint: UInt8(ascii: ","), grouping: UInt8(ascii: "."), timeSeparator: UInt8(ascii: "."),
        months: Wording.months.map(\.id), percentWords: ["persen"])

    private static let english = NumberStyle(
        decimalPoint: UInt8(ascii: "."), grouping: UInt8(ascii: ","), timeSeparator: nil,
        months: Wording.months.map(\.en), percentWords: ["percent", "per cent"],
        ordinalEndings: ["st", "nd", "rd", "th"], dayJoiner: "of", hasHalvesOfDay: true)

    /// The value of digits with separators; nil where they follow no notation of the language.
    func value(of token: ArraySlice<UInt8>) -> Figure.Value? {
        if token.contains(UInt8(ascii: ":")) { return Self.time(token, separator: UInt8(ascii: ":")) }
        if let date = CivilDate(String(decoding: token, as: UTF8.self)) { return .date(date) }
        let parts = token.split(separator: decimalPoint, omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, parts.count == 1 || parts[1].allSatisfy(\.isDigit) else {
            return nil
        }
        let groups = whole.split(separator: grouping, omittingEmptySubsequences: false)
        let isGrouped =
            groups.count > 1 && (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        guard groups.allSatisfy({ $0.allSatisfy(\.isDigit) }), groups.count == 1 || isGrouped else {
            return timeSeparator.flatMap { Self.time(token, separator: $0) }
        }
        let digits = Array(groups.joined()) + (parts.count == 2 ? [UInt8(ascii: ".")] + Array(parts[1]) : [])
        return ExactDecimal(String(decoding: digits, as: UTF8.self)).map(Figure.Value.number)
    }

    /// `2`, `2:30` and `2.30` as the time that they are in the half of the day that is named behind them.
    func time(of token: ArraySlice<UInt8>, isAfternoon: Bool) -> TimeOfDay? {
        let parts = token.split { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
            .map { String(decoding: $0, as: UTF8.self) }
        guard (1...2).contains(parts.count), let hour = Int(parts[0]), (1...12).contains(hour),
            parts.count == 1 || parts[1].utf8.count == 2
        else { return nil }
        let hours = hour % 12 + (isAfternoon ? 12 : 0)
        return TimeOfDay((hours < 10 ? "0" : "") + "\(hours):" + (parts.count == 2 ? parts[1] : "00"))
    }

    /// `8:00` and `08.00` as the time they are.
    private static func time(_ token: ArraySlice<UInt8>, separator: UInt8) -> Figure.Value? {
        let parts = token.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2 else { return nil }
        let padding = parts[0].count == 1 ? "0" : ""
        let text = padding + parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ":")
        return TimeOfDay(text).map(Figure.Value.time)
    }
}
