internal import Agreements

extension ConformedDocument {
    /// The document as a page of HTML, made for A4; languages side by side.
    public var html: String {
        let sections = sections
        let parts = sections.enumerated().map { index, section -> HTMLNode in
            let isLast = index == sections.count - 1
            let attributes: [HTMLNode.Attribute] = (isLast ? [.style(.signatures)] : []) + [.anchor(index)]
            let heading: [HTMLNode] = section.isHeaded ? [] : [.make(.h2, [.quoted(section.heading)])]
            return .element(.section, attributes, heading + section.blocks.flatMap(nodes))
        }
        return Page(
            title: text.title, language: words.first,
            content: [titlePage, .make(.main, [contents(sections)] + parts), .make(.footer, .running, footer)]
        ).markup
    }

    private var titlePage: HTMLNode {
        let declaration = text.text.declaration
        var titles: [(LanguageTag, String)] = []
        for language in text.languages {
            guard let title = declaration.title[language], !titles.contains(where: { $0.1 == title }) else { continue }
            titles.append((language, title))
        }
        return .make(
            .header, .cover,
            titles.map { .element(.h1, [.language($0), .direction($0.direction)], [.text($1)]) }
                + text.orderedParties.map {
                    .make(.p, .party, [.quoted($0.name), .make(.small, " \($0.role.label(in: words))")])
                }
                + [.make(.div, .status, status.map { .make(.p, "\($0).") })]
                + [.facts(identity.map { ($0, Self.node($1)) })] + notice.map { .make(.p, .quiet, $0) })
    }

    private func contents(_ sections: [Section]) -> HTMLNode {
        .make(
            .nav,
            [
                .make(.h2, words.label("Isi", "Contents")),
                .make(
                    .ul,
                    sections.enumerated().map {
                        .make(.li, [.element(.a, [.toAnchor($0)], [.quoted($1.heading)])])
                    }),
            ])
    }

    private func nodes(_ block: Block) -> [HTMLNode] {
        switch block {
        case .paragraph(let words): [.make(.p, words)]
        case .heading(let words): [.make(.h3, [.quoted(words)])]
        case .facts(let facts): [.facts(facts.map { ($0, Self.node($1)) })]
        case .table(let columns, let rows):
            [.table(.annex, columns: columns, rows: rows.map { $0.map { .make(.td, [Self.node($0)]) } })]
        case .list(let items): [.make(.ul, items.map { .make(.li, [.quoted($0)]) })]
        case .clause(let columns): [.sideBySide(columns.map { ($0.language, Self.words($0.entry)) })]
        case .provision(let entry): text.provision(entry)
        }
    }

    private static func words(_ entry: TextDocument.Entry) -> [HTMLNode] {
        guard case .words(let bytes) = entry.content else { return [] }
        return [.make(.div, .prose, ProseBlock.read(String(decoding: bytes, as: UTF8.self)).map(\.node))]
    }

    private static func node(_ cell: Cell) -> HTMLNode {
        let words = cell.isCode ? HTMLNode.make(.span, .mono, cell.words) : .quoted(cell.words)
        return cell.beside.isEmpty ? words : .make(.span, [words, .make(.small, .path, cell.beside)])
    }
}
