internal import Agreements

/// Comments in a file of terms: they say nothing to a program, but they were signed, and a table has no place for them.
enum TermsComments {
    /// The lines that hold a comment, to the letter; all lines where it cannot be told for sure which do. Nothing where
    /// the file is no YAML.
    static func lines(of file: [UInt8], path: String) -> [String] {
        guard file.contains(sign), case .success(let value) = StrictYAML.parse(file, path: path) else { return [] }
        let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var scanner = Scanner()
        var commented: [ArraySlice<UInt8>] = []
        var without: [ArraySlice<UInt8>] = []
        for line in lines {
            let start = scanner.comment(in: line)
            if start != nil { commented.append(line) }
            var words = line[..<(start ?? line.endIndex)]
            while start != nil, words.last == UInt8(ascii: " ") { words.removeLast() }
            without.append(words)
        }
        // What is not in a comment is in the words, or else a comment was missed; and what is in one says nothing.
        let words = Array(without.joined(separator: [UInt8(ascii: "\n")]))
        let isSure =
            words.count { $0 == sign } == signs(in: value) && !mayEscapeSigns(file)
            && (try? StrictYAML.parse(words, path: path).get()) == value
        return (isSure ? commented : lines).map { String(decoding: $0, as: UTF8.self) }
    }

    private static let sign = UInt8(ascii: "#")

    private static func signs(in value: YAMLValue) -> Int {
        switch value {
        case .scalar(let text, _): text.utf8.count { $0 == sign }
        case .sequence(let items, _): items.reduce(0) { $0 + signs(in: $1) }
        case .mapping(let entries, _):
            entries.reduce(0) { sum, entry in sum + entry.key.utf8.count { $0 == sign } + signs(in: entry.value) }
        }
    }

    /// Whether quoted text may hold a sign that is spelled otherwise.
    private static func mayEscapeSigns(_ file: [UInt8]) -> Bool {
        let text = String(decoding: file, as: UTF8.self)
        return ["\\x23", "\\u0023", "\\U00000023"].contains { text.contains($0) }
    }

    /// Looks for comments line by line, as far as a glance can tell.
    private struct Scanner {
        /// The quote that is open.
        private var quote: UInt8?
        /// The indentation of the line that a block of text belongs to, while one may go on.
        private var block: Int?

        /// Where the comment of a line begins; nil where it has none.
        mutating func comment(in line: ArraySlice<UInt8>) -> Int? {
            let indentation = line.prefix { $0 == UInt8(ascii: " ") }.count
            if let block, quote == nil {
                if indentation == line.count || indentation > block { return nil }
                self.block = nil
            }
            let start = commentStart(in: line)
            if quote == nil, Self.beginsBlock(line[..<(start ?? line.endIndex)]) { block = indentation }
            return start
        }

        private mutating func commentStart(in line: ArraySlice<UInt8>) -> Int? {
            var (index, before) = (line.startIndex, UInt8?.none)
            var isBehindSpace = true
            while index < line.endIndex {
                let byte = line[index]
                if let quote {
                    if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { index += 1 }
                    if byte == quote { self.quote = nil }
                    // Two in a row are one that stands in the text.
                    if byte == quote, byte == UInt8(ascii: "'"), line[(index + 1)...].first == byte {
                        self.quote = quote
                        index += 1
                    }
                } else if byte == sign, isBehindSpace {
                    return index
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
                    before.map({ "[{,:-".utf8.contains($0) }) ?? true
                {
                    quote = byte
                }
                isBehindSpace = byte == UInt8(ascii: " ")
                if !isBehindSpace { before = byte }
                index += 1
            }
            return nil
        }

        /// Whether a line ends with `|` or `>`, perhaps with how the block is to be read.
        private static func beginsBlock(_ line: ArraySlice<UInt8>) -> Bool {
            let words = line.split(separator: UInt8(ascii: " "))
            guard let last = words.last, let first = last.first, "|>".utf8.contains(first) else { return false }
            return last.dropFirst().allSatisfy { "+-0123456789".utf8.contains($0) }
        }
    }
}
