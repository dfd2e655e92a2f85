internal import Agreements
internal import ArgumentParser

struct RefreshCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Carry an amendment onto a newer version that came first.",
        discussion: "The result is another text: everyone must consent to it again.")

    @Argument(help: "The amendment; the one you are on where left out.", completion: Completion.amendments)
    var name: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        let amendment = try acting.history.amendment(try place.amendmentName(name, in: acting.history))
        let isOnDesk = try acting.agreement.desk() == .amendment(amendment.name)
        if isOnDesk, let edit = try acting.agreement.edits().first {
            throw CommandError(
                .usage, "you have edits in \(edit) that are not proposed",
                hint: "propose them first, or undo them: countersign discard")
        }
        let text = try acting.history.carriedOver(amendment)
        let draft = try acting.history.draftRefresh(of: amendment, text: text, by: try acting.author(on: amendment))
        guard let (act, after) = try await acting.sign(draft, on: amendment) else { return .done }
        if isOnDesk { try acting.agreement.follow(from: amendment.text.tree, to: after.text.tree) }
        try await acting.send()
        place.showAct(
            act,
            "\(after.name.description, .bold) now amends version \(after.base.number): text \(after.text.digest.short).",
            next: "Every party must accept it again: countersign accept \(after.name.description)")
        return .done
    }
}
