/// One clause in every language of the templates.
///
/// The slug is the clause's identity, the number its place; both are the same in every language.
/// Texts are broken at 100 columns and begin with a `# Heading`, so that a redline stays readable.
struct ClausePair: Sendable {
    let number: Int
    let slug: String
    let text: Bilingual

    init(_ number: Int, _ slug: String, id: String, en: String) {
        self.number = number
        self.slug = slug
        text = Bilingual(id: id, en: en)
    }

    /// One file per language: `clauses/010-scope.id.md`.
    ///
    /// - Parameter figures: what the clause quotes.
    func files(in languages: [Wording], quoting figures: QuotedFigures) -> [TemplateFile] {
        let digits = String(number)
        let place = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return languages.map { wording in
            TemplateFile(
                path: "clauses/\(place)-\(slug).\(wording.language.rawValue).md",
                content: figures.written(in: text[wording.language], wording) + "\n")
        }
    }
}
