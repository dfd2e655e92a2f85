internal import Agreements
internal import ArgumentParser

struct RejectCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Refuse the text on the table, with a reason; it takes back your own consent.")

    @Argument(help: "The amendment; the one you are on where left out.", completion: Completion.amendments)
    var name: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("Why.", valueName: "why"))
    var message: String
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        let amendment = try acting.history.amendment(try place.amendmentName(name, in: acting.history))
        let draft = try acting.history.draftRejection(
            of: amendment, why: message, by: try acting.author(on: amendment))
        guard let (act, _) = try await acting.sign(draft, on: amendment) else { return .done }
        try await acting.send()
        place.showAct(
            act, "You rejected the text of \(amendment.name.description, .bold).",
            next: "Either side can now put another text on the table: countersign propose \(amendment.name.description)"
        )
        return .done
    }
}
