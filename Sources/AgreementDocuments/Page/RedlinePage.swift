/// Bytes of a redline that look otherwise than the rest.
struct RedlineMark {
    let range: Range<Int>
    let style: HTMLNode.StyleClass
    /// What is said of them to who asks.
    var title: String?

    init(range: Range<Int>, style: HTMLNode.StyleClass) { (self.range, self.style) = (range, style) }

    /// A bracket is not shown, and the address of what is quoted as a sign that names it.
    init(_ mark: Redline.QuoteMark) {
        (range, style, title) = (mark.range, mark.source == nil ? .bracket : .address, mark.source)
    }
}

/// Gathers a redline line by line, and lines that are one paragraph, item or table in one block.
struct RedlinePage {
    private let isProse: Bool
    private let words: DocumentWords
    private var nodes: [HTMLNode] = []
    /// The lines of the block that is under way.
    private var block: [RedlineLine] = []
    private var line = RedlineLine()

    init(isProse: Bool, words: DocumentWords) { (self.isProse, self.words) = (isProse, words) }

    /// Adds a piece, cut at its line ends.
    mutating func add(_ text: String, as tag: HTMLNode.Tag?, _ marks: [RedlineMark]) {
        let bytes = Array(text.utf8)
        var marks = marks[...]
        var start = 0
        func marked(_ nodes: [HTMLNode]) -> [HTMLNode] { tag.map { [.make($0, nodes)] } ?? nodes }
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let isWhole = line.isEmpty && start < end
            if line.parts.isEmpty {
                let words = bytes[start..<end].firstIndex { $0 != 0x20 } ?? end
                if words > start {
                    let spaces = String(repeating: " ", count: words - start)
                    let isSeen = tag == nil || isWhole && words < end
                    line.indent += marked(isSeen ? [.text(spaces)] : UnseenCharacters.nodes(of: spaces))
                }
                start = words
            }
            let inLine = marks.prefix { $0.range.upperBound <= end }
            marks = marks.dropFirst(inLine.count)
            if start < end { line.add(RedlineLine.Part(tag: tag, bytes: bytes[start..<end], marks: inLine)) }
            guard end < bytes.count else { return }
            // A line that came or went as a whole is seen by its words.
            line.end = marked([tag == nil || isWhole ? .text("\n") : UnseenCharacters.noted("\n", lineEnd)])
            line.endTag = tag
            endLine()
            start = end + 1
        }
    }

    /// What is said of a line end that came or went without a line.
    private var lineEnd: String {
        line.isEmpty ? words.label("baris kosong", "blank line") : words.label("akhir baris", "line end")
    }

    /// Adds a block of whole lines that moved.
    mutating func add(block text: String, as tag: HTMLNode.Tag, _ marks: [RedlineMark], _ note: String) {
        endLine()
        endBlock()
        var page = RedlinePage(isProse: isProse, words: words)
        page.add(text, as: nil, marks)
        nodes.append(.element(tag, [.style(.moved), .note(note)], [.make(.span, page.finished)]))
    }

    var finished: [HTMLNode] {
        var all = self
        all.endLine()
        all.endBlock()
        return all.nodes
    }

    private mutating func endLine() {
        if line.isEmpty { return }
        let before = block.last.map(\.style)
        let goesOn =
            switch line.style {
            case nil: before == .some(nil) || before == .item
            case .row: before == .row
            default: false
            }
        if !(isProse && goesOn) { endBlock() }
        block.append(line)
        line = RedlineLine()
    }

    /// The rows of the block, each with what stands before it.
    private var grid: [HTMLNode] {
        var count = 0
        return block.flatMap { line in
            count += line.isInNew ? 1 : 0
            return line.indent + [line.row(isSecond: line.isInNew && count == 2)]
        }
    }

    private mutating func endBlock() {
        guard let first = block.first else { return }
        defer { block = [] }
        if isProse, first.style == .row {
            nodes.append(.make(.span, .grid, grid))
            return
        }
        var content: [HTMLNode] = []
        for (index, line) in block.enumerated() {
            // Within a paragraph, a line end and the spaces behind it are one space to the eye.
            let joint = index == 0 ? [] : block[index - 1].end
            content += joint.isEmpty ? line.indent : [.make(.span, .soft, joint + line.indent)]
            content += line.words(isProse: isProse)
        }
        content += block.last?.end ?? []
        nodes.append(.make(.span, isProse ? first.style ?? .paragraph : .paragraph, content))
    }
}
