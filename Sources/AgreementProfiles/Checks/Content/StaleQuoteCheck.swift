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
                        hint: quote.form(of: value).map { "Write `\($0)` between the brackets, or change the term." }
                            ?? "Write the term's value between the brackets, or change the term.")
                }
            }
        }
    }
}
