internal import AgreementDocuments
internal import AgreementProfiles
internal import Agreements
internal import ArgumentParser

struct ExportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a text as one document to send: as it reads, or with its changes marked.",
        discussion: """
            For who has no copy: clauses in order with every language, terms as tables, annexes by their digest, and how \
            to verify it. The words around the text are in the languages of it that are shown, Indonesian and English; \
            around a text in others they are English. A redline is against what an amendment amends, or against the \
            version before. With --evidence, what proves the agreement, or one version of it, to a court or an auditor: \
            the signed history, every text, a page that says who agreed to what, and a check that needs nothing of this \
            program.
            """)

    /// What the document shows.
    enum Form: String, EnumerableFlag {
        case clean, redline, conformed, openslo

        static func help(for form: Form) -> ArgumentHelp? {
            switch form {
            case .clean: "The text as it reads."
            case .redline: "The text with what it changes marked."
            case .conformed: "The text to print and file: title page, contents, values for what is quoted, signatures."
            case .openslo: "The service levels as objects of OpenSLO v1, in YAML."
            }
        }
    }

    @Argument(
        help: ArgumentHelp(
            "A version's number, a day, an amendment's name, or `draft` for your files as they stand; what your files are of where "
                + "left out.",
            valueName: "text"), completion: Completion.sides)
    var name: String?
    @Flag var form = Form.clean
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write it to this file; standard output where left out.", valueName: "file"))
    var output: String?
    @Option(
        help: ArgumentHelp("md or html; by the file's ending where left out, else md.", valueName: "format"),
        transform: DocumentFormat.typed)
    var format: DocumentFormat?
    @Option(
        help: ArgumentHelp(
            "Only this language of the text; both, or left out, for all side by side.", valueName: "language"))
    var language: String?
    @Option(
        help: ArgumentHelp(
            "Write a zip file that proves the agreement to an outsider, who checks it offline with git and ssh-keygen.",
            valueName: "file"))
    var evidence: String?
    @Option(help: ArgumentHelp("The text in force on this day, such as 2026-07-01.", valueName: "date"))
    var on: String?
    @Option(help: ArgumentHelp("This version.", valueName: "number"), completion: Completion.versions)
    var version: String?
    @Flag(help: "Replace the file if it is there.")
    var force = false
    @OptionGroup var global: GlobalOptions

    /// Says at once where options do not go together, or the file's ending names a format that there is none of.
    func validate() throws {
        if let evidence { try validate(evidence: evidence) } else if form != .openslo { _ = try chosenFormat }
    }

    /// A package is whole, and a file: nothing else is said about it.
    private func validate(evidence: String) throws(ValidationError) {
        guard evidence != "-" else {
            throw ValidationError("--evidence takes the name of a file: a package is not written to standard output")
        }
        let others = [
            form == .clean ? nil : "--\(form.rawValue)", output.map { _ in "--output" }, format.map { _ in "--format" },
            language.map { _ in "--language" },
        ]
        if let other = others.compactMap({ $0 }).first {
            throw ValidationError("\(other) does not go with --evidence, which writes a package of the whole text")
        }
    }

    private var chosenFormat: DocumentFormat {
        get throws(ValidationError) { if let format { format } else { try DocumentFormat(ofFile: output) } }
    }

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        let choice = try chosen(in: history, place)
        if let evidence {
            try await EvidenceExport(
                history: history, version: try choice.map(provable),
                output: OutputFile(name: evidence, mayReplace: force)
            ).run(in: place)
            return .done
        }
        let subject = try ExportSubject(choice ?? ExportChoice(onDeskIn: history), in: history)
        let tag = language == "both" ? nil : try language.map { try subject.text.declaration.language(named: $0) }
        if form == .openslo { return try exportServiceLevels(of: subject, tag, in: history, place) }
        let format = try chosenFormat
        let document: any WrittenDocument =
            form == .conformed
            ? try subject.conformed(language: tag, in: history)
            : try subject.document(redline: form == .redline, language: tag, in: history)
        try Export(
            kind: form.rawValue, format: format.rawValue, document: format.text(of: document), text: subject.text
        ).deliver(to: OutputFile(name: output, mayReplace: force), in: place)
        return .done
    }

    /// The one text that was asked for; nil where none was.
    private func chosen(in history: History, _ place: Place) throws -> ExportChoice? {
        guard [name, on, version].count(where: { $0 != nil }) < 2 else {
            throw CommandError(.usage, "one text is exported at a time", hint: "name a version, or a day with --on")
        }
        if let on { return try ExportChoice(on: place.day(on, for: "--on"), in: history) }
        return try (name ?? version).map { try ExportChoice($0, in: history, place) }
    }

    /// The number of a version, which alone can be proved.
    private func provable(_ choice: ExportChoice) throws(CommandError) -> Int {
        if case .version(let number, _) = choice { return number }
        throw CommandError(
            .usage, "\(name ?? version ?? "") is no version: only what is part of the agreement can be proved",
            hint: "see them: countersign log")
    }

    /// Writes what programs that watch services read.
    private func exportServiceLevels(
        of subject: ExportSubject, _ language: LanguageTag?, in history: History, _ place: Place
    ) throws -> ExitCode {
        guard format == nil else {
            throw CommandError(.usage, "--openslo writes YAML, whatever the format", hint: "leave --format out")
        }
        let text = subject.text
        let found = try history.openSLO(
            of: text, commit: subject.commit, in: language ?? text.declaration.prevailing)
        switch found {
        case .failure(let gap):
            throw CommandError(
                .no, "the service levels cannot be said in OpenSLO", causes: ["\(gap)"], hint: "countersign check")
        case .success(let document):
            try Export(kind: form.rawValue, format: "yaml", document: document.yaml, text: text)
                .deliver(to: OutputFile(name: output, mayReplace: force), in: place)
            return .done
        }
    }
}
