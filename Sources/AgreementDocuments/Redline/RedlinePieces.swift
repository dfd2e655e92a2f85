/// Puts the pieces of a redline one behind the other, and the moved blocks back where they stood and stand.
///
/// The comparison runs over what is left without the moved blocks; they are woven in here, between lines.
struct RedlinePieces {
    private let old: RedlineText
    private let new: RedlineText
    private var oldMoves: ArraySlice<Stop>
    private var newMoves: ArraySlice<Stop>
    private var oldPosition = 0
    private var newPosition = 0
    /// What is kept and not yet a piece.
    private var kept: [UInt8] = []

    private(set) var pieces: [Redline.Piece] = []
    private(set) var figureRanges: [[Range<Int>]] = []
    /// By index of the piece: the moved block that it is.
    private(set) var moves: [Int: Redline.Move] = [:]

    /// A moved block, and the byte of what is left before which it stands.
    private struct Stop {
        let offset: Int
        let move: Redline.Move
        let text: String
    }

    /// - Parameters:
    ///   - whole: both versions, from which the blocks were taken.
    ///   - blocks: in the order of the new version.
    init(
        old: RedlineText, new: RedlineText, whole: (old: RedlineText, new: RedlineText), blocks: [RedlineMoves.Block]
    ) {
        (self.old, self.new) = (old, new)
        let moves = blocks.enumerated().map { index, block in
            Redline.Move(
                number: index + 1, oldLine: block.old.lowerBound + 1, newLine: block.new.lowerBound + 1,
                lineCount: block.old.count)
        }
        let texts = blocks.map { whole.old.string(whole.old.bytes(ofLines: $0.old)) }
        func stops(_ order: [Int], _ text: RedlineText, _ lines: (Int) -> Range<Int>) -> [Stop] {
            var bytesTaken = 0
            return order.map { index in
                let range = text.bytes(ofLines: lines(index))
                defer { bytesTaken += range.count }
                return Stop(offset: range.lowerBound - bytesTaken, move: moves[index], text: texts[index])
            }
        }
        let inOldOrder = blocks.indices.sorted { blocks[$0].old.lowerBound < blocks[$1].old.lowerBound }
        oldMoves = stops(inOldOrder, whole.old) { blocks[$0].old }[...]
        newMoves = stops(Array(blocks.indices), whole.new) { blocks[$0].new }[...]
    }

    /// The next bytes of both versions are the same.
    mutating func keep(_ count: Int) {
        var rest = count
        while rest > 0 {
            placeMoves()
            let step = min(
                rest, (oldMoves.first?.offset ?? .max) - oldPosition, (newMoves.first?.offset ?? .max) - newPosition)
            kept += old.bytes[oldPosition..<oldPosition + step]
            oldPosition += step
            newPosition += step
            rest -= step
        }
    }

    /// The next bytes of the old version are gone; `figures` among them, in ascending order.
    mutating func remove(_ count: Int, figures: [Range<Int>] = []) {
        let end = oldPosition + count
        var figures = figures[...]
        while oldPosition < end {
            placeOldMoves()
            let stop = min(end, oldMoves.first?.offset ?? end)
            add(.removed(old.string(oldPosition..<stop)), Self.taking(&figures, upTo: stop, from: oldPosition))
            oldPosition = stop
        }
    }

    /// The next bytes of the new version are inserted.
    mutating func insert(_ count: Int, figures: [Range<Int>] = []) {
        let end = newPosition + count
        var figures = figures[...]
        while newPosition < end {
            placeNewMoves()
            let stop = min(end, newMoves.first?.offset ?? end)
            add(.inserted(new.string(newPosition..<stop)), Self.taking(&figures, upTo: stop, from: newPosition))
            newPosition = stop
        }
    }

    /// Nothing follows.
    mutating func finish() {
        placeMoves()
        flush()
    }

    private mutating func placeMoves() {
        placeOldMoves()
        placeNewMoves()
    }

    private mutating func placeOldMoves() {
        while let stop = oldMoves.first, stop.offset == oldPosition {
            oldMoves.removeFirst()
            // It goes from here and comes to here: the difference was not the shortest, and nothing moved.
            if newMoves.first?.offset == newPosition, newMoves.first?.move == stop.move {
                newMoves.removeFirst()
                kept += stop.text.utf8
            } else {
                add(.removed(stop.text), [], stop.move)
            }
        }
    }

    private mutating func placeNewMoves() {
        while let stop = newMoves.first, stop.offset == newPosition {
            newMoves.removeFirst()
            add(.inserted(stop.text), [], stop.move)
        }
    }

    private mutating func add(_ piece: Redline.Piece, _ figures: [Range<Int>], _ move: Redline.Move? = nil) {
        if piece.text.isEmpty { return }
        flush()
        if let move {
            moves[pieces.count] = move
        } else if let last = pieces.last, moves[pieces.count - 1] == nil, let joined = last.joined(with: piece) {
            let length = last.text.utf8.count
            pieces[pieces.count - 1] = joined
            figureRanges[pieces.count - 1] += figures.map { $0.lowerBound + length..<$0.upperBound + length }
            return
        }
        pieces.append(piece)
        figureRanges.append(figures)
    }

    private mutating func flush() {
        if kept.isEmpty { return }
        pieces.append(.kept(String(decoding: kept, as: UTF8.self)))
        figureRanges.append([])
        kept.removeAll(keepingCapacity: true)
    }

    /// The figures before a byte, counted from where their piece begins.
    private static func taking(
        _ figures: inout ArraySlice<Range<Int>>, upTo end: Int, from start: Int
    ) -> [Range<Int>] {
        let taken = figures.prefix { $0.upperBound <= end }
        figures = figures.dropFirst(taken.count)
        return taken.map { $0.lowerBound - start..<$0.upperBound - start }
    }
}

extension Redline.Piece {
    /// Both as one piece; nil where they are of different kinds.
    fileprivate func joined(with next: Redline.Piece) -> Redline.Piece? {
        switch (self, next) {
        case (.removed(let first), .removed(let second)): .removed(first + second)
        case (.inserted(let first), .inserted(let second)): .inserted(first + second)
        default: nil
        }
    }
}
