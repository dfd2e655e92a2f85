/// One step on the way to a value of a terms file.
enum TermsStep: Hashable {
    /// A key, as the file has it.
    case key(String)
    /// An item of a list: what it is called, whether that is a name for readers, and whether the list has no other.
    case item(String, isName: Bool, isOnly: Bool)
}

extension TermsStep {
    /// The key; nil for an item.
    var key: String? { if case .key(let key) = self { key } else { nil } }
    var isItem: Bool { key == nil }
}

extension [TermsStep] {
    /// What the last item on the way is called.
    var lastItem: String? {
        for case .item(let name, _, _) in reversed() { return name }
        return nil
    }

    /// The way in plain words: `availability target`, `monthly hosting fee`, `support priorities critical respond within`.
    ///
    /// Where a list has a single item, what its values are called says enough without it.
    var words: String {
        var words: [String] = []
        for (index, step) in enumerated() {
            let keysBehind = self[(index + 1)...].filter { if case .key = $0 { true } else { false } }.count
            switch step {
            case .item(let name, _, let isOnly):
                if !isOnly || keysBehind < 2 { words.append(name) }
            case .key(let key):
                if index + 1 < count, case .item(_, isName: true, _) = self[index + 1] { continue }
                let isAmount = key == "amount" && words.count > 0 && index == count - 1 && isItem(index - 1)
                if !isAmount { words.append(TermsWords.label(of: key)) }
            }
        }
        return words.joined(separator: " ")
    }

    private func isItem(_ index: Int) -> Bool {
        if index >= 0, case .item = self[index] { true } else { false }
    }
}
