internal import Agreements
internal import ArgumentParser

struct WithdrawCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Close an amendment that your party proposed, with a reason. Its name is used up.")

    @Argument(help: "The amendment; the one you are on where left out.", completion: Completion.amendments)
    var name: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("Why.", valueName: "why"))
    var message: String
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        let amendment = try acting.history.amendment(try place.amendmentName(name, in: acting.history))
        let draft = try acting.history.draftWithdrawal(
            of: amendment, why: message, by: try acting.author(on: amendment))
        try acting.history.check(draft, on: amendment)
        if !signing.dryRun {
            _ = try place.console.ask("Close \(amendment.name) for good?", expecting: ["withdraw", "tarik"])
        }
        guard let (act, _) = try await acting.sign(draft, on: amendment) else { return .done }
        try await acting.send()
        place.showAct(act, "You withdrew \(amendment.name.description, .bold). Nothing can follow on it.")
        for companion in try Companion.all(of: amendment.name, in: acting.history) where companion.isOnTable {
            place.console.note(
                "\(companion.other.description, .bold) belongs together with it and is still open. To close it as well:"
                    + " countersign withdraw \(companion.other.description) -m WHY")
        }
        acting.tellHowToMail(amendment.name)
        return .done
    }
}
