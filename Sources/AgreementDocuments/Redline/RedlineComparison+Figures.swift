extension RedlineComparison {
    /// Notes the figures of an edit that are news.
    mutating func noteFigures<Failure: Error>(
        _ edit: Redline.Hunk, _ oldTokens: [RedlineToken], _ newTokens: [RedlineToken],
        _ difference: Difference<Failure>
    ) throws(Failure) {
        noteUnit(edit, oldTokens, newTokens)
        let removed = oldTokens[edit.old].filter { $0.kind == .figure && !old.isListNumber($0.bytes) }.map(\.bytes)
        let inserted = newTokens[edit.new].filter { $0.kind == .figure && !new.isListNumber($0.bytes) }.map(\.bytes)
        if removed.isEmpty && inserted.isEmpty { return }
        // A rewritten sentence may carry the same figures on; only those that differ are news.
        let hunks = try SequenceHunks.between(
            removed.map { old.bytes[$0] }, inserted.map { new.bytes[$0] }, difference)
        for hunk in hunks {
            for step in 0..<max(hunk.old.count, hunk.new.count) {
                note(
                    step < hunk.old.count ? removed[hunk.old.lowerBound + step] : nil,
                    step < hunk.new.count ? inserted[hunk.new.lowerBound + step] : nil)
            }
        }
    }

    /// `30 [-days-]{+hours+}`: the figure is kept to the letter and yet is another one.
    private mutating func noteUnit(
        _ edit: Redline.Hunk, _ oldTokens: [RedlineToken], _ newTokens: [RedlineToken]
    ) {
        func isUnit(_ tokens: ArraySlice<RedlineToken>, _ text: RedlineText) -> Bool {
            guard let first = tokens.first(where: { $0.kind != .space }) else { return false }
            return Units.names.contains(text.string(first.bytes).lowercased())
        }
        func measure(_ tokens: [RedlineToken], _ range: Range<Int>) -> Range<Int>? {
            var start = range.lowerBound
            if start > 0, tokens[start - 1].kind == .space { start -= 1 }
            guard start > 0, tokens[start - 1].kind == .figure else { return nil }
            // Up to the first word behind the figure; where the unit went without a successor, the next word is shown.
            let end = tokens[start...].firstIndex { $0.kind == .word || $0.kind == .character } ?? start - 1
            return tokens[start - 1].bytes.lowerBound..<tokens[end].bytes.upperBound
        }
        guard isUnit(oldTokens[edit.old], old) || isUnit(newTokens[edit.new], new),
            let before = measure(oldTokens, edit.old), let after = measure(newTokens, edit.new)
        else { return }
        note(before, after)
    }

    private mutating func note(_ before: Range<Int>?, _ after: Range<Int>?) {
        guard let (text, offset) = after.map({ (new, $0.lowerBound) }) ?? before.map({ (old, $0.lowerBound) })
        else { return }
        let line = text.line(at: offset)
        figureChanges.append(
            FigureChange(
                old: before.map(old.string), new: after.map(new.string), context: line.text, line: line.number,
                place: (text, offset)))
    }
}
