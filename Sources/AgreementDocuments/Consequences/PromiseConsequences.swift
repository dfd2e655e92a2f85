internal import Agreements

/// What a new file of terms promises, as far as a reader wants to know it first: levels, times to respond, fees, credits.
struct PromiseConsequences {
    private let words: ProvisionWords
    private let path: String
    private var found: [Consequence] = []

    /// Nothing where the file is no YAML: files at work may be half-written.
    static func of(_ file: FileRedline, _ words: ConsequenceWords) -> [Consequence] {
        let path = file.change.path
        guard case .success(let value) = StrictYAML.parse(file.change.new, path: path) else { return [] }
        var promises = PromiseConsequences(words: ProvisionWords(words, of: path), path: path)
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
                let name = words.itemName(item) ?? ("no. \(index + 1)", false)
                let step = TermsStep.item(name.text, isName: name.isName, isOnly: items.count == 1)
                look(at: item, steps + [step], currency: currency)
            }
        case .mapping(let entries, _):
            let currency = value.currency(or: currency)
            for entry in entries {
                let way = steps + [.key(entry.key)]
                guard let text = entry.value.scalar, isPromise(way, text) else {
                    look(at: entry.value, way, currency: currency)
                    continue
                }
                var said = words.value(text, at: way, currency: currency) + words.ending(way)
                if entry.key == "amount", let per = value["per"]?.scalar {
                    let each = words.value(per, at: steps + [.key("per")], currency: nil)
                    said += per == "once" ? " " + each : " per " + each
                }
                note(way, said)
            }
        }
    }

    private func isPromise(_ way: [TermsStep], _ text: String) -> Bool {
        guard let key = way.last?.key else { return false }
        // A tier that gives nothing is what is promised anyway.
        if key.hasPrefix("credit-"), !text.contains(where: { ("1"..."9").contains($0) }) { return false }
        return words.isPromise(way) ?? Self.promises.contains(key)
    }

    private mutating func note(_ steps: [TermsStep], _ value: String) {
        found.append(
            Consequence(
                kind: .provision, subject: words.subject(steps), old: nil, new: value, paths: [path], isPromise: true))
    }
}
