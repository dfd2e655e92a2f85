/// A line of Markdown that gives a label its target, `[label]: target`, for links that stand elsewhere in the file.
struct LinkTarget {
    let label: Range<Int>
    let target: Range<Int>
    /// All of the line.
    let line: Range<Int>

    /// Reads a line; nil where it is another. Footnotes, `[^1]:`, are none.
    init?(_ line: ArraySlice<UInt8>) {
        let open = line.startIndex
        guard line.first == UInt8(ascii: "["),
            let close = line.dropFirst().firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }),
            line[close] == UInt8(ascii: "]"), close > open + 1, line[open + 1] != UInt8(ascii: "^"),
            close + 1 < line.endIndex, line[close + 1] == UInt8(ascii: ":")
        else { return nil }
        let rest = line[(close + 2)...].drop { $0 == UInt8(ascii: " ") }
        let target = rest.prefix { $0 != UInt8(ascii: " ") }
        // What follows can be a title alone; else the line is a sentence.
        let title = rest[target.endIndex...].drop { $0 == UInt8(ascii: " ") }
        let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "(")]
        guard !target.isEmpty, title.first.map(quotes.contains) ?? true else { return nil }
        label = open + 1..<close
        self.target = target.indices
        self.line = line.indices
    }
}
