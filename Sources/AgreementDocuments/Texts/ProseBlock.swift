/// What a clause is made of, as far as a reader's page sets it: headings, paragraphs, lists, tables and code.
///
/// Whatever it does not know stays in the text letter by letter: addresses of links, HTML, backslashes but those before a
/// bar in a table. So nothing that was signed can be hidden from who reads the page.
indirect enum ProseBlock: Hashable {
    case heading(level: Int, String)
    case paragraph(String)
    /// The numbers of its items, as they were signed; nil for a list without.
    case list(numbers: [Int]?, items: [[ProseBlock]])
    case table(header: [String], rows: [[String]])
    case code(String)

    /// The blocks of a clause.
    static func read(_ text: String) -> [ProseBlock] {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var reader = ProseReader(lines.map { String(Substring($0)) }[...], depth: 0)
        return reader.blocks()
    }
}

/// Reads blocks from lines.
private struct ProseReader {
    private var lines: ArraySlice<String>
    private let depth: Int

    init(_ lines: ArraySlice<String>, depth: Int) {
        self.lines = lines
        self.depth = depth
    }

    mutating func blocks() -> [ProseBlock] {
        var blocks: [ProseBlock] = []
        while let line = lines.first {
            if line.isBlank {
                lines.removeFirst()
            } else if let heading = Self.heading(line) {
                lines.removeFirst()
                blocks.append(heading)
            } else if line.drop(while: { $0 == " " }).hasPrefix("```") {
                blocks.append(code())
            } else if Self.beginsTable(lines) {
                blocks.append(table())
            } else if let marker = ListMarker(line), depth < Self.deepest {
                blocks.append(list(marker))
            } else {
                blocks.append(paragraph())
            }
        }
        return blocks
    }

    private static let deepest = 8

    private static func heading(_ line: String) -> ProseBlock? {
        let level = line.prefix { $0 == "#" }.count
        let rest = line.dropFirst(level)
        guard (1...6).contains(level), rest.first == " " else { return nil }
        return .heading(level: level, rest.drop { $0 == " " }.trimmingEnd)
    }

    private mutating func code() -> ProseBlock {
        // The fences are shown too: whatever stands behind them was signed.
        var code = [lines.removeFirst()]
        while let line = lines.popFirst() {
            code.append(line)
            if line.drop(while: { $0 == " " }).hasPrefix("```") { break }
        }
        return .code(code.joined(separator: "\n"))
    }

    private static func beginsTable(_ lines: ArraySlice<String>) -> Bool {
        guard let first = lines.first, first.isRow, let second = lines.dropFirst().first, second.isRow else {
            return false
        }
        return second.contains("-") && second.allSatisfy { " |:-".contains($0) }
    }

    private mutating func table() -> ProseBlock {
        let header = lines.removeFirst().cells
        lines.removeFirst()
        var rows: [[String]] = []
        while let line = lines.first, line.isRow {
            rows.append(line.cells)
            lines.removeFirst()
        }
        return .table(header: header, rows: rows)
    }

    private mutating func list(_ first: ListMarker) -> ProseBlock {
        var items: [[ProseBlock]] = []
        var numbers: [Int] = []
        while let line = lines.first, let marker = ListMarker(line), marker.isLike(first) {
            lines.removeFirst()
            var content = [String(line.dropFirst(marker.width))]
            var blanks = 0
            while let next = lines.dropFirst(blanks).first {
                if next.isBlank {
                    blanks += 1
                } else if next.indentation >= marker.width {
                    content += Array(repeating: "", count: blanks) + [String(next.dropFirst(marker.width))]
                    lines = lines.dropFirst(blanks + 1)
                    blanks = 0
                } else if blanks == 0, ListMarker(next) == nil, Self.heading(next) == nil, !next.isRow {
                    content.append(next)
                    lines.removeFirst()
                } else {
                    break
                }
            }
            lines = lines.dropFirst(blanks)
            var reader = ProseReader(content[...], depth: depth + 1)
            items.append(reader.blocks())
            if let number = marker.number { numbers.append(number) }
        }
        return .list(numbers: first.number == nil ? nil : numbers, items: items)
    }

    private mutating func paragraph() -> ProseBlock {
        var words = [lines.removeFirst()]
        while let line = lines.first, !line.isBlank, Self.heading(line) == nil, !Self.beginsTable(lines),
            ListMarker(line) == nil || depth >= Self.deepest, !line.hasPrefix("```")
        {
            words.append(line)
            lines.removeFirst()
        }
        return .paragraph(words.map { $0.drop { $0 == " " }.trimmingEnd }.joined(separator: " "))
    }
}

/// `- ` or `3. ` at the beginning of a line.
private struct ListMarker {
    /// nil for a list without numbers.
    let number: Int?
    private let sign: Character
    /// How many characters stand before the item's words.
    let width: Int

    init?(_ line: String) {
        let indentation = line.indentation
        let rest = line.dropFirst(indentation)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let sign = rest.dropFirst(digits.count).first
        guard indentation < 4, digits.count < 10, let sign, digits.isEmpty ? "-*+".contains(sign) : ".)".contains(sign),
            rest.dropFirst(digits.count + 1).first == " "
        else { return nil }
        number = Int(digits)
        self.sign = sign
        let spaces = rest.dropFirst(digits.count + 1).prefix { $0 == " " }.count
        width = indentation + digits.count + 1 + (spaces < 5 ? spaces : 1)
    }

    func isLike(_ other: ListMarker) -> Bool { sign == other.sign && (number == nil) == (other.number == nil) }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
    fileprivate var indentation: Int { prefix { $0 == " " }.count }
    fileprivate var isRow: Bool { drop { $0 == " " }.first == "|" }

    /// What stands between the bars of a row; a bar behind a backslash is one of the words.
    fileprivate var cells: [String] {
        var cells = [""]
        var isEscaped = false
        for character in self {
            if character == "|", !isEscaped {
                cells.append("")
            } else {
                if character == "|" { cells[cells.count - 1].removeLast() }
                cells[cells.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        if cells.first?.isBlank == true { cells.removeFirst() }
        if cells.last?.isBlank == true { cells.removeLast() }
        return cells.map { $0.drop { $0 == " " }.trimmingEnd }
    }
}

extension Substring {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
