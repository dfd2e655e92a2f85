internal import AgreementProfiles
internal import Agreements

/// How one file of terms is said in a document: in each language that the document speaks, once where both say it alike.
struct TermsWording {
    private let spoken: [ProvisionWords]
    private let languages: [LanguageTag]
    private let showing: Int
    private let names: TermsNames

    /// - Parameters:
    ///   - languages: all of the text's; the first `showing` of them are shown.
    ///   - names: what those things are called that terms refer to.
    init(
        _ schemas: [FileSchema], of path: String, languages: [LanguageTag], showing: Int, names: TermsNames
    ) {
        (self.languages, self.showing, self.names) = (languages, showing, names)
        let shown = Array(languages.prefix(showing))
        let known = shown.filter(Notation.speaks)
        spoken = (known.isEmpty ? Array(shown.prefix(1)) : known).map { language in
            ProvisionWords(
                ConsequenceWords([language] + languages.filter { $0 != language }, schemas: schemas), of: path)
        }
    }

    /// What the value is called that steps lead to: as its schema says, else as its key does.
    func label(_ steps: [TermsStep]) -> String {
        each { words in words.meaning(steps) ?? steps.last?.key.map(TermsWords.label) ?? "" }
    }

    /// The heading over what steps lead to: items by their names, and the last two keys.
    func title(_ steps: [TermsStep]) -> String {
        each { words in
            steps.indices.compactMap { index -> String? in
                let way = Array(steps[...index])
                switch steps[index] {
                case .item(let name, _, _): return name
                case .key(let key):
                    let isNear = steps[(index + 1)...].count { !$0.isItem } < 2
                    return isNear ? words.meaning(way) ?? TermsWords.label(of: key) : nil
                }
            }.joined(separator: " · ").capitalizedFirst
        }
    }

    /// A value that fits a cell, in words: a text, in one language or several, or a list of short ones; nil where it is
    /// something else.
    func cell(_ value: YAMLValue, at steps: [TermsStep], currency: String?) -> String? {
        if let text = value.localized(languages, showing: showing) { return text }
        switch value {
        case .scalar(let text, _):
            if let target = spoken.first?.target(steps), let name = names[target, text] { return name }
            return each { $0.value(text, at: steps, currency: currency) }
        case .sequence(let items, _):
            let cells = items.compactMap { item in
                item.scalar == nil ? nil : cell(item, at: steps, currency: currency)
            }
            return cells.count == items.count ? cells.joined(separator: ", ") : nil
        case .mapping: return nil
        }
    }

    /// Whether a value is a text, in one language or several, rather than keys with values of their own.
    func isText(_ value: YAMLValue) -> Bool { value.localized(languages) != nil }

    /// An item of a list as a step: by its name, by whom or what it is about, or by its place, from 1.
    func item(_ item: YAMLValue, number: Int) -> TermsStep {
        let subject =
            item["service"]?.scalar.flatMap { names[.service, $0] }
            ?? item["party"]?.scalar.flatMap { names[.party, $0] }
        let name = each { words in
            guard let (text, isName) = words.itemName(item) else { return subject ?? "\(number)" }
            return isName ? text : subject ?? text
        }
        return .item(name, isName: spoken.first?.itemName(item)?.isName ?? false, isOnly: false)
    }

    private func each(_ words: (ProvisionWords) -> String) -> String {
        var said: [String] = []
        for words in spoken.map(words) where !said.contains(words) { said.append(words) }
        return said.joined(separator: " / ")
    }
}
