internal import AgreementDocuments
internal import Agreements
internal import ArgumentParser

struct DiffCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What changes between two texts: figures first, then every word.",
        discussion: """
            Each is a version (3), a day, for the text in force on it (2026-07-01), an amendment (acme/availability), \
            `draft` for your files as they stand, or a file anywhere on disk: beside a text it stands for the file of that \
            name. With none: the agreement and your files. With one version: that and your files. With one amendment: \
            what it amends and its text. Removed words stand in [-…-], new ones in {+…+}; a block that moved stands once, \
            where it is now, between {<1 from line 3: and <}, and [>1 to line 9] where it was. A document says what it \
            says in the languages of the text, Indonesian and English, or in the one of --language.
            """)

    @Argument(help: ArgumentHelp("The text before.", valueName: "a"), completion: Completion.sides)
    var old: String?
    @Argument(help: ArgumentHelp("The text after.", valueName: "b"), completion: Completion.sides)
    var new: String?
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write it as a document to this file; - for standard output.", valueName: "file"))
    var output: String?
    @Option(
        help: ArgumentHelp("A document: md or html; by the file's ending where left out.", valueName: "format"),
        transform: DocumentFormat.typed)
    var format: DocumentFormat?
    @Option(
        help: ArgumentHelp(
            "The language in which it is said what it comes to; the prevailing one where left out, in a document each.",
            valueName: "language"))
    var language: String?
    @Flag(help: "Replace the file if it is there.")
    var force = false
    @OptionGroup var global: GlobalOptions

    /// Says at once where the file's ending names a format that there is none of.
    func validate() throws { _ = try chosenFormat }

    private var chosenFormat: DocumentFormat {
        get throws(ValidationError) { if let format { format } else { try DocumentFormat(ofFile: output) } }
    }

    func perform(in place: Place) async throws -> ExitCode {
        if let old, let new, let files = try files(old, new, place) {
            try show(files, old, new, place)
            return .done
        }
        let history = try place.read()
        let (before, after) = try sides(in: history, place)
        let declarations = [before, after].map { $0.text.declaration ?? history.current.text.declaration }
        let tag = try language.map { try declarations[1].language(named: $0) }
        let view = try RedlineView(
            history.comparison(from: before.text, to: after.text), declarations[1], from: declarations[0], in: tag,
            ledger: history.ledger)
        if isDocument {
            let document = try ComparisonDocument(
                declarations[1], from: before.document, to: after.document, files: view.files,
                consequences: view.consequencesOnPaper, language: tag)
            try write(document, place)
        } else if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.diff/1"), ("from", before.json), ("to", after.json),
                    ("consequences", view.consequencesJSON), ("changes", view.json),
                    ("findings", UnsoundView(history).json),
                ]))
        } else if view.files.isEmpty {
            place.console.print("Nothing differs between \(before.name) and \(after.name).")
        } else {
            var page: StyledText = "From \(before.name, .bold) to \(after.name, .bold)\n"
            for reason in [before.reason, after.reason] {
                if let reason { page += .indented(reason.capitalized + ".") }
            }
            place.console.page((page + view.summary + view.body()).withoutLastLineFeed)
        }
        return .done
    }

    private var isDocument: Bool { output != nil || format != nil }

    /// Writes the comparison as a document; see `docs/json.md`, "exported".
    private func write(_ document: ComparisonDocument, _ place: Place) throws {
        let format = try chosenFormat
        try Export(
            kind: "diff", format: format.rawValue, document: format.text(of: document), text: nil
        ).deliver(to: OutputFile(name: output, mayReplace: force), in: place)
    }

    private func sides(in history: History, _ place: Place) throws -> (DiffSide, DiffSide) {
        guard let old else {
            return (try .version(history.current.number, history), try .workingFiles(history))
        }
        if let new, let (file, spot) = try diskFile(old, place) {
            return (file, try DiffSide.named(new, in: history, place).side.only(spot, in: history))
        }
        if let new, let (file, spot) = try diskFile(new, place) {
            return (try DiffSide.named(old, in: history, place).side.only(spot, in: history), file)
        }
        let first = try DiffSide.named(old, in: history, place)
        if let new { return (first.side, try DiffSide.named(new, in: history, place).side) }
        if let base = first.base { return (base, first.side) }
        return (first.side, try .workingFiles(history))
    }

    /// Two files on disk; nil where either word means something of the agreement.
    private func files(_ old: String, _ new: String, _ place: Place) throws -> DiskFiles? {
        [old, new].contains(where: Self.meansSomething) ? nil : try DiskFiles(old, new, place)
    }

    /// A file on disk beside a text; nil where the word means something of the agreement.
    private func diskFile(_ word: String, _ place: Place) throws -> (DiffSide, TextPlace)? {
        Self.meansSomething(word) ? nil : try DiffSide.diskFile(word, place)
    }

    private static func meansSomething(_ word: String) -> Bool {
        DiffSide.workingWords.contains(word) || word.allSatisfy(\.isNumber) || CivilDate(word) != nil
    }

    private func show(_ files: DiskFiles, _ old: String, _ new: String, _ place: Place) throws {
        let redline = try Redline(
            from: String(decoding: files.old, as: UTF8.self), to: String(decoding: files.new, as: UTF8.self),
            difference: TextDifference.hunks)
        if isDocument {
            try write(ComparisonDocument(from: old, to: new, redline), place)
        } else if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.diff/1"), ("from", .object([("kind", "file"), ("path", .string(old))])),
                    ("to", .object([("kind", "file"), ("path", .string(new))])), ("consequences", []),
                    (
                        "changes",
                        redline.isUnchanged
                            ? []
                            : .array([
                                .object([
                                    ("path", .string(new)), ("change", "changed"), ("from", .null),
                                    ("redline", .string(redline.plain())),
                                    ("figures", RedlineView.json(of: redline.figureChanges)),
                                ])
                            ])
                    ), ("findings", []),
                ]))
        } else if redline.isUnchanged {
            place.console.print("Nothing differs between \(old) and \(new).")
        } else {
            var page: StyledText = "From \(old, .bold) to \(new, .bold)\n"
            let figures = RedlineView.lines(of: redline.figureChanges)
            if !figures.isEmpty { page += "\n\("Figures that change", .heading)\n" + figures }
            place.console.page((page + "\n" + RedlineView.body(of: redline, context: 2)).withoutLastLineFeed)
        }
    }
}
