/// The characters that no text of an agreement may hold, because a reader cannot see them or they change what is seen.
///
/// The list is part of the format: a text is judged by it alone, whatever version of Unicode is installed. The marks
/// that scripts need (LRM U+200E, RLM U+200F, ZWNJ U+200C, ZWJ U+200D) and variation selectors are allowed.
public enum RefusedCharacters {
    /// A group of refused characters with the name people know it by.
    public struct Group: Hashable, Sendable {
        /// What the characters are, in the singular.
        public let name: String
        /// Their code points.
        public let codePoints: [ClosedRange<UInt32>]
    }

    /// Every refused character, controls apart: see `name(of:)`.
    public static let groups: [Group] = [
        Group(name: "a soft hyphen", codePoints: [0xAD...0xAD]),
        Group(name: "an invisible joiner", codePoints: [0x34F...0x34F]),
        Group(name: "an Arabic letter mark", codePoints: [0x61C...0x61C]),
        Group(name: "an invisible Hangul filler", codePoints: [0x115F...0x1160, 0x3164...0x3164, 0xFFA0...0xFFA0]),
        Group(name: "an invisible Khmer vowel", codePoints: [0x17B4...0x17B5]),
        Group(name: "a Mongolian vowel separator", codePoints: [0x180E...0x180E]),
        Group(name: "a zero-width space", codePoints: [0x200B...0x200B]),
        Group(name: "a Unicode line or paragraph separator", codePoints: [0x2028...0x2029]),
        Group(name: "a control that reorders text", codePoints: [0x202A...0x202E, 0x2066...0x2069]),
        Group(name: "a word joiner", codePoints: [0x2060...0x2060]),
        Group(name: "an invisible operator", codePoints: [0x2061...0x2064]),
        Group(name: "a deprecated format control", codePoints: [0x2065...0x2065, 0x206A...0x206F]),
        Group(name: "a byte order mark", codePoints: [0xFEFF...0xFEFF]),
        Group(name: "an interlinear annotation control", codePoints: [0xFFF0...0xFFFB]),
        Group(name: "an invisible shorthand control", codePoints: [0x1BCA0...0x1BCA3]),
        Group(name: "an invisible musical control", codePoints: [0x1D173...0x1D17A]),
        Group(name: "an invisible tag character", codePoints: [0xE0000...0xE007F]),
        Group(name: "an invisible character without a meaning", codePoints: [0xE0080...0xE00FF, 0xE01F0...0xE0FFF]),
    ]

    /// What `scalar` is, if it is refused: a member of `groups`, a control character (C0 other than LF and TAB, DEL,
    /// C1), or one of the 66 code points that are no characters. LF and TAB are judged by where they stand.
    public static func name(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x09, 0x0A, 0x20...0x7E: return nil
        case 0x0D: return "a carriage return"
        case 0x00...0x1F, 0x7F...0x9F: return "a control character"
        case 0xA0...0xAC: return nil
        case let value where value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value):
            return "a code point that is no character"
        case let value:
            return groups.first { $0.codePoints.contains { $0.contains(value) } }?.name
        }
    }

    /// Whether what `scalar` looks like is left to the font: U+E000 to U+F8FF and planes 15 and 16.
    static func isPrivateUse(_ scalar: Unicode.Scalar) -> Bool {
        (0xE000...0xF8FF).contains(scalar.value) || scalar.value >= 0xF0000
    }
}

extension Unicode.Scalar {
    /// `U+202E`, with four to six upper-case hexadecimal digits.
    var codePointName: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
