/// Turns the shortest list of edits into one that reads well.
struct RedlineReadability {
    let old: [RedlineToken]
    let new: [RedlineToken]
    /// Whether the old and the new token at these places are the same to the byte.
    let isSame: (_ old: Int, _ new: Int) -> Bool

    /// The edits with scraps between them taken in, or one edit for a text that was written anew.
    func polished(_ edits: [Redline.Hunk]) -> [Redline.Hunk] {
        let everything: Redline.Hunk = (old.indices, new.indices)
        return (isRewritten(edits) ? [everything] : joined(edits)).map(trimmed)
    }

    // MARK: Scraps

    private func joined(_ edits: [Redline.Hunk]) -> [Redline.Hunk] {
        var result: [Redline.Hunk] = []
        for edit in edits {
            if let last = result.last, let slid = slid(edit, to: last) {
                result[result.count - 1] = (
                    last.old.lowerBound..<slid.old.upperBound, last.new.lowerBound..<slid.new.upperBound
                )
            } else if let last = result.last, isScrap(between: last, and: edit) {
                result[result.count - 1] = (
                    last.old.lowerBound..<edit.old.upperBound, last.new.lowerBound..<edit.new.upperBound
                )
            } else {
                result.append(edit)
            }
        }
        return result
    }

    /// Whether what is kept between two edits only interrupts the reader: a lone space or comma between two changed
    /// words, or a short word between two changes at least twice as heavy.
    private func isScrap(between left: Redline.Hunk, and right: Redline.Hunk) -> Bool {
        let gap = old[left.old.upperBound..<right.old.lowerBound]
        if gap.contains(where: { $0.isBarrier || $0.kind == .figure || $0.kind == .lineEnd }) { return false }
        // Taking in kept words where nothing else was removed would invent a removal; likewise an insertion.
        if left.old.isEmpty && right.old.isEmpty || left.new.isEmpty && right.new.isEmpty { return false }
        // A change of figure stands alone, to be seen at once.
        if isOfFigures(left) || isOfFigures(right) { return false }
        let weight = gap.reduce(0) { $0 + $1.weight }
        return weight <= 4 && isAtLeast(2 * weight, left) && isAtLeast(2 * weight, right)
    }

    /// Whether one side of an edit weighs that much; looks no further than it must, since an edit grows as scraps are
    /// taken in.
    private func isAtLeast(_ least: Int, _ edit: Redline.Hunk) -> Bool {
        func reaches(_ tokens: ArraySlice<RedlineToken>) -> Bool {
            var weight = 0
            return least == 0
                || tokens.contains { token in
                    weight += token.weight
                    return weight >= least
                }
        }
        return reaches(old[edit.old]) || reaches(new[edit.new])
    }

    private func isOfFigures(_ edit: Redline.Hunk) -> Bool {
        func isOther(_ token: RedlineToken) -> Bool { token.weight > 0 && token.kind != .figure }
        if old[edit.old].contains(where: isOther) || new[edit.new].contains(where: isOther) { return false }
        return old[edit.old].contains { $0.weight > 0 } || new[edit.new].contains { $0.weight > 0 }
    }

    /// `{+one+} {+two +}` says the same as `{+one two+} `: where all that is kept between two insertions, or two
    /// removals, comes again at the end of the second, the second moves up to the first. Nil where it cannot.
    private func slid(_ edit: Redline.Hunk, to last: Redline.Hunk) -> Redline.Hunk? {
        let gap = edit.old.lowerBound - last.old.upperBound
        let isInsertion = last.old.isEmpty && edit.old.isEmpty
        guard isInsertion || (last.new.isEmpty && edit.new.isEmpty) else { return nil }
        guard old[last.old.upperBound..<edit.old.lowerBound].allSatisfy(\.isFiller) else { return nil }
        for step in 0..<gap {
            // The kept tokens stand in both texts; the edit's own end stands in one.
            let (oldPlace, newPlace) =
                isInsertion
                ? (last.old.upperBound + step, edit.new.upperBound - gap + step)
                : (edit.old.upperBound - gap + step, last.new.upperBound + step)
            guard isSame(oldPlace, newPlace) else { return nil }
        }
        return (
            edit.old.lowerBound - gap..<edit.old.upperBound - gap, edit.new.lowerBound - gap..<edit.new.upperBound - gap
        )
    }

    /// The edit without the spaces and line ends that both of its sides begin or end with.
    private func trimmed(_ edit: Redline.Hunk) -> Redline.Hunk {
        var (oldStart, oldEnd) = (edit.old.lowerBound, edit.old.upperBound)
        var (newStart, newEnd) = (edit.new.lowerBound, edit.new.upperBound)
        while oldStart < oldEnd, newStart < newEnd, old[oldStart].isBlank, isSame(oldStart, newStart) {
            (oldStart, newStart) = (oldStart + 1, newStart + 1)
        }
        while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1].isBlank, isSame(oldEnd - 1, newEnd - 1) {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1)
        }
        return (oldStart..<oldEnd, newStart..<newEnd)
    }

    // MARK: Texts written anew

    /// Whether so little is common that word-by-word marks would be confetti: under a quarter of the lighter version.
    private func isRewritten(_ edits: [Redline.Hunk]) -> Bool {
        let oldWeight = old.reduce(0) { $0 + $1.weight }
        let newWeight = new.reduce(0) { $0 + $1.weight }
        guard min(oldWeight, newWeight) >= RedlineReadability.shortest else { return false }
        let removed = edits.reduce(0) { $0 + old[$1.old].reduce(0) { $0 + $1.weight } }
        return 4 * (oldWeight - removed) < min(oldWeight, newWeight)
    }

    /// Letters below which a line is too short to speak of likeness.
    private static let shortest = 40
}
