internal import AgreementDocuments
internal import Agreements
internal import ArgumentParser
internal import GitStore

struct ShowCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Read the text that governs: today, on a day, or of a version or an amendment.",
        discussion: """
            Without a version or name: the text in force today. Ends with 1 where, on the day given with --on, none is: \
            not yet, or not any more.
            """)

    @Argument(
        help: ArgumentHelp(
            "A version's number, an amendment's name, and files, folders or clauses to show alone.", valueName: "what"),
        completion: Completion.texts)
    var what: [String] = []
    @Option(help: ArgumentHelp("The text in force on this day, such as 2026-07-01.", valueName: "date"))
    var on: String?
    @Option(
        help: ArgumentHelp("As far as was known when this version was the newest.", valueName: "version"),
        completion: Completion.versions)
    var knownAt: String?
    @Option(
        help: ArgumentHelp("The language to read clauses in; the prevailing one where left out.", valueName: "language")
    )
    var language: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        let choice = try TextChoice(what, in: history, place)
        guard choice.version == nil && choice.amendment == nil || (on == nil && knownAt == nil) else {
            throw CommandError(
                .usage, "--on and --known-at choose a version, and you named one", hint: "leave out either")
        }
        if let amendment = choice.amendment {
            var sentence = StyledText(TextStanding(of: amendment).sentence + ".")
            if !amendment.isWithdrawn {
                let situation = try Situation(history, reader: try await place.reader(of: history.agreement))
                sentence += " " + Outlook(amendment, history.standing(of: amendment), in: situation).sentence
            }
            return try show(
                amendment.text, choice, sentence: sentence,
                [
                    ("state", amendment.isWithdrawn ? "withdrawn" : "proposed"),
                    ("amendment", .string(amendment.name.description)),
                ], in: history, place)
        }
        let day = try on.map { typed throws(CommandError) in try place.day(typed, for: "--on") } ?? history.today
        let last = try knownAt.map { try number($0, in: history, place) }
        if let version = choice.version { return try show(version, choice, day, last, in: history, place) }
        switch try history.governing(on: day, knownAt: last) {
        case .version(let number): return try show(number, choice, day, last, in: history, place)
        case .ended(let number, _):
            if on == nil { return try show(number, choice, day, last, in: history, place) }
            return try answerNone(number, day, last, in: history, place)
        case .notYet:
            // Who asks for no day wants to read the agreement, though it is not yet in force.
            let first = history.waiting(after: day, knownAt: last).first
            if on == nil { return try show(first ?? 0, choice, day, last, in: history, place) }
            return try answerNone(first, day, last, in: history, place)
        }
    }

    private func number(_ typed: String, in history: History, _ place: Place) throws -> Int {
        if let number = try place.versionNumber(typed, in: history) { return number }
        throw CommandError(.usage, "--known-at takes a version's number, and \(typed) is none", hint: "countersign log")
    }

    private func show(
        _ number: Int, _ choice: TextChoice, _ day: CivilDate, _ last: Int?, in history: History, _ place: Place
    ) throws -> ExitCode {
        let version = try history.version(number)
        var sentence = try history.sentence(on: number, day: day, knownAt: last)
        if choice.version == nil { sentence += try history.waitingSentence(after: day, besides: number, knownAt: last) }
        sentence += "." + (try history.remarks(on: number, day: day, knownAt: last))
        let tenure = try history.tenure(of: number, knownAt: last)
        let members: [(String, JSONValue)] = [
            ("state", .string(tenure?.state(on: day).rawValue ?? "opening")), ("version", .integer(number)),
            ("id", .string(version.id.description)),
            ("inForceFrom", .text(version.inForceFrom?.description)),
            ("until", .text(version.text.declaration.term?.until?.description)),
            ("executed", .text(try history.execution(of: number)?.rfc3339)),
            ("on", .string(day.description)), ("knownAt", .number(last)),
            ("waiting", .array(try history.announced(by: day, knownAt: last).map(JSONValue.integer))),
        ]
        return try show(
            version.text, choice, sentence: sentence, members + Tenure.members(tenure), in: history, place)
    }

    private func show(
        _ text: Text, _ choice: TextChoice, sentence: StyledText, _ members: [(String, JSONValue)], in history: History,
        _ place: Place
    ) throws -> ExitCode {
        let view = try TextView(
            text, choice, language: try tag(in: text), sentence: sentence.capitalized, in: history)
        if place.json {
            place.console.print(
                json: .object(
                    [("schema", "countersign.text/1")] + members + view.json + [("findings", UnsoundView(history).json)]
                ))
        } else {
            place.console.page(view.page)
        }
        return .done
    }

    private func tag(in text: Text) throws -> LanguageTag {
        try language.map { try text.declaration.language(named: $0) } ?? text.declaration.prevailing
    }

    /// Says why no text was in force, and which came nearest.
    private func answerNone(
        _ nearest: Int?, _ day: CivilDate, _ last: Int?, in history: History, _ place: Place
    ) throws -> ExitCode {
        let state = try nearest.flatMap { try history.tenure(of: $0, knownAt: last) }?.state(on: day)
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.text/1"), ("state", .string(state == .ended ? "ended" : "notYet")),
                    ("on", .string(day.description)), ("knownAt", .number(last)),
                    ("waiting", .array(try history.announced(by: day, knownAt: last).map(JSONValue.integer))),
                    ("findings", UnsoundView(history).json),
                ]))
            return .no
        }
        var sentence: StyledText =
            state == .ended
            ? "The agreement has ended by \(day.shown, .bold)"
            : "Nothing \(day < history.today ? "was" : "is") in force yet on \(day.shown, .bold)"
        if let last { sentence += ", as known at version \(last)" }
        if let nearest {
            sentence += ": " + (try history.sentence(on: nearest, day: day, knownAt: last))
            place.console.print(sentence + ".")
            place.console.note("Read it: countersign show \(nearest)")
        } else {
            place.console.print(sentence + ": no version is executed.")
        }
        return .no
    }
}

extension StyledText {
    /// The text with a capital letter at its beginning.
    var capitalized: StyledText {
        guard let first = pieces.first else { return self }
        var text = StyledText(first.text.prefix(1).uppercased() + first.text.dropFirst(), first.role)
        for piece in pieces.dropFirst() { text += StyledText(piece.text, piece.role) }
        return text
    }
}
