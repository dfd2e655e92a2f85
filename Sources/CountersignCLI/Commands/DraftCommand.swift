internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms

struct DraftCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Begin private work on a change: edit the files, then propose.",
        discussion: """
            A draft is never sent to anyone. It begins from the newest version; edits that you have not proposed come \
            along. With --from it begins with another text, carried onto that version: of an amendment that was merged \
            without what was put up last, of one that was withdrawn, or of what adopt set aside.
            """)

    @Argument(help: "A short name for the change, such as availability-2027.")
    var name: String
    @Option(
        help: ArgumentHelp(
            "Begin with this text: an amendment, a draft, or a commit's 40 digits.", valueName: "amendment"),
        completion: Completion.desks)
    var from: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        guard let slug = Slug(name) else {
            throw CommandError(
                .usage, "\(name) is not a name for a change",
                hint: "use small letters, digits and hyphens, such as availability-2027")
        }
        // Where it is known whose draft it is: a name that cannot be proposed is not worth a day's work.
        let key = try? await SigningKey.configured(
            in: agreement.repository, mayPrompt: false, environment: place.programs)
        if let author = key.flatMap({ try? history.author($0.publicKey) }) {
            try history.refuseTaken(AmendmentName(party: author.owner.party, slug: slug))
        }
        let carried = try carried(in: history)
        let before = try filesBefore(history)
        try agreement.beginDraft(slug, at: history.current)
        if let carried { try history.layOut(carried, inNewDraft: slug) }
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.draft-begun/1"), ("draft", .string(slug.description)),
                    ("base", .integer(history.current.number)),
                ]))
        } else {
            place.console.print(
                "You are on a private draft, \(slug.description, .bold), of version \(history.current.number).")
            if let from {
                place.console.note("It begins with the text of \(from), carried onto that version.")
            } else if let before {
                place.console.note(
                    "Your files were those of \(before.description, .bold), and are those of version"
                        + " \(history.current.number) now. To begin with that text: countersign discard"
                        + " \(slug.description), then countersign draft NAME --from \(before.description)")
            }
            place.console.note("Edit the files, look with: countersign diff, and then: countersign propose -m SUMMARY")
        }
        guard let carried, !carried.isClean else { return .done }
        throw ConflictsView(carried: carried).error(
            "your draft \(slug)", hint: "edit your files, which show both, and then: countersign propose -m SUMMARY")
    }

    /// The text to begin with, where one is named.
    private func carried(in history: History) throws -> CarriedText? {
        guard let from else { return nil }
        if let edit = try history.agreement.edits().first {
            throw CommandError(
                .usage, "you have edits in \(edit) that would mix with the text of \(from)",
                hint: "propose them first, or undo them: countersign discard")
        }
        return try history.carried(from: try Agreement.commit(named: from, in: history.agreement.repository))
    }

    /// The amendment on the desk whose text is not the one that a draft begins with.
    private func filesBefore(_ history: History) throws -> AmendmentName? {
        guard case .amendment(let name) = try history.agreement.desk(),
            let branch = try history.branches().first(where: { $0.name == name }), let amendment = branch.amendment,
            amendment.text.tree != history.current.text.tree
        else { return nil }
        return name
    }
}
