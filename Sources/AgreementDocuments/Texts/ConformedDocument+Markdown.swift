internal import Agreements

extension ConformedDocument {
    /// The document as Markdown; languages one after another within each clause.
    public var markdown: String {
        let sections = sections
        let parties = text.orderedParties.map { "**\($0.name.inMarkdown)** (\($0.role.label(in: words)))" }
        let head =
            ["# \(text.title.inMarkdown)", parties.joined(separator: "  \n")]
            + [status.map { "\($0.inMarkdown)." }.joined(separator: "  \n")]
            + [Self.facts(identity), notice.joined(separator: "  \n")]
        let contents = sections.map { "- \($0.heading.inMarkdown)\n" }.joined()
        var parts = head + ["# " + words.label("Isi", "Contents"), contents]
        for section in sections {
            if !section.isHeaded { parts.append("# \(section.heading.inMarkdown)") }
            parts += section.blocks.map(markdown)
        }
        parts += ["---", footer.inMarkdown]
        return parts.visibleMarkdown
    }

    private func markdown(_ block: Block) -> String {
        switch block {
        case .paragraph(let words): words.inMarkdown
        case .heading(let words): "## \(words.inMarkdown)"
        case .facts(let facts): Self.facts(facts)
        case .table(let columns, let rows):
            Self.row(columns.map(\.inMarkdown)) + Self.row(columns.map { _ in "---" })
                + rows.map { Self.row($0.map(Self.cell)) }.joined()
        case .list(let items): items.map { "- \($0.inMarkdown)\n" }.joined()
        case .clause(let columns):
            columns.compactMap { column -> String? in
                guard case .words(let bytes) = column.entry.content else { return nil }
                return QuotedTerm.shown(in: String(decoding: bytes, as: UTF8.self))
            }.joined(separator: "\n")
        case .provision(let entry): text.provision(entry, level: 2)
        }
    }

    private static func facts(_ facts: [(String, Cell)]) -> String {
        "| | |\n|---|---|\n" + facts.map { row([$0.inMarkdown, cell($1)]) }.joined()
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    private static func cell(_ cell: Cell) -> String {
        let words = cell.isCode && !cell.words.isEmpty ? "`\(cell.words)`" : cell.words.inMarkdown
        return words + (cell.beside.isEmpty ? "" : " (\(cell.beside.inMarkdown))")
    }
}
