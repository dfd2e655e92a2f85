internal import AgreementDocuments
internal import Agreements
internal import GitStore

/// The text that somebody asked to have as a document, and what it is compared with.
struct ExportSubject {
    let text: Text
    /// `Version 3, in force from …`
    private let sentence: String
    /// The commit that holds it.
    let commit: String
    /// What came before it; nil for version 0.
    private let before: (name: String, text: Text)?

    /// - Parameter typed: a version or an amendment; what the working files are of where nil.
    init(_ typed: String?, in history: History, _ place: Place) throws {
        let choice = try TextChoice(typed.map { [$0] } ?? [], in: history, place)
        guard choice.parts.isEmpty else {
            throw CommandError(
                .usage, "\(typed ?? "") is no version or amendment",
                hint: "see what there is: countersign log, countersign list")
        }
        if let amendment = try choice.amendment ?? Self.onDesk(choice, in: history) {
            text = amendment.text
            sentence =
                "Amendment \(amendment.name) to version \(amendment.base.number): proposed, not part of the agreement"
            commit = amendment.tip.description
            before = ("version \(amendment.base.number)", amendment.base.text)
            return
        }
        let version = try history.version(choice.version ?? history.current.number)
        text = version.text
        sentence = try history.sentence(on: version.number, day: history.today).capitalized.plain
        commit = version.id.description
        before =
            version.number > 0
            ? ("version \(version.number - 1)", try history.version(version.number - 1).text) : nil
    }

    /// The amendment that the working files are of, where nothing was named.
    private static func onDesk(_ choice: TextChoice, in history: History) throws -> Amendment? {
        guard choice.version == nil, case .amendment(let name) = try history.agreement.desk() else { return nil }
        return try history.amendment(name)
    }

    /// The document.
    ///
    /// - Parameter language: the one language to show; all where nil.
    func document(redline: Bool, language: LanguageTag?, in history: History) throws -> TextDocument {
        if redline, before == nil {
            throw CommandError(
                .usage, "version 0 begins the agreement: there is nothing before it",
                hint: "countersign export --clean 0")
        }
        var contents: [String: [UInt8]] = [:]
        for file in text.files {
            if case .annex = file.place { continue }
            contents[file.path] = try history.content(of: file)
        }
        let changes: [FileRedline]? =
            redline
            ? try before.map { try history.comparison(from: $0.text, to: text).changes.map { try FileRedline($0) } }
            : nil
        return try TextDocument(
            text,
            TextDocument.Facts(
                sentence: sentence, comparedWith: redline ? before?.name : nil,
                agreement: history.agreement.id.description, commit: commit),
            contents: contents, changes: changes, language: language)
    }
}

extension Declaration {
    /// The language of the text that a person typed.
    func language(named typed: String) throws(CommandError) -> LanguageTag {
        if let tag = languages.first(where: { $0.description == typed }) { return tag }
        throw CommandError(
            .usage, "the text is not in \(typed)",
            hint: "its languages are: " + languages.map(\.description).joined(separator: ", "))
    }
}
