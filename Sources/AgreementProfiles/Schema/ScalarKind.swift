internal import Agreements

/// The kinds of text that terms are made of. Each has one grammar, which is also that of the published JSON Schema.
public enum ScalarKind: Hashable, Sendable {
    /// One line of any words.
    case line
    /// A name for other terms to refer to.
    case id
    /// Percent, from 0 to 100, exact.
    case percentage
    /// Money without its currency, exact.
    case amount
    /// A whole number from 1 to 9,999.
    case count
    /// A number and a unit of time.
    case period
    /// What a limit or a level is reckoned over: a calendar period, the term, or so many months that roll.
    case span
    /// A day.
    case date
    /// A time of day, to the minute; 24:00 is the end of the day.
    case time
    /// Three capital letters, as in ISO 4217.
    case currency
    /// `always`, or the name of a calendar.
    case clock
    /// The id of a version: 40 hexadecimal digits.
    case version
    /// One of a few words.
    case choice([String])
    /// The id of something that stands elsewhere in the text.
    case reference(ReferenceTarget)
}

/// What an id in the terms may refer to.
public enum ReferenceTarget: String, Hashable, Sendable, CaseIterable {
    /// A party: the name of its file.
    case party
    /// A person whom the party of the same mapping lists.
    case person
    /// A calendar: the name of its file.
    case calendar
    /// `id` in `services`.
    case service
    /// `id` in `objectives` of a service.
    case objective
    /// `id` in `fees`.
    case fee
    /// `id` in `priorities`.
    case priority
    /// The slug of a clause.
    case clause
    /// One of the agreement's languages.
    case language
}

extension ScalarKind {
    /// What completes "it must be …".
    var expectation: String {
        switch self {
        case .line: "one line of words"
        case .id: "a short name of a-z, 0-9 and hyphens, such as `hosting`"
        case .percentage: "a percentage from 0 to 100 with a decimal point, such as `99.9`"
        case .amount: "an amount without currency and separators, such as `12500000` or `0.50`"
        case .count: "a whole number from 1 to 9999"
        case .period:
            "a number and one of \(Period.Unit.allCases.map(\.rawValue).joined(separator: ", ")), such as `14 days`"
        case .span: "`calendar-month`, `calendar-quarter`, `calendar-year`, `term`, or months such as `12 months`"
        case .date: "a date, such as `2026-07-01`"
        case .time: "a time of day from `00:00` to `24:00`"
        case .currency: "three capital letters, such as `IDR`"
        case .clock: "`always`, or the name of a calendar"
        case .version: "the id of a version, 40 digits or letters `a` to `f`"
        case .choice(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
        case .reference(let target): "the id of a \(target.rawValue)"
        }
    }

    /// Whether `text` has the grammar of the kind. The same as `pattern`, without a regular expression's cost.
    func accepts(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        switch self {
        case .line: return true
        case .id, .clock, .reference(.service), .reference(.objective), .reference(.fee), .reference(.priority),
            .reference(.party), .reference(.person), .reference(.calendar), .reference(.clause):
            return Self.isSlug(bytes)
        case .reference(.language): return LanguageTag(text) != nil
        case .percentage: return ExactDecimal(text).map { $0 <= .hundred } ?? false
        case .amount: return ExactDecimal(text) != nil
        case .count:
            return (1...4).contains(bytes.count) && bytes.first != UInt8(ascii: "0") && bytes.allSatisfy(\.isDigit)
        case .period: return Period(text) != nil
        case .span:
            if ["calendar-month", "calendar-quarter", "calendar-year", "term"].contains(text) { return true }
            return Period(text).map { $0.unit == .months && $0.count > 0 } ?? false
        case .date: return CivilDate(text) != nil
        case .time: return TimeOfDay(text) != nil
        case .currency: return bytes.count == 3 && bytes.allSatisfy(\.isCapital)
        case .version:
            return bytes.count == 40 && bytes.allSatisfy { $0.isDigit || (0x61...0x66).contains($0) }
        case .choice(let words): return words.contains(text)
        }
    }

    /// The grammar as a regular expression of ECMA 262, for JSON Schema. Days that no month has pass it.
    public var pattern: String {
        let slug = "[a-z0-9][a-z0-9-]{0,59}"
        return switch self {
        case .line: "^[^\\n]+$"
        case .reference(.language): "^[a-z]{2,3}(-[a-z0-9]{2,8})*$"
        case .id, .clock, .reference: "^\(slug)$"
        case .percentage: "^(0*100(\\.0{1,12})?|0*[0-9]{1,2}(\\.[0-9]{1,12})?)$"
        case .amount: "^[0-9]{1,24}(\\.[0-9]{1,12})?$"
        case .count: "^[1-9][0-9]{0,3}$"
        case .period:
            "^(0|[1-9][0-9]{0,5}) (\(Period.Unit.allCases.map(\.rawValue).joined(separator: "|")))$"
        case .span: "^(calendar-month|calendar-quarter|calendar-year|term|[1-9][0-9]{0,5} months)$"
        case .date: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        case .time: "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
        case .currency: "^[A-Z]{3}$"
        case .version: "^[0-9a-f]{40}$"
        case .choice(let words): "^(\(words.joined(separator: "|")))$"
        }
    }

    private static func isSlug(_ bytes: [UInt8]) -> Bool { Slug(String(decoding: bytes, as: UTF8.self)) != nil }
}
