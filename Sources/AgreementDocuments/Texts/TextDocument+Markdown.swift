internal import Agreements

extension TextDocument {
    /// The document as Markdown; languages one after another. Clauses stand in it to the letter, and what cannot be seen
    /// in them is named as a terminal names it.
    public var markdown: String {
        var parts = [head]
        if facts.comparedWith != nil { parts.append(changes) }
        parts.append("# \(words.label("Para pihak", "Parties"))\n\n" + orderedParties.map(party).joined())
        parts += entries(\.isAboutTheText).compactMap { entry in
            if case .redline(let file) = entry.content { file.markdown(in: words) } else { nil }
        }
        for clause in clauses {
            for column in clause.columns {
                switch column.entry.content {
                case .words(let bytes):
                    parts.append("*\(column.entry.place.path)*\n\n" + String(decoding: bytes, as: UTF8.self))
                case .redline(let file): parts.append(file.markdown(in: words))
                case .digest: break
                }
            }
        }
        let provisions = entries(\.isProvision)
        if !provisions.isEmpty {
            parts.append("# \(words.label("Ketentuan", "Terms"))\n")
            parts += provisions.map { provision($0, level: 2) }
        }
        if let annexesInMarkdown { parts.append(annexesInMarkdown) }
        if let verification { parts.append("# \(verification.heading)\n\n" + verification.markdown) }
        return parts.visibleMarkdown
    }

    private func party(_ party: Party) -> String {
        let people = party.people.filter { $0.may == .sign }.map { person in
            let title = person.title.map { ", \($0.inMarkdown)" } ?? ""
            return "  - \(person.name.inMarkdown)\(title), \(mayBind)\n"
        }
        return "- **\(party.name.inMarkdown)** (\(party.id)), \(party.role.label(in: words))\n" + people.joined()
    }

    /// What is said of who may bind a party.
    var mayBind: String { words.label("berwenang menandatangani", "may sign") }

    /// The attached files by their digests; nil where there are none.
    private var annexesInMarkdown: String? {
        let annexes = entries(\.isAnnex)
        if annexes.isEmpty { return nil }
        return "# \(words.label("Lampiran", "Annexes"))\n\n| \(words.label("Berkas", "File")) | SHA-256 |\n|---|---|\n"
            + annexes.map { entry in
                guard case .digest(let hex) = entry.content else { return "" }
                return "| \(entry.place.path) | `\(hex)` |\n"
            }.joined()
    }

    private var head: String {
        """
        # \(title.inMarkdown)

        \(status.map(\.inMarkdown).joined(separator: "  \n"))

        | | |
        |---|---|
        \(identity.map { "| \($0.name) | `\($0.value)` |\n" }.joined())
        """
    }

    private var changes: String {
        "# \(kicker)\n\n" + words.legend + Consequence.markdown(of: consequences, in: words)
    }

    /// A file of terms or a calendar under its title.
    ///
    /// - Parameter level: that of the heading.
    func provision(_ entry: Entry, level: Int) -> String {
        let heading = String(repeating: "#", count: level) + " " + title(of: entry).inMarkdown
        switch entry.content {
        case .words(let bytes):
            let tables = tables(of: bytes, path: entry.place.path)
            let comments = TermsComments.lines(of: bytes, path: entry.place.path)
            return heading + "\n\n*\(entry.place.path)*\n"
                + (comments.isEmpty ? "" : "\n" + comments.joined(separator: "\n").fencedInMarkdown)
                + (tables ?? []).map { $0.markdown(level: level + 1) }.joined()
        case .redline(let file): return heading + "\n\n" + file.markdown(in: words)
        case .digest: return ""
        }
    }
}

extension TermsTable {
    /// The table in Markdown, under its heading of a level.
    func markdown(level: Int) -> String {
        let mark = String(repeating: "#", count: level)
        let heading = title.isEmpty ? "\n" : "\n\(mark) \(title.inMarkdown)\n\n"
        let columns = columns.isEmpty ? ["", ""] : columns
        func row(_ cells: [String]) -> String { "| " + cells.map(\.inMarkdown).joined(separator: " | ") + " |\n" }
        return heading + row(columns) + "|" + String(repeating: "---|", count: columns.count) + "\n"
            + rows.map(row).joined()
    }
}

extension [String] {
    /// The parts of a document with a blank line between them, and a name for each character that cannot be seen.
    var visibleMarkdown: String {
        Sanitizer.visible(map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n"), keepingTabs: true)
    }
}

extension String {
    /// The text to the letter, behind a fence that nothing in it can close.
    var fencedInMarkdown: String {
        let longest = split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return fence + "\n" + self + (hasSuffix("\n") ? "" : "\n") + fence + "\n"
    }

    /// The text on one line of Markdown, in which nothing of it is taken for a mark.
    var inMarkdown: String {
        var text = ""
        // Scalar by scalar: a combining mark behind a bar would make another character of it, and a bar all the same.
        for scalar in unicodeScalars {
            if Self.marks.contains(scalar) { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(scalar == "\n" ? " " : scalar)
        }
        return text
    }

    private static let marks = Set("\\`*_{}[]<>#|~&".unicodeScalars)
}
