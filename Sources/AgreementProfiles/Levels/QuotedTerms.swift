internal import Agreements

/// Which clause says in words what a term says as data.
struct QuotedTerms {
    private let quotes: [(path: String, field: String, clause: Slug)]
    private let clauses: Set<Slug>

    init(_ content: ProfiledText) {
        quotes = content.clauses.flatMap { clause in
            clause.paragraphs.flatMap { paragraph in
                (paragraph.links.map(\.target) + paragraph.codes).compactMap { range in
                    guard case .file(let path, let fragment?) = Reference(paragraph.text(range)) else { return nil }
                    return (path, fragment, clause.slug)
                }
            }
        }
        clauses = Set(content.clauses.map(\.slug))
    }

    /// The clause that quotes the value or a part of it; else the one that bears the file's name.
    func clause(of provision: Provision) -> Slug? {
        let field = provision.field
        let quoting = quotes.first { quote in
            quote.path == provision.path && (quote.field == field || quote.field.hasPrefix(field + "."))
        }
        if let quoting { return quoting.clause }
        guard case .terms(let topic) = TextPlace(path: provision.path), clauses.contains(topic) else { return nil }
        return topic
    }
}
