internal import Agreements
internal import ArgumentParser

struct LogCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The versions of the agreement, newest first: when, by whom, with whose consent.",
        discussion: "Dates of acts are what their authors say; the order is proved.")

    @Option(
        name: [.customShort("n"), .long], help: ArgumentHelp("No more than so many versions.", valueName: "number"))
    var limit = 20
    @Flag(help: "Every version, however many there are.")
    var all = false
    @Flag(help: "Every act that led to each version, comments and refusals included.")
    var acts = false
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit takes a number from 1") }
    }

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        let count = history.current.number + 1
        let shown = all ? count : min(limit, count)
        var page = StyledText()
        for number in stride(from: history.current.number, through: count - shown, by: -1) {
            // One version is read at a time: a long history costs only what is shown of it.
            let view = try VersionView(number, in: history)
            if place.json {
                place.console.print(json: view.json(withActs: acts))
            } else {
                if !page.isEmpty { page += "\n" }
                page += view.page(withActs: acts)
            }
            if place.console.outputIsClosed { return .done }
        }
        if place.json { return .done }
        place.console.page(page.withoutLastLineFeed)
        if shown < count {
            place.console.note("There are \(count - shown) older versions: countersign log --all")
        }
        return .done
    }
}
