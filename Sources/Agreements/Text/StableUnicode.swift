import Foundation

/// Unicode as its version 14 has it, by which every reader judges a text, whatever version its own tables are of.
///
/// A character that version 14 does not assign is one that nothing is known of: it composes with nothing, and nothing
/// moves past it. Of those that it assigns, no later version may change the form (Unicode's stability policy).
/// Source: `docs/format.md`, "Characters".
enum StableUnicode {
    private static let version = 14

    /// Whether version 14 assigns the character.
    static func assigns(_ scalar: Unicode.Scalar) -> Bool {
        // All below are assigned, and most texts hold no others.
        scalar.value < 0x300 || scalar.properties.age.map { $0.major <= version } ?? false
    }

    /// Whether a text is in normalization form C.
    static func isComposed(_ text: String) -> Bool { firstDecomposed(in: text) == nil }

    /// The offset in scalars of the first one that form C would write otherwise, or nil if `text` is in form C.
    static func firstDecomposed(in text: String) -> Int? {
        var offset = 0
        for piece in text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: { !assigns($0) }) {
            let normal = String(piece).precomposedStringWithCanonicalMapping.unicodeScalars
            if !piece.elementsEqual(normal) {
                return offset + (zip(piece, normal).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0)
            }
            offset += piece.count + 1
        }
        return nil
    }
}

/// Counts marks that follow each other, as a text is read from front to back.
///
/// Sorting a long run of marks, which every comparison of text does, takes the square of its length in time: minutes
/// for a file of 1 MiB. What version 14 does not assign may be a mark for a reader of a later version, and counts.
struct MarkRun {
    /// The most marks that may follow one letter, as in the Stream-Safe Text Format (UAX #15, section 13): more than any
    /// language needs.
    static let limit = 30

    private var count = 0

    /// Whether there are too many with this one.
    mutating func isTooLong(with scalar: Unicode.Scalar) -> Bool {
        let isMark =
            scalar.value >= 0x300
            && (scalar.properties.canonicalCombiningClass != .notReordered || !StableUnicode.assigns(scalar))
        count = isMark ? count + 1 : 0
        return count > Self.limit
    }
}
