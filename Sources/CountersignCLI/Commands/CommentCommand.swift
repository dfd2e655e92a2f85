internal import Agreements
internal import ArgumentParser
internal import GitStore

struct CommentCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "comment", abstract: "Say something about an amendment, for both parties to read, forever.")

    @Argument(help: "The amendment; the one you are on where left out.", completion: Completion.amendments)
    var name: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("What you say.", valueName: "text"))
    var message: String
    @Option(
        help: ArgumentHelp("The clause it is about: its slug, or a file's path.", valueName: "clause"),
        completion: Completion.clauses)
    var clause: String?
    @Option(help: ArgumentHelp("The act it replies to: its id.", valueName: "act"))
    var re: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        let amendment = try acting.history.amendment(try place.amendmentName(name, in: acting.history))
        if let clause { try Self.refuseUnknown(clause, of: amendment) }
        let reply = try re.map { try Self.act($0, of: amendment) }
        let author = try acting.author(on: amendment)
        let draft = try acting.history.draftComment(on: amendment, message, clause: clause, re: reply, by: author)
        try acting.history.check(draft, on: amendment)
        let first = signing.dryRun ? nil : FirstTime(.comment, by: author, in: acting.agreement)
        try confirm(first, in: place)
        guard let (act, _) = try await acting.sign(draft, on: amendment) else { return .done }
        if !place.json { first?.remember() }
        try await acting.send()
        place.showAct(act, "You commented on \(amendment.name.description, .bold).")
        acting.tellHowToMail(amendment.name)
        return .done
    }

    /// A comment stands forever: one on a clause that a slip of the finger made up would be about nothing.
    private static func refuseUnknown(_ clause: String, of amendment: Amendment) throws(CommandError) {
        let texts = [amendment.text, amendment.base.text]
        let isKnown = texts.contains { text in
            text.file(at: clause) != nil || text.clauses.contains { $0.slug.description == clause }
        }
        guard !isKnown else { return }
        var slugs: [String] = []
        for slug in texts.flatMap(\.clauses).map(\.slug.description) where !slugs.contains(slug) { slugs.append(slug) }
        throw CommandError(
            .usage, "the text has no clause or file \(clause)",
            hint: "its clauses are: \(slugs.joined(separator: ", "))")
    }

    /// Says what a first comment is, and asks whoever can be asked; others have said it by running the command.
    private func confirm(_ first: FirstTime?, in place: Place) throws {
        guard let first else { return }
        first.tell(on: place.console)
        guard place.console.canAsk, !place.console.options.answersYes else { return }
        _ = try place.console.ask("Say it, for good?", expecting: ["say", "katakan"])
    }

    /// The act whose id begins with what was typed.
    private static func act(_ typed: String, of amendment: Amendment) throws -> ObjectID {
        let matches = amendment.acts.map(\.id).filter { $0.description.hasPrefix(typed) }
        guard matches.count == 1, let match = matches.first, typed.count >= 4 else {
            throw CommandError(
                .usage, "\(typed) is not the id of one act of \(amendment.name)",
                hint: "see them: countersign review \(amendment.name)")
        }
        return match
    }
}
