internal import AgreementDocuments
internal import Agreements
internal import GitStore

/// The text that somebody asked to have as a document, and what it is compared with.
struct ExportSubject {
    let text: Text
    let standing: TextStanding
    /// The commit that holds it; nil for files as they stand.
    let commit: String?
    /// Nil for what is not on the table.
    private let proposal: Amendment?
    /// The version that came before it; nil for version 0.
    private let base: Int?

    init(_ choice: ExportChoice, in history: History) throws {
        switch choice {
        case .files:
            text = try history.draftText()
            (commit, proposal, base) = (nil, nil, history.current.number)
            standing = .draft(after: history.current.number)
        case .amendment(let amendment):
            text = amendment.text
            (commit, proposal, base) = (amendment.tip.description, amendment, amendment.base.number)
            standing = TextStanding(of: amendment)
        case .version(let number, let day):
            let version = try history.version(number)
            text = version.text
            (commit, proposal, base) = (version.id.description, nil, number > 0 ? number - 1 : nil)
            standing = try TextStanding(of: version, in: history, on: day)
        }
    }

    /// The text to read, print and file, with who consented to it.
    ///
    /// - Parameter language: the one language to show; all where nil.
    func conformed(language: LanguageTag?, in history: History) throws -> ConformedDocument {
        var landed: Amendment?
        if case .version(let tenure, _, _) = standing { landed = try history.landing(of: tenure.version)?.amendment }
        return ConformedDocument(
            try document(redline: false, language: language, in: history), amendment: proposal ?? landed)
    }

    /// The document.
    ///
    /// - Parameter language: the one language to show; all where nil.
    func document(redline: Bool, language: LanguageTag?, in history: History) throws -> TextDocument {
        let changes = redline ? try redlines(in: history) : nil
        var contents: [String: [UInt8]] = [:]
        for file in text.files {
            if case .annex = file.place { continue }
            contents[file.path] = try history.content(of: file)
        }
        return try TextDocument(
            text,
            TextDocument.Facts(
                standing: standing, comparedWith: redline ? base : nil, agreement: history.agreement.id.description,
                commit: commit),
            contents: contents, changes: changes, language: language, number: history.ledger.number(named:))
    }

    /// What the text changes.
    private func redlines(in history: History) throws -> [FileRedline] {
        guard let base else {
            throw CommandError(
                .usage, "version 0 begins the agreement: there is nothing before it",
                hint: "countersign export --clean 0")
        }
        return try history.comparison(from: history.version(base).text, to: text).changes.map { try FileRedline($0) }
    }
}

extension History {
    /// The text that the working files make.
    func draftText() throws -> Text {
        if let text = try WorkingText.check(in: self).text { return text }
        throw CommandError(.malformedInput, "your files make no text as they stand", hint: "countersign check")
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
