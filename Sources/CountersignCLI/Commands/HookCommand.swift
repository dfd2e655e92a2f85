internal import ArgumentParser

struct HookCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "hook",
        abstract: "Answer git, which runs this when something is sent or received; not for typing.",
        discussion: """
            `clone` and `init` lay a hook into the clone that runs it; a hook that was there before is kept. `pre-push` \
            refuses drafts, whatever is neither main nor an amendment, acts that are not sound, and pushes that would take \
            acts away. `hooks install` puts `pre-receive`, the gate, and `post-receive`, which tells by mail what now waits \
            for whom, into a repository on a server.
            """)

    @Argument(help: "Which hook: pre-push, pre-receive or post-receive.", completion: .list(Hooks.all.map { $0.name }))
    var name: String
    @Argument(help: ArgumentHelp("What git hands over.", valueName: "argument"))
    var arguments: [String] = []
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        guard let hook = Hooks.all.first(where: { $0.name == name }) else {
            throw CommandError(
                .usage, "there is no hook \(name)",
                hint: "name one of: " + Hooks.all.map { $0.name }.joined(separator: ", "))
        }
        return try await hook.run(arguments, in: place)
    }
}
