internal import Agreements

/// The day from which the text governs is the same in prose and data.
enum DateDiffersCheck: ContentCheckRule {
    static let name = "date-differs"
    static let sentence =
        "Programs go by agreement.yaml, people by the clause: they would disagree about the first day."

    static func remarks(on context: CheckContext) -> [Remark] {
        let declaration = context.content.text.declaration
        var known: [CivilDate] = [declaration.term?.from, declaration.term?.until].compactMap { $0 }
        if case .date(let from)? = declaration.inForce?.from { known.append(from) }
        guard !known.isEmpty else { return [] }
        let days = known.map(\.description).joined(separator: ", ")
        return context.content.clauses.flatMap { clause in
            clause.paragraphs.flatMap { paragraph -> [Remark] in
                let figures = FigureScanner.figures(in: paragraph.prose, clause.language)
                // Few paragraphs have a day at all, and searching for phrases costs more than finding that out.
                guard figures.contains(where: \.isDate) else { return [] }
                let words = paragraph.words.lowercased()
                guard phrases.contains(where: words.contains) else { return [] }
                return figures.compactMap { figure in
                    guard case .date(let date) = figure.value, !known.contains(date) else { return nil }
                    return Remark(
                        clause.path, paragraph.position(figure.range.lowerBound),
                        "The clause names \(date), and agreement.yaml \(days).",
                        hint: "Write the same day in both, or quote it: [1 July 2026](agreement.yaml#term.from).")
                }
            }
        }
    }

    /// How a sentence begins that says from when a text governs.
    private static let phrases = [
        "in force from", "runs from", "takes effect", "effective from", "effective date", "comes into force",
        "berlaku sejak", "berlaku mulai", "mulai berlaku", "berlaku efektif",
    ]
}

extension Figure {
    fileprivate var isDate: Bool { if case .date = value { true } else { false } }
}
