internal import Agreements

/// The smallest thing that is credited to a version: a sentence of prose, a row of a table, or a field of a YAML file.
struct TextUnit: Hashable, Sendable {
    /// What a field is called, `services[web].target`; empty for a sentence.
    let name: String
    /// The name with an item that has nothing to be known by called after all that it says, so that another item before
    /// it makes it no other.
    let contentName: String
    /// What it says on one line, without marks of Markdown or YAML: what is compared.
    let words: String
    /// The line that it begins on, from 1.
    let line: Int
    /// The way to a field; empty for a sentence.
    let steps: [TermsStep]
    /// What a field's amount is counted in.
    let currency: String?
    /// How many values a field has that is a list of them; nil where it has one.
    let listed: Int?

    /// As a reader sees it: `Rp12.500.000`.
    var shown: String { TermsWords.value(words, at: steps, currency: currency) }

    /// What a field is called in words: `monthly amount`; empty for a sentence.
    var label: String { steps.words }

    /// A field.
    init(
        name: String, contentName: String, words: String, line: Int, steps: [TermsStep], currency: String?,
        listed: Int? = nil
    ) {
        (self.name, self.contentName, self.words, self.line) = (name, contentName, words, line)
        (self.steps, self.currency, self.listed) = (steps, currency, listed)
    }

    /// A sentence, or what else has no name.
    init(words: String, line: Int) {
        self.init(name: "", contentName: "", words: words, line: line, steps: [], currency: nil)
    }

    /// The units of a file, in its order.
    ///
    /// - Parameters:
    ///   - languages: the languages of the text, the one to read names in first.
    ///   - currency: what amounts are counted in where the file does not say.
    static func units(
        of file: [UInt8], at place: TextPlace, languages: [LanguageTag], currency: String?
    ) -> [TextUnit] {
        switch place {
        case .clause: return prose(RedlineText(String(decoding: file, as: UTF8.self)))
        case .annex:
            return [TextUnit(words: "SHA-256 \(ContentDigest(of: file).hex)", line: 1)]
        case .agreement, .party, .terms, .calendar:
            guard case .success(let value) = StrictYAML.parse(file, path: place.path) else {
                return prose(RedlineText(String(decoding: file, as: UTF8.self)))
            }
            return fields(of: value, languages: languages, currency: currency)
        }
    }

    /// The sentences of a clause: headings, items and rows stand by themselves.
    static func prose(_ text: RedlineText) -> [TextUnit] {
        text.sentences(inLines: text.lines.indices).compactMap { sentence in
            let shown = sentence.words.withoutMarkdown
            guard shown.contains(where: { $0.isLetter || $0.isDigit }) else { return nil }
            return TextUnit(words: shown, line: sentence.line + 1)
        }
    }
}
