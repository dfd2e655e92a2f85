internal import Agreements
internal import ArgumentParser

struct StatusCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Where the agreement stands: what is in force, what waits for you, what was not sent.",
        discussion: "Looks at this copy alone. To take in first what the others did: countersign sync")

    @Option(
        help: ArgumentHelp("Say what waits for the owner of the key in this file.", valueName: "file"),
        completion: .file())
    var key: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        // Not `read()`: the page itself says what is wrong with main.
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        let reader = try await place.reader(of: agreement, keyFile: key)
        let detours = try history.detours()
        let view = try StatusView(Situation(history, reader: reader), detours: detours)
        if place.json { place.console.print(json: try view.json()) } else { place.console.page(try view.page()) }
        try history.rememberBranches(told: detours)
        return .done
    }
}
