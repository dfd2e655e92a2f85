/// One comparison under way: lines first, then the tokens of changed lines.
struct RedlineComparison {
    let old: RedlineText
    let new: RedlineText
    /// The most tokens that one run of changed lines is compared by.
    let limit: Int

    private(set) var pieces: [Redline.Piece] = []
    private(set) var figureRanges: [[Range<Int>]] = []
    private(set) var figureChanges: [FigureChange] = []

    init(old: RedlineText, new: RedlineText, limit: Int) {
        self.old = old
        self.new = new
        self.limit = limit
    }

    mutating func run<Failure: Error>(
        _ difference: (_ old: [UInt8], _ new: [UInt8]) throws(Failure) -> [Redline.Hunk]
    ) throws(Failure) {
        let hunks = try SequenceHunks.between(
            old.lines.map { old.bytes[$0] }, new.lines.map { new.bytes[$0] }, difference)
        var position = 0
        for hunk in joiningAcrossBlankLines(hunks) {
            let (oldPart, newPart) = (old.bytes(ofLines: hunk.old), new.bytes(ofLines: hunk.new))
            keep(position..<oldPart.lowerBound)
            try compare(oldPart, newPart, difference)
            position = oldPart.upperBound
        }
        keep(position..<old.bytes.count)
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

    private mutating func compare<Failure: Error>(
        _ oldPart: Range<Int>, _ newPart: Range<Int>,
        _ difference: (_ old: [UInt8], _ new: [UInt8]) throws(Failure) -> [Redline.Hunk]
    ) throws(Failure) {
        let oldTokens = old.tokens(in: oldPart)
        let newTokens = new.tokens(in: newPart)
        var edits: [Redline.Hunk] = [(oldTokens.indices, newTokens.indices)]
        if !oldPart.isEmpty, !newPart.isEmpty, oldTokens.count + newTokens.count <= limit {
            edits = try SequenceHunks.between(
                oldTokens.map { old.bytes[$0.bytes] }, newTokens.map { new.bytes[$0.bytes] }, difference)
            let readability = RedlineReadability(old: oldTokens, new: newTokens) { [old, new] left, right in
                old.bytes[oldTokens[left].bytes] == new.bytes[newTokens[right].bytes]
            }
            edits = readability.polished(edits)
        }
        var position = 0
        for edit in edits {
            keep(bytes(of: position..<edit.old.lowerBound, in: oldTokens, part: oldPart))
            change(oldTokens[edit.old], newTokens[edit.new])
            try noteFigures(edit, oldTokens, newTokens, difference)
            position = edit.old.upperBound
        }
        keep(bytes(of: position..<oldTokens.count, in: oldTokens, part: oldPart))
    }

    private func bytes(of tokens: Range<Int>, in all: [RedlineToken], part: Range<Int>) -> Range<Int> {
        if tokens.isEmpty { return part.lowerBound..<part.lowerBound }
        return all[tokens.lowerBound].bytes.lowerBound..<all[tokens.upperBound - 1].bytes.upperBound
    }

    // MARK: Pieces

    private mutating func keep(_ range: Range<Int>) {
        if range.isEmpty { return }
        let text = old.string(range)
        if case .kept(let before) = pieces.last {
            pieces[pieces.count - 1] = .kept(before + text)
        } else {
            add(.kept(text), figures: [])
        }
    }

    private mutating func change(_ removed: ArraySlice<RedlineToken>, _ inserted: ArraySlice<RedlineToken>) {
        if let first = removed.first, let last = removed.last {
            let range = first.bytes.lowerBound..<last.bytes.upperBound
            add(.removed(old.string(range)), figures: figures(removed, from: range.lowerBound))
        }
        if let first = inserted.first, let last = inserted.last {
            let range = first.bytes.lowerBound..<last.bytes.upperBound
            add(.inserted(new.string(range)), figures: figures(inserted, from: range.lowerBound))
        }
    }

    private mutating func add(_ piece: Redline.Piece, figures: [Range<Int>]) {
        pieces.append(piece)
        figureRanges.append(figures)
    }

    private func figures(_ tokens: ArraySlice<RedlineToken>, from start: Int) -> [Range<Int>] {
        tokens.filter { $0.kind == .figure }
            .map { $0.bytes.lowerBound - start..<$0.bytes.upperBound - start }
    }

    // MARK: Figures

    private mutating func noteFigures<Failure: Error>(
        _ edit: Redline.Hunk, _ oldTokens: [RedlineToken], _ newTokens: [RedlineToken],
        _ difference: (_ old: [UInt8], _ new: [UInt8]) throws(Failure) -> [Redline.Hunk]
    ) throws(Failure) {
        noteUnit(edit, oldTokens, newTokens)
        let removed = oldTokens[edit.old].filter { $0.kind == .figure }.map(\.bytes)
        let inserted = newTokens[edit.new].filter { $0.kind == .figure }.map(\.bytes)
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
        let line = after.map { new.line(at: $0.lowerBound) } ?? before.map { old.line(at: $0.lowerBound) }
        guard let line else { return }
        figureChanges.append(
            FigureChange(
                old: before.map(old.string), new: after.map(new.string), context: line.text, line: line.number))
    }
}
