internal import Agreements
internal import ArgumentParser
internal import Foundation

/// The `countersign` command: from arguments to an exit code.
public enum CommandLineTool {
    /// Runs the command on the process's own streams and ends the process.
    public static func main() async -> Never {
        let environment = Console.processEnvironment
        let code = await run(Array(CommandLine.arguments.dropFirst()), environment: environment) { options in
            Console(standard: options)
        }
        exit(code.rawValue)
    }

    /// Runs one command.
    ///
    /// - Parameters:
    ///   - arguments: without the program's name.
    ///   - environment: the process's, or a test's.
    ///   - console: makes the console once it is known what the user asked of it.
    public static func run(
        _ arguments: [String], environment: [String: String], console make: (Console.Options) -> Console
    ) async -> ExitCode {
        if let hook = hook(arguments) {
            let console = make(Console.Options(environment: environment))
            return await perform(in: Place(console: console, directory: nil, json: false), hook)
        }
        let arguments = behindVerb(arguments)
        var options = Console.Options(environment: environment)
        // Errors of parsing are reported before there are parsed options to look at.
        options.json = arguments.contains("--json")
        do {
            var command = try Countersign.parseAsRoot(arguments)
            guard let verb = command as? any Verb else {
                try command.run()
                return make(options).finish(with: .done)
            }
            options.json = verb.global.json
            options.answersYes = verb.global.yes
            options.noInput = verb.global.noInput
            options.quiet = verb.global.quiet
            options.colour = verb.global.color
            options.usesPager = !verb.global.noPager
            let console = make(options)
            let place = Place(console: console, directory: verb.global.directory, json: verb.global.json)
            return await perform(in: place) { place in try await verb.perform(in: place) }
        } catch {
            // Whoever is typing is not to be disturbed: what cannot be completed is not.
            if arguments.first == Completion.request, Countersign.exitCode(for: error) != .success { return .no }
            return report(parsing: error, of: arguments, to: make(options))
        }
    }

    /// The hook that git runs, in words that are always the same; nil for anything else.
    ///
    /// Each push waits for it, and the parser of arguments would take longer than judging does.
    private static func hook(_ arguments: [String]) -> ((Place) async throws -> ExitCode)? {
        guard arguments.first == "hook", !arguments.contains(where: { $0.hasPrefix("-") }), arguments.count > 1,
            let hook = Hooks.all.first(where: { $0.name == arguments[1] })
        else { return nil }
        return { place in try await hook.run(Array(arguments[2...]), in: place) }
    }

    /// Arguments whose leading `-C DIR` and global flags stand behind the verb, where they are read; people used to git
    /// type them in front.
    private static func behindVerb(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var leading: [String] = []
        while let first = rest.first {
            if first == "-C" || first == "--color", rest.count > 1 {
                leading += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if ["--json", "--yes", "--no-input", "--no-pager", "--quiet", "-q"].contains(first) {
                leading.append(first)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        guard let verb = rest.first, !verb.hasPrefix("-") else { return arguments }
        let names = verbs(leading: rest)
        return rest.prefix(names) + leading + rest.dropFirst(names)
    }

    /// How many words in front name the command: two where the first is a group.
    private static func verbs(leading words: ArraySlice<String>) -> Int {
        guard let group = words.first, let next = words.dropFirst().first else { return 1 }
        return groups[group]?.contains(next) ?? false ? 2 : 1
    }

    /// The commands of each group.
    private static var groups: [String: Set<String>] {
        let all = Countersign.configuration.groupedSubcommands.flatMap { $0.subcommands }
        return Dictionary(
            uniqueKeysWithValues: all.compactMap { verb in
                let names = verb.configuration.subcommands.compactMap { $0.configuration.commandName }
                return names.isEmpty ? nil : (verb.configuration.commandName ?? "", Set(names))
            })
    }

    private static func perform(in place: Place, _ body: (Place) async throws -> ExitCode) async -> ExitCode {
        do {
            return place.console.finish(with: try await body(place))
        } catch let error as CommandError {
            place.console.report(error)
            return place.console.finish(with: error.code)
        } catch let error as AgreementError {
            let shown = CommandError(error)
            place.console.report(shown)
            return place.console.finish(with: shown.code)
        } catch {
            let shown = CommandError(
                .internalError, "this should not have happened: \(error)",
                hint: "please report it, with the command you ran; nothing of yours was changed")
            place.console.report(shown)
            return place.console.finish(with: shown.code)
        }
    }

    /// Help and version are results; everything else is a use that we do not understand.
    private static func report(parsing error: any Error, of arguments: [String], to console: Console) -> ExitCode {
        let code = Countersign.exitCode(for: error)
        guard code != .success else {
            // Our own words, or names whose grammar was looked at: a shell reads scripts and completions as they are.
            console.printRaw(Array((Countersign.fullMessage(for: error) + "\n").utf8))
            return console.finish(with: .done)
        }
        if let error = error as? CommandError {
            console.report(error)
            return console.finish(with: error.code)
        }
        let message = Countersign.message(for: error)
        let misuse = Misuse(arguments, message.hasSuffix(".") ? String(message.dropLast()) : message)
        let shown = CommandError(.usage, misuse.sentence, hint: misuse.hint)
        console.report(shown)
        return console.finish(with: .usage)
    }
}
