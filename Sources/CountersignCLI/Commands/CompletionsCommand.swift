internal import ArgumentParser

struct CompletionsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print the script with which your shell completes verbs, options and names.",
        discussion: """
            For bash: countersign completions bash > ~/.local/share/bash-completion/completions/countersign. For zsh, into \
            a directory of your fpath: countersign completions zsh > ~/.zfunc/_countersign. For fish: \
            countersign completions fish > ~/.config/fish/completions/countersign.fish. Names come from the clone you are \
            in; to look them up, nothing is verified and no program of a repository's is run.
            """)

    @Argument(help: "bash, zsh or fish.", completion: .list(shells))
    var shell: String
    @OptionGroup var global: GlobalOptions

    private static let shells = ["bash", "zsh", "fish"]

    func perform(in place: Place) async throws -> ExitCode {
        guard let known = CompletionShell(rawValue: shell) else {
            throw CommandError(
                .usage, "there is no script for \(shell)", hint: "name one of: " + Self.shells.joined(separator: ", "))
        }
        let script = Countersign.completionScript(for: known)
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.completions/1"), ("shell", .string(shell)), ("script", .string(script)),
                ]))
        } else {
            place.console.printRaw(Array((script.hasSuffix("\n") ? script : script + "\n").utf8))
        }
        return .done
    }
}
