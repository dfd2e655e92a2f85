/// A file's text with its lines, so that a position the parser names can be looked up.
struct SourceText: Sendable {
    let scalars: [Unicode.Scalar]
    private let lineStarts: [Int]

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
    }

    /// The index of a position in `scalars`, or nil where the file has no such position.
    func index(of position: TextPosition) -> Int? {
        guard lineStarts.indices.contains(position.line - 1), position.column >= 1 else { return nil }
        let index = lineStarts[position.line - 1] + position.column - 1
        return scalars.indices.contains(index) ? index : nil
    }

    /// The position itself, or the end of the text where the parser names a line behind it.
    func within(_ position: TextPosition) -> TextPosition {
        guard position.line > lineStarts.count, let start = lineStarts.last else { return position }
        return TextPosition(line: lineStarts.count, column: scalars.count - start + 1)
    }

    /// The scalar at a position, or nil where the file has no such position.
    subscript(position: TextPosition) -> Unicode.Scalar? {
        index(of: position).map { scalars[$0] }
    }

    /// The lines, counted from 1, that begin with a scalar.
    func lines(beginningWith scalar: Unicode.Scalar) -> [Int] {
        lineStarts.indices.filter { lineStarts[$0] < scalars.count && scalars[lineStarts[$0]] == scalar }.map { $0 + 1 }
    }

    /// Whether an escape makes a scalar in the double-quoted text that begins at a position.
    func escapeMakes(_ scalar: Unicode.Scalar, inQuotesAt position: TextPosition) -> Bool {
        guard var index = index(of: position), scalars[index] == "\"" else { return false }
        index += 1
        while index < scalars.count, scalars[index] != "\"" {
            guard scalars[index] == "\\", index + 1 < scalars.count else {
                index += 1
                continue
            }
            index += 2
            let length = scalars[index - 1] == "u" ? 4 : scalars[index - 1] == "U" ? 8 : 0
            var digits = String.UnicodeScalarView()
            digits.append(contentsOf: scalars[index...].prefix(length))
            if UInt32(String(digits), radix: 16) == scalar.value { return true }
        }
        return false
    }

    /// The first scalar of a line, counted from 1.
    func firstScalar(ofLine line: Int) -> Unicode.Scalar? {
        self[TextPosition(line: line, column: 1)]
    }
}
