internal import AgreementProfiles
internal import Agreements

/// What a change of a file of `terms/` or `calendars/` comes to, value by value.
struct ProvisionConsequences {
    private let words: ProvisionWords
    private let path: String
    private var found: [Found] = []

    /// A change of one value, before what is alike is said together.
    private struct Found {
        let steps: [TermsStep]
        let old: String?
        let new: String?
    }

    /// Where either file is no YAML, as files at work may be, the figures of its lines.
    static func of(_ file: FileRedline, _ words: ConsequenceWords) throws(AgreementError) -> [Consequence] {
        let path = file.change.path
        guard case .success(let old) = StrictYAML.parse(file.change.old, path: path),
            case .success(let new) = StrictYAML.parse(file.change.new, path: path)
        else {
            return (file.change.kind == .changed ? file.redline?.figureChanges ?? [] : []).map {
                Consequence(kind: .provision, subject: $0.context, old: $0.old, new: $0.new, paths: [path])
            }
        }
        var consequences = ProvisionConsequences(words: ProvisionWords(words, of: path), path: path)
        try consequences.compare(old, new, at: [], currency: nil)
        return consequences.saidTogether
    }

    // MARK: Comparing

    private mutating func compare(
        _ old: YAMLValue, _ new: YAMLValue, at steps: [TermsStep], currency: String?
    ) throws(AgreementError) {
        if old.says(new) { return }
        switch (old, new) {
        case (.scalar(let before, _), .scalar(let after, _)):
            let (was, becomes) = (
                words.value(before, at: steps, currency: currency), words.value(after, at: steps, currency: currency)
            )
            // `99.0` and `99` are written otherwise, and say the same.
            if was != becomes { note(steps, was, becomes + words.ending(steps)) }
        case (.sequence(let before, _), .sequence(let after, _)):
            try compare(before, after, at: steps, currency: currency)
        case (.mapping(let before, _), .mapping(let after, _)):
            if let was = old.localized(words.languages), let becomes = new.localized(words.languages) {
                return try compareWords(was, becomes, at: steps)
            }
            let currency = new.currency(or: currency)
            let (was, becomes) = (Self.values(before), Self.values(after))
            for entry in before where becomes[entry.key] == nil {
                note(
                    steps + [.key(entry.key)], words.summary(entry.value, at: steps + [.key(entry.key)], currency), nil)
            }
            for entry in after {
                let way = steps + [.key(entry.key)]
                if let was = was[entry.key] {
                    try compare(was, entry.value, at: way, currency: currency)
                } else {
                    note(way, nil, words.summary(entry.value, at: way, currency))
                }
            }
        default: note(steps, words.summary(old, at: steps, currency), words.summary(new, at: steps, currency))
        }
    }

    private static func values(_ entries: [YAMLValue.Entry]) -> [String: YAMLValue] {
        Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// Items with an identity are compared with what bears it in the other list; else each with the one at its place,
    /// where the lists are as long.
    private mutating func compare(
        _ old: [YAMLValue], _ new: [YAMLValue], at steps: [TermsStep], currency: String?
    ) throws(AgreementError) {
        if let changes = TierChange.all(from: old, to: new) {
            for change in changes {
                let results = words.results(from: change.from?.description, below: change.below?.description)
                let way = steps + [.item(results, isName: true, isOnly: false)]
                let credits = [change.old, change.new].map { credit in
                    credit.map { words.value($0.text, at: way + [.key($0.key)], currency: currency) }
                }
                let key = (change.new ?? change.old)?.key ?? ""
                note(way + [.key(key)], credits[0], credits[1].map { $0 + words.ending(way + [.key(key)]) })
            }
            return
        }
        let (before, after) = (identities(old), identities(new))
        if let before, let after {
            for item in old where words.identity(of: item).flatMap({ after[$0] }) == nil {
                note(steps + [step(item, in: old)], words.summary(item, at: steps, currency), nil)
            }
            for item in new {
                let way = steps + [step(item, in: new, beside: old)]
                if let was = words.identity(of: item).flatMap({ before[$0] }) {
                    try compare(old[was], item, at: way, currency: currency)
                } else {
                    note(way, nil, words.summary(item, at: steps, currency))
                }
            }
            return
        }
        let first = zip(old, new).prefix { $0.says($1) }.count
        let last = zip(old.dropFirst(first).reversed(), new.dropFirst(first).reversed()).prefix { $0.says($1) }.count
        let (gone, come) = (old[first..<old.count - last], new[first..<new.count - last])
        if gone.count == come.count {
            for index in gone.indices {
                let way =
                    gone[index].scalar == nil
                    ? steps + [.item("no. \(index + 1)", isName: false, isOnly: false)] : steps
                try compare(gone[index], come[index], at: way, currency: currency)
            }
        } else {
            for item in gone { note(steps, words.summary(item, at: steps, currency), nil) }
            for item in come { note(steps, nil, words.summary(item, at: steps, currency)) }
        }
    }

    /// Where each item of a list stands by what it is known by; nil where some have nothing, or the same.
    private func identities(_ items: [YAMLValue]) -> [String: Int]? {
        var places: [String: Int] = [:]
        for (index, item) in items.enumerated() {
            guard let identity = words.identity(of: item), places[identity] == nil else { return nil }
            places[identity] = index
        }
        return places
    }

    private func step(_ item: YAMLValue, in items: [YAMLValue], beside others: [YAMLValue] = []) -> TermsStep {
        let name = words.itemName(item) ?? ("", false)
        return .item(name.text, isName: name.isName, isOnly: max(items.count, others.count) == 1)
    }

    /// Of words, only the figures: the redline shows the rest.
    private mutating func compareWords(
        _ old: String, _ new: String, at steps: [TermsStep]
    ) throws(AgreementError) {
        let changes = try Redline(from: old, to: new, difference: TextDifference.hunks).figureChanges
        for change in changes { note(steps, change.old, change.new) }
    }

    // MARK: Saying

    private static let shownItems = 7

    private mutating func note(_ steps: [TermsStep], _ old: String?, _ new: String?) {
        found.append(Found(steps: steps, old: old, new: new))
    }

    /// Changes that only differ in the item they are about, said as one: every weekday opens an hour earlier.
    private var saidTogether: [Consequence] {
        struct Key: Hashable {
            let steps: [TermsStep?]
            let old: String?
            let new: String?
        }
        var order: [Key] = []
        var members: [Key: [Found]] = [:]
        for change in found {
            let key = Key(
                steps: change.steps.map { if case .item = $0 { nil } else { $0 } }, old: change.old, new: change.new)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(change)
        }
        return order.compactMap { key in
            guard let all = members[key], let first = all.first else { return nil }
            var steps = first.steps
            for index in steps.indices {
                guard case .item(_, let isName, _) = steps[index] else { continue }
                var seen: Set<String> = []
                let names = all.compactMap { change -> String? in
                    guard case .item(let name, _, _) = change.steps[index], seen.insert(name).inserted else {
                        return nil
                    }
                    return name
                }
                guard names.count > 1 else { continue }
                let more = names.count > Self.shownItems ? " + \(names.count - Self.shownItems)" : ""
                let shown = names.prefix(Self.shownItems).joined(separator: ", ") + more
                steps[index] = .item(shown, isName: isName, isOnly: false)
            }
            return Consequence(
                kind: .provision, subject: words.subject(steps), old: first.old, new: first.new, paths: [path])
        }
    }
}
