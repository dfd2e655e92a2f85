internal import Agreements

extension TextDocument {
    /// The document as a page of HTML that stands by itself; languages side by side.
    public var html: String {
        let head: [HTMLNode] = [
            .make(
                .header,
                [
                    .make(.p, .kicker, kicker), .make(.h1, [.quoted(title)]),
                    .make(.div, .status, status.map { .make(.p, $0) }),
                    .facts(identity.map { ($0.name, .make(.span, .mono, $0.value)) }),
                ])
        ]
        return Page(
            title: title, language: words.first,
            content: head + [.make(.main, sections)] + [VerificationNote.footer(in: words)]
        ).markup
    }

    private var sections: [HTMLNode] {
        var sections: [HTMLNode] = []
        if facts.comparedWith != nil { sections.append(.consequences(consequences, in: words)) }
        sections.append(.section(words.label("Para pihak", "Parties"), orderedParties.map(party)))
        let aboutTheText = entries(\.isAboutTheText).compactMap { entry -> HTMLNode? in
            guard case .redline(let file) = entry.content else { return nil }
            return .redline(of: file, in: words)
        }
        if !aboutTheText.isEmpty {
            sections.append(.section(words.label("Tanggal dan penandatanganan", "Dates and signing"), aboutTheText))
        }
        if !clauses.isEmpty {
            sections.append(
                .section(
                    words.label("Klausul", "Clauses"),
                    clauses.map { .sideBySide($0.columns.map { ($0.language, clause($0.entry)) }) }))
        }
        let provisions = entries(\.isProvision)
        if !provisions.isEmpty {
            sections.append(
                .section(words.label("Ketentuan", "Terms"), provisions.flatMap(provision)))
        }
        let annexes = entries(\.isAnnex)
        if !annexes.isEmpty {
            let columns = [words.label("Berkas", "File"), "SHA-256"]
            sections.append(
                .section(
                    words.label("Lampiran", "Annexes"),
                    [.table(.annex, columns: columns, rows: annexes.map(Self.annex))]))
        }
        return sections + (verification.map { [$0.section] } ?? [])
    }

    private func party(_ party: Party) -> HTMLNode {
        let role = " \(party.role.label(in: words)) · \(party.id)"
        return .make(
            .div,
            [
                .make(.h3, [.quoted(party.name), .make(.span, .quiet, role)]),
                .make(
                    .ul,
                    party.people.filter { $0.may == .sign }.map { person in
                        .make(
                            .li,
                            [.quoted(person.name), .text(person.title.map { ", \($0)" } ?? ""), .text(", \(mayBind)")])
                    }),
            ])
    }

    private func clause(_ entry: Entry) -> [HTMLNode] {
        switch entry.content {
        case .words(let bytes):
            [.make(.div, .prose, ProseBlock.read(String(decoding: bytes, as: UTF8.self)).map(\.node))]
                + [.make(.small, .path, entry.place.path)]
        case .redline(let file):
            [.make(.small, .path, file.sentence(in: words)), .redlineBody(of: file, in: words)]
        case .digest: []
        }
    }

    func provision(_ entry: Entry) -> [HTMLNode] {
        switch entry.content {
        case .words(let bytes):
            guard let tables = tables(of: bytes, path: entry.place.path) else {
                return [.make(.div, .redline, String(decoding: bytes, as: UTF8.self))]
            }
            let comments = TermsComments.lines(of: bytes, path: entry.place.path)
            let heading = [HTMLNode.make(.h3, [.text(title(of: entry)), .make(.small, .path, entry.place.path)])]
            return heading + (comments.isEmpty ? [] : [Self.letters(comments.joined(separator: "\n"))])
                + tables.flatMap { table -> [HTMLNode] in
                    let heading: [HTMLNode] = table.title.isEmpty ? [] : [.make(.h4, [.quoted(table.title)])]
                    return heading + [table.node]
                }
        case .redline(let file): return [.redline(of: file, named: title(of: entry), in: words)]
        case .digest: return []
        }
    }

    /// Text to the letter, lines and spaces included.
    private static func letters(_ text: String) -> HTMLNode {
        .element(.div, [.style(.mono), .direction(.ltr)], [.make(.div, .redline, text)])
    }

    private static func annex(_ entry: Entry) -> [HTMLNode] {
        guard case .digest(let hex) = entry.content else { return [] }
        return [.make(.td, entry.place.path), .make(.td, [.make(.span, .mono, hex)])]
    }
}

extension TermsTable {
    var node: HTMLNode {
        .table(
            .terms, columns: columns,
            rows: rows.map { row in
                row.enumerated().map { index, cell in
                    index == 0 && columns.isEmpty
                        ? .element(.th, [.headsRow], [.quoted(cell)]) : .make(.td, [.quoted(cell)])
                }
            })
    }
}
