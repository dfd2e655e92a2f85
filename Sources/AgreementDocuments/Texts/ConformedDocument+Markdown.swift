internal import Agreements

extension ConformedDocument {
    /// The document as Markdown; languages one after another within each clause.
    public var markdown: String {
        let parts = parts
        let head = """
            # \(text.title.inMarkdown)

            \(text.orderedParties.map { "**\($0.name.inMarkdown)** (\($0.role.rawValue))" }.joined(separator: "  \n"))

            \(text.facts.sentence.inMarkdown). \(text.languageSentence)

            | | |
            |---|---|
            | Agreement | `\(text.facts.agreement)` |
            | Commit | `\(text.facts.commit)` |
            | Digest of the text | `\(text.text.digest)` |

            A conformed copy, made from the signed text to be read. What binds is the text with this digest.
            """
        let contents = parts.map { "- " + $0.headings.map(\.inMarkdown).joined(separator: " / ") }
        var sections = [head, "# Contents\n\n" + contents.joined(separator: "\n")]
        for part in parts {
            for column in part.clause.columns {
                guard case .words(let bytes) = column.entry.content else { continue }
                sections.append(QuotedTerm.shown(in: String(decoding: bytes, as: UTF8.self)))
            }
        }
        sections += text.entries(\.isProvision).map(text.provision)
        if let annexes = text.annexesInMarkdown { sections.append(annexes) }
        sections.append("# Signatures\n\n" + signaturePage)
        sections.append("---\n\n" + footer.inMarkdown)
        return sections.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n")
    }

    private var signaturePage: String {
        if signatures.isEmpty { return "Nobody consents to the opening: it names the parties and binds none." }
        let rows = signatures.map { signature -> String in
            let party = "\(signature.party.name.inMarkdown) (\(signature.party.role.rawValue))"
            guard let act = signature.act else { return "| \(party) | has not consented | | |" }
            let name =
                (signature.person?.name ?? act.person.description) + (signature.person?.title.map { ", \($0)" } ?? "")
            return "| \(party) | \(name.inMarkdown) | \(act.time.shown) | `\(act.fingerprint)` |"
        }
        return "| For | By | Consented, as they say | Key |\n|---|---|---|---|\n" + rows.joined(separator: "\n")
    }
}
