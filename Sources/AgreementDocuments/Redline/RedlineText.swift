/// One version of a text, as bytes and lines.
struct RedlineText {
    let bytes: [UInt8]
    /// The bytes of each line with its LF; the last may lack one.
    let lines: [Range<Int>]

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

    /// The line that a byte is in: its number from 1 and its text without its line end.
    func line(at offset: Int) -> (number: Int, text: String) {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low < lines.count else { return (lines.count + 1, "") }
        var range = lines[low]
        while let last = bytes[range].last, last == 0x0A || last == 0x0D { range = range.dropLast() }
        return (low + 1, string(range))
    }
}

extension Range<Int> {
    fileprivate func dropLast() -> Range<Int> { lowerBound..<Swift.max(lowerBound, upperBound - 1) }
}
