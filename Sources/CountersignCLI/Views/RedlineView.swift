internal import AgreementDocuments
internal import Agreements

/// Two texts side by side in one: what was struck out and what was put in, file by file.
struct RedlineView {
    /// One file, with its redline where it is text.
    struct File {
        let change: TextComparison.Change
        /// nil for an annex that cannot be read as text.
        let redline: Redline?
    }

    let files: [File]

    init(_ comparison: TextComparison) throws(AgreementError) {
        files = try comparison.changes.map { change throws(AgreementError) in
            guard case .annex = change.place else { return File(change: change, redline: try Self.redline(change)) }
            return File(change: change, redline: nil)
        }
    }

    private static func redline(_ change: TextComparison.Change) throws(AgreementError) -> Redline {
        try Redline(
            from: String(decoding: change.old, as: UTF8.self), to: String(decoding: change.new, as: UTF8.self),
            difference: TextDifference.hunks)
    }

    /// The figures that change, which a reader wants to know first: `99.9% → 99.95%`, with the line that holds them.
    var figures: StyledText {
        var text = StyledText()
        for file in files where file.change.kind == .changed {
            text += Self.lines(of: file.redline?.figureChanges ?? [], in: file.change.path)
        }
        return text
    }

    /// One line a figure.
    static func lines(of changes: [FigureChange], in path: String = "") -> StyledText {
        var text = StyledText()
        for change in changes {
            let (old, new) = (change.old ?? "—", change.new ?? "—")
            text += "  \(old, .removed) → \(new, .added)   \(change.context.trimmed, .dim) \(path, .dim)\n"
        }
        return text
    }

    /// Every change, under the name of its file.
    ///
    /// - Parameter context: unchanged lines around a change; nil shows all.
    func body(context: Int? = 2) -> StyledText {
        var text = StyledText()
        for file in files {
            text += "\n\(file.change.heading, .heading)\n"
            guard let redline = file.redline else {
                text += "  This file is not text: its digest is part of what is signed.\n"
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
                    ("redline", .text(file.redline?.plain())),
                    ("figures", Self.json(of: file.redline?.figureChanges ?? [])),
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

extension TextComparison.Change {
    /// The file as a reader knows it: a clause by its slug and language.
    fileprivate var heading: String {
        let name =
            switch place {
            case .clause(_, let slug, let language): "Clause \(slug) (\(language))"
            case .agreement: "Agreement"
            case .party(let id): "Party \(id)"
            case .terms(let topic): "Terms: \(topic)"
            case .calendar(let name): "Calendar \(name)"
            case .annex(let name, _): "Annex \(name)"
            }
        let what =
            switch kind {
            case .added: "new, "
            case .removed: "removed, "
            case .changed: ""
            }
        return "\(name) — \(what)\(path)"
    }
}

extension Redline.Span.Style {
    fileprivate var role: StyledText.Role {
        switch self {
        case .kept: .plain
        case .removed: .removed
        case .inserted: .added
        case .removedFigure, .insertedFigure: .number
        case .elision: .dim
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let line = split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        return line.count > 70 ? String(line.prefix(69)) + "…" : line
    }
}
