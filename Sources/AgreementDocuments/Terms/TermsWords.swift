internal import AgreementProfiles
internal import Agreements

/// How keys and values of terms files are said to a reader.
enum TermsWords {
    /// A key in words: `respond-within` is `respond within`.
    static func label(of key: String) -> String {
        let key = key.hasSuffix("-percent") ? String(key.dropLast("-percent".count)) : key
        return key.replacing("-", with: " ")
    }

    /// A value with what its key says of it: `99.95%`, `IDR 12,500,000`.
    ///
    /// - Parameters:
    ///   - path: the keys that lead to it.
    ///   - currency: what amounts beside it are counted in.
    ///   - notation: how the language writes figures.
    static func value(
        _ text: String, at path: [TermsStep], currency: String?, _ notation: Notation = .english
    ) -> String {
        guard case .key(let key) = path.last, isDecimal(text) else { return text }
        let isInTiers = path.contains(.key("tiers")) || path.contains(.key("credits"))
        if key == "target" || key.contains("percent") || isInTiers && ["from", "below", "credit"].contains(key) {
            return notation.percent(text)
        }
        if key == "amount" || key.hasSuffix("-amount"), let currency { return notation.money(text, currency) }
        return text
    }

    /// Digits with at most one point between them, and not too many to be read.
    static func isDecimal(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count < 40 && (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }
}

extension YAMLValue {
    /// The words in the first of these languages, or in the first few, where this is a text in several; nil where it is
    /// something else.
    func localized(_ languages: [LanguageTag], showing count: Int = 1) -> String? {
        guard case .mapping(let entries, _) = self, !entries.isEmpty else { return nil }
        var texts: [String: String] = [:]
        for entry in entries {
            guard case .scalar(let text, _) = entry.value, languages.contains(where: { $0.rawValue == entry.key })
            else { return nil }
            texts[entry.key] = text
        }
        var shown: [String] = []
        for language in languages where shown.count < count {
            if let text = texts[language.rawValue], !shown.contains(text) { shown.append(text) }
        }
        return shown.joined(separator: " / ")
    }

    /// The value of a key, where this is a mapping that has it.
    subscript(key: String) -> YAMLValue? {
        guard case .mapping(let entries, _) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The text, where this is one.
    var scalar: String? {
        if case .scalar(let text, _) = self { text } else { nil }
    }

    /// The currency that amounts in this mapping are counted in.
    func currency(or outer: String?) -> String? { self["currency"]?.scalar ?? outer }

    /// What an item of a list is called, and whether that is a name for readers.
    func itemName(_ languages: [LanguageTag]) -> (text: String, isName: Bool)? {
        for key in ["name", "title"] {
            if let name = self[key]?.localized(languages) { return (name, true) }
        }
        return identity.map { ($0, false) }
    }

    /// What an item of a list is known by from one version to the next.
    var identity: String? {
        let keys = ["id", "name", "service", "party", "step", "promise", "priority", "level", "day", "date"]
        return keys.lazy.compactMap { self[$0]?.scalar }.first
    }

    /// Whether both say the same, wherever it stands.
    func says(_ other: YAMLValue) -> Bool {
        switch (self, other) {
        case (.scalar(let first, _), .scalar(let second, _)): first.utf8.elementsEqual(second.utf8)
        case (.sequence(let first, _), .sequence(let second, _)):
            first.count == second.count && zip(first, second).allSatisfy { $0.says($1) }
        case (.mapping(let first, _), .mapping(let second, _)):
            first.count == second.count
                && zip(first, second).allSatisfy { $0.key == $1.key && $0.value.says($1.value) }
        default: false
        }
    }
}
