/// How many columns of a terminal a text takes.
///
/// East Asian Wide and Fullwidth characters take two (UAX #11, default emoji presentation per UTS #51), combining marks
/// none, all else one. The answer depends on no locale, so that output is the same everywhere.
public enum DisplayWidth {
    /// Columns taken by one line of text.
    public static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// Columns taken by one user-perceived character.
    public static func of(_ character: Character) -> Int {
        if character.isASCII { return 1 }
        var columns = 0
        for scalar in character.unicodeScalars {
            // A joined emoji, a flag or an emoji variant is drawn as one picture, however many scalars it has.
            if scalar.value == 0xFE0F || (scalar.value == 0x200D && columns == 2) { return 2 }
            columns += of(scalar)
        }
        let isFlag = character.unicodeScalars.allSatisfy { (0x1F1E6...0x1F1FF).contains($0.value) }
        return isFlag || character.unicodeScalars.contains(where: \.properties.isEmojiModifier) ? 2 : columns
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // Conjoining vowels and finals are drawn inside the syllable that their leading consonant began.
        if (0x1160...0x11FF).contains(scalar.value) { return 0 }
        return isWide(scalar) ? 2 : 1
    }

    static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x1100 { return false }
        return scalar.properties.isEmojiPresentation || wideRanges.contains { $0.contains(scalar.value) }
    }

    /// The blocks that UAX #11 classes as Wide or Fullwidth, apart from emoji.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
