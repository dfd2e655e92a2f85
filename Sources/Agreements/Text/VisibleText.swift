internal import Foundation

/// What can be seen of a text, and the one way of spelling it.
enum VisibleText {
    /// Whether a character is one that no text of an agreement may hold.
    static func refuses(_ scalar: Unicode.Scalar) -> Bool { RefusedCharacters.name(of: scalar) != nil }

    /// The character's name and code point, for saying that it is there.
    static func name(of scalar: Unicode.Scalar) -> String {
        "\(scalar.codePointName) (\(RefusedCharacters.name(of: scalar) ?? "a control character"))"
    }

    /// The text in Unicode normalization form C.
    static func composed(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

    /// The text with everything that cannot be seen written out, on one line, for use within a message.
    static func escaped(_ text: String) -> String {
        var visible = ""
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\t" || scalar == "\u{FFFD}" || refuses(scalar) {
                visible += "‹\(scalar.codePointName)›"
            } else {
                visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }
}
