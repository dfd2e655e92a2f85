/// Where something stands in a file: line and column, both from 1.
///
/// A column counts Unicode scalars from the start of its line, as most editors of plain text do for simple scripts.
public struct TextPosition: Hashable, Comparable, Sendable {
    /// The line, from 1. Lines end at LF alone.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int

    /// A position; both numbers count from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Orders positions as they are read.
    public static func < (first: TextPosition, second: TextPosition) -> Bool {
        (first.line, first.column) < (second.line, second.column)
    }
}
