internal import Agreements

/// The day from which the text governs is the same in prose and data.
enum DateDiffersCheck: ContentCheckRule {
    static let name = "date-differs"
    static let sentence =
        "Programs go by agreement.yaml, people by the clause: they would disagree about the first day."

    static func remarks(on context: CheckContext) -> [Remark] {
        let declaration = context.content.text.declaration
        var known = [KnownDay(declaration.term?.from, "term.from"), KnownDay(declaration.term?.until, "term.until")]
            .compactMap { $0 }
        var inForce: KnownDay?
        if case .date(let from)? = declaration.inForce?.from {
            inForce = KnownDay(from, "in-force.from")
            // Where the term begins on the same day, that is what a clause quotes.
            if !known.contains(where: { $0.date == from }) { inForce.map { known.append($0) } }
        }
        guard !known.isEmpty else { return [] }
        return context.content.clauses.flatMap { clause in
            clause.paragraphs.flatMap { paragraph -> [Remark] in
                let figures = FigureScanner.figures(in: paragraph.prose, clause.language)
                // Few paragraphs have a day at all, and searching for phrases costs more than finding that out.
                guard figures.contains(where: \.isDate) else { return [] }
                let words = paragraph.words.lowercased()
                guard phrases.contains(where: words.contains) else { return [] }
                var end = 0
                return figures.compactMap { figure in
                    guard case .date(let date) = figure.value else { return nil }
                    let before = paragraph.prose[end..<figure.range.lowerBound]
                    end = figure.range.upperBound
                    // The term may have begun with an earlier text; this one is in force from its own day on.
                    let isOfText = isAboutTheText(String(decoding: before, as: UTF8.self).lowercased())
                    let days = isOfText ? inForce.map { [$0] } ?? known : known
                    guard !days.contains(where: { $0.date == date }) else { return nil }
                    let named = days.map(\.date.description).joined(separator: ", ")
                    let quotes = days.map { $0.quote(clause.language) }.joined(separator: " or ")
                    return Remark(
                        clause.path, paragraph.position(figure.range.lowerBound),
                        "The clause names \(date), and agreement.yaml \(named).",
                        hint: "Write the same day in both; quoted, it is \(quotes).")
                }
            }
        }
    }

    /// Whether the words before a day say of the text, and not of the agreement, that it is in force from then on.
    private static func isAboutTheText(_ words: String) -> Bool {
        let sentence = words.split(separator: ". ").last ?? ""
        return phrases.contains { phrase in
            sentence.ranges(of: phrase).contains { range in
                subjects.contains { sentence[..<range.lowerBound].hasSuffix($0) }
            }
        }
    }

    /// What a sentence calls the text itself, in front of a phrase.
    private static let subjects = ["this text ", "text is ", "teks ini "]

    /// How a sentence begins that says from when a text governs.
    private static let phrases = [
        "in force from", "runs from", "takes effect", "effective from", "effective date", "comes into force",
        "berlaku sejak", "berlaku mulai", "mulai berlaku", "berlaku efektif",
    ]
}

/// A day of `agreement.yaml`, with the way to it.
private struct KnownDay {
    let date: CivilDate
    let field: String

    init?(_ date: CivilDate?, _ field: String) {
        guard let date else { return nil }
        (self.date, self.field) = (date, field)
    }

    /// As a clause quotes it in its own language.
    func quote(_ language: LanguageTag) -> String {
        let words =
            Notation.speaks(language)
            ? Notation(language).day(date.year, date.month, date.day) : date.description
        return "[\(words)](agreement.yaml#\(field))"
    }
}

extension Figure {
    fileprivate var isDate: Bool { if case .date = value { true } else { false } }
}
