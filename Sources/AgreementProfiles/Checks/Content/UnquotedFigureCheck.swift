internal import Agreements

/// A figure that a clause states in its own words, without quoting a term, is one that the terms have.
enum UnquotedFigureCheck: ContentCheckRule {
    static let name = "unquoted-figure"
    static let sentence = "People would go by the clause, and programs by the terms."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        let content = context.content
        let known = content.terms.mapValues(TermsQuantities.init)
        let stated = known.values.reduce(into: Set<Quantity>()) { $0.formUnion($1.stated) }
        return content.clauses.flatMap { clause -> [Remark] in
            let topics = ClauseTopics(clause, in: content).paths.sorted()
            // A percentage in a clause about fees is one that fees.yaml may be expected to have, if it has any.
            let units = topics.reduce(into: [Quantity.Unit: String]()) { units, path in
                for unit in known[path]?.units ?? [] where units[unit] == nil { units[unit] = path }
            }
            guard !units.isEmpty else { return [] }
            return clause.paragraphs.flatMap { paragraph in
                FigureScanner.figures(in: paragraph.prose, clause.language).compactMap { figure -> Remark? in
                    guard !paragraph.links.contains(where: { $0.shown.overlaps(figure.range) }),
                        let quantity = Quantity(figure, in: paragraph.prose, clause.language),
                        let path = units[quantity.unit], !stated.contains(quantity), !quantity.isAllOrNothing
                    else { return nil }
                    return Remark(
                        clause.path, paragraph.position(figure.range.lowerBound),
                        "No term says `\(paragraph.text(figure.range))`, and the clause is about \(path).",
                        hint: "Quote the term that is meant, [figure](\(path)#…), or add it to the terms.")
                }
            }
        }
    }
}

/// What a file of terms counts.
private struct TermsQuantities {
    /// Everything that it says in figures, also in its sentences.
    private(set) var stated: Set<Quantity> = []
    /// The units that its terms have.
    private(set) var units: Set<Quantity.Unit> = []

    init(_ node: TermNode) {
        for (value, _) in node.everything {
            switch value {
            case .scalar(let text, let kind, _):
                guard let quantity = Quantity(text, kind) else { continue }
                stated.insert(quantity)
                units.insert(quantity.unit)
            case .words(let words, _):
                for (language, text) in words {
                    let bytes = Array(text.utf8)
                    stated.formUnion(
                        FigureScanner.figures(in: bytes, language).compactMap { Quantity($0, in: bytes, language) })
                }
            case .mapping, .list: continue
            }
        }
    }
}

extension Quantity {
    /// Nothing and everything, which sentences say without meaning a term.
    fileprivate var isAllOrNothing: Bool { unit == .percent && (number == .zero || number == .hundred) }
}
