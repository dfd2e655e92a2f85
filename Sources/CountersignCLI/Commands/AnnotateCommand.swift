internal import AgreementDocuments
internal import Agreements
internal import ArgumentParser

struct AnnotateCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Which version each sentence or field goes back to, who proposed it and who consented.",
        discussion: """
            The file is named by its path or shorter: clauses/030-fees, fees, terms/fees.yaml. Text that moved, also from \
            one clause to another, is followed; lines broken elsewhere and YAML written in another way change nothing. \
            With --history one sentence or field through time: a field by its number, its name or \
            the end of it (hosting-monthly.amount, availability.target-percent), a sentence by its number or by words in it.
            """,
        aliases: ["blame"])

    @Argument(help: ArgumentHelp("The clause or other file.", valueName: "path"), completion: Completion.files)
    var path: String
    @Option(
        help: ArgumentHelp("As the text was in this version; the newest where left out.", valueName: "version"),
        completion: Completion.versions)
    var at: String?
    @Option(
        help: ArgumentHelp("One sentence or field through time: its number, name, or words in it.", valueName: "which"))
    var history: String?
    @Option(
        help: ArgumentHelp("The language of the clause; the prevailing one where left out.", valueName: "language"))
    var language: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        let version = try at.map { try number($0, in: history, place) } ?? history.current.number
        let text = try history.version(version).text
        let language = try self.language.map { try text.declaration.language(named: $0) }
        let file = try TextFileChoice.one(named: path, at: version, in: history, language: language)
        let annotation = try Annotation(of: file, at: version, in: history)
        if let which = self.history {
            let number = try UnitChoice.number(of: which, in: annotation)
            let view = try UnitHistoryView(
                UnitHistory(of: file, number: number, at: version, in: history), of: annotation.entries[number - 1],
                in: annotation, history)
            if place.json { place.console.print(json: view.json) } else { place.console.page(view.page) }
            return .done
        }
        let view = try AnnotationView(annotation, in: history)
        if place.json {
            place.console.print(json: view.json)
        } else {
            place.console.page(view.page(width: place.console.width))
        }
        return .done
    }

    private func number(_ typed: String, in history: History, _ place: Place) throws -> Int {
        if let number = try place.versionNumber(typed, in: history) { return number }
        throw CommandError(.usage, "--at takes a version's number, and \(typed) is none", hint: "countersign log")
    }
}

/// One sentence or field, as somebody named it.
enum UnitChoice {
    /// Its number in the file, from 1.
    static func number(of word: String, in annotation: Annotation) throws(CommandError) -> Int {
        let entries = annotation.entries
        let isOfFields = entries.contains { !$0.name.isEmpty }
        let thing = isOfFields ? "field" : "sentence"
        if let number = Int(word) {
            if entries.indices.contains(number - 1) { return number }
            throw CommandError(.usage, "there is no \(thing) \(number), but \(entries.count) in all")
        }
        let exact = entries.filter { $0.name.dotted == word.dotted }
        let small = word.lowercased()
        let found =
            !exact.isEmpty
            ? exact
            : entries.filter { isOfFields ? $0.name.hasEnding(word) : $0.text.lowercased().contains(small) }
        if found.count == 1 { return found[0].number }
        guard !found.isEmpty else {
            throw CommandError(
                .usage, "the file has no \(thing) like \(word)",
                hint: "see them: countersign annotate without --history")
        }
        let names = found.prefix(8).map { isOfFields ? $0.name : "\($0.number)" }
        throw CommandError(
            .usage, "\(word) is in \(found.count) \(thing)s", hint: "name one: " + names.joined(separator: ", "))
    }
}

extension String {
    /// A field's name with a dot before every step, items included: `services.web.target` for `services[web].target`.
    fileprivate var dotted: String { replacing("[", with: ".").replacing("]", with: "") }

    /// Whether the last steps of a field's name are these.
    fileprivate func hasEnding(_ steps: String) -> Bool { dotted.hasSuffix("." + steps.dotted) }
}
