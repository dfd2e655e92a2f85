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

    /// What some blocks hold that others do not, each as often as it is missing.
    static func missing<Item: Hashable>(_ wanted: [Item], in found: [Item]) -> [Item] {
        var left = found.reduce(into: [Item: Int]()) { $0[$1, default: 0] += 1 }
        return wanted.filter { item in
            guard let count = left[item], count > 0 else { return true }
            left[item] = count - 1
            return false
        }
    }
}
