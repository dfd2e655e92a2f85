internal import AgreementProfiles
internal import Agreements
internal import ArgumentParser
internal import ServiceLevels

/// What has to do with credits.
struct CreditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit", abstract: "What is owed where a service level is missed.",
        subcommands: [EstimateCommand.self])
}

struct EstimateCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "What if: the credit for a result, under the text in force and under an amendment.",
        discussion: """
            For example: countersign credit estimate --level availability --measured 98.7% --month 2026-03. It is reckoned \
            exactly, in the agreement's zone, as if the level were the only one missed and no credit had been granted \
            before. Where the text gives no answer, it says why and where, and ends with 1.
            """)

    @Argument(
        help: ArgumentHelp(
            "An amendment, a version's number, or `draft` for your files; what your files are of where left out.",
            valueName: "name"),
        completion: Completion.sides)
    var name: String?
    @Option(
        help: ArgumentHelp(
            "The service level: availability, or hosting/availability where several services have one; the only one "
                + "where left out.", valueName: "level"))
    var level: String?
    @Option(help: ArgumentHelp("The result to assume, such as 98.7%.", valueName: "percent"))
    var measured: String?
    @Option(
        help: ArgumentHelp(
            "Instead of a result, a time without service, such as 2026-03-05T10:00/2026-03-05T12:30, in the agreement's "
                + "zone or with an offset; again for each.", valueName: "from/to"))
    var outage: [String] = []
    @Option(
        help: ArgumentHelp(
            "A time without service for planned maintenance, and when it was announced, such as "
                + "2026-03-08T01:00/2026-03-08T03:00/2026-02-27: within the agreement's windows and limit it does not "
                + "count. Without a day it is taken to have been announced in time. Again for each.",
            valueName: "from/to/announced"))
    var maintenance: [String] = []
    @Option(
        help: ArgumentHelp(
            "The month, such as 2026-03, or the one whose quarter or year is meant; that of the first outage, or else "
                + "this month, where left out.", valueName: "month"))
    var month: String?
    @Option(
        help: ArgumentHelp("The language to answer in; the prevailing one where left out.", valueName: "language"))
    var language: String?
    @Flag(help: "Show every step, with its figures and where the text has the rule.")
    var trace = false
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        let other = try EstimatedText.named(name, in: history, place)
        let zone = (other?.text ?? history.current.text).declaration.zone
        let question = try EstimateQuestion(self, history.today, in: zone.identifier)
        let day = CivilDate(daysSinceEpoch: question.day.daysSinceEpoch)
        let texts = try EstimatedText.all(other, on: day, level: level, in: history)
        if texts.contains(where: { $0.text.declaration.zone != zone }), !(outage + maintenance).isEmpty {
            place.console.note("Times without an offset are read by the clocks of \(zone.identifier).")
        }
        let declaration = texts.last?.text.declaration ?? history.current.text.declaration
        let language = try language.map { try declaration.language(named: $0) } ?? declaration.prevailing
        let view = try EstimateView(texts, question, language: language, showsTrace: trace)
        if place.json { place.console.print(json: view.json) } else { place.console.page(view.page) }
        return view.hasNumber ? .done : .no
    }
}
