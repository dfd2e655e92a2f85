internal import Agreements

/// What changes between two texts as one document to send: figures first, then every word.
public struct ComparisonDocument: Sendable {
    /// One of the two texts.
    public struct Side: Sendable {
        /// `version 4`, `your files`.
        public let name: String
        /// Why it is this one: from when it governs, when it was executed; nil for files.
        public let reason: String?

        /// A side as it is called.
        public init(name: String, reason: String?) {
            self.name = name
            self.reason = reason
        }
    }

    private let title: String
    private let before: Side
    private let after: Side
    private let changes: Changes

    /// What differs.
    private enum Changes: Sendable {
        /// Files of a text, and what their changes come to.
        case files([FileRedline], [Consequence])
        /// Two files of no text.
        case words(Redline)
    }

    /// Puts the document together.
    ///
    /// - Parameters:
    ///   - title: the agreement's; the names of the files where they are of none.
    ///   - files: what differs.
    ///   - consequences: what that comes to.
    public init(title: String, from before: Side, to after: Side, files: [FileRedline], consequences: [Consequence]) {
        self.title = title
        self.before = before
        self.after = after
        changes = .files(files, consequences)
    }

    /// Puts a document together of two files that are of no text.
    public init(from before: String, to after: String, _ redline: Redline) {
        title = "\(before) – \(after)"
        self.before = Side(name: before, reason: nil)
        self.after = Side(name: after, reason: nil)
        changes = .words(redline)
    }

    private var sides: [(String, Side)] { [("From", before), ("To", after)] }

    /// The document as a page of HTML that stands by itself.
    public var html: String {
        let header = HTMLNode.make(
            .header,
            [
                .make(.p, .kicker, "Redline from \(before.name) to \(after.name)"), .make(.h1, [.quoted(title)]),
                .facts(sides.map { ($0, .quoted($1.reason ?? $1.name)) }),
            ])
        return Page(title: title, content: [header, .make(.main, sections)]).markup
    }

    private var sections: [HTMLNode] {
        switch changes {
        case .files(let files, let consequences) where !files.isEmpty:
            [
                .section("What it comes to", [.consequences(consequences)]),
                .section("What changes", files.map { .redline(of: $0) }),
            ]
        case .words(let redline) where !redline.isUnchanged:
            [.section("What changes", [.make(.div, .redline, redline.nodes(isProse: true))])]
        case .files, .words: [.section("What changes", [.make(.p, "Nothing.")])]
        }
    }

    /// The document in Markdown: removed words in `[-…-]`, new ones in `{+…+}`.
    public var markdown: String {
        var text = "# \(title.inMarkdown)\n\n"
        for (word, side) in sides { text += "\(word): \((side.reason ?? side.name).inMarkdown)\n\n" }
        switch changes {
        case .files(let files, let consequences) where !files.isEmpty:
            text += TextDocument.legend + TextDocument.table(of: consequences)
            for file in files { text += "\n## \(file.title.inMarkdown)\n\n" + TextDocument.redline(file) }
        case .words(let redline) where !redline.isUnchanged: text += TextDocument.legend + "\n" + redline.plain()
        case .files, .words: text += "Nothing changes.\n"
        }
        return text
    }
}
