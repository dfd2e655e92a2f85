/// Tables of Markdown: rows between bars, compared cell by cell.
enum RedlineTable {
    /// The part of a run of changed lines, and whether it is made of rows on both sides.
    typealias Part = (old: Range<Int>, new: Range<Int>, isTable: Bool)

    /// A run of changed lines, taken apart where both versions have rows and other lines in the same turn.
    static func parts(_ hunk: Redline.Hunk, _ old: RedlineText, _ new: RedlineText) -> [Part] {
        let (oldRuns, newRuns) = (runs(of: hunk.old, in: old), runs(of: hunk.new, in: new))
        guard oldRuns.map(\.isTable) == newRuns.map(\.isTable), !oldRuns.isEmpty else {
            return [(hunk.old, hunk.new, false)]
        }
        return zip(oldRuns, newRuns).map { ($0.lines, $1.lines, $0.isTable) }
    }

    private static func runs(of lines: Range<Int>, in text: RedlineText) -> [(lines: Range<Int>, isTable: Bool)] {
        var runs: [(lines: Range<Int>, isTable: Bool)] = []
        for line in lines {
            let isTable = text.isTableRow(line)
            if let last = runs.last, last.isTable == isTable {
                runs[runs.count - 1].lines = last.lines.lowerBound..<line + 1
            } else {
                runs.append((line..<line + 1, isTable))
            }
        }
        return runs
    }

    /// One row.
    struct Row {
        let bytes: Range<Int>
        /// What stands before, between and behind the bars.
        let cells: [Range<Int>]
        /// The first cell with something in it: what the row is called by.
        let name: ArraySlice<UInt8>

        init(_ line: Int, of text: RedlineText) {
            let bytes = text.lines[line]
            var cells: [Range<Int>] = []
            var (start, isEscaped) = (bytes.lowerBound, false)
            let characters = ReadCharacters(text.bytes[bytes])
            for (code, offset) in zip(characters.codes, characters.starts) {
                if code == UInt8(ascii: "|"), !isEscaped {
                    cells.append(start..<offset)
                    start = offset + 1
                }
                isEscaped = code == UInt8(ascii: "\\") && !isEscaped
            }
            cells.append(start..<bytes.upperBound)
            self.bytes = bytes
            self.cells = cells
            let named = cells.lazy.map { text.trimmed($0) }.first { !$0.isEmpty }
            name = text.bytes[named ?? bytes]
        }

        /// The bytes of some rows that follow one another; for none, the place where they would be.
        static func bytes(of rows: ArraySlice<Row>, at all: [Row]) -> Range<Int> {
            if let first = rows.first, let last = rows.last { return first.bytes.lowerBound..<last.bytes.upperBound }
            let place = rows.startIndex < all.count ? all[rows.startIndex].bytes.lowerBound : all.last?.bytes.upperBound
            return (place ?? 0)..<(place ?? 0)
        }
    }
}

extension RedlineText {
    /// Whether a line is a row of a table.
    func isTableRow(_ line: Int) -> Bool {
        bytes[lines[line]].first { $0 != 0x20 } == UInt8(ascii: "|")
    }

    /// A range without the white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        let start = bytes[range].firstIndex { !isSpace($0) } ?? range.upperBound
        let end = bytes[range].lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
        return start..<end
    }
}
