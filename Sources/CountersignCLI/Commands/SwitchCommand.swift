internal import Agreements
internal import ArgumentParser
internal import GitStore

struct SwitchCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "switch",
        abstract: "Look at an amendment's or a draft's files; without a name: at the agreement's.",
        discussion: """
            Edits that you have not proposed come along, and you are told which. Where they would be overwritten, nothing \
            happens at all.
            """)

    @Argument(help: "An amendment or a draft.", completion: Completion.desks)
    var name: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        let (desk, tree, words) = try target(history, place)
        let before = try agreement.desk()
        try agreement.open(desk, tree: tree)
        let edits = try agreement.edits()
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.switched/1"), ("branch", .text(desk.reference)),
                    ("edits", .array(edits.map(JSONValue.string))),
                ]))
            return .done
        }
        guard !edits.isEmpty else {
            place.console.print("Your files are now those of \(words, .bold).")
            return .done
        }
        place.console.print(
            "Your files are now those of \(words, .bold), with your edits in: \(edits.shownPaths, .bold)")
        // Work on a draft lies in the files alone, and so it comes along too.
        let back = before == desk ? "" : "To take them back: countersign switch\(before.typed). "
        place.console.note("They came along, and are proposed nowhere yet. \(back)To undo them: countersign discard")
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

extension Desk {
    /// What `switch` is told to get there.
    fileprivate var typed: String {
        switch self {
        case .main, .other, .detached: ""
        case .amendment(let name): " \(name)"
        case .draft(let slug): " \(slug)"
        }
    }
}

extension [String] {
    /// Paths in a sentence, not too many of them.
    var shownPaths: String {
        count > 8 ? prefix(8).joined(separator: ", ") + " and \(count - 8) more" : joined(separator: ", ")
    }
}
