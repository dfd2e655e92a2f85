extension Redline {
    /// The redline as nodes, whose text is that of the file: without what is in `del`, the new version; without what is
    /// in `ins`, the old one.
    ///
    /// Headings and rows of tables are set apart by their look alone, so that no character is added or lost.
    var nodes: [HTMLNode] {
        var lines = RedlineLines()
        for index in pieces.indices {
            let text = pieces[index].text
            switch (pieces[index], moves[index]) {
            case (.kept, _): lines.add(text, as: nil)
            case (.removed, nil): lines.add(text, as: .del, figures: figureRanges[index])
            case (.inserted, nil): lines.add(text, as: .ins, figures: figureRanges[index])
            case (.removed, let move?):
                lines.add(block: text, as: .del, "What stood here moved to line \(move.newLine)")
            case (.inserted, let move?):
                lines.add(block: text, as: .ins, "Moved here from line \(move.oldLine), unchanged")
            }
        }
        return lines.finished
    }
}

/// Gathers the nodes of a redline line by line.
private struct RedlineLines {
    private var nodes: [HTMLNode] = []
    private var line: [HTMLNode] = []
    /// The first byte of the line that is no space.
    private var beginning: UInt8?

    /// Adds a piece, cut at its line ends.
    mutating func add(_ text: String, as tag: HTMLNode.Tag?, figures: [Range<Int>] = []) {
        let bytes = Array(text.utf8)
        var figures = figures[...]
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
            let inLine = figures.prefix { $0.upperBound <= end }
            figures = figures.dropFirst(inLine.count)
            let words = Self.words(bytes, start..<end, figures: inLine)
            line += tag.map { [.make($0, words)] } ?? words
            beginning = beginning ?? bytes[start..<end].first { $0 != 0x20 }
            if bytes[end - 1] == UInt8(ascii: "\n") { endLine() }
            start = end
        }
    }

    /// Adds a block of whole lines that moved.
    mutating func add(block text: String, as tag: HTMLNode.Tag, _ note: String) {
        endLine()
        nodes.append(.element(tag, [.style(.moved), .note(note)], [.make(.span, text)]))
    }

    var finished: [HTMLNode] {
        var all = self
        all.endLine()
        return all.nodes
    }

    private mutating func endLine() {
        switch beginning {
        case UInt8(ascii: "#"): nodes.append(.make(.span, .heading, line))
        case UInt8(ascii: "|"): nodes.append(.make(.span, .row, line))
        default: nodes += line
        }
        (line, beginning) = ([], nil)
    }

    private static func words(
        _ bytes: [UInt8], _ range: Range<Int>, figures: ArraySlice<Range<Int>>
    ) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        var position = range.lowerBound
        func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for figure in figures {
            if position < figure.lowerBound { nodes.append(.text(string(position..<figure.lowerBound))) }
            nodes.append(.make(.span, .number, string(figure)))
            position = figure.upperBound
        }
        if position < range.upperBound { nodes.append(.text(string(position..<range.upperBound))) }
        return nodes
    }
}
