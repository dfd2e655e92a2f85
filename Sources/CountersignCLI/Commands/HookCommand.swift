internal import ArgumentParser

struct HookCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "hook", abstract: "What git runs when something is pushed; not for typing.",
        discussion: "Installed by 'countersign hooks install'. Reads what git says on standard input.")

    @Argument(help: ArgumentHelp("Which hook: \(Hook.allNames).", valueName: "name"))
    var name: Hook
    @OptionGroup var global: GlobalOptions

    /// The hooks that there are, by git's names for them.
    enum Hook: String, CaseIterable, ExpressibleByArgument {
        case preReceive = "pre-receive"
        case postReceive = "post-receive"

        static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
    }

    func perform(in place: Place) async throws -> ExitCode {
        switch name {
        case .preReceive: try await PreReceiveHook(place).run()
        case .postReceive: try await PostReceiveHook(place).run()
        }
    }
}
