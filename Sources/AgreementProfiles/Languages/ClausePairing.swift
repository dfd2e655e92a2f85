internal import Agreements

/// One clause in two languages: the one that prevails, and another that must say the same.
struct ClausePairing {
    let prevailing: Clause
    let other: Clause

    /// Every clause with each of its other languages.
    static func all(in content: ProfiledText) -> [ClausePairing] {
        let tag = content.text.declaration.prevailing
        return content.pairedClauses.flatMap { group -> [ClausePairing] in
            guard let prevailing = group.first(where: { $0.language == tag }) else { return [] }
            return group.filter { $0.language != tag }.map { ClausePairing(prevailing: prevailing, other: $0) }
        }
    }

    /// Whether both have blocks of the same kinds in the same order.
    var isAligned: Bool { prevailing.paragraphs.map(\.kind) == other.paragraphs.map(\.kind) }

    /// The blocks that stand beside each other; none where the two are not aligned.
    var paragraphs: [(prevailing: Paragraph, other: Paragraph)] {
        isAligned ? Array(zip(prevailing.paragraphs, other.paragraphs).map { ($0, $1) }) : []
    }

    /// What one side holds that the other does not, each as often as it is missing.
    static func missing<Item, Key: Hashable>(_ wanted: [Item], in found: [Item], by key: (Item) -> Key) -> [Item] {
        var left = found.reduce(into: [Key: Int]()) { $0[key($1), default: 0] += 1 }
        return wanted.filter { item in
            guard let count = left[key(item)], count > 0 else { return true }
            left[key(item)] = count - 1
            return false
        }
    }
}
