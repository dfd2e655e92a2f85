internal import AgreementProfiles
public import Agreements

/// What changes between two texts as one document to send: figures first, then every word.
public struct ComparisonDocument: Sendable {
    private let title: String
    private let before: ComparedSide
    private let after: ComparedSide
    private let changes: Changes
    private let words: DocumentWords

    /// What differs.
    private enum Changes: Sendable {
        /// Files of a text, and what their changes come to in each language.
        case files([FileRedline], [[Consequence]])
        /// Two files of no text.
        case words(Redline)
    }

    /// Puts the document together.
    ///
    /// - Parameters:
    ///   - declaration: that of the text that comes out, by whose title the document goes.
    ///   - files: what differs.
    ///   - consequences: what that comes to, in each language that the document speaks.
    ///   - language: the one language that the document speaks; all of the text's where nil.
    public init(
        _ declaration: Declaration, from before: ComparedSide, to after: ComparedSide, files: [FileRedline],
        consequences: [[Consequence]], language: LanguageTag?
    ) {
        let shown = declaration.languagesShown(language)
        title = declaration.title(in: shown)
        self.before = before
        self.after = after
        changes = .files(files, consequences)
        words = DocumentWords(shown)
    }

    /// Puts a document together of two files that are of no text, in English.
    public init(from before: String, to after: String, _ redline: Redline) {
        title = "\(before) – \(after)"
        self.before = .file(before)
        self.after = .file(after)
        changes = .words(redline)
        words = .english
    }

    private var sides: [(name: String, text: String)] {
        [(words.label("Dari", "From"), before), (words.label("Ke", "To"), after)].map { name, side in
            (name, words.label { side.sentence(in: $0) })
        }
    }

    /// What it is: `Redline from version 1, in force on 1 July 2026, to version 2`.
    private var kicker: String {
        words.label { notation in
            let (before, after) = (before.name(in: notation), after.name(in: notation))
            return notation.words(id: "Perubahan dari \(before) ke \(after)", en: "Redline from \(before) to \(after)")
        }
    }

    /// The document as a page of HTML that stands by itself.
    public var html: String {
        let header = HTMLNode.make(
            .header,
            [
                .make(.p, .kicker, kicker), .make(.h1, [.quoted(title)]),
                .facts(sides.map { ($0.name, .quoted($0.text)) }),
            ])
        return Page(title: title, language: words.first, content: [header, .make(.main, sections)]).markup
    }

    private var sections: [HTMLNode] {
        let heading = words.label("Yang berubah", "What changes")
        switch changes {
        case .files(let files, let consequences) where !files.isEmpty:
            return [
                .consequences(consequences, in: words), .section(heading, files.map { .redline(of: $0, in: words) }),
            ]
        case .words(let redline) where !redline.isUnchanged:
            return [.section(heading, [.make(.div, .redline, redline.nodes(isProse: true, in: words))])]
        case .files, .words: return [.section(heading, [.make(.p, words.label("Tidak ada.", "Nothing."))])]
        }
    }

    /// The document in Markdown: removed words in `[-…-]`, new ones in `{+…+}`.
    public var markdown: String {
        var text = "# \(title.inMarkdown)\n\n\(kicker.inMarkdown)\n\n"
        for side in sides { text += "\(side.name): \(side.text.inMarkdown)\n\n" }
        switch changes {
        case .files(let files, let consequences) where !files.isEmpty:
            text += words.legend + Consequence.markdown(of: consequences, in: words)
            for file in files {
                text += "\n## \(file.change.place.title(in: words).inMarkdown)\n\n" + file.markdown(in: words)
            }
        case .words(let redline) where !redline.isUnchanged: text += words.legend + "\n" + redline.plain()
        case .files, .words: text += words.label("Tidak ada yang berubah.", "Nothing changes.") + "\n"
        }
        return [text].visibleMarkdown
    }
}
