extension Declaration {
    /// The languages whose sentences of consent are part of the format itself.
    static let languagesWithConsent: Set<String> = ["id", "en"]

    /// What stands for the party's name in a sentence of consent.
    static let partyPlaceholder = "{party}"

    /// Why a sentence cannot be what people sign under, or nil.
    static func problem(ofConsent sentence: String) -> String? {
        // Scalars: a combining mark behind the brace would hide the placeholder from `Character`.
        let parts = sentence.unicodeScalars.split(
            separator: partyPlaceholder.unicodeScalars, omittingEmptySubsequences: false
        ).map { String($0) }
        if parts.count != 2 { return "must hold `\(partyPlaceholder)` exactly once" }
        if parts.contains(where: { $0.utf8.contains(UInt8(ascii: "{")) || $0.utf8.contains(UInt8(ascii: "}")) }) {
            return "may hold no braces but those of `\(partyPlaceholder)`"
        }
        // The sentence becomes a line of a commit message, where these would be read as something else.
        if sentence.utf8.starts(with: "#".utf8) || sentence.utf8.starts(with: "---".utf8) {
            return "may not begin with `#` or `---`"
        }
        if TrailerKey.begins(sentence[...]) { return "may not begin with a word that acts reserve" }
        if sentence.utf8.count > 4_000 { return "is longer than 4,000 bytes" }
        return nil
    }
}

extension SchemaReader {
    /// The sentence of consent, required exactly where the format has none for the prevailing language.
    mutating func consent(in fields: Fields, prevailing: LanguageTag) -> String? {
        let hasBuiltIn = Declaration.languagesWithConsent.contains(prevailing.rawValue)
        guard let value = fields["consent"] else {
            if !hasBuiltIn {
                report(
                    fields.position(of: "prevailing"), "`consent` is missing: `\(prevailing)` has no built-in sentence",
                    hint: "write one sentence in `\(prevailing)` that holds `\(Declaration.partyPlaceholder)` once")
            }
            return nil
        }
        if hasBuiltIn {
            report(
                fields.position(of: "consent"), "`consent` is not allowed: the sentence in `\(prevailing)` is built in")
            return nil
        }
        guard let sentence = line(value, named: "consent") else { return nil }
        if let problem = Declaration.problem(ofConsent: sentence) {
            report(value.position, "`consent` \(problem)")
            return nil
        }
        return sentence
    }
}
