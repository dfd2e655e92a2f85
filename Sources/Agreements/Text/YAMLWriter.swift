/// Writes values as the strict YAML of section 3.2 spells them.
enum YAMLWriter {
    /// A scalar: plain where every reader of YAML would take it for the same text, otherwise double-quoted.
    static func scalar(_ text: String) -> String {
        guard !isPlain(text) else { return text }
        return quoted(text)
    }

    /// A scalar in double quotes.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\\" || scalar == "\"" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        return first.properties.isAlphabetic && last != " " && !ambiguous.contains(text.lowercased())
            && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || plain.contains($0) }
    }

    private static let plain = Set(" 0123456789.()/-@+_".unicodeScalars)
    private static let ambiguous: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
}
