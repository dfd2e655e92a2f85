internal import FoundationEssentials

extension RedlineText {
    /// Whether a figure numbers an item of a list, such as the `3` of `3. The Provider …`: it says nothing.
    func isListNumber(_ figure: Range<Int>) -> Bool {
        let line = lines[lineIndex(at: figure.lowerBound)]
        guard bytes[line.lowerBound..<figure.lowerBound].allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: ">") }) else {
            return false
        }
        // In a quotation too, and where the mark is written so that Markdown begins no list: `2870\. Any provision`.
        let rest = bytes[figure.upperBound..<line.upperBound]
        let mark = rest.first == UInt8(ascii: "\\") ? rest.dropFirst() : rest
        return (mark.first == UInt8(ascii: ".") || mark.first == UInt8(ascii: ")")) && mark.dropFirst().first == 0x20
    }

    /// The sentences of some lines as they are written, each with the line that it begins on: headings, items and rows
    /// stand by themselves.
    func sentences(inLines run: Range<Int>) -> [(words: String, line: Int)] {
        var sentences: [(words: String, line: Int)] = []
        var line = run.lowerBound
        while line < run.upperBound {
            guard !isBlank(line) else {
                line += 1
                continue
            }
            var end = line + 1
            if isTableRow(line) {
                let cells = RedlineTable.Row(line, of: self).cells.map { string(trimmed($0)) }.filter { !$0.isEmpty }
                sentences.append((cells.joined(separator: " | "), line))
            } else {
                let isHeading = bytes[lines[line]].first { $0 != 0x20 } == UInt8(ascii: "#")
                while !isHeading, end < run.upperBound, !isBlank(end), !beginsParagraph(end) { end += 1 }
                let characters = ReadCharacters(bytes[bytes(ofLines: line..<end)])
                var first = line
                for sentence in SentenceScanner(characters).sentences {
                    sentences.append((String(characters.all[sentence]), first))
                    first += characters.all[sentence].count { $0 == "\n" || $0 == "\r\n" }
                }
            }
            line = end
        }
        return sentences
    }

    /// Some lines with the rest of the paragraphs that they are of.
    func wholeParagraphs(around run: Range<Int>) -> Range<Int> {
        var (start, end) = (run.lowerBound, run.upperBound)
        while start > 0, !isBlank(start - 1) {
            start -= 1
            if beginsParagraph(start) { break }
        }
        while end < lines.count, !isBlank(end), !beginsParagraph(end) { end += 1 }
        return start..<end
    }

    /// The sentence around a byte, on one line and without the marks of Markdown; in a table, the row's name and the
    /// column's.
    func sentence(at offset: Int) -> String {
        let line = lineIndex(at: offset)
        guard line < lines.count else { return "" }
        if isTableRow(line), let cell = cellName(at: offset, line: line) { return cell }
        let paragraph = window(around: offset, in: paragraph(of: line), reach: Self.reach)
        let characters = ReadCharacters(bytes[paragraph])
        let sentence = SentenceScanner(characters).sentences.first { characters.starts[$0.upperBound] > offset }
        return sentence.map { String(characters.all[$0]).withoutMarkdown } ?? ""
    }

    private static let reach = 600

    /// The lines that are one paragraph or one item of a list with a line.
    private func paragraph(of line: Int) -> Range<Int> {
        var (first, last) = (line, line)
        while first > 0, line - first < Self.longestParagraph, !beginsParagraph(first), !isBlank(first - 1) {
            first -= 1
        }
        while last + 1 < lines.count, last - line < Self.longestParagraph, !isBlank(last + 1),
            !beginsParagraph(last + 1)
        {
            last += 1
        }
        return lines[first].lowerBound..<lines[last].upperBound
    }

    private static let longestParagraph = 30

    /// Whether a line is a heading, an item of a list or a row: it goes on with nothing before it.
    func beginsParagraph(_ line: Int) -> Bool {
        let text = bytes[lines[line]].drop { $0 == 0x20 }
        guard let first = text.first else { return true }
        if "#|>".utf8.contains(first) { return true }
        if "-*+".utf8.contains(first) { return text.dropFirst().first == 0x20 }
        let rest = text.drop(while: \.isDigit)
        return rest.count < text.count && (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
            && rest.dropFirst().first == 0x20
    }

    /// `P1, Respond within: 15 minutes`: the row's first cell, the column's heading, and the cell.
    private func cellName(at offset: Int, line: Int) -> String? {
        let row = RedlineTable.Row(line, of: self)
        guard let column = row.cells.firstIndex(where: { $0.contains(offset) }) else { return nil }
        var top = line
        while top > 0, line - top < Self.tallestTable, isTableRow(top - 1) { top -= 1 }
        let heading = top < line ? RedlineTable.Row(top, of: self).cells : []
        let title = heading.indices.contains(column) ? string(trimmed(heading[column])) : ""
        let (name, words) = (String(decoding: row.name, as: UTF8.self), string(trimmed(row.cells[column])))
        let place = [name == words ? "" : name, title].filter { !$0.isEmpty }.joined(separator: ", ")
        return (place.isEmpty ? words : "\(place): \(words)").withoutMarkdown
    }

    private static let tallestTable = 100
}

extension String {
    /// On one line, without the marks of headings, lists and emphasis, and with what is quoted in its words alone.
    var withoutMarkdown: String {
        var text = onOneLine
        // Most sentences quote nothing and have no marks; looking among bytes is quick.
        if text.utf8.contains(UInt8(ascii: "[")) { text = QuotedTerm.shown(in: text) }
        for mark in ["**", "`"] where text.utf8.contains(where: mark.utf8.contains) {
            text = text.replacing(mark, with: "")
        }
        while let first = text.first, "#>-*+ ".contains(first) { text.removeFirst() }
        let number = text.prefix { $0.isDigit }
        let rest = text.dropFirst(number.count)
        if !number.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(") ") { text = String(rest.dropFirst(2)) }
        return text
    }
}
