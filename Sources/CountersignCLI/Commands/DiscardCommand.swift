internal import Agreements
internal import ArgumentParser

struct DiscardCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Undo your edits, or throw a draft away. Nothing that was signed is touched.")

    @Argument(
        help: "The draft to throw away; where left out, the edits in your working files.",
        completion: Completion.drafts)
    var name: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        let edits = try agreement.edits()
        let desk = try agreement.desk()
        let named = name.flatMap { Slug($0) }
        if let name, try named.flatMap({ try agreement.draftTree($0) }) == nil {
            throw CommandError(
                .usage, "there is no draft \(name)", hint: "amendments are closed with: countersign withdraw")
        }
        let losesEdits = !edits.isEmpty && (named == nil || desk == named.map { .draft($0) })
        guard losesEdits || named != nil else {
            agreement.forgetPendingRefresh()
            say("There is nothing to undo.", draft: nil, paths: [], place)
            return .done
        }
        if losesEdits { place.console.noteBeforeAsking("Your edits in: \(edits.joined(separator: ", "), .bold)") }
        _ = try place.console.ask(
            named.map { "Throw the draft \($0) away?" } ?? "Undo these edits? They are kept nowhere else.",
            expecting: ["discard", "buang"])
        if losesEdits {
            try agreement.undoEdits(edits)
            agreement.forgetPendingRefresh()
        }
        if let named {
            if desk == .draft(named) { try agreement.open(.main, tree: history.current.text.tree) }
            try agreement.throwAway(named)
        }
        say(
            named.map { "The draft \($0.description, .bold) is gone." } ?? "Your edits are undone.", draft: named,
            paths: losesEdits ? edits : [], place)
        if !losesEdits, !edits.isEmpty {
            place.console.note(
                "Your files keep the edits you have in: \(edits.shownPaths). To undo them too: countersign discard")
        }
        return .done
    }

    private func say(_ sentence: StyledText, draft: Slug?, paths: [String], _ place: Place) {
        guard place.json else { return place.console.print(sentence) }
        place.console.print(
            json: .object([
                ("schema", "countersign.discarded/1"), ("draft", .text(draft?.description)),
                ("paths", .array(paths.map(JSONValue.string))),
            ]))
    }
}
