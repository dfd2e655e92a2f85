internal import Agreements

/// A figure as it is held against those of another language: with the unit behind it, and its place in a range.
struct PairedFigure {
    let figure: Figure
    /// The words in which it stands, and their language.
    private let words: [UInt8]
    /// The unit of time that it counts, as far as its word is known.
    private let counted: CountedUnit?
    /// Whether it begins or ends a range, `5 to 7`; nil where it is of none.
    private var end: RangeEnd?

    private enum RangeEnd { case first, last }

    /// Where it stands; nil in a line of the terms.
    var position: TextPosition? { paragraph?.position(figure.range.lowerBound) }

    private let paragraph: Paragraph?

    private init(_ figure: Figure, in words: [UInt8], of paragraph: Paragraph?, _ language: LanguageTag) {
        self.figure = figure
        self.paragraph = paragraph
        self.words = words
        counted =
            if case .number = figure.value {
                CountedUnit(behind: figure.range.upperBound, in: words, language)
            } else {
                nil
            }
    }

    /// The figures of a block, in order.
    static func all(in paragraph: Paragraph, _ language: LanguageTag) -> [PairedFigure] {
        all(in: paragraph.prose, of: paragraph, language)
    }

    /// The figures of some words, in order.
    static func all(
        in words: [UInt8], of paragraph: Paragraph? = nil, _ language: LanguageTag
    ) -> [PairedFigure] {
        var figures = FigureScanner.figures(in: words, language)
            .map { PairedFigure($0, in: words, of: paragraph, language) }
        for index in figures.indices.dropFirst() where isRange(figures[index - 1], figures[index]) {
            if figures[index - 1].end == nil { figures[index - 1].end = .first }
            figures[index].end = .last
        }
        return figures
    }

    /// As a reader finds it: `14 days`.
    var shown: String {
        let number = String(decoding: words[figure.range], as: UTF8.self)
        guard let counted else { return number }
        let unit = words[figure.range.upperBound..<counted.end].split(separator: UInt8(ascii: " "))
        return ([number] + unit.map { String(decoding: $0, as: UTF8.self) }).joined(separator: " ")
    }

    /// What each of two sides holds that the other does not.
    ///
    /// What is the same in everything is paired first, since a word that is no known unit may stand for any.
    static func unmatched(
        _ here: [PairedFigure], _ there: [PairedFigure]
    ) -> (here: [PairedFigure], there: [PairedFigure]) {
        // Most paragraphs have no figure at all.
        guard !here.isEmpty || !there.isEmpty else { return ([], []) }
        var (here, there) = (here, there)
        for isSame in [isSameThroughout, mayBeSame] {
            here = here.filter { figure in
                guard let twin = there.firstIndex(where: { isSame(figure, $0) }) else { return true }
                there.remove(at: twin)
                return false
            }
        }
        return (here, there)
    }

    private static func isSameThroughout(_ one: PairedFigure, _ other: PairedFigure) -> Bool {
        one.figure.value == other.figure.value && one.counted?.unit == other.counted?.unit && one.end == other.end
    }

    private static func mayBeSame(_ one: PairedFigure, _ other: PairedFigure) -> Bool {
        func agree<Part: Equatable>(_ one: Part?, _ other: Part?) -> Bool { one == nil || other == nil || one == other }
        return (one.figure.value == other.figure.value || isSameNumbering(one, other))
            && agree(one.counted?.unit, other.counted?.unit) && agree(one.end, other.end)
    }

    // MARK: Numbers of clauses and versions

    /// Whether both are written alike and count nothing, and are no thousands in either language: `TLS 1.2` is the same
    /// in all, and `1.200` is not.
    private static func isSameNumbering(_ one: PairedFigure, _ other: PairedFigure) -> Bool {
        guard one.isPlain, other.isPlain, one.words[one.figure.range] == other.words[other.figure.range] else {
            return false
        }
        return !one.mayHaveThousands || one.isNumbering && other.isNumbering
    }

    private var isPlain: Bool {
        switch figure.value {
        case .number, .time, .other: counted == nil
        case .percent, .money, .date: false
        }
    }

    private var mayHaveThousands: Bool {
        words[figure.range].split { !$0.isDigit }.dropFirst().contains { $0.count == 3 }
    }

    /// Whether the word before it says that it numbers something.
    private var isNumbering: Bool {
        let before = words[..<figure.range.lowerBound].reversed().drop { $0 == UInt8(ascii: " ") }
        let word = before.prefix { $0.isLetter }.reversed().map { $0 | 0x20 }
        return Self.numberings.contains(String(decoding: word, as: UTF8.self))
    }

    private static let numberings: Set<String> = [
        "clause", "clauses", "klausul", "section", "sections", "bagian", "article", "articles", "pasal", "ayat",
        "paragraph", "paragraphs", "paragraf", "chapter", "bab", "annex", "annexes", "appendix", "lampiran", "table",
        "tabel", "version", "versions", "versi", "release", "rilis",
    ]

    // MARK: Ranges

    private static func isRange(_ one: PairedFigure, _ other: PairedFigure) -> Bool {
        let start = one.counted?.end ?? one.figure.range.upperBound
        guard start <= other.figure.range.lowerBound else { return false }
        let gap = one.words[start..<other.figure.range.lowerBound]
        guard let first = gap.firstIndex(where: { $0 != UInt8(ascii: " ") }),
            let last = gap.lastIndex(where: { $0 != UInt8(ascii: " ") }), last - first < 14
        else { return false }
        return joiners.contains { gap[first...last].elementsEqual($0.utf8) }
    }

    private static let joiners = [
        "to", "through", "until", "sampai dengan", "sampai", "hingga", "s.d.", "s/d", "\u{2013}", "-",
    ]
}
