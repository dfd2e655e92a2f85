/// One line of a redline on a page, whatever became of its parts.
struct RedlineLine {
    /// Some of its bytes, all kept, removed or inserted.
    struct Part {
        let tag: HTMLNode.Tag?
        let bytes: ArraySlice<UInt8>
        /// What of them looks otherwise than the rest, in order.
        let marks: ArraySlice<RedlineMark>
    }

    /// The spaces that it begins with, and its line end.
    var (indent, end): ([HTMLNode], [HTMLNode]) = ([], [])
    /// What became of the line end.
    var endTag: HTMLNode.Tag?
    private(set) var parts: [Part] = []
    /// The first bytes of its words as they were and as they are.
    private var (before, after): ([UInt8], [UInt8]) = ([], [])

    var isEmpty: Bool { indent.isEmpty && parts.isEmpty && end.isEmpty }

    private static let longestBeginning = 12

    mutating func add(_ part: Part) {
        parts.append(part)
        func beginning(_ bytes: [UInt8]) -> [UInt8] { bytes + part.bytes.prefix(Self.longestBeginning - bytes.count) }
        if part.tag != .ins { before = beginning(before) }
        if part.tag != .del { after = beginning(after) }
    }

    /// How it looks; nil for the words of a paragraph, which go on from line to line.
    var style: HTMLNode.StyleClass? {
        let beginning = after.isEmpty ? before : after
        switch beginning.first {
        case nil: return .gap
        case UInt8(ascii: "#"): return .heading
        case UInt8(ascii: "|"): return .row
        default: return Self.isItem(beginning) ? .item : nil
        }
    }

    private static func isItem(_ beginning: [UInt8]) -> Bool {
        let rest = beginning.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let marks: [UInt8] = rest.count == beginning.count ? Array("-*+".utf8) : Array(".)".utf8)
        return rest.first.map(marks.contains) == true && rest.dropFirst().first == 0x20
    }

    // MARK: Words

    /// Its words as they stand; of a heading without the marks that make it one, where they are as they were.
    func words(isProse: Bool) -> [HTMLNode] {
        guard isProse, style == .heading, let first = parts.first, first.tag == nil else {
            return parts.flatMap(Self.nodes)
        }
        let words = first.bytes.firstIndex { $0 != UInt8(ascii: "#") && $0 != 0x20 } ?? first.bytes.endIndex
        return [.make(.span, .bracket, Self.string(first.bytes[..<words]))]
            + ([first.within(first.bytes[words...])] + parts.dropFirst()).flatMap(Self.nodes)
    }

    private static func nodes(_ part: Part) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        var position = part.bytes.startIndex
        func shown(_ range: Range<Int>) -> [HTMLNode] {
            let text = string(part.bytes[range])
            return part.tag == nil ? [.text(text)] : UnseenCharacters.nodes(of: text)
        }
        for mark in part.marks {
            if position < mark.range.lowerBound { nodes += shown(position..<mark.range.lowerBound) }
            let title: [HTMLNode.Attribute] = mark.title.map { [.title($0)] } ?? []
            nodes.append(.element(.span, [.style(mark.style)] + title, shown(mark.range)))
            position = mark.range.upperBound
        }
        if position < part.bytes.endIndex { nodes += shown(position..<part.bytes.endIndex) }
        if nodes.isEmpty { return [] }
        return part.tag.map { [.make($0, nodes)] } ?? nodes
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Rows

    /// Whether it is part of the new version.
    var isInNew: Bool { !after.isEmpty }

    /// The row of a table: cells, each with the bar before it, and the line end in the last.
    ///
    /// A bar is not shown, unless it alone was put in or taken out; nor is the line of dashes below the headings.
    ///
    /// - Parameter isSecond: whether it is the second line of the table, where the line of dashes stands.
    func row(isSecond: Bool) -> HTMLNode {
        let isOneThing = Set(parts.map(\.tag)).count == 1
        var cells: [[HTMLNode]] = []
        for part in parts {
            var rest = part.bytes
            while let bar = Self.bar(in: rest) {
                add(Self.cellNodes(part.within(rest[..<bar])))
                let shown = Self.nodes(Part(tag: part.tag, bytes: rest[bar...bar], marks: []))
                cells.append(isOneThing || part.tag == nil ? [.make(.span, .bar, shown)] : shown)
                rest = rest[(bar + 1)...]
            }
            add(Self.cellNodes(part.within(rest)))
        }
        // What stands behind the last bar is no cell.
        if cells.count > 1, isClosed { cells[cells.count - 2] += cells.removeLast() }
        let isEndSeen = endTag != nil && !(isOneThing && endTag == parts[0].tag)
        add(isEndSeen || end.isEmpty ? end : [.make(.span, .bar, end)])
        let isRule = isSecond && parts.allSatisfy { $0.tag == nil && $0.bytes.allSatisfy(Array("|-: ".utf8).contains) }
        return .make(.span, isRule ? .bar : .row, cells.map { .make(.span, .cell, $0) })

        func add(_ nodes: [HTMLNode]) {
            if nodes.isEmpty { return }
            if cells.isEmpty { cells.append([]) }
            cells[cells.count - 1] += nodes
        }
    }

    /// Words of a cell; the backslash that makes a bar one of them is not shown.
    private static func cellNodes(_ part: Part) -> [HTMLNode] {
        let hidden = escapes(in: part.bytes).filter {
            $0 + 1 < part.bytes.endIndex && part.bytes[$0 + 1] == UInt8(ascii: "|")
        }
        let marks = part.marks + hidden.map { RedlineMark(range: $0..<$0 + 1, style: .bracket) }
        let ordered = marks.sorted { $0.range.lowerBound < $1.range.lowerBound }
        return nodes(Part(tag: part.tag, bytes: part.bytes, marks: ordered[...]))
    }

    /// Whether nothing but spaces follows the last bar.
    private var isClosed: Bool {
        parts.flatMap(\.bytes).last { $0 != 0x20 } == UInt8(ascii: "|")
    }

    /// The first bar that is not one of the words themselves.
    private static func bar(in bytes: ArraySlice<UInt8>) -> Int? {
        let escaped = Set(escapes(in: bytes).map { $0 + 1 })
        return bytes.indices.first { bytes[$0] == UInt8(ascii: "|") && !escaped.contains($0) }
    }

    /// The backslashes that take the meaning from what stands behind them.
    private static func escapes(in bytes: ArraySlice<UInt8>) -> [Int] {
        var escapes: [Int] = []
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\\") && escapes.last != index - 1 {
            escapes.append(index)
        }
        return escapes
    }
}

extension RedlineLine.Part {
    /// Some of it, with the marks that lie within.
    fileprivate func within(_ bytes: ArraySlice<UInt8>) -> RedlineLine.Part {
        RedlineLine.Part(
            tag: tag, bytes: bytes,
            marks: marks.filter {
                bytes.startIndex <= $0.range.lowerBound && $0.range.upperBound <= bytes.endIndex
            }[...])
    }
}
