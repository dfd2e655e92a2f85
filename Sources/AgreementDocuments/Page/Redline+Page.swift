extension Redline {
    /// The redline as nodes, whose text is that of the file: without what is in `del`, the new version; without what is
    /// in `ins`, the old one.
    ///
    /// Headings, items, paragraphs and rows are set by their look alone, so that no character is added or lost.
    ///
    /// - Parameters:
    ///   - isProse: whether lines of one paragraph run on, as they do in a clause.
    ///   - words: in whose words it is said where a block moved.
    func nodes(isProse: Bool, in words: DocumentWords) -> [HTMLNode] {
        var page = RedlinePage(isProse: isProse)
        let quoteMarks = isProse ? quoteMarks : []
        for index in pieces.indices {
            let text = pieces[index].text
            let quoted = isProse ? quoteMarks[index].map(RedlinePage.Mark.init) : []
            // A figure within the address of something quoted is not for the eye.
            let figures = figureRanges[index].filter { figure in !quoted.contains { $0.range.overlaps(figure) } }
            let marks = (figures.map { RedlinePage.Mark(range: $0, style: .number) } + quoted)
                .sorted { $0.range.lowerBound < $1.range.lowerBound }
            switch (pieces[index], moves[index]) {
            case (.kept, _): page.add(text, as: nil, marks)
            case (.removed, nil): page.add(text, as: .del, marks)
            case (.inserted, nil): page.add(text, as: .ins, marks)
            case (.removed, let move?):
                let note = words.label(
                    "Yang ada di sini pindah ke baris \(move.newLine)", "What stood here moved to line \(move.newLine)")
                page.add(block: text, as: .del, marks, note)
            case (.inserted, let move?):
                let note = words.label(
                    "Pindah ke sini dari baris \(move.oldLine), tanpa perubahan",
                    "Moved here from line \(move.oldLine), unchanged")
                page.add(block: text, as: .ins, marks, note)
            }
        }
        return page.finished
    }
}

/// Gathers a redline line by line, and lines that are one paragraph or item in one block.
private struct RedlinePage {
    private let isProse: Bool
    private var nodes: [HTMLNode] = []
    /// The lines of the block that is under way.
    private var block: [Line] = []
    private var line = Line()

    init(isProse: Bool) { self.isProse = isProse }

    /// Bytes of a piece that look otherwise than the rest.
    struct Mark {
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

    /// One line, whatever became of its parts.
    private struct Line {
        /// The spaces that it begins with, its words, and its line end.
        var (indent, words, end): ([HTMLNode], [HTMLNode], [HTMLNode]) = ([], [], [])
        /// The first bytes of its words.
        var beginning: [UInt8] = []

        var isEmpty: Bool { indent.isEmpty && words.isEmpty && end.isEmpty }

        /// How it looks; nil for the words of a paragraph, which go on from line to line.
        var style: HTMLNode.StyleClass? {
            switch beginning.first {
            case nil: return .gap
            case UInt8(ascii: "#"): return .heading
            case UInt8(ascii: "|"): return .row
            default: return isItem ? .item : nil
            }
        }

        private var isItem: Bool {
            let rest = beginning.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            let marks: [UInt8] = rest.count == beginning.count ? Array("-*+".utf8) : Array(".)".utf8)
            return rest.first.map(marks.contains) == true && rest.dropFirst().first == 0x20
        }

        static let longestBeginning = 12
    }

    /// Adds a piece, cut at its line ends.
    mutating func add(_ text: String, as tag: HTMLNode.Tag?, _ marks: [Mark]) {
        let bytes = Array(text.utf8)
        var marks = marks[...]
        var start = 0
        func marked(_ nodes: [HTMLNode]) -> [HTMLNode] { tag.map { [.make($0, nodes)] } ?? nodes }
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if line.words.isEmpty {
                let words = bytes[start..<end].firstIndex { $0 != 0x20 } ?? end
                if words > start { line.indent += marked(Self.words(bytes, start..<words, [])) }
                start = words
            }
            let inLine = marks.prefix { $0.range.upperBound <= end }
            marks = marks.dropFirst(inLine.count)
            if start < end {
                line.words += marked(Self.words(bytes, start..<end, inLine))
                line.beginning += bytes[start..<end].prefix(max(0, Line.longestBeginning - line.beginning.count))
            }
            guard end < bytes.count else { return }
            line.end = marked([.text("\n")])
            endLine()
            start = end + 1
        }
    }

    /// Adds a block of whole lines that moved.
    mutating func add(block text: String, as tag: HTMLNode.Tag, _ marks: [Mark], _ note: String) {
        endLine()
        endBlock()
        var page = RedlinePage(isProse: isProse)
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
        let goesOn = isProse && line.style == nil && (block.last.map { $0.style == nil || $0.style == .item } ?? false)
        if !goesOn { endBlock() }
        block.append(line)
        line = Line()
    }

    private mutating func endBlock() {
        guard let first = block.first else { return }
        var content: [HTMLNode] = []
        for (index, line) in block.enumerated() {
            // Within a paragraph, a line end and the spaces behind it are one space to the eye.
            let joint = index == 0 ? [] : block[index - 1].end
            content += joint.isEmpty ? line.indent : [.make(.span, .soft, joint + line.indent)]
            content += line.words
        }
        content += block.last?.end ?? []
        nodes.append(.make(.span, isProse ? first.style ?? .paragraph : .paragraph, content))
        block = []
    }

    private static func words(
        _ bytes: [UInt8], _ range: Range<Int>, _ marks: ArraySlice<Mark>
    ) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        var position = range.lowerBound
        func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for mark in marks {
            if position < mark.range.lowerBound { nodes.append(.text(string(position..<mark.range.lowerBound))) }
            nodes.append(
                .element(
                    .span, [.style(mark.style)] + (mark.title.map { [.title($0)] } ?? []), [.text(string(mark.range))]))
            position = mark.range.upperBound
        }
        if position < range.upperBound { nodes.append(.text(string(position..<range.upperBound))) }
        return nodes
    }
}
