internal import Agreements

/// A word that is given a meaning is used.
enum UnusedTermCheck: ContentCheckRule {
    static let name = "unused-term"
    static let sentence = "A definition that nothing needs is often what is left of a provision that was dropped."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        Dictionary(grouping: context.content.clauses, by: \.language).sorted { $0.key < $1.key }.flatMap { _, clauses in
            let terms = DefinedTerms(in: clauses)
            let uses = clauses.flatMap(\.paragraphs).reduce(into: [[UInt8]: Int]()) { sum, paragraph in
                sum.merge(terms.uses(in: paragraph.prose), uniquingKeysWith: +)
            }
            return terms.definitions.filter { (uses[Array($0.words.utf8)] ?? 0) < 2 }.map { definition in
                Remark(
                    definition.clause.path, definition.position,
                    "`\(definition.words)` is defined here and used nowhere else.",
                    hint: "Use the term where it is meant, or leave the definition out.")
            }
        }
    }
}
