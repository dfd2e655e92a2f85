/// Writes terms as the strict YAML of section 3.2: block style, no anchors, no tags, every scalar plain
/// or double-quoted.
struct TermsWriter {
    let languages: [TemplateLanguage]

    /// A whole file: its purpose, then the entries at the top, each below what it means and set apart by empty lines.
    func document(_ value: TermsValue, purpose: Bilingual, meanings: [String: Bilingual]) -> String {
        var parts = [comment(purpose)]
        if case .mapping(let entries) = value {
            parts += entries.map { (meanings[$0.key].map(comment) ?? []) + lines(of: .mapping([$0])) }
        } else {
            parts.append(lines(of: value))
        }
        return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func lines(of value: TermsValue) -> [String] {
        switch value {
        case .scalar(let text): [Self.scalar(text)]
        case .words(let words): languages.map { "\($0.rawValue): \(Self.scalar(words[$0]))" }
        case .mapping(let entries): entries.flatMap(entry)
        case .list(let items): items.flatMap(item)
        case .noted(let note, let value): comment(note) + lines(of: value)
        }
    }

    private func entry(_ key: String, _ value: TermsValue) -> [String] {
        switch value {
        case .noted(let note, let value): comment(note) + entry(key, value)
        case .scalar(let text): ["\(key): \(Self.scalar(text))"]
        case .words, .mapping, .list: ["\(key):"] + lines(of: value).map { "  " + $0 }
        }
    }

    /// A dash before the first line; comments that lead an item stand above its dash.
    private func item(_ value: TermsValue) -> [String] {
        let all = lines(of: value)
        let leading = all.prefix { $0.hasPrefix("#") }
        let rest = all.dropFirst(leading.count)
        return leading + rest.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
    }

    /// One paragraph per language, broken at 100 columns.
    private func comment(_ note: Bilingual) -> [String] {
        languages.flatMap { language in
            note[language].split(separator: " ").reduce(into: [String]()) { lines, word in
                if let last = lines.last, last.count + 1 + word.count <= 100 {
                    lines[lines.count - 1] = last + " " + word
                } else {
                    lines.append("# " + word)
                }
            }
        }
    }

    /// Plain where every reader of YAML would take it for the same text, otherwise double-quoted.
    static func scalar(_ text: String) -> String {
        guard !isPlain(text) else { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Words, days (as in agreement.yaml) and amounts with a unit are plain; bare numbers, hours and
    /// what some readers take for a boolean or null are not.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        let isWords = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || plain.contains($0) }
        guard isWords, last != " ", !ambiguous.contains(text.lowercased()) else { return false }
        if first.properties.isAlphabetic { return true }
        return CalendarDay(text) != nil || isAmountWithUnit(text)
    }

    /// `30 minutes`: digits, one space, a lower-case word.
    private static func isAmountWithUnit(_ text: String) -> Bool {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let unit = parts[1].utf8.first else { return false }
        return parts[0].utf8.allSatisfy(\.isDigit) && unit.isSmallLetter
    }

    private static let plain = Set(" 0123456789.,;()/-%".unicodeScalars)
    private static let ambiguous: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
}
