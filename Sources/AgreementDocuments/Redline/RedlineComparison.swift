/// One comparison under way: lines first, then the tokens of changed lines, cell by cell in tables.
struct RedlineComparison {
    let old: RedlineText
    let new: RedlineText
    /// The most tokens that one run of changed lines is compared by.
    private let limit: Int

    private(set) var output: RedlinePieces
    var figureChanges: [FigureChange] = []

    /// A difference of lines, as the redline is given it.
    typealias Difference<Failure: Error> = (_ old: [UInt8], _ new: [UInt8]) throws(Failure) -> [Redline.Hunk]

    /// Compares two versions.
    static func run<Failure: Error>(
        _ old: RedlineText, _ new: RedlineText, limit: Int, _ difference: Difference<Failure>
    ) throws(Failure) -> RedlineComparison {
        let hunks = try lineHunks(old, new, difference)
        let blocks = RedlineMoves.between(old, new, hunks: hunks)
        var comparison = RedlineComparison(old, new, without: blocks, limit: limit)
        // Without what moved, the rest lies otherwise.
        let rest = blocks.isEmpty ? hunks : try lineHunks(comparison.old, comparison.new, difference)
        try comparison.compare(rest, difference)
        return comparison
    }

    private init(_ old: RedlineText, _ new: RedlineText, without blocks: [RedlineMoves.Block], limit: Int) {
        self.limit = limit
        self.old =
            blocks.isEmpty
            ? old : RedlineText(old, without: blocks.map(\.old).sorted { $0.lowerBound < $1.lowerBound })
        self.new = blocks.isEmpty ? new : RedlineText(new, without: blocks.map(\.new))
        output = RedlinePieces(old: self.old, new: self.new, whole: (old, new), blocks: blocks)
    }

    private static func lineHunks<Failure: Error>(
        _ old: RedlineText, _ new: RedlineText, _ difference: Difference<Failure>
    ) throws(Failure) -> [Redline.Hunk] {
        let hunks = try difference(old.bytes, new.bytes)
        let (oldLines, newLines) = (old.lines.indices, new.lines.indices)
        func isSame(_ oldRun: Range<Int>, _ newRun: Range<Int>) -> Bool {
            old.bytes[old.bytes(ofLines: oldRun)] == new.bytes[new.bytes(ofLines: newRun)]
        }
        return SequenceHunks.fits(hunks, oldLines, newLines, isSame) ? hunks : [(oldLines, newLines)]
    }

    private mutating func compare<Failure: Error>(
        _ hunks: [Redline.Hunk], _ difference: Difference<Failure>
    ) throws(Failure) {
        var position = 0
        for hunk in joiningAcrossBlankLines(hunks) {
            let start = old.bytes(ofLines: hunk.old).lowerBound
            output.keep(start - position)
            for part in RedlineTable.parts(hunk, old, new) {
                if part.isTable {
                    try compareRows(part.old, part.new, difference)
                } else {
                    try compareWords(old.bytes(ofLines: part.old), new.bytes(ofLines: part.new), difference)
                }
            }
            position = old.bytes(ofLines: hunk.old).upperBound
        }
        output.keep(old.bytes.count - position)
        output.finish()
    }

    /// A blank line between two changed paragraphs says nothing about which old paragraph became which new one; the
    /// words do.
    private func joiningAcrossBlankLines(_ hunks: [Redline.Hunk]) -> [Redline.Hunk] {
        var joined: [Redline.Hunk] = []
        for hunk in hunks {
            if let last = joined.last, (last.old.upperBound..<hunk.old.lowerBound).allSatisfy(old.isBlank) {
                joined[joined.count - 1] = (
                    last.old.lowerBound..<hunk.old.upperBound, last.new.lowerBound..<hunk.new.upperBound
                )
            } else {
                joined.append(hunk)
            }
        }
        return joined
    }

    // MARK: Tables

    /// Rows that begin with the same cell are the same row; between those, rows are paired where they are as many.
    private mutating func compareRows<Failure: Error>(
        _ oldRows: Range<Int>, _ newRows: Range<Int>, _ difference: Difference<Failure>
    ) throws(Failure) {
        let (oldTable, newTable) = (
            oldRows.map { RedlineTable.Row($0, of: old) }, newRows.map { RedlineTable.Row($0, of: new) }
        )
        let hunks = try SequenceHunks.between(oldTable.map(\.name), newTable.map(\.name), difference)
        var (oldEnd, newEnd) = (0, 0)
        for hunk in hunks + [(oldTable.count..<oldTable.count, newTable.count..<newTable.count)] {
            for step in 0..<hunk.old.lowerBound - oldEnd {
                try compare(oldTable[oldEnd + step], newTable[newEnd + step], difference)
            }
            if hunk.old.count == hunk.new.count {
                for step in hunk.old.indices {
                    try compare(oldTable[step], newTable[hunk.new.lowerBound + step - hunk.old.lowerBound], difference)
                }
            } else {
                try compareWhole(
                    RedlineTable.Row.bytes(of: oldTable[hunk.old], at: oldTable),
                    RedlineTable.Row.bytes(of: newTable[hunk.new], at: newTable), difference)
            }
            (oldEnd, newEnd) = (hunk.old.upperBound, hunk.new.upperBound)
        }
    }

    private mutating func compare<Failure: Error>(
        _ oldRow: RedlineTable.Row, _ newRow: RedlineTable.Row, _ difference: Difference<Failure>
    ) throws(Failure) {
        guard oldRow.cells.count == newRow.cells.count else {
            return try compareWords(oldRow.bytes, newRow.bytes, difference)
        }
        for (index, cells) in zip(oldRow.cells, newRow.cells).enumerated() {
            if index > 0 { output.keep(1) }
            try compareWords(cells.0, cells.1, difference)
        }
    }

    // MARK: Words

    private mutating func compareWords<Failure: Error>(
        _ oldPart: Range<Int>, _ newPart: Range<Int>, _ difference: Difference<Failure>
    ) throws(Failure) {
        guard old.bytes[oldPart] != new.bytes[newPart] else { return output.keep(oldPart.count) }
        guard !oldPart.isEmpty, !newPart.isEmpty else { return try compareWhole(oldPart, newPart, difference) }
        let (oldTokens, newTokens) = (old.tokens(in: oldPart), new.tokens(in: newPart))
        guard oldTokens.count + newTokens.count <= limit else {
            return try replace((oldTokens.indices, newTokens.indices), oldTokens, newTokens, difference)
        }
        let edits = try SequenceHunks.between(
            oldTokens.map { old.bytes[$0.bytes] }, newTokens.map { new.bytes[$0.bytes] }, difference)
        let readability = RedlineReadability(old: oldTokens, new: newTokens) { [old, new] left, right in
            old.bytes[oldTokens[left].bytes] == new.bytes[newTokens[right].bytes]
        }
        var position = 0
        for edit in readability.polished(edits) {
            output.keep(Self.length(oldTokens[position..<edit.old.lowerBound]))
            try replace(edit, oldTokens, newTokens, difference)
            position = edit.old.upperBound
        }
        output.keep(Self.length(oldTokens[position...]))
    }

    /// Everything here is gone, and everything there is new.
    private mutating func compareWhole<Failure: Error>(
        _ oldPart: Range<Int>, _ newPart: Range<Int>, _ difference: Difference<Failure>
    ) throws(Failure) {
        let (oldTokens, newTokens) = (old.tokens(in: oldPart), new.tokens(in: newPart))
        try replace((oldTokens.indices, newTokens.indices), oldTokens, newTokens, difference)
    }

    private mutating func replace<Failure: Error>(
        _ edit: Redline.Hunk, _ oldTokens: [RedlineToken], _ newTokens: [RedlineToken],
        _ difference: Difference<Failure>
    ) throws(Failure) {
        let (removed, inserted) = (oldTokens[edit.old], newTokens[edit.new])
        output.remove(Self.length(removed), figures: removed.filter { $0.kind == .figure }.map(\.bytes))
        output.insert(Self.length(inserted), figures: inserted.filter { $0.kind == .figure }.map(\.bytes))
        try noteFigures(edit, oldTokens, newTokens, difference)
    }

    private static func length(_ tokens: ArraySlice<RedlineToken>) -> Int {
        guard let first = tokens.first, let last = tokens.last else { return 0 }
        return last.bytes.upperBound - first.bytes.lowerBound
    }
}
