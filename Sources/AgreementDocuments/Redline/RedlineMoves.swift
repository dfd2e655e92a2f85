/// Finds the blocks of lines that stand in both versions, unchanged, but elsewhere.
struct RedlineMoves {
    /// The lines of a block in both versions; as many and the same in each.
    typealias Block = (old: Range<Int>, new: Range<Int>)

    private let old: RedlineText
    private let new: RedlineText
    /// Whether each line is among those that differ, and not yet in a block.
    private var isOpenInOld: [Bool]
    private var isOpenInNew: [Bool]
    /// Lines that stand in a block, blank ones included, which need not differ.
    private var taken: (old: Set<Int>, new: Set<Int>) = ([], [])
    private var blocks: [Block] = []

    /// The blocks in the order of the new version, disjoint in both.
    ///
    /// A block grows from a line that was removed once and inserted once, over all that stands around it in both
    /// versions. It takes time in proportion to the text.
    static func between(_ old: RedlineText, _ new: RedlineText, hunks: [Redline.Hunk]) -> [Block] {
        var moves = RedlineMoves(old, new, hunks)
        for (oldLine, newLine) in moves.anchors(hunks) { moves.grow(oldLine, newLine) }
        return moves.blocks
    }

    private init(_ old: RedlineText, _ new: RedlineText, _ hunks: [Redline.Hunk]) {
        (self.old, self.new) = (old, new)
        isOpenInOld = Array(repeating: false, count: old.lines.count)
        isOpenInNew = Array(repeating: false, count: new.lines.count)
        for hunk in hunks {
            for line in hunk.old { isOpenInOld[line] = true }
            for line in hunk.new { isOpenInNew[line] = true }
        }
    }

    /// Lines with words that were removed exactly once and inserted exactly once.
    private func anchors(_ hunks: [Redline.Hunk]) -> [(Int, Int)] {
        var removed: [ArraySlice<UInt8>: Int?] = [:]
        for hunk in hunks {
            for line in hunk.old where !old.isBlank(line) {
                let text = old.bytes[old.lines[line]]
                removed[text] = .some(removed[text] == nil ? line : nil)
            }
        }
        if removed.isEmpty { return [] }
        var inserted: [ArraySlice<UInt8>: Int?] = [:]
        var order: [ArraySlice<UInt8>] = []
        for hunk in hunks {
            for line in hunk.new {
                let text = new.bytes[new.lines[line]]
                guard case .some(.some) = removed[text] else { continue }
                if inserted[text] == nil { order.append(text) }
                inserted[text] = .some(inserted[text] == nil ? line : nil)
            }
        }
        return order.compactMap { text in
            guard case .some(.some(let newLine)) = inserted[text], case .some(.some(let oldLine)) = removed[text]
            else { return nil }
            return (oldLine, newLine)
        }
    }

    private mutating func grow(_ oldLine: Int, _ newLine: Int) {
        guard isOpenInOld[oldLine], isOpenInNew[newLine] else { return }
        var block: Block = (oldLine..<oldLine + 1, newLine..<newLine + 1)
        while belongs(block.old.lowerBound - 1, block.new.lowerBound - 1) { block = Self.longer(block, before: 1) }
        while belongs(block.old.upperBound, block.new.upperBound) { block = Self.longer(block, behind: 1) }
        while old.isBlank(block.old.lowerBound) { block = Self.longer(block, before: -1) }
        while old.isBlank(block.old.upperBound - 1) { block = Self.longer(block, behind: -1) }
        guard isWorthSaying(block) else { return }
        // The blank line that keeps a paragraph apart goes with it: the one behind it, or else the one before it.
        let length = block.old.count
        while areBothBlank(block.old.upperBound, block.new.upperBound) { block = Self.longer(block, behind: 1) }
        if block.old.count == length {
            while areBothBlank(block.old.lowerBound - 1, block.new.lowerBound - 1) {
                block = Self.longer(block, before: 1)
            }
        }
        // Its marks stand on lines of their own, so it must end with a line.
        guard old.bytes[old.lines[block.old.upperBound - 1]].last == UInt8(ascii: "\n") else { return }
        for line in block.old { isOpenInOld[line] = false }
        for line in block.new { isOpenInNew[line] = false }
        taken.old.formUnion(block.old)
        taken.new.formUnion(block.new)
        blocks.append(block)
    }

    private func belongs(_ oldLine: Int, _ newLine: Int) -> Bool {
        if areBothBlank(oldLine, newLine) { return true }
        guard isOpenInOld.indices.contains(oldLine), isOpenInNew.indices.contains(newLine) else { return false }
        return isOpenInOld[oldLine] && isOpenInNew[newLine] && areSame(oldLine, newLine)
    }

    private func areBothBlank(_ oldLine: Int, _ newLine: Int) -> Bool {
        guard old.lines.indices.contains(oldLine), new.lines.indices.contains(newLine) else { return false }
        return old.isBlank(oldLine) && areSame(oldLine, newLine) && !taken.old.contains(oldLine)
            && !taken.new.contains(newLine)
    }

    private func areSame(_ oldLine: Int, _ newLine: Int) -> Bool {
        old.bytes[old.lines[oldLine]] == new.bytes[new.lines[newLine]]
    }

    private static func longer(_ block: Block, before: Int = 0, behind: Int = 0) -> Block {
        (
            block.old.lowerBound - before..<block.old.upperBound + behind,
            block.new.lowerBound - before..<block.new.upperBound + behind
        )
    }

    /// A short line, such as the heading of a table, may stand anywhere without having been moved there.
    private func isWorthSaying(_ block: Block) -> Bool {
        var weight = 0
        for byte in old.bytes[old.bytes(ofLines: block.old)] where byte >= 0x80 || byte.isLetter || byte.isDigit {
            weight += 1
            if weight >= Self.least { return true }
        }
        return false
    }

    /// Bytes of letters and digits that a block has at least.
    private static let least = 24
}
