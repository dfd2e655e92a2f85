extension Redline {
    /// What of a piece is no word of the text to a reader: the marks around something that is quoted.
    struct QuoteMark: Hashable {
        /// The UTF-8 range within the piece.
        let range: Range<Int>
        /// What is quoted; nil for the bracket before it.
        let source: String?
    }

    /// For each piece, the marks around what is quoted in it, in order.
    ///
    /// Marks of which a part changed stay to be read: what changed is shown. So do kept ones that only one version has.
    var quoteMarks: [[QuoteMark]] {
        let (old, new) = (Side(pieces, isNew: false), Side(pieces, isNew: true))
        let (inOld, inNew) = (old.quotes(unless: new), new.quotes(unless: old))
        return pieces.enumerated().map { index, piece in
            let marks =
                switch piece {
                case .kept: inOld[index, default: []].intersection(inNew[index, default: []])
                case .removed: inOld[index, default: []]
                case .inserted: inNew[index, default: []]
                }
            return marks.sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
    }

    /// One of the two versions, and what it quotes.
    private struct Side {
        private let pieces: [Piece]
        /// What is quoted: the two marks around it, each with its piece.
        private let quoted: [[(piece: Int, mark: QuoteMark)]]

        init(_ pieces: [Piece], isNew: Bool) {
            self.pieces = pieces
            var bytes: [UInt8] = []
            var starts: [(piece: Int, offset: Int)] = []
            for (index, piece) in pieces.enumerated() {
                switch piece {
                case .removed where isNew, .inserted where !isNew: continue
                default: starts.append((index, bytes.count))
                }
                bytes += piece.text.utf8
            }
            var place = 0
            /// The piece that holds a whole range, asked for in ascending order.
            func locate(_ range: Range<Int>) -> (piece: Int, range: Range<Int>)? {
                while place + 1 < starts.count, starts[place + 1].offset <= range.lowerBound { place += 1 }
                let end = place + 1 < starts.count ? starts[place + 1].offset : bytes.count
                guard range.upperBound <= end else { return nil }
                let start = starts[place].offset
                return (starts[place].piece, range.lowerBound - start..<range.upperBound - start)
            }
            quoted = QuotedTerm.all(in: bytes).compactMap { quoted in
                guard let opening = locate(quoted.opening), let closing = locate(quoted.closing) else { return nil }
                return [
                    (opening.piece, QuoteMark(range: opening.range, source: nil)),
                    (closing.piece, QuoteMark(range: closing.range, source: quoted.source)),
                ]
            }
        }

        private var marks: [Int: Set<QuoteMark>] { Self.byPiece(quoted) }

        /// The marks by piece, without those around something of which another version lacks a kept mark.
        func quotes(unless other: Side) -> [Int: Set<QuoteMark>] {
            let others = other.marks
            return Self.byPiece(
                quoted.filter { marks in
                    marks.allSatisfy { piece, mark in
                        guard case .kept = pieces[piece] else { return true }
                        return others[piece]?.contains(mark) ?? false
                    }
                })
        }

        private static func byPiece(_ quoted: [[(piece: Int, mark: QuoteMark)]]) -> [Int: Set<QuoteMark>] {
            quoted.joined().reduce(into: [:]) { $0[$1.piece, default: []].insert($1.mark) }
        }
    }
}
