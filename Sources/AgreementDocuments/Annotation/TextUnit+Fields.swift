internal import Agreements

extension TextUnit {
    /// Every value of a YAML file that is no mapping or list of mappings, with the way to it as its name.
    static func fields(of value: YAMLValue, languages: [LanguageTag], currency: String?) -> [TextUnit] {
        var reader = FieldReader(languages: languages)
        reader.read(value, at: FieldReader.Way(), currency: value.currency(or: currency))
        return reader.units
    }
}

/// Goes through a YAML file from its first value to its last.
private struct FieldReader {
    /// How a value is reached.
    struct Way {
        var name = ""
        var contentName = ""
        var steps: [TermsStep] = []

        func behind(key: String) -> Way {
            let point = name.isEmpty ? "" : "."
            return Way(
                name: name + point + key, contentName: contentName + point + key, steps: steps + [.key(key)])
        }

        func behind(item: String, content: String, step: TermsStep) -> Way {
            Way(name: "\(name)[\(item)]", contentName: "\(contentName)[\(content)]", steps: steps + [step])
        }
    }

    let languages: [LanguageTag]
    private(set) var units: [TextUnit] = []

    init(languages: [LanguageTag]) { self.languages = languages }

    mutating func read(_ value: YAMLValue, at way: Way, currency: String?) {
        switch value {
        case .scalar(let text, let position): add(text, at: way, line: position.line, currency: currency)
        case .mapping(let entries, _):
            let currency = value.currency(or: currency)
            for entry in entries { read(entry.value, at: way.behind(key: entry.key), currency: currency) }
        case .sequence(let items, let position):
            if items.allSatisfy({ $0.scalar != nil }) {
                add(
                    items.compactMap(\.scalar).joined(separator: ", "), at: way, line: position.line, currency: nil,
                    listed: items.count)
                return
            }
            let identities = items.compactMap(\.identity)
            let isKnown = identities.count == items.count && Set(identities).count == items.count
            for (index, item) in items.enumerated() {
                let number = "\(index + 1)"
                let name = isKnown ? item.identity ?? number : number
                let called = item.itemName(languages)
                read(
                    item,
                    at: way.behind(
                        item: name, content: isKnown ? name : item.content,
                        step: .item(
                            called?.text ?? "no. \(number)", isName: called?.isName ?? false,
                            isOnly: items.count == 1)),
                    currency: currency)
            }
        }
    }

    private mutating func add(_ text: String, at way: Way, line: Int, currency: String?, listed: Int? = nil) {
        let words = text.onOneLine
        units.append(
            TextUnit(
                name: way.name, contentName: way.contentName, words: words, line: line, steps: way.steps,
                currency: currency, listed: listed))
    }
}

extension YAMLValue {
    /// All that it says, in one line that says nothing else.
    fileprivate var content: String {
        switch self {
        case .scalar(let text, _): "\(text.utf8.count):\(text)"
        case .sequence(let items, _): "[" + items.map(\.content).joined(separator: ",") + "]"
        case .mapping(let entries, _):
            "{" + entries.map { "\($0.key)=\($0.value.content)" }.sorted().joined(separator: ",") + "}"
        }
    }
}
