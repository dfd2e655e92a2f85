internal import ArgumentParser
internal import Foundation

/// What the commands say of themselves: every verb, in its group, with all it takes. The pages are written from it.
struct CommandReference {
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

        /// What it is for, and what is taken where it is left out.
        var meaning: String {
            let text = (abstract ?? "").replacing("\n", with: " ")
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
    var verbs: [Command] { root.shownSubcommands }

    /// What every verb takes: said once.
    var common: [Argument] {
        let all = verbs.flatMap(\.leaves)
        guard let first = all.first?.arguments else { return [] }
        return first.filter { argument in all.allSatisfy { $0.arguments?.contains(argument) ?? false } }
    }

    /// The verbs by the group under which `countersign --help` shows them.
    var groups: [(name: String, verbs: [Command])] {
        let all = Dictionary(uniqueKeysWithValues: verbs.map { ($0.commandName, $0) })
        var groups = Countersign.configuration.groupedSubcommands.map { group in
            (name: group.name, verbs: group.subcommands.compactMap { all[$0.configuration.commandName ?? ""] })
        }
        let grouped = Set(groups.flatMap(\.verbs).map(\.commandName))
        groups.append((name: "Others", verbs: verbs.filter { !grouped.contains($0.commandName) }))
        return groups.filter { !$0.verbs.isEmpty }
    }

    /// What a command takes besides what all take.
    func ownArguments(of command: Command) -> [Argument] {
        let common = common
        return (command.arguments ?? []).filter { $0.shouldDisplay && !common.contains($0) }
    }

    /// `countersign review [<name>] [OPTIONS]`.
    func usage(of command: Command, within parents: [String] = []) -> String {
        let own = ownArguments(of: command)
        let needed = own.filter { $0.kind == "positional" || !$0.isOptional }.map(\.spelled)
        let words = ["countersign"] + parents + [command.commandName] + needed
        return words.joined(separator: " ") + (own.count > needed.count ? " [OPTIONS]" : "")
    }
}

extension CommandReference.Command {
    /// The commands below this one that people are shown.
    var shownSubcommands: [CommandReference.Command] {
        (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay ?? true }
    }

    /// What can be run: itself, or what a group holds.
    var leaves: [CommandReference.Command] {
        shownSubcommands.isEmpty ? [self] : shownSubcommands.flatMap(\.leaves)
    }
}
