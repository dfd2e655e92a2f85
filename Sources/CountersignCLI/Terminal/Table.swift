/// Rows in aligned columns, without rules or boxes, so that they can be read, copied and cut by other programs.
public struct Table: Sendable {
    /// On which side a column's cells are flush.
    public enum Alignment: Sendable { case left, right }

    /// One column: its title (empty for none) and its alignment.
    public struct Column: Sendable {
        /// What stands above the column; may be empty.
        public var title: String
        /// To which side its cells are aligned.
        public var alignment: Alignment

        /// A column of a table.
        public init(_ title: String = "", _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    private let columns: [Column]
    private var rows: [[StyledText]] = []

    /// A table without rows.
    public init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row; missing cells are empty, and cells beyond the last column are joined to it.
    public mutating func addRow(_ cells: [StyledText]) {
        var row = Array(cells.prefix(columns.count))
        while row.count < columns.count { row.append(StyledText()) }
        if cells.count > columns.count, let last = row.popLast() {
            row.append(([last] + cells.dropFirst(columns.count)).joined(separator: " "))
        }
        // A cell is one line: a line feed in one would tear the row.
        rows.append(row.map { $0.lines.joined(separator: " ") })
    }

    /// The table, two spaces between columns, its last column wrapped where it would pass `width` columns.
    ///
    /// Ends without a line feed and has no trailing spaces. Titles appear if any column has one, and there are rows.
    public func rendered(width: Int) -> StyledText {
        var all = rows
        if !rows.isEmpty, columns.contains(where: { !$0.title.isEmpty }) {
            all.insert(columns.map { StyledText($0.title, .heading) }, at: 0)
        }
        let widths = columns.indices.map { index in all.map { $0[index].width }.max() ?? 0 }
        return all.map { line(of: $0, widths: widths, total: width) }.joined()
    }

    private func line(of row: [StyledText], widths: [Int], total: Int) -> StyledText {
        var line = StyledText()
        var column = 0
        for (index, cell) in row.enumerated() {
            let isLast = index == row.count - 1
            let padding = StyledText(String(repeating: " ", count: max(0, widths[index] - cell.width)))
            if cell.isEmpty, row[index...].allSatisfy(\.isEmpty) { break }
            if index > 0 { line += "  " }
            if columns[index].alignment == .right { line += padding }
            let rest = total - column
            if isLast, columns[index].alignment == .left, cell.width > rest, rest >= Table.narrowest {
                let margin = StyledText("\n" + String(repeating: " ", count: column))
                line += cell.wrapped(to: rest).lines.joined(separator: margin)
            } else {
                line += cell
            }
            let isEnd = row[(index + 1)...].allSatisfy(\.isEmpty)
            if columns[index].alignment == .left, !isLast, !isEnd { line += padding }
            column += widths[index] + 2
        }
        return line
    }

    /// Wrapping into fewer columns than this reads worse than a long line.
    private static let narrowest = 16
}
