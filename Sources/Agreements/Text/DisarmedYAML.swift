/// A copy of a YAML text in which aliases, keys introduced by `?` and keys made of lists or mappings cannot occur.
///
/// Each `*`, each `?`, and each `:` behind a closing bracket is replaced by a letter of its own, so that lines and
/// columns stay as they are. Inside quotes, comments and blocks this changes no structure. Where one of the signs was
/// a sign of structure, the copy has plain text there that begins with the letter or holds it, or cannot be parsed:
/// either way the text is refused. If the copy has none of that, both have the same structure.
struct DisarmedYAML {
    /// Private-use letters: `PlainText` has refused them, so they are free, and the parser takes them as letters.
    static let alias: Unicode.Scalar = "\u{E000}"
    static let explicitKey: Unicode.Scalar = "\u{E001}"
    static let colon: Unicode.Scalar = "\u{E002}"
    /// Letters that stand for the first letter of a key given twice, see `YAMLReading`.
    static let renamed: ClosedRange<UInt32> = 0xE010...0xE01F

    let text: String

    /// The copy, or nil if it would be the text itself.
    init?(_ source: SourceText) {
        var copy = String.UnicodeScalarView()
        var changed = false
        // Whether a bracket was closed before, with at most spaces since.
        var isBehindBracket = false
        for scalar in source.scalars {
            let letter: Unicode.Scalar? =
                switch scalar {
                case "*": DisarmedYAML.alias
                case "?": DisarmedYAML.explicitKey
                case ":" where isBehindBracket: DisarmedYAML.colon
                default: nil
                }
            isBehindBracket = scalar == "]" || scalar == "}" || (isBehindBracket && scalar == " ")
            changed = changed || letter != nil
            copy.append(letter ?? scalar)
        }
        guard changed else { return nil }
        text = String(copy)
    }
}
