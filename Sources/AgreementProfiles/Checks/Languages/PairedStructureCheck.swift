internal import Agreements

/// A clause has the same headings and items in every language.
enum PairedStructureCheck: ContentCheckRule {
    static let name = "paired-structure"
    static let sentence = "\"Clause 5.2\" must lead everyone to the same sentence, whatever language they read."

    static func remarks(on context: CheckContext) -> [Remark] {
        ClausePairing.all(in: context.content).filter { !$0.isAligned }.map { pair in
            let kinds = (pair.prevailing.paragraphs.map(\.kind), pair.other.paragraphs.map(\.kind))
            let common = zip(kinds.0, kinds.1).prefix { $0 == $1 }.count
            let wanted = kinds.0.indices.contains(common) ? kinds.0[common].words : "nothing more"
            let found = kinds.1.indices.contains(common) ? kinds.1[common].words : "nothing more"
            let place = pair.other.paragraphs.indices.contains(common) ? common : pair.other.paragraphs.count - 1
            let twin = pair.prevailing.paragraphs
            let line = twin.indices.contains(common) ? ":\(twin[common].position.line)" : ""
            return Remark(
                pair.other.path,
                pair.other.paragraphs.indices.contains(place) ? pair.other.paragraphs[place].position : nil,
                "Here stands \(found), where \(pair.prevailing.path)\(line) has \(wanted).",
                hint: "Give both the same headings, numbers and items in the same order.")
        }
    }
}

extension Paragraph.Kind {
    /// As a person calls it.
    var words: String {
        switch self {
        case .heading(let level): "a heading of level \(level)"
        case .numbered(let number): "item \(number)"
        case .bullet: "an item of a list"
        case .quote: "a quotation"
        case .text: "a paragraph"
        }
    }
}
