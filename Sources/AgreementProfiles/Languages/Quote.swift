internal import Agreements

/// The words that are shown for a term, in one language.
struct Quote {
    let shown: String
    let language: LanguageTag
    /// What amounts of the agreement are counted in.
    let currency: String?

    /// What the term says where the words say something else; nil where they say the same.
    func difference(from value: QuotedValue) -> String? {
        switch value {
        case .words(let words): return shown == words ? nil : "`\(words)`"
        case .term(.scalar(let text, let kind, _)):
            guard !says(text, kind) else { return nil }
            // The same number may be of another currency.
            return "`\(text)`" + (kind == .amount ? currency.map { ", in \($0)" } ?? "" : "")
        case .term(.words(let words, _)):
            return words.values.contains(shown) ? nil : "`\(words[language] ?? "no words in this language")`"
        case .term: return "a list or a mapping, which no words can show"
        }
    }

    /// What to write for a value in the notation of the language; nil where that is not known.
    func form(of value: QuotedValue) -> String? {
        switch value {
        case .words(let words): words
        case .term(.scalar(let text, let kind, _)): form(of: text, kind)
        case .term(.words(let words, _)): words[language]
        case .term: nil
        }
    }

    private func form(of text: String, _ kind: ScalarKind) -> String? {
        guard Notation.speaks(language) else { return nil }
        let notation = Notation(language)
        switch kind {
        case .percentage: return notation.percent(text)
        case .amount: return currency.map { notation.money(text, $0) } ?? notation.number(text)
        case .period, .span:
            guard let period = Period(text) else { return text }
            // Business time is written with capitals where the text defines it.
            let isDefined = shown.contains { $0.isUppercase }
            return isDefined
                ? "\(period.count) " + notation.words(id: period.unit.words.id, en: period.unit.words.en)
                : notation.period(period)
        case .date: return CivilDate(text).map { notation.day($0.year, $0.month, $0.day) }
        case .time:
            return TimeOfDay(text).map { notation.time(hour: $0.minutes / 60, minute: $0.minutes % 60, second: 0) }
        default: return text
        }
    }

    private func says(_ text: String, _ kind: ScalarKind) -> Bool {
        let figures = FigureScanner.figures(in: Array(shown.utf8), language).map(\.value)
        guard figures.count == 1, let figure = figures.first else { return shown == text }
        switch (kind, figure) {
        case (.percentage, .percent(let number)), (.percentage, .number(let number)), (.count, .number(let number)),
            (.amount, .number(let number)):
            return ExactDecimal(text) == number
        case (.amount, .money(let code, let number)):
            // A sign such as $ names no currency by itself.
            let isOther = code.utf8.allSatisfy(\.isCapital) && code != currency
            return ExactDecimal(text) == number && !(isOther && currency != nil)
        case (.period, .number(let number)), (.span, .number(let number)):
            return Period(text).map { ExactDecimal(String($0.count)) == number && says($0.unit) } ?? false
        case (.date, .date(let date)): return CivilDate(text) == date
        case (.time, .time(let time)): return TimeOfDay(text) == time
        default: return shown == text
        }
    }

    /// Whether the words name a unit, in a language whose units are known here.
    private func says(_ unit: Period.Unit) -> Bool {
        guard let language = TemplateLanguage(rawValue: language.rawValue) else { return true }
        let words = shown.lowercased()
        let isOfBusiness = ["jam kerja", "hari kerja", "business"].contains(where: words.contains)
        switch unit {
        case .businessHours: return isOfBusiness && words.contains(Self.units[.hours]?[language] ?? "")
        case .businessDays: return isOfBusiness && words.contains(Self.units[.days]?[language] ?? "")
        default: return !isOfBusiness && words.contains(Self.units[unit]?[language] ?? "")
        }
    }

    private static let units: [Period.Unit: Bilingual] = [
        .seconds: Bilingual(id: "detik", en: "second"), .minutes: Bilingual(id: "menit", en: "minute"),
        .hours: Bilingual(id: "jam", en: "hour"), .days: Bilingual(id: "hari", en: "day"),
        .months: Bilingual(id: "bulan", en: "month"),
    ]
}
