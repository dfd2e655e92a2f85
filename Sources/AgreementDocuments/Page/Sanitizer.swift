/// Makes text from a repository safe to look at, in a terminal and in documents: what would be obeyed by a terminal, or
/// not be seen, is named instead.
///
/// A scalar that may not pass is shown as `‹U+202E›`. The form is for eyes and is not meant to be read back.
/// What is invisible follows the general categories and `Default_Ignorable_Code_Point` of the Unicode Standard (UAX
/// #44).
public enum Sanitizer {
    /// The text with line feeds and ordinary spaces kept, and every control, bidi and other invisible scalar named.
    ///
    /// Joiners (U+200C, U+200D) and variation selectors pass only where they shape what precedes them, as Persian,
    /// Indic scripts and emoji need; more than eight combining marks on one base are named from the ninth on.
    ///
    /// - Parameter keepingTabs: whether tabs pass, as they do in documents; a terminal draws them anywhere.
    public static func visible(_ text: String, keepingTabs: Bool = false) -> String {
        sanitized(text, keeping: keepingTabs ? ["\n", "\t"] : ["\n"])
    }

    /// As ``visible(_:)``, for names, titles and messages that must stay on one line: LF is named too.
    public static func visibleLine(_ text: String) -> String { sanitized(text, keeping: []) }

    /// Whether the scalar, standing alone, is not seen or acts on a terminal; LF is among them, the space is not.
    package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: return false
        case 0...0x9F: return true  // C0, DEL and C1
        case 0xA0, 0x2009, 0x202F, 0x3000: return false  // the spaces that typography of figures and CJK uses
        case 0x2800: return true  // BRAILLE PATTERN BLANK: a symbol by category, empty to the eye
        // These format characters are drawn: Arabic, Syriac and Kaithi number and year signs.
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: return true
        case .privateUse, .surrogate, .unassigned: return true
        default: return scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private static func sanitized(_ text: String, keeping kept: Set<Unicode.Scalar>) -> String {
        // Nearly all text is printable ASCII with line feeds, and needs no copy.
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || kept.contains(Unicode.Scalar($0)) }) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        read(text, keeping: kept) { scalar, isSeen in
            if isSeen { result.unicodeScalars.append(scalar) } else { result += name(of: scalar) }
        }
        return result
    }

    /// Says of each scalar whether it passes, or is to be named.
    ///
    /// - Parameter kept: the control characters that pass; what follows one is at the beginning of a line.
    package static func read(
        _ text: String, keeping kept: Set<Unicode.Scalar>, _ body: (Unicode.Scalar, _ isSeen: Bool) -> Void
    ) {
        var base: Unicode.Scalar?  // what a joiner or mark would attach to; nil at the start of a line
        var marks = 0
        for scalar in text.unicodeScalars {
            if kept.contains(scalar) {
                body(scalar, true)
                base = nil
            } else if isMark(scalar), base == nil || marks == maximumMarks {
                // A mark without a base would attach to our own words; a pile of them draws over other lines.
                body(scalar, false)
            } else if !isInvisible(scalar) || base.map({ shapes(scalar, $0) }) == true {
                body(scalar, true)
                marks = isMark(scalar) ? marks + 1 : 0
                base = scalar
            } else {
                body(scalar, false)
                base = nil
            }
        }
    }

    private static let maximumMarks = 8

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        let category = scalar.properties.generalCategory
        return category == .nonspacingMark || category == .enclosingMark
    }

    /// Whether an invisible scalar changes how the visible one before it is drawn, and so has work to do there.
    private static func shapes(_ scalar: Unicode.Scalar, _ base: Unicode.Scalar) -> Bool {
        let previous = base.properties
        switch scalar.value {
        case 0x200C, 0x200D:
            guard base.value > 0x2FF, !isInvisible(base) || base.value == 0xFE0F else { return false }
            return previous.isAlphabetic || previous.isEmoji || isMark(base)
        case 0xFE0E, 0xFE0F: return previous.isEmoji && base.value > 0x7F
        case 0xFE00...0xFE02, 0xE0100...0xE01EF: return previous.isIdeographic
        default: return false
        }
    }

    /// How a scalar is named.
    package static func name(of scalar: Unicode.Scalar) -> String { "‹\(code(of: scalar))›" }

    /// Its number among the characters of Unicode: `U+202E`.
    package static func code(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
