/// What changed between two versions of a text, word by word.
///
/// The law: kept and removed pieces together are the old text byte for byte, kept and inserted ones the new text. Lines
/// are compared first and words only inside lines that changed, in tables cell by cell. Tokens are words, runs of spaces, line ends, single
/// punctuation marks, whole figures (`99.9%`, `Rp12.500.000`, `1 July 2026`) and, in scripts written without spaces,
/// single characters; a user-perceived character is never split (UAX #29).
///
/// Two redlines are equal when their pieces are equal as Swift strings, that is up to canonical equivalence.
public struct Redline: Hashable, Sendable {
    /// A stretch of text and what became of it; never empty.
    public enum Piece: Hashable, Sendable {
        case kept(String)
        case removed(String)
        case inserted(String)

        /// The stretch of text itself.
        public var text: String {
            switch self {
            case .kept(let text), .removed(let text), .inserted(let text): text
            }
        }
    }

    /// Where two sequences differ: `old` elements that are replaced by `new` ones; everything between is equal.
    ///
    /// Ranges count from 0 and come in ascending order; either may be empty, not both.
    public typealias Hunk = (old: Range<Int>, new: Range<Int>)

    /// A block of whole lines that stands elsewhere now, unchanged: a removed and an inserted piece that belong together.
    public struct Move: Hashable, Sendable {
        /// From 1, in the order of the new version.
        public let number: Int
        /// The number, from 1, of its first line in the old version.
        public let oldLine: Int
        /// The number, from 1, of its first line in the new version.
        public let newLine: Int
        /// How many lines it has.
        public let lineCount: Int
    }

    /// The pieces in reading order. Neighbours differ in kind, moved blocks apart, each of which is a piece by itself; an
    /// insertion follows the removal that it replaces.
    public let pieces: [Piece]
    /// The pieces that are a moved block, by their index: two pieces for each block, one removed and one inserted.
    public let moves: [Int: Move]
    /// The figures that changed, in reading order: what a reader wants to know first.
    public let figureChanges: [FigureChange]
    /// For each piece, the UTF-8 ranges in it that are figures; empty for kept pieces.
    let figureRanges: [[Range<Int>]]

    /// Compares two versions of a text.
    ///
    /// - Parameters:
    ///   - limit: the most tokens, old and new together, that one run of changed lines is compared by; a longer run is
    ///     shown as lines removed and lines inserted, which is always correct, only coarser.
    ///   - difference: gives the hunks between two lists of LF-terminated lines. It is called for the lines of the text
    ///     and again for the tokens of changed lines, as numbers that stand for them. An answer that does not fit the
    ///     two lists is not used: everything counts as replaced then.
    /// - Throws: only what `difference` throws.
    public init<Failure: Error>(
        from old: String,
        to new: String,
        limit: Int = 50_000,
        difference: (_ old: [UInt8], _ new: [UInt8]) throws(Failure) -> [Hunk]
    ) throws(Failure) {
        let comparison = try RedlineComparison.run(RedlineText(old), RedlineText(new), limit: limit, difference)
        pieces = comparison.output.pieces
        moves = comparison.output.moves
        figureRanges = comparison.output.figureRanges
        figureChanges = comparison.figureChanges
    }

    /// Whether the two versions are the same to the byte.
    public var isUnchanged: Bool {
        pieces.allSatisfy { if case .kept = $0 { true } else { false } }
    }

    /// The old version: everything kept and removed.
    public var old: String {
        pieces.reduce(into: "") { if case .inserted = $1 {} else { $0 += $1.text } }
    }

    /// The new version: everything kept and inserted.
    public var new: String {
        pieces.reduce(into: "") { if case .removed = $1 {} else { $0 += $1.text } }
    }
}

/// A figure that was replaced, removed or inserted.
public struct FigureChange: Sendable {
    /// The figure as the old version has it; nil if it is new. With its unit where the unit is what changed (`30
    /// days`).
    public let old: String?
    /// The figure as the new version has it; nil if it is gone.
    public let new: String?
    /// The line that holds it, without its line end: of the new version, or of the old one where the figure is gone. Of
    /// a line that is very long, the part around the figure.
    public let context: String
    /// The number of that line in its version, from 1.
    public let line: Int
    /// What it stands in, and at which byte of it.
    let place: (text: RedlineText, offset: Int)

    /// The sentence that holds it, on one line; in a table, the name of the row and of the column.
    public var sentence: String { place.text.sentence(at: place.offset) }
}

extension FigureChange: Hashable {
    /// Whether both say the same of the same line.
    public static func == (left: FigureChange, right: FigureChange) -> Bool {
        left.old == right.old && left.new == right.new && left.context == right.context && left.line == right.line
    }

    /// As they are compared.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(old)
        hasher.combine(new)
        hasher.combine(context)
        hasher.combine(line)
    }
}
