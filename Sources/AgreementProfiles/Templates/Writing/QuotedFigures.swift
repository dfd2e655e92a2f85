internal import Agreements

/// The values of a template's terms, as its clauses show them.
///
/// A clause leaves the words of a link to a term empty, `[](terms/fees.yaml#invoices.paid-within)`: they are written
/// here, from the term, so that a figure stands in one place of the source.
struct QuotedFigures: Sendable {
    private let files: [String: TermsFile]

    init(_ terms: [TermsFile]) { files = Dictionary(uniqueKeysWithValues: terms.map { ($0.path, $0) }) }

    /// A clause with the words of every link. A link that leads to nothing keeps none, which the tests see.
    func written(in clause: String, _ wording: Wording) -> String {
        clause.replacing(/\[\]\(([^#)]*)#([^)]*)\)/) { link in
            let value = files[String(link.1)]?.value(at: link.2.split(separator: "."))
            return "[\(value.map { words($0.text, $0.kind, wording) } ?? "")](\(link.1)#\(link.2))"
        }
    }

    private func words(_ text: String, _ kind: ScalarKind, _ wording: Wording) -> String {
        switch kind {
        case .percentage: wording.percent(text)
        case .amount: Int(text).map { wording.money($0, currency) } ?? text
        case .period: Period(text).map(wording.period) ?? text
        case .date: CalendarDay(text).map(wording.date) ?? text
        case .time: wording.time(text)
        default: text
        }
    }

    private var currency: String { files["terms/fees.yaml"]?.value(at: ["currency"])?.text ?? "" }
}

extension TermsFile {
    /// The text at the end of a path through keys, ids of items and numbers of items, and what kind of text it is.
    func value(at steps: [Substring]) -> (text: String, kind: ScalarKind)? {
        var (shape, value) = (Shape.mapping(schema.fields), value)
        for step in steps {
            switch (shape, value.withoutNotes) {
            case (.mapping(let fields), .mapping(let entries)):
                guard let field = fields.first(where: { $0.name == String(step) }),
                    let entry = entries.first(where: { $0.key == field.name })
                else { return nil }
                (shape, value) = (field.shape, entry.value)
            case (.list(let item, _), .list(let items)):
                let number = Int(step).map { $0 - 1 }.flatMap { items.indices.contains($0) ? items[$0] : nil }
                guard let found = items.first(where: { $0.id == String(step) }) ?? number else { return nil }
                (shape, value) = (item, found)
            default: return nil
            }
        }
        guard case .scalar(let kind) = shape, case .scalar(let text) = value.withoutNotes else { return nil }
        return (text, kind)
    }
}

extension TermsValue {
    /// The value itself, without guidance above it.
    fileprivate var withoutNotes: TermsValue {
        if case .noted(_, let value) = self { value.withoutNotes } else { self }
    }

    /// What an item of a list is told apart by.
    fileprivate var id: String? {
        guard case .mapping(let entries) = withoutNotes,
            case .scalar(let id)? = entries.first(where: { $0.key == "id" })?.value
        else { return nil }
        return id
    }
}
