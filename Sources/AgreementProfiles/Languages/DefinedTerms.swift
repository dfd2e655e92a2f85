internal import Agreements

/// The words that one language of a text gives a meaning of their own.
///
/// A definition is written in bold and followed by "means" or "adalah", or preceded by "the", "a" or "disebut":
/// `**Business Day** means …`, `from here on the **Provider**`.
struct DefinedTerms {
    /// A word with the place that gives it its meaning.
    struct Definition {
        let words: String
        let clause: Clause
        let paragraph: Paragraph
        let range: Range<Int>

        var position: TextPosition { paragraph.position(range.lowerBound) }
    }

    let definitions: [Definition]
    private let clauses: [Clause]
    /// By their first letter, and longest first, so that `Business Hours` is not taken for `Business`.
    private let ordered: [UInt8: [[UInt8]]]

    init(in clauses: [Clause]) {
        self.clauses = clauses
        definitions = clauses.flatMap { clause in
            clause.paragraphs.flatMap { paragraph in
                Self.definitions(in: paragraph).map {
                    Definition(words: paragraph.text($0), clause: clause, paragraph: paragraph, range: $0)
                }
            }
        }
        let words = Set(definitions.map(\.words)).map { Array($0.utf8) }.sorted { $0.count > $1.count }
        ordered = Dictionary(grouping: words) { $0.first ?? 0 }
    }

    /// The definitions that a paragraph gives.
    static func definitions(in paragraph: Paragraph) -> [Range<Int>] {
        paragraph.bolds.filter { range in
            let after = paragraph.bytes[range.upperBound...].dropFirst(2)
            let before = paragraph.bytes[..<range.lowerBound].dropLast(2)
            return means.contains {
                after.starts(with: $0.utf8) && after.dropFirst($0.utf8.count).first?.isLetter != true
            }
                || called.contains { before.suffix($0.utf8.count).elementsEqual($0.utf8) }
        }
    }

    private static let means = DefinitionWords.mean.map { " " + $0 }
    private static let called = [" the ", "(the ", " a ", " an ", "(\"", "disebut ", "sebagai "]

    /// How often each defined word is used in some words, the longest first where one holds another.
    func uses(in prose: [UInt8]) -> [[UInt8]: Int] {
        var uses: [[UInt8]: Int] = [:]
        var index = 0
        while index < prose.count {
            guard prose[index].isLetter, index == 0 || !prose[index - 1].isLetter,
                let word = ordered[prose[index]]?.first(where: {
                    prose[index...].starts(with: $0) && isWhole($0, prose, index)
                })
            else {
                index += 1
                continue
            }
            uses[word, default: 0] += 1
            index += word.count
        }
        return uses
    }

    /// Whether a word ends where it should, or with the ending of a plural or an owner.
    private func isWhole(_ word: [UInt8], _ prose: [UInt8], _ index: Int) -> Bool {
        let rest = prose[(index + word.count)...].prefix { $0.isLetter }
        return rest.isEmpty || rest.elementsEqual("s".utf8) || rest.elementsEqual("nya".utf8)
    }
}
