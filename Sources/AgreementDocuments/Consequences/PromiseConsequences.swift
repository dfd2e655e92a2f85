internal import Agreements

/// What a new file of terms promises, as far as a reader wants to know it first: levels, times to respond, fees, credits.
struct PromiseConsequences {
    private let languages: [LanguageTag]
    private let path: String
    private var found: [Consequence] = []

    /// Nothing where the file is no YAML: files at work may be half-written.
    static func of(_ file: FileRedline, _ languages: [LanguageTag]) -> [Consequence] {
        let path = file.change.path
        guard case .success(let value) = StrictYAML.parse(file.change.new, path: path) else { return [] }
        var promises = PromiseConsequences(languages: languages, path: path)
        promises.look(at: value, [], currency: nil)
        return promises.found
    }

    /// The keys whose values are promises by themselves.
    private static let promises: Set = [
        "target", "target-percent", "respond-within", "resolve-within", "amount", "paid-within", "fulfilled-within",
    ]

    private mutating func look(at value: YAMLValue, _ steps: [TermsStep], currency: String?) {
        switch value {
        case .scalar: return
        case .sequence(let items, _):
            for (index, item) in items.enumerated() {
                let name = item.itemName(languages) ?? ("no. \(index + 1)", false)
                let step = TermsStep.item(name.text, isName: name.isName, isOnly: items.count == 1)
                if let tier = tier(item) {
                    note(steps + [.item(tier.condition, isName: true, isOnly: false)], tier.credit)
                } else {
                    look(at: item, steps + [step], currency: currency)
                }
            }
        case .mapping(let entries, _):
            let currency = value.currency(or: currency)
            for entry in entries {
                let way = steps + [.key(entry.key)]
                guard let text = entry.value.scalar, Self.isPromise(way) else {
                    look(at: entry.value, way, currency: currency)
                    continue
                }
                var words = TermsWords.value(text, at: way, currency: currency)
                if entry.key == "amount", let per = value["per"]?.scalar {
                    words += " per \(TermsWords.label(of: per))"
                }
                if let over = value["over"]?.scalar { words += " of a \(TermsWords.label(of: over))" }
                note(way, words)
            }
        }
    }

    private static func isPromise(_ way: [TermsStep]) -> Bool {
        guard case .key(let key) = way.last else { return false }
        return promises.contains(key) || key == "at-most-percent" && way.first == .key("caps")
    }

    /// What is credited where a level is missed by so much; nil where an item is no such tier, or gives nothing.
    private func tier(_ item: YAMLValue) -> (condition: String, credit: String)? {
        guard let credit = item["credit-percent"]?.scalar, credit.contains(where: { ("1"..."9").contains($0) }) else {
            return nil
        }
        let parts = [("from", "from"), ("below", "below")].compactMap { key, word in
            item[key]?.scalar.map { "\(word) \($0) %" }
        }
        return (parts.joined(separator: " to "), credit + " %")
    }

    private mutating func note(_ steps: [TermsStep], _ value: String) {
        found.append(
            Consequence(
                kind: .provision, subject: steps.words, old: nil, new: value, paths: [path], isPromise: true))
    }
}
