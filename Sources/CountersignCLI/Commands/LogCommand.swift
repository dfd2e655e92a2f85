internal import AgreementDocuments
internal import Agreements
internal import ArgumentParser

struct LogCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The versions of the agreement, newest first: what changed, when, by whom.",
        discussion: """
            What changed is found by comparing the texts, and is nobody's word: which clauses and terms, and the labels \
            money, level, scope, time, party, key, or text-only where it is none of these. Each consent says how long its \
            text had lain on the table, each merge how long it had been possible. Dates of acts are what their authors \
            say; the order is proved.
            """)

    @Option(
        name: [.customShort("n"), .long], help: ArgumentHelp("No more than so many versions.", valueName: "number"))
    var limit = 20
    @Flag(help: "Every version, however many there are.")
    var all = false
    @Flag(
        help: """
            Every act that led to each version, with what was said, comments and refusals included; and what came too \
            late to be part of it.
            """)
    var acts = false
    @OptionGroup var options: LogOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit takes a number from 1") }
    }

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        var filter = try LogFilter(options, withLate: acts, in: history, place)
        var page = StyledText()
        var shown = 0
        var number = history.current.number
        while number >= 0, all || shown < limit {
            // One version is read at a time: a long history costs only what is shown of it.
            defer { number -= 1 }
            guard let view = try filter.view(of: number) else { continue }
            shown += 1
            if place.json {
                place.console.print(json: view.json(withActs: acts))
            } else {
                if !page.isEmpty { page += "\n" }
                page += view.page(withActs: acts)
            }
            if place.console.outputIsClosed { return .done }
        }
        if place.json { return .done }
        if page.isEmpty {
            place.console.note("No version matches \(options.words). To see every version: countersign log --all")
            return .done
        }
        place.console.page(page.withoutLastLineFeed)
        if number >= 0 {
            let count = "\(number + 1) older version\(number == 0 ? "" : "s")"
            place.console.note(
                options.isChoosing
                    ? "Not looked at: \(count): countersign log --all"
                    : "There \(number == 0 ? "is" : "are") \(count): countersign log --all")
        }
        return .done
    }
}

/// Which versions `log` shows.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only versions that changed this clause, or another file: terms/fees.yaml.", valueName: "clause"),
        completion: Completion.clauses)
    var clause: String?
    @Option(help: ArgumentHelp("Only versions that this party proposed.", valueName: "party"))
    var party: String?
    @Option(
        help: ArgumentHelp(
            "Only versions on which this person acted: an id, or a part of the name.", valueName: "person"))
    var person: String?
    @Option(help: ArgumentHelp("Only versions executed on this day or later.", valueName: "date"))
    var since: String?
    @Option(help: ArgumentHelp("Only versions executed on this day or earlier.", valueName: "date"))
    var until: String?
    @Option(
        help: ArgumentHelp("Only versions that touch this; may be given again for more.", valueName: "label"),
        completion: .list(ChangeLabel.allCases.map(\.rawValue)))
    var label: [String] = []

    /// Whether any versions are left out.
    var isChoosing: Bool { !words.isEmpty }

    /// What was asked for, as it was typed.
    var words: String {
        let single = [
            ("--clause", clause), ("--party", party), ("--person", person), ("--since", since), ("--until", until),
        ]
        let given = single.compactMap { name, value in value.map { "\(name) \($0.shellWord)" } }
        return (given + label.map { "--label \($0)" }).joined(separator: " ")
    }
}
