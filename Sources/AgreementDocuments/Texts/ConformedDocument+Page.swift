internal import Agreements

extension ConformedDocument {
    /// The document as a page of HTML, made for A4; languages side by side.
    public var html: String {
        let parts = parts
        var main: [HTMLNode] = [contents(parts)]
        main += parts.enumerated().map { index, part in
            .element(
                .section, [.anchor(index)],
                [.sideBySide(part.clause.columns.map { ($0.language, Self.words($0.entry)) })])
        }
        let provisions = text.entries(\.isProvision)
        if !provisions.isEmpty {
            main.append(
                .element(.section, [.anchor(parts.count)], [.make(.h2, "Terms")] + provisions.flatMap(text.provision)))
        }
        let annexes = text.entries(\.isAnnex)
        if !annexes.isEmpty {
            main.append(
                .element(
                    .section, [.anchor(parts.count + 1)],
                    [
                        .make(.h2, "Annexes"),
                        .table(.annex, columns: ["File", "SHA-256"], rows: annexes.map(TextDocument.annex)),
                    ]))
        }
        main.append(
            .element(
                .section, [.style(.signatures), .anchor(parts.count + 2)], [.make(.h2, "Signatures")] + signaturePage))
        return Page(
            title: text.title, content: [titlePage, .make(.main, main), .make(.footer, .running, footer)]
        ).markup
    }

    private var titlePage: HTMLNode {
        let declaration = text.text.declaration
        let titles = text.languages.compactMap { tag in declaration.title[tag].map { (tag, $0) } }
        return .make(
            .header, .cover,
            titles.map { .element(.h1, [.language($0), .direction($0.direction)], [.text($1)]) }
                + text.orderedParties.map {
                    .make(.p, .party, [.quoted($0.name), .make(.small, " \($0.role.rawValue)")])
                }
                + [
                    .make(.p, .status, [.text("\(text.facts.sentence). \(text.languageSentence)")]),
                    .facts([
                        ("Agreement", .make(.span, .mono, text.facts.agreement)),
                        ("Commit", .make(.span, .mono, text.facts.commit)),
                        ("Digest of the text", .make(.span, .mono, text.text.digest.description)),
                    ]),
                    .make(
                        .p, .quiet,
                        """
                        A conformed copy, made from the signed text to be read. What binds is the text with this digest.
                        """),
                ])
    }

    private func contents(_ parts: [Part]) -> HTMLNode {
        var lines = parts.enumerated().map { ($0, $1.headings.joined(separator: " / ")) }
        if !text.entries(\.isProvision).isEmpty { lines.append((parts.count, "Terms")) }
        if !text.entries(\.isAnnex).isEmpty { lines.append((parts.count + 1, "Annexes")) }
        lines.append((parts.count + 2, "Signatures"))
        return .make(
            .nav,
            [
                .make(.h2, "Contents"),
                .make(.ul, lines.map { .make(.li, [.element(.a, [.toAnchor($0)], [.quoted($1)])]) }),
            ])
    }

    private static func words(_ entry: TextDocument.Entry) -> [HTMLNode] {
        guard case .words(let bytes) = entry.content else { return [] }
        return [.make(.div, .prose, ProseBlock.read(String(decoding: bytes, as: UTF8.self)).map(\.node))]
    }

    private var signaturePage: [HTMLNode] {
        if signatures.isEmpty {
            return [.make(.p, "Nobody consents to the opening: it names the parties and binds none.")]
        }
        return [
            .table(
                .annex, columns: ["For", "By", "Consented, as they say", "Key and act"],
                rows: signatures.map { signature in
                    let party = HTMLNode.make(
                        .td, [.quoted(signature.party.name), .make(.small, .path, signature.party.role.rawValue)])
                    guard let act = signature.act else {
                        return [party, .element(.td, [.columns(3)], [.text("has not consented")])]
                    }
                    let name = signature.person?.name ?? act.person.description
                    return [
                        party, .make(.td, [.quoted(name), .make(.small, .path, signature.person?.title ?? "")]),
                        .make(.td, act.time.shown),
                        .make(.td, [.make(.span, .mono, act.fingerprint), .make(.small, .path, "\(act.id)")]),
                    ]
                })
        ]
    }
}
