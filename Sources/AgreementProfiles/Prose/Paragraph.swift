internal import Agreements

/// A block of a clause: a heading, an item of a list or a run of lines, with what stands in it marked.
///
/// Everything is in UTF-8 bytes, and `prose` has the length of `bytes`, so that one offset serves for both.
struct Paragraph {
    /// What kind of block it is; two languages of a clause have the same kinds in the same order.
    enum Kind: Hashable {
        case heading(level: Int)
        case numbered(String)
        case bullet
        case quote
        case text
    }

    /// A link, in Markdown's own notation: the words that are shown, and what they refer to.
    struct Link {
        let shown: Range<Int>
        let target: Range<Int>
    }

    /// Words in brackets whose target, if any, stands elsewhere: `[shown][label]`, `[shown][]` or `[shown]`.
    struct Bracket {
        let shown: Range<Int>
        /// The label behind the words; empty where it is the words themselves, nil where nothing stands behind them.
        let label: Range<Int>?
    }

    let kind: Kind
    /// By how many spaces the block is indented.
    let indent: Int
    /// The words without the mark that begins the block, each line joined to the next by a space.
    let bytes: [UInt8]
    /// The same with everything blanked that is no word of the sentence: code, targets of links, marks of emphasis.
    let prose: [UInt8]
    let codes: [Range<Int>]
    let links: [Link]
    let brackets: [Bracket]
    /// The lines that give labels their targets, `[label]: target`. Readers do not see them.
    let targets: [LinkTarget]
    /// What stands in bold, without its marks.
    let bolds: [Range<Int>]
    /// Where each line begins in `bytes`, and where that is in the file.
    fileprivate let lines: [(offset: Int, position: TextPosition)]

    init(_ kind: Kind, indent: Int, lines: [(bytes: ArraySlice<UInt8>, position: TextPosition)]) {
        self.kind = kind
        self.indent = indent
        var bytes: [UInt8] = []
        var starts: [(offset: Int, position: TextPosition)] = []
        var targets: [LinkTarget] = []
        for line in lines {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            let start = bytes.count
            starts.append((start, line.position))
            bytes += line.bytes
            if let target = LinkTarget(bytes[start...]) { targets.append(target) }
        }
        let marks = InlineMarks(bytes)
        self.bytes = bytes
        self.lines = starts
        self.targets = targets
        brackets = marks.brackets.filter { bracket in
            !targets.contains { $0.label.lowerBound == bracket.shown.lowerBound }
        }
        prose = targets.reduce(into: marks.prose) { prose, target in
            for index in target.line { prose[index] = UInt8(ascii: " ") }
        }
        codes = marks.codes
        links = marks.links
        bolds = marks.bolds
    }

    /// The words of a range.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// All the words, without marks of emphasis, code and targets.
    var words: String { String(decoding: prose, as: UTF8.self) }

    /// Where an offset stands in the file.
    func position(_ offset: Int) -> TextPosition {
        let line = lines.last { $0.offset <= offset } ?? lines[0]
        let scalars = bytes[line.offset..<Swift.max(line.offset, offset)].count { $0 & 0xC0 != 0x80 }
        return TextPosition(line: line.position.line, column: line.position.column + scalars)
    }

    /// Where it begins.
    var position: TextPosition { lines[0].position }
}

/// What is marked inside of a block: code in backquotes, links and bold words.
private struct InlineMarks {
    private(set) var prose: [UInt8]
    private(set) var codes: [Range<Int>] = []
    private(set) var links: [Paragraph.Link] = []
    private(set) var brackets: [Paragraph.Bracket] = []
    private(set) var bolds: [Range<Int>] = []

    init(_ bytes: [UInt8]) {
        prose = bytes
        var index = 0
        var bold: Int?
        // What stands behind the closing bracket of a link, and is no prose.
        var behind: Range<Int>?
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "`"):
                guard let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "`")) else { break }
                codes.append(index + 1..<end)
                blank(index..<end + 1)
                index = end
            case UInt8(ascii: "["):
                if let link = Self.link(in: bytes, at: index) {
                    links.append(link)
                    blank(index..<index + 1)
                    behind = link.shown.upperBound..<link.target.upperBound
                } else if let bracket = Self.bracket(in: bytes, at: index) {
                    brackets.append(bracket)
                    if let label = bracket.label {
                        blank(index..<index + 1)
                        behind = bracket.shown.upperBound..<label.upperBound
                    }
                }
                if let behind { blank(behind.lowerBound..<behind.upperBound + 1) }
            case UInt8(ascii: "]"):
                if let range = behind, range.lowerBound == index {
                    index = range.upperBound
                    behind = nil
                }
            case UInt8(ascii: "*") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
                blank(index..<index + 2)
                if let start = bold, start < index { bolds.append(start..<index) }
                bold = bold == nil ? index + 2 : nil
                index += 1
            default: break
            }
            index += 1
        }
    }

    private mutating func blank(_ range: Range<Int>) {
        for index in range { prose[index] = UInt8(ascii: " ") }
    }

    /// Where the bracket that opens at `start` closes; nil where another opens before.
    private static func close(of bytes: [UInt8], _ start: Int) -> Int? {
        let end = bytes[(start + 1)...].prefix(500).firstIndex { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }
        return end.flatMap { bytes[$0] == UInt8(ascii: "]") ? $0 : nil }
    }

    /// `[shown][label]`, `[shown][]` or `[shown]`, without brackets inside.
    private static func bracket(in bytes: [UInt8], at start: Int) -> Paragraph.Bracket? {
        guard let end = close(of: bytes, start), end > start + 1 else { return nil }
        guard end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "["), let last = close(of: bytes, end + 1) else {
            return Paragraph.Bracket(shown: start + 1..<end, label: nil)
        }
        return Paragraph.Bracket(shown: start + 1..<end, label: end + 2..<last)
    }

    /// `[shown](target)`, on one line and without brackets inside.
    private static func link(in bytes: [UInt8], at start: Int) -> Paragraph.Link? {
        guard let end = close(of: bytes, start), end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "("),
            let close = bytes[(end + 2)...].prefix(500).firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        return Paragraph.Link(shown: start + 1..<end, target: end + 2..<close)
    }
}
