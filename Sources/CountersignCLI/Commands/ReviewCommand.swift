internal import AgreementDocuments
internal import Agreements
internal import ArgumentParser

struct ReviewCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Read an amendment: what changes, who has consented, what was said, what is next.",
        discussion: """
            Where a text was put in the place of an earlier one, what changed since that is shown by itself as well. \
            With --html it becomes one page to send to somebody who has no copy, such as a lawyer: without script, and \
            with nothing that a browser would fetch. The words around the text are in its languages, Indonesian and \
            English, or in the one of --language; around a text in others they are English.
            """)

    @Argument(
        help: "The amendment; the one you are on, or the only open one, where left out.",
        completion: Completion.amendments)
    var name: String?
    @Option(help: ArgumentHelp("Write it as a page of HTML; - for standard output.", valueName: "file"))
    var html: String?
    @Option(
        help: ArgumentHelp(
            "The language in which it is said what it comes to; the prevailing one where left out, in a document each.",
            valueName: "language"))
    var language: String?
    @Flag(help: "Replace the file if it is there.")
    var force = false
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        try place.tellDetours(history)
        let amendment = try history.amendment(try place.amendmentName(name, in: history))
        let situation = try Situation(history, reader: try await place.reader(of: agreement))
        let view = try AmendmentView(
            amendment, in: history, for: situation,
            language: language.map { try amendment.text.declaration.language(named: $0) })
        if let html {
            try Export(kind: "review", format: "html", document: view.document.html, text: amendment.text)
                .deliver(to: OutputFile(name: html, mayReplace: force), in: place)
        } else if place.json {
            place.console.print(json: view.json)
        } else {
            place.console.page(view.page)
        }
        return .done
    }
}
