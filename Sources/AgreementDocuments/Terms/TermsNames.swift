internal import AgreementProfiles
internal import Agreements

/// What those things are called that terms refer to by a short name.
struct TermsNames {
    private var names: [ReferenceTarget: [String: String]] = [:]
    /// Short names that stand for more than one thing, such as a person of either party: they are shown as they are.
    private var ambiguous: [ReferenceTarget: Set<String>] = [:]

    /// Gathers them from a text.
    ///
    /// - Parameters:
    ///   - contents: what each file holds, by path.
    ///   - languages: all of the text's; names are shown in the first `showing` of them.
    init(_ text: Text, contents: [String: [UInt8]], languages: [LanguageTag], showing: Int) {
        for party in text.parties.values {
            add(.party, party.id.rawValue, party.name)
            for person in party.people { add(.person, person.id.rawValue, person.name) }
        }
        func read(_ path: String) -> YAMLValue? {
            guard let file = contents[path], case .success(let value) = StrictYAML.parse(file, path: path) else {
                return nil
            }
            return value
        }
        func gather(_ target: ReferenceTarget, _ list: YAMLValue?, by key: String) {
            for item in list?.items ?? [] {
                guard let id = item["id"]?.scalar, let name = item[key]?.localized(languages, showing: showing) else {
                    continue
                }
                add(target, id, name)
            }
        }
        let services = read("terms/services.yaml")
        gather(.service, services?["services"], by: "name")
        for service in services?["services"]?.items ?? [] { gather(.objective, service["objectives"], by: "name") }
        gather(.priority, services?["support"]?["priorities"], by: "meaning")
        gather(.fee, read("terms/fees.yaml")?["fees"], by: "name")
    }

    /// What something is called; nil where its short name is all there is.
    subscript(target: ReferenceTarget, id: String) -> String? {
        ambiguous[target]?.contains(id) == true ? nil : names[target]?[id]
    }

    private mutating func add(_ target: ReferenceTarget, _ id: String, _ name: String) {
        if let other = names[target]?[id], other != name { ambiguous[target, default: []].insert(id) }
        names[target, default: [:]][id] = name
    }
}

extension YAMLValue {
    /// The items, where this is a list.
    fileprivate var items: [YAMLValue] {
        if case .sequence(let items, _) = self { items } else { [] }
    }
}
