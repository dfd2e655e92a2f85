import ArgumentParser
import Foundation

@testable import CountersignCLI

/// The part of `docs/cli.md` that the commands write themselves: every verb, in its group, with all it takes.
struct CommandLineReference {
    /// What ArgumentParser says of a command.
    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let aliases: [String]?
        let arguments: [Argument]?
        let subcommands: [Command]?
        let shouldDisplay: Bool?
    }

    struct Argument: Decodable, Equatable {
        struct Name: Decodable, Equatable {
            let kind: String
            let name: String

            var spelled: String { (kind == "long" ? "--" : "-") + name }
        }

        let kind: String
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?
        let shouldDisplay: Bool

        /// `-m, --message <summary>`, or `[<name>]`.
        var spelled: String {
            guard kind != "positional" else {
                let value = "<\(valueName ?? "")>" + (isRepeating ? "…" : "")
                return isOptional ? "[\(value)]" : value
            }
            let names = (names ?? []).sorted { $0.kind == "short" && $1.kind != "short" }.map(\.spelled)
            return names.joined(separator: ", ") + (kind == "option" ? " <\(valueName ?? "")>" : "")
        }

        var meaning: String {
            let text = (abstract ?? "").replacing("|", with: "\\|").replacing("\n", with: " ")
            guard kind == "option", let defaultValue, !defaultValue.isEmpty else { return text }
            return text + " Otherwise: `\(defaultValue)`."
        }
    }

    private struct Dump: Decodable { let command: Command }

    /// The whole command.
    let root: Command

    init() throws {
        root = try JSONDecoder().decode(Dump.self, from: Data(Countersign._dumpHelp().utf8)).command
    }

    /// Every verb that people are shown.
    var verbs: [Command] { (root.subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay ?? true } }

    /// What every verb takes: said once.
    var common: [Argument] {
        guard let first = verbs.first?.arguments else { return [] }
        return first.filter { argument in verbs.allSatisfy { $0.arguments?.contains(argument) ?? false } }
    }

    /// The verbs by the group under which `countersign --help` shows them.
    private var groups: [(name: String, verbs: [Command])] {
        let all = Dictionary(uniqueKeysWithValues: verbs.map { ($0.commandName, $0) })
        var groups = Countersign.configuration.groupedSubcommands.map { group in
            (name: group.name, verbs: group.subcommands.compactMap { all[$0.configuration.commandName ?? ""] })
        }
        let grouped = Set(groups.flatMap(\.verbs).map(\.commandName))
        groups.append((name: "Others", verbs: verbs.filter { !grouped.contains($0.commandName) }))
        return groups.filter { !$0.verbs.isEmpty }
    }

    /// The reference in Markdown.
    var markdown: String {
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
        let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !common.contains($0) }
        if let discussion = command.discussion, !discussion.isEmpty { text += "\n\(discussion)\n" }
        if let aliases = command.aliases, !aliases.isEmpty {
            text += "\nAlso called " + aliases.map { "`\($0)`" }.joined(separator: ", ") + ".\n"
        }
        let nested = (command.subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay ?? true }
        if nested.isEmpty {
            let usage = arguments.filter { $0.kind == "positional" || !$0.isOptional }.map(\.spelled)
            text += "\n    " + (["countersign", name] + usage).joined(separator: " ")
            text += arguments.count > usage.count ? " [OPTIONS]\n" : "\n"
            if !arguments.isEmpty { text += "\n" + Self.table(arguments) }
        }
        return nested.reduce(text) { $0 + section($1, within: parents + [command.commandName]) }
    }

    private static func table(_ arguments: [Argument]) -> String {
        arguments.filter(\.shouldDisplay).reduce("| | |\n|---|---|\n") { $0 + "| `\($1.spelled)` | \($1.meaning) |\n" }
    }
}
