internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms

struct DraftCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Begin private work on a change: edit the files, then propose.",
        discussion: "A draft is never sent to anyone. Edits you have made already come along.")

    @Argument(help: "A short name for the change, such as availability-2027.")
    var name: String
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
        try agreement.beginDraft(slug, at: history.current)
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.draft-begun/1"), ("draft", .string(slug.description)),
                    ("base", .integer(history.current.number)),
                ]))
        } else {
            place.console.print(
                "You are on a private draft, \(slug.description, .bold), of version \(history.current.number).")
            place.console.note("Edit the files, look with: countersign diff, and then: countersign propose -m SUMMARY")
        }
        return .done
    }
}
