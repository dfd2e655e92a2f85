internal import Agreements

/// Every defined term is defined in every language, in the same place.
enum PairedTermsCheck: ContentCheckRule {
    static let name = "paired-terms"
    static let sentence = "A word with a meaning of its own in one language alone means two things."

    static func remarks(on context: CheckContext) -> [Remark] {
        ClausePairing.all(in: context.content).flatMap { pair in
            pair.paragraphs.compactMap { paragraphs -> Remark? in
                let wanted = words(DefinedTerms.definitions(in: paragraphs.prevailing), paragraphs.prevailing)
                let found = words(DefinedTerms.definitions(in: paragraphs.other), paragraphs.other)
                guard wanted.count != found.count else { return nil }
                let line = paragraphs.prevailing.position.line
                return Remark(
                    pair.other.path, paragraphs.other.position,
                    "Here \(list(found)) defined, and in \(pair.prevailing.path):\(line) \(list(wanted)).",
                    hint: "Define the same terms in both languages.")
            }
        }
    }

    private static func words(_ ranges: [Range<Int>], _ paragraph: Paragraph) -> [String] {
        ranges.map { "`\(paragraph.text($0))`" }
    }

    private static func list(_ words: [String]) -> String {
        words.isEmpty ? "nothing is" : words.joined(separator: ", ") + (words.count == 1 ? " is" : " are")
    }
}
