/// One version of a text, as bytes and lines; or what is left of it once some lines are set aside.
struct RedlineText: Sendable {
    let bytes: [UInt8]
    /// The bytes of each line with its LF; the last may lack one.
    let lines: [Range<Int>]
    /// The number of each line in the whole version, from 0.
    private let numbers: [Int]

    init(_ text: String) {
        bytes = Array(text.utf8)
        var lines: [Range<Int>] = []
        var start = 0
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(start..<offset + 1)
            start = offset + 1
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
        self.lines = lines
        numbers = Array(lines.indices)
    }

    /// What is left without some runs of lines, which are in ascending order and apart.
    init(_ whole: RedlineText, without runs: [Range<Int>]) {
        var (bytes, lines, numbers): ([UInt8], [Range<Int>], [Int]) = ([], [], [])
        var runs = runs[...]
        for (index, line) in whole.lines.enumerated() {
            if let run = runs.first, index >= run.upperBound { runs.removeFirst() }
            if runs.first?.contains(index) == true { continue }
            lines.append(bytes.count..<bytes.count + line.count)
            numbers.append(whole.numbers[index])
            bytes += whole.bytes[line]
        }
        (self.bytes, self.lines, self.numbers) = (bytes, lines, numbers)
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The bytes that a run of lines takes; for an empty run, the place where it would be.
    func bytes(ofLines run: Range<Int>) -> Range<Int> {
        let start = run.lowerBound < lines.count ? lines[run.lowerBound].lowerBound : bytes.count
        return start..<(run.isEmpty ? start : lines[run.upperBound - 1].upperBound)
    }

    /// Whether a line holds nothing but white space.
    func isBlank(_ line: Int) -> Bool {
        bytes[lines[line]].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }

    /// The index of the line that a byte is in; behind the last where there is none.
    func lineIndex(at offset: Int) -> Int {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The line that a byte is in: its number in the whole version, from 1, and its text without its line end.
    ///
    /// Of a line longer than `Self.longestLine` bytes, what stands around the byte.
    func line(at offset: Int) -> (number: Int, text: String) {
        let index = lineIndex(at: offset)
        guard index < lines.count else { return ((numbers.last ?? -1) + 2, "") }
        var range = lines[index]
        while let last = bytes[range].last, last == 0x0A || last == 0x0D { range = range.dropLast() }
        guard range.count > Self.longestLine else { return (numbers[index] + 1, string(range)) }
        let part = window(around: offset, in: range, reach: Self.longestLine / 2)
        let (hasBefore, hasAfter) = (part.lowerBound > range.lowerBound, part.upperBound < range.upperBound)
        return (numbers[index] + 1, (hasBefore ? "…" : "") + string(part) + (hasAfter ? "…" : ""))
    }

    /// The bytes at most `reach` before and behind a byte, no character of UTF-8 cut.
    func window(around offset: Int, in range: Range<Int>, reach: Int) -> Range<Int> {
        var start = max(range.lowerBound, offset - reach)
        var end = min(range.upperBound, offset + reach)
        while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
        while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return start..<end
    }

    private static let longestLine = 1000
}

extension Range<Int> {
    fileprivate func dropLast() -> Range<Int> { lowerBound..<Swift.max(lowerBound, upperBound - 1) }
}
