internal import Agreements
internal import ArgumentParser

struct RejectCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Refuse the text on the table, with a reason; it takes back your own consent.",
        discussion: "Asks for the typed word first. Once is enough: it stands until another text is put on the table.")

    @Argument(help: "The amendment; the one you are on where left out.", completion: Completion.amendments)
    var name: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("Why.", valueName: "why"))
    var message: String
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        let amendment = try acting.history.amendment(try place.amendmentName(name, in: acting.history))
        let author = try acting.author(on: amendment)
        let draft = try acting.history.draftRejection(of: amendment, why: message, by: author)
        try acting.history.check(draft, on: amendment)
        try refuseSecond(amendment, by: author)
        if !signing.dryRun { try ask(amendment, author, in: place) }
        guard let (act, _) = try await acting.sign(draft, on: amendment) else { return .done }
        try await acting.send()
        place.showAct(
            act, "You rejected the text of \(amendment.name.description, .bold).",
            next:
                "Either side can put another text on the table: countersign switch \(amendment.name.description), edit the"
                + " files, and then: countersign propose -m SUMMARY")
        acting.tellHowToMail(amendment.name)
        return .done
    }

    /// To say it twice of one text says nothing more; whoever has consented takes that back all the same.
    private func refuseSecond(_ amendment: Amendment, by author: Author) throws(CommandError) {
        let said = amendment.rejections.values.filter { $0.party == author.owner.party }.max { $0.time < $1.time }
        guard let said, amendment.consents[author.owner] == nil else { return }
        let owner = KeyOwner(party: said.party, person: said.person)
        let who = owner == author.owner ? "you" : "\(amendment.name(of: owner)), for your party,"
        throw CommandError(
            .usage,
            "\(who) rejected this very text already, on \(said.time.shown(in: amendment.text.declaration.zone))",
            hint:
                "to say more: countersign comment \(amendment.name) -m TEXT; to put another text in its place: countersign"
                + " switch \(amendment.name), edit the files, and countersign propose -m SUMMARY")
    }

    private func ask(_ amendment: Amendment, _ author: Author, in place: Place) throws(CommandError) {
        let text = amendment.text.digest.description
        place.console.noteBeforeAsking("The text of \(amendment.name.description, .bold) is \(text).")
        if amendment.consents[author.owner] != nil {
            place.console.noteBeforeAsking("You accepted it; this takes your consent back.")
        }
        _ = try place.console.ask(
            "Reject it for \(author.party.name), with the reason \u{201C}\(message)\u{201D}, for all parties to read?",
            expecting: ["reject", "tolak"])
    }
}
