public import Agreements

/// Terms as they were read: every value of the shape that its schema demands, with the place where it stands.
public indirect enum TermNode: Sendable {
    /// A piece of text that has the grammar of its kind.
    case scalar(String, ScalarKind, at: TextPosition)
    /// A line in every language of the agreement.
    case words([LanguageTag: String], at: TextPosition)
    /// Values by key, in the order of the file.
    case mapping([(key: String, value: TermNode)], at: TextPosition)
    /// Values in the order of the file.
    case list([TermNode], at: TextPosition)

    /// Where the value begins.
    public var position: TextPosition {
        switch self {
        case .scalar(_, _, let position), .words(_, let position), .mapping(_, let position), .list(_, let position):
            position
        }
    }

    /// The value of a key; nil where this is no mapping or has no such key.
    public subscript(key: String) -> TermNode? {
        guard case .mapping(let entries, _) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The items of a list; none where this is no list.
    public var items: [TermNode] {
        guard case .list(let items, _) = self else { return [] }
        return items
    }

    /// The text of a scalar.
    public var text: String? {
        guard case .scalar(let text, _, _) = self else { return nil }
        return text
    }

    /// The number that a percentage or an amount is.
    public var decimal: ExactDecimal? { text.flatMap(ExactDecimal.init) }
    /// The length of time that a period is.
    public var period: Period? { text.flatMap(Period.init) }
    /// The day that a date is.
    public var date: CivilDate? { text.flatMap { CivilDate($0) } }
    /// The hours that a row of a calendar or of the windows of maintenance has.
    var hours: (from: TimeOfDay, until: TimeOfDay)? {
        guard let from = self["from"]?.text.flatMap(TimeOfDay.init),
            let until = self["until"]?.text.flatMap(TimeOfDay.init)
        else { return nil }
        return (from, until)
    }
    /// The whole number that a count is.
    public var count: Int? { text.flatMap { Int($0) } }

    /// The value at the end of a path such as `services.hosting.objectives.availability.target-percent`: keys, and in
    /// lists the `id` of an item or its number from 1.
    public subscript(path path: some Sequence<Substring>) -> TermNode? {
        path.reduce(TermNode?.some(self)) { node, step in
            switch node {
            case .mapping: node?[String(step)]
            case .list(let items, _): items.first { $0["id"]?.text == String(step) } ?? Self.item(items, step)
            case .scalar, .words, nil: nil
            }
        }
    }

    private static func item(_ items: [TermNode], _ step: Substring) -> TermNode? {
        guard step.utf8.count < 6, let number = Int(step), items.indices.contains(number - 1) else { return nil }
        return items[number - 1]
    }

    /// Every value, from the outside in, with the mapping that it stands in.
    var everything: [(value: TermNode, mapping: TermNode?)] { everything(within: nil) }

    private func everything(within mapping: TermNode?) -> [(value: TermNode, mapping: TermNode?)] {
        let below: [(value: TermNode, mapping: TermNode?)] =
            switch self {
            case .mapping(let entries, _): entries.flatMap { $0.value.everything(within: self) }
            case .list(let items, _): items.flatMap { $0.everything(within: mapping) }
            case .scalar, .words: []
            }
        return [(self, mapping)] + below
    }
}
