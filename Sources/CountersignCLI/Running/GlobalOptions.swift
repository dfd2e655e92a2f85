internal import ArgumentParser

/// What every command understands.
struct GlobalOptions: ParsableArguments {
    @Option(
        name: .customShort("C"), help: ArgumentHelp("Work in this directory.", valueName: "dir"),
        completion: .directory)
    var directory: String?

    @Flag(help: "Print JSON for programs: one document, or one a line for lists.")
    var json = false

    @Flag(help: "Answer every question with yes.")
    var yes = false

    @Flag(help: "Never ask; exit 75 where a person must decide.")
    var noInput = false

    @Flag(name: .shortAndLong, help: "Leave out notes and progress; warnings and errors stay.")
    var quiet = false

    @Option(
        help: ArgumentHelp("When to colour: auto, always or never.", valueName: "when"),
        completion: .list(Console.ColourChoice.allCases.map(\.rawValue)),
        transform: { text throws(ValidationError) in
            guard let choice = Console.ColourChoice(rawValue: text) else {
                throw ValidationError("--color takes auto, always or never")
            }
            return choice
        })
    var color = Console.ColourChoice.auto

    @Flag(help: "Do not use a pager.")
    var noPager = false
}

/// What the verbs understand that take in what others did, and sign only where both sides acted at once.
struct SettlingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where both sides acted at once: sign yours again with the key in this file.", valueName: "file"),
        completion: .file()
    )
    var key: String?
}

/// What every command that signs understands besides.
struct SigningOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Sign with the key in this file (a private key, or a public one that your agent holds).", valueName: "file"),
        completion: .file()
    )
    var key: String?

    @Flag(help: "Show what would be signed and stop.")
    var dryRun = false

    @Flag(help: "Do not fetch before or send after.")
    var offline = false
}
