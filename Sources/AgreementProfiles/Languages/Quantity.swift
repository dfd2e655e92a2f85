internal import Agreements

/// A number with what it counts, as a term or the words of a clause have it.
struct Quantity: Hashable {
    /// What is counted.
    enum Unit: Hashable {
        case percent
        case money
        case time(Period.Unit)
    }

    let number: ExactDecimal
    let unit: Unit

    /// What a term says; nil where it counts nothing that has a unit.
    init?(_ text: String, _ kind: ScalarKind) {
        switch kind {
        case .percentage: self.init(ExactDecimal(text), .percent)
        case .amount: self.init(ExactDecimal(text), .money)
        case .period, .span:
            guard let period = Period(text) else { return nil }
            self.init(ExactDecimal(String(period.count)), .time(period.unit))
        default: return nil
        }
    }

    /// What a figure of some words says, with the unit that stands behind it; nil where it counts something else.
    init?(_ figure: Figure, in words: [UInt8], _ language: LanguageTag) {
        switch figure.value {
        case .percent(let number): self.init(number, .percent)
        case .money(_, let number): self.init(number, .money)
        case .number(let number):
            guard let unit = Self.unit(behind: words[figure.range.upperBound...], language) else { return nil }
            self.init(number, .time(unit))
        case .date, .time, .other: return nil
        }
    }

    private init?(_ number: ExactDecimal?, _ unit: Unit) {
        guard let number else { return nil }
        self.number = number
        self.unit = unit
    }

    /// The unit of time that follows a number: `2 Business Hours`, `14 (empat belas) hari`, `fourteen (14) days`. What
    /// says how often rather than how long, as in `24 hours a day`, has none.
    private static func unit(behind words: ArraySlice<UInt8>, _ language: LanguageTag) -> Period.Unit? {
        guard let language = TemplateLanguage(rawValue: language.rawValue) else { return nil }
        var rest = String(decoding: words.prefix(80), as: UTF8.self).lowercased()[...]
        func skipSpaces() { rest = rest.drop { $0 == " " || $0 == "\u{A0}" } }
        skipSpaces()
        if rest.hasPrefix("("), let close = rest.firstIndex(of: ")") { rest = rest[rest.index(after: close)...] }
        if rest.hasPrefix(")") { rest = rest.dropFirst() }
        skipSpaces()
        guard let (name, unit) = names[language]?.first(where: { rest.hasPrefix($0.name) }) else { return nil }
        rest = rest.dropFirst(name.count)
        // `menitnya` and `hours` are the same words; `monthly` is another.
        let ending = rest.prefix { $0.isLetter }
        guard ["", "s", "nya"].contains(ending) else { return nil }
        rest = rest.dropFirst(ending.count)
        skipSpaces()
        return rates.contains(where: rest.hasPrefix) ? nil : unit
    }

    /// The longest first.
    private static let names: [TemplateLanguage: [(name: String, unit: Period.Unit)]] = [
        .indonesian: [
            ("jam kerja", .businessHours), ("hari kerja", .businessDays), ("detik", .seconds), ("menit", .minutes),
            ("jam", .hours), ("hari", .days), ("bulan", .months),
        ],
        .english: [
            ("business hour", .businessHours), ("business day", .businessDays), ("second", .seconds),
            ("minute", .minutes), ("hour", .hours), ("day", .days), ("month", .months),
        ],
    ]

    private static let rates = ["a ", "per ", "sehari", "seminggu", "sebulan"]
}
