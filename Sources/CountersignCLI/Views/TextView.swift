internal import AgreementDocuments
internal import AgreementProfiles
internal import Agreements
internal import GitStore

/// A text to be read from top to bottom: what it is, who is bound, the clauses in order, then everything else.
struct TextView {
    let text: Text
    /// Version 4, in force from …
    let sentence: StyledText
    let language: LanguageTag
    /// The files to show with their content, in the order of the text; annexes without.
    let files: [(file: TextFile, content: [UInt8]?)]
    /// Whether it is the whole text, rather than some files of it.
    let isWhole: Bool

    init(
        _ text: Text, _ choice: TextChoice, language: LanguageTag, sentence: StyledText, in history: History
    ) throws {
        self.text = text
        self.language = language
        self.sentence = sentence
        isWhole = choice.parts.isEmpty
        files = try choice.files(of: text, in: language).map { file in
            if case .annex = file.place { return (file, nil) }
            return (file, try history.content(of: file))
        }
    }

    /// The whole page.
    var page: StyledText {
        let declaration = text.declaration
        var page: StyledText = "\(declaration.title[language] ?? "", .heading)\n"
        page += "\(sentence)\n"
        page += "Text \(text.digest.description, .dim)\n"
        if let note = languageNote { page += note + "\n" }
        if isWhole { page += parties }
        // The declaration and the parties stand above in words; their files are shown where they were asked for.
        for (file, content) in files where !isWhole || !file.place.isAboutTheText {
            page += "\n\(file.path, .dim)\n"
            page +=
                content.map { Self.prose($0, file.place) } ?? "  not text; its content is bound by \(file.sha256.hex)\n"
        }
        return page.withoutLastLineFeed
    }

    /// Which language this is, and which one counts.
    private var languageNote: StyledText? {
        let declaration = text.declaration
        guard declaration.languages.count > 1 else { return nil }
        let others = declaration.languages.filter { $0 != language }
            .map { "--language \($0)" }.joined(separator: ", ")
        let read = Notation.english.name(of: language)
        let prevailing = Notation.english.name(of: declaration.prevailing)
        return language == declaration.prevailing
            ? "You read it in \(read), which prevails where the languages differ. Others: \(others)"
            : "You read it in \(read). Where the languages differ, the \(prevailing, .bold) text prevails."
    }

    private var parties: StyledText {
        var page: StyledText = "\n\("Parties", .heading)\n"
        for party in text.parties.values.sorted(by: { $0.id < $1.id }) {
            page += "  \(party.name, .bold), \(party.role.rawValue) (\(party.id.description))\n"
            for person in party.people where person.may == .sign {
                page += "    \(person.name)\(person.title.map { ", \($0)" } ?? "") may sign\n"
            }
        }
        return page
    }

    /// Headings of prose stand out; nothing else is touched, since people sign these very characters.
    private static func prose(_ bytes: [UInt8], _ place: TextPlace) -> StyledText {
        let endsItsLine = bytes.last == UInt8(ascii: "\n")
        guard case .clause = place else {
            return StyledText(String(decoding: bytes, as: UTF8.self) + (endsItsLine ? "" : "\n"))
        }
        var text = StyledText()
        // Bytes: to look for line feeds among the letters of a long text takes several times as long.
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let isHeading = line.first == UInt8(ascii: "#")
            text += "\(String(decoding: line, as: UTF8.self), isHeading ? .bold : .plain)\n"
        }
        return endsItsLine ? text.withoutLastLineFeed : text
    }

    /// The files in JSON; see `docs/json.md`, "text".
    var json: [(String, JSONValue)] {
        let declaration = text.declaration
        return [
            ("text", .string(text.digest.description)), ("language", .string(language.description)),
            ("prevailing", .string(declaration.prevailing.description)),
            ("languages", .array(declaration.languages.map { .string($0.description) })),
            (
                "title",
                .object(declaration.title.languages.map { ($0.description, .text(declaration.title[$0])) })
            ),
            (
                "files",
                .array(
                    files.map { file, content in
                        .object([
                            ("path", .string(file.path)), ("sha256", .string(file.sha256.hex)),
                            ("content", .text(content.map { String(decoding: $0, as: UTF8.self) })),
                        ])
                    })
            ),
        ]
    }
}
