internal import Agreements
internal import ArgumentParser

struct ReviewCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Read an amendment: what changes, who has consented, what was said, what is next.")

    @Argument(
        help: "The amendment; the one you are on, or the only open one, where left out.",
        completion: Completion.amendments)
    var name: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        try place.tellDetours(history)
        let amendment = try history.amendment(try place.amendmentName(name, in: history))
        let view = try AmendmentView(amendment, in: history)
        if place.json { place.console.print(json: view.json) } else { place.console.page(view.page) }
        return .done
    }
}
