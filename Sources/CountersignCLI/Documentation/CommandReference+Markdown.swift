extension CommandReference {
    /// `docs/cli.md`, the whole page.
    var markdown: String {
        var text = "<!-- Written by the commands themselves: swift run countersign documentation docs -->\n\n"
        text += "# The command\n\n" + Manual.introduction.map(\.markdown).joined(separator: "\n")
        for section in Manual.sections {
            text += "\n## \(section.title)\n\n" + section.blocks.map(\.markdown).joined(separator: "\n")
        }
        return text + "\n## Verbs\n\n" + reference
    }

    /// Every verb in its group.
    private var reference: String {
        var text = "Every verb understands, besides its own:\n\n" + Self.table(common)
        for group in groups {
            text += "\n### \(group.name)\n"
            for verb in group.verbs { text += section(verb, within: []) }
        }
        return text
    }

    private func section(_ command: Command, within parents: [String]) -> String {
        let name = (parents + [command.commandName]).joined(separator: " ")
        var text = "\n#### \(name)\n\n\(command.abstract ?? "")\n"
        if let discussion = command.discussion, !discussion.isEmpty { text += "\n\(discussion)\n" }
        if let aliases = command.aliases, !aliases.isEmpty {
            text += "\nAlso called " + aliases.map { "`\($0)`" }.joined(separator: ", ") + ".\n"
        }
        let nested = command.shownSubcommands
        if nested.isEmpty {
            text += "\n    \(usage(of: command, within: parents))\n"
            let own = ownArguments(of: command)
            if !own.isEmpty { text += "\n" + Self.table(own) }
        }
        return nested.reduce(text) { $0 + section($1, within: parents + [command.commandName]) }
    }

    private static func table(_ arguments: [Argument]) -> String {
        Manual.Block.table(arguments.filter(\.shouldDisplay).map { ("`\($0.spelled)`", $0.meaning) }).markdown
    }
}

extension Manual.Block {
    /// The block in Markdown, with a line feed at its end.
    var markdown: String {
        switch self {
        case .paragraph(let text): StyledText(text).wrapped(to: 120).plain + "\n"
        case .list(let items): items.reduce("") { $0 + Self.item($1) }
        case .code(let lines): lines.reduce("") { $0 + "    \($1)\n" }
        case .table(let rows, let head):
            rows.reduce("| \(head)| |\n|---|---|\n") {
                $0 + "| \($1.0) | \($1.1.replacing("|", with: "\\|")) |\n"
            }
        }
    }

    /// An item, its further lines behind its mark.
    private static func item(_ text: String) -> String {
        "- " + StyledText(text).wrapped(to: 118).plain.replacing("\n", with: "\n  ") + "\n"
    }
}
