internal import AgreementDocuments
internal import AgreementProfiles
internal import Agreements
internal import GitStore

/// Two texts side by side in one: what was struck out and what was put in, file by file.
struct RedlineView {
    let files: [FileRedline]
    /// What the changes come to, which a reader wants to know first.
    let consequences: [Consequence]
    /// The languages that a document of it speaks.
    private let spoken: [ConsequenceWords]
    /// What the changes come to, in the words of a language.
    private let said: (ConsequenceWords) throws -> [Consequence]

    /// - Parameters:
    ///   - declaration: that of the text that comes out, whose prevailing language comes first among files.
    ///   - base: that of the text it is compared with.
    ///   - language: in which it is said what the changes come to; the prevailing one where there is none.
    ///   - ledger: what numbers versions have that a text names by their ids.
    ///   - credits: what the changes do to credits, in a language; it is said before everything else.
    init(
        _ comparison: TextComparison, _ declaration: Declaration, from base: Declaration,
        in language: LanguageTag? = nil, ledger: Ledger,
        credits: @escaping (LanguageTag) throws -> [CreditChange] = { _ in [] }
    ) throws {
        let files = try comparison.changes.map { change throws(AgreementError) in try FileRedline(change) }
            .withFirst(declaration.prevailing)
        self.files = files
        spoken = ConsequenceWords.each(declaration, base, in: language)
        said = { words in
            try credits(words.language ?? declaration.prevailing).map { Consequence($0, in: words) }
                + Consequence.all(of: files, in: words, number: ledger.number(named:))
        }
        consequences = try said(ConsequenceWords(declaration, base, in: language))
    }

    /// What the changes come to, in each language that a document speaks.
    var consequencesOnPaper: [[Consequence]] { get throws { try spoken.map(said) } }

    /// What the changes come to, under its heading; empty where there is nothing to say.
    var summary: StyledText {
        if consequences.isEmpty { return StyledText() }
        return "\n\("What it comes to", .heading)\n" + consequences.map(Self.line).joined(separator: "")
    }

    /// `Availability is at least: 99.9% → 99.95%`, and the files that say so.
    private static func line(of consequence: Consequence) -> StyledText {
        let places = StyledText("   " + consequence.source, .dim)
        let (old, new) = (consequence.old, consequence.new)
        guard old != nil || new != nil else { return "  \(consequence.subject.capitalizedFirst)" + places + "\n" }
        let change: StyledText = "\(old ?? "—", .removed) → \(new ?? "—", .added)"
        // The words around a figure come behind it, those that name it before.
        if consequence.kind == .clause {
            return "  " + change + "   \(Self.shown(consequence.subject, around: new ?? old))" + places + "\n"
        }
        if consequence.kind == .agreement || consequence.isPromise, old == nil {
            return "  \(consequence.subject.capitalizedFirst) \(new ?? "", .added)" + places + "\n"
        }
        return "  \(consequence.subject.capitalizedFirst): " + change + places + "\n"
    }

    /// A sentence on one line, cut to what fits there with the figure that it is about.
    static func shown(_ sentence: String, around figure: String?) -> String {
        let most = 70
        let line = sentence.onOneLine
        guard line.count > most else { return line }
        let sought = figure?.onOneLine ?? ""
        guard !sought.isEmpty, let end = line.firstRange(of: sought)?.upperBound, line[..<end].count >= most else {
            return line.prefix(most - 1) + "…"
        }
        // The figure stands far behind: the whole words before it are shown, and a few behind it.
        let (behind, room) = (line[end...].prefix(14), most - 16)
        let before = sought.count < room ? line[..<end].suffix(room).drop { $0 != " " }.dropFirst() : sought[...]
        return "…" + before + behind + (behind.endIndex == line.endIndex ? "" : "…")
    }

    /// One line a figure, for files that are no text of an agreement.
    static func lines(of changes: [FigureChange]) -> StyledText {
        changes.map { change in
            "  \(change.old ?? "—", .removed) → \(change.new ?? "—", .added)   \(Self.shown(change.context, around: change.new ?? change.old), .dim)\n"
        }.joined(separator: "")
    }

    /// Every change, under the name of its file.
    ///
    /// - Parameter context: unchanged lines around a change; nil shows all.
    func body(context: Int? = 2) -> StyledText {
        var text = StyledText()
        for file in files {
            text += "\n\(file.heading, .heading)\n"
            guard let redline = file.redline else {
                text += "  This file is not text: its digest is part of what is signed.\n"
                continue
            }
            guard file.hasOtherWords else {
                text += "  Its words are the same; only its place is another.\n"
                continue
            }
            text += Self.body(of: redline, context: context)
        }
        return text
    }

    /// One file's changes, ending with a line feed.
    static func body(of redline: Redline, context: Int?) -> StyledText {
        var text = StyledText()
        for span in redline.spans(context: context) { text += StyledText(span.text, span.style.role) }
        if text.pieces.last?.text.hasSuffix("\n") != true { text += "\n" }
        return text
    }

    /// The comparison in JSON; see `docs/json.md`.
    var json: JSONValue {
        .array(
            files.map { file in
                .object([
                    ("path", .string(file.change.path)), ("change", .string(file.change.kind.rawValue)),
                    ("from", .text(file.change.formerPlace?.path)),
                    ("redline", .text(file.redline?.plain())),
                    ("figures", Self.json(of: file.redline?.figureChanges ?? [])),
                ])
            })
    }

    /// What the changes come to, in JSON.
    var consequencesJSON: JSONValue {
        .array(
            consequences.map {
                .object([
                    ("kind", .string($0.kind.rawValue)), ("subject", .string($0.subject)), ("old", .text($0.old)),
                    ("new", .text($0.new)), ("paths", .array($0.paths.map(JSONValue.string))),
                ])
            })
    }

    /// The figures that change, in JSON.
    static func json(of changes: [FigureChange]) -> JSONValue {
        .array(
            changes.map {
                .object([
                    ("old", .text($0.old)), ("new", .text($0.new)), ("line", .integer($0.line)),
                    ("context", .string($0.context)),
                ])
            })
    }
}

extension FileRedline {
    /// The file as a reader knows it, and what became of it.
    fileprivate var heading: String {
        let what =
            switch change.kind {
            case .added: "new, "
            case .removed: "removed, "
            case .changed: ""
            case .moved: "moved from \(change.formerPlace?.path ?? "") to "
            }
        return "\(title) — \(what)\(change.path)"
    }

    /// `+`, `-`, `~` or `>`, for a list of files.
    var mark: String {
        switch change.kind {
        case .added: "+"
        case .removed: "-"
        case .changed: "~"
        case .moved: ">"
        }
    }
}

extension Redline.Span.Style {
    fileprivate var role: StyledText.Role {
        switch self {
        case .kept: .plain
        case .removed: .removed
        case .inserted: .added
        case .removedFigure, .insertedFigure: .number
        case .moved: .plain
        case .elision, .move: .dim
        }
    }
}
