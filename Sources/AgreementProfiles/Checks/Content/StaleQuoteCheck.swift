internal import Agreements

/// A clause that quotes a term shows its current value: `[99.9%](terms/services.yaml#services.hosting…)`.
enum StaleQuoteCheck: ContentCheckRule {
    static let name = "stale-quote"
    static let sentence = "People would go by the words, and programs by the term."

    static func remarks(on context: CheckContext) -> [Remark] {
        context.content.clauses.flatMap { clause in
            clause.paragraphs.flatMap { paragraph in
                paragraph.links.compactMap { link -> Remark? in
                    guard case .file(let path, let fragment?) = Reference(paragraph.text(link.target)),
                        let value = context.content.value(at: path, fragment)
                    else { return nil }
                    let shown = paragraph.text(link.shown)
                    let quote = Quote(
                        shown: shown, language: clause.language,
                        currency: context.content.terms("fees")?["currency"]?.text)
                    guard let actual = quote.difference(from: value) else { return nil }
                    return Remark(
                        clause.path, paragraph.position(link.shown.lowerBound),
                        "`\(shown)` is shown, and \(path) has \(actual).",
                        hint: "Write the term's value between the brackets, or change the term.")
                }
            }
        }
    }
}

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
        case .term(.scalar(let text, let kind, _)): return says(text, kind) ? nil : "`\(text)`"
        case .term(.words(let words, _)):
            return words.values.contains(shown) ? nil : "`\(words[language] ?? "no words in this language")`"
        case .term: return "a list or a mapping, which no words can show"
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
