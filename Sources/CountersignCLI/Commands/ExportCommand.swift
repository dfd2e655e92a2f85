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
            to verify it. A redline is against what an amendment amends, or against the version before.
            """)

    /// What the document shows.
    enum Form: String, EnumerableFlag {
        case clean, redline, openslo

        static func help(for form: Form) -> ArgumentHelp? {
            switch form {
            case .clean: "The text as it reads."
            case .redline: "The text with what it changes marked."
            case .openslo: "The service levels as objects of OpenSLO v1, in YAML."
            }
        }
    }

    @Argument(help: "A version's number or an amendment's name; what your files are of where left out.")
    var name: String?
    @Flag var form = Form.clean
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write it to this file; standard output where left out.", valueName: "file"))
    var output: String?
    @Option(
        help: ArgumentHelp("md or html; by the file's ending where left out, else md.", valueName: "format"),
        transform: { text throws(ValidationError) in
            guard let format = Format(rawValue: text) else { throw ValidationError("--format takes md or html") }
            return format
        })
    var format: Format?
    @Option(help: ArgumentHelp("Only this language of the text.", valueName: "language"))
    var language: String?
    @Flag(help: "Replace the file if it is there.")
    var force = false
    @OptionGroup var global: GlobalOptions

    /// What the document is written in.
    enum Format: String { case md, html }

    /// Says at once where the file's ending names a format that there is none of.
    func validate() throws { _ = try chosenFormat }

    private var chosenFormat: Format {
        get throws(ValidationError) {
            if let format { return format }
            guard let name = output?.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return .md }
            switch name[dot...].dropFirst().lowercased() {
            case "html", "htm": return .html
            case "md", "markdown", "txt", "": return .md
            case let ending:
                throw ValidationError(
                    "there is no export as .\(ending): it writes .md and .html; a browser prints a page of HTML as PDF")
            }
        }
    }

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        let subject = try ExportSubject(name, in: history, place)
        let tag = try language.map { try subject.text.declaration.language(named: $0) }
        if form == .openslo { return try exportServiceLevels(of: subject, tag, in: history, place) }
        let document = try subject.document(redline: form == .redline, language: tag, in: history)
        let format = try chosenFormat
        try Export(
            kind: form.rawValue, format: format.rawValue, document: format == .html ? document.html : document.markdown,
            text: subject.text
        ).deliver(to: OutputFile(name: output, mayReplace: force), in: place)
        return .done
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
