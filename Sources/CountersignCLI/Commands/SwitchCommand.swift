internal import Agreements
internal import ArgumentParser
internal import GitStore

struct SwitchCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "switch",
        abstract: "Look at an amendment's or a draft's files; without a name: at the agreement's.",
        discussion: "Edits of yours that stand in the way are never overwritten: you are told which.")

    @Argument(help: "An amendment or a draft.", completion: Completion.desks)
    var name: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        let (desk, tree, words) = try target(history, place)
        try agreement.open(desk, tree: tree)
        if place.json {
            place.console.print(
                json: .object([("schema", "countersign.switched/1"), ("branch", .text(desk.reference))]))
        } else {
            place.console.print("Your files are now those of \(words, .bold).")
        }
        return .done
    }

    private func target(_ history: History, _ place: Place) throws -> (Desk, ObjectID, String) {
        guard let name else { return (.main, history.current.text.tree, "version \(history.current.number)") }
        if let slug = Slug(name), let tree = try history.agreement.draftTree(slug) {
            return (.draft(slug), tree, "the draft \(slug)")
        }
        let amendment = try history.amendment(try place.amendmentName(name, in: history))
        return (.amendment(amendment.name), amendment.text.tree, "\(amendment.name)")
    }
}
