internal import Agreements

extension TextDocument {
    /// The document as Markdown; languages one after another. Clauses stand in it to the letter.
    public var markdown: String {
        var parts = [head]
        if facts.comparedWith != nil { parts.append(changes) }
        parts.append(
            "# Parties\n\n"
                + orderedParties.map { party in
                    "- **\(party.name.inMarkdown)** (\(party.id)), \(party.role.rawValue)\n"
                        + party.people.filter { $0.may == .sign }.map { person in
                            "  - \(person.name.inMarkdown)\(person.title.map { ", \($0.inMarkdown)" } ?? ""), may sign\n"
                        }.joined()
                }.joined())
        parts += entries(\.isAboutTheText).compactMap { entry in
            if case .redline(let file) = entry.content { Self.redline(file) } else { nil }
        }
        for clause in clauses {
            for column in clause.columns {
                switch column.entry.content {
                case .words(let bytes):
                    parts.append("*\(column.entry.place.path)*\n\n" + String(decoding: bytes, as: UTF8.self))
                case .redline(let file): parts.append(Self.redline(file))
                case .digest: break
                }
            }
        }
        parts += entries(\.isProvision).map { provision($0, named: $0.place.title) }
        if let annexesInMarkdown { parts.append(annexesInMarkdown) }
        if let verification { parts.append("# How to verify\n\n" + verification.markdown(whatToRead: nil)) }
        return parts.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n")
    }

    /// The attached files by their digests; nil where there are none.
    private var annexesInMarkdown: String? {
        let annexes = entries(\.isAnnex)
        if annexes.isEmpty { return nil }
        return "# Annexes\n\n| File | SHA-256 |\n|---|---|\n"
            + annexes.map { entry in
                guard case .digest(let hex) = entry.content else { return "" }
                return "| \(entry.place.path) | `\(hex)` |\n"
            }.joined()
    }

    private var head: String {
        """
        # \(title.inMarkdown)

        \(facts.sentence.inMarkdown). \(languageSentence)

        | | |
        |---|---|
        \(identity.map { "| \($0.name) | `\($0.value)` |\n" }.joined())
        """
    }

    private var changes: String {
        let against = (facts.comparedWith ?? "").inMarkdown
        return "# Redline against \(against)\n\n" + Self.legend + Self.table(of: consequences)
    }

    /// How a redline is read.
    static let legend = """
        Removed words stand in `[-…-]`, new ones in `{+…+}`. A block that moved stands once, where it is now, between \
        `{<1 from line 3:` and `<}`; `[>1 to line 9]` is where it was.

        """

    /// What changes come to, one row each; empty where there is nothing to say.
    static func table(of consequences: [Consequence]) -> String {
        if consequences.isEmpty { return "" }
        var text = "\n| | before | after | where |\n|---|---|---|---|\n"
        for consequence in consequences {
            let (old, new) = (consequence.old ?? "", consequence.new ?? "")
            text +=
                "| \(consequence.subject.inMarkdown) | \(old.inMarkdown) | \(new.inMarkdown) | \(consequence.source.inMarkdown) |\n"
        }
        return text
    }

    /// One file's changes in Markdown.
    static func redline(_ file: FileRedline) -> String {
        let plain = file.redline?.plain() ?? ""
        let heading = "*\(file.sentence.inMarkdown)*\n\n"
        if case .clause = file.change.place { return heading + plain }
        // A fence that nothing in the file can close.
        let longest = plain.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return heading + fence + "\n" + plain + (plain.hasSuffix("\n") ? "" : "\n") + fence + "\n"
    }

    /// A file of terms or a calendar under its name.
    ///
    /// - Parameter level: that of the heading, from 1.
    func provision(_ entry: Entry, named title: String, level: Int = 1) -> String {
        let heading = String(repeating: "#", count: level) + " " + title.inMarkdown
        switch entry.content {
        case .words(let bytes):
            let tables = tables(of: bytes, path: entry.place.path)
            return heading + "\n\n*\(entry.place.path)*\n"
                + (tables ?? []).map { $0.markdown(level: level + 1) }.joined()
        case .redline(let file): return heading + "\n\n" + Self.redline(file)
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

extension String {
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
