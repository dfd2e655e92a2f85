internal import Agreements

/// What a file of terms says, as a table to read: one row a value, or one row an item where all items are alike.
struct TermsTable {
    /// What a value is called, and the value.
    struct Row: Hashable {
        let label: String
        let value: String
    }

    /// The heading above: the keys that lead here.
    let title: String
    /// The columns' headings, where items stand in rows; empty where each row is a label and a value.
    let columns: [String]
    /// As many cells as there are columns; a label and a value where there are none.
    let rows: [[String]]

    /// The tables of a file, in its order; nil where it is no YAML.
    ///
    /// - Parameters:
    ///   - languages: all of the text's; words are shown in the first `showing` of them.
    ///   - currency: what the agreement counts money in.
    static func tables(
        of file: [UInt8], path: String, languages: [LanguageTag], showing: Int, currency: String?
    ) -> [TermsTable]? {
        guard case .success(let value) = StrictYAML.parse(file, path: path) else { return nil }
        var builder = Builder(languages: languages, showing: showing)
        builder.add(value, at: [], currency: value.currency(or: currency))
        return builder.tables
    }

    /// Every value below one, with what it is called.
    static func rows(
        of value: YAMLValue, at steps: [TermsStep], languages: [LanguageTag], showing: Int = 1, currency: String?
    ) -> [Row] {
        var rows: [Row] = []
        func add(_ value: YAMLValue, _ way: [TermsStep], _ below: [TermsStep], _ currency: String?) {
            if let words = value.localized(languages, showing: showing) {
                rows.append(Row(label: below.words, value: words))
                return
            }
            switch value {
            case .scalar(let text, _):
                rows.append(Row(label: below.words, value: TermsWords.value(text, at: way, currency: currency)))
            case .sequence(let items, _):
                if items.allSatisfy({ $0.scalar != nil }) {
                    rows.append(Row(label: below.words, value: items.compactMap(\.scalar).joined(separator: ", ")))
                    return
                }
                for (index, item) in items.enumerated() {
                    let name = item.itemName(languages)
                    // Words in a list are items of their own: what they are called is their whole content.
                    let step = TermsStep.item(
                        name?.text ?? "no. \(index + 1)", isName: name?.isName ?? false, isOnly: false)
                    add(item, way + [step], item.localized(languages) == nil ? below + [step] : below, currency)
                }
            case .mapping(let entries, _):
                let currency = value.currency(or: currency)
                for entry in entries {
                    add(entry.value, way + [.key(entry.key)], below + [.key(entry.key)], currency)
                }
            }
        }
        add(value, steps, [], currency)
        return rows
    }

    private struct Builder {
        let languages: [LanguageTag]
        let showing: Int
        var tables: [TermsTable] = []

        /// Adds a value as rows under the heading that its keys make, its mappings as tables of their own.
        mutating func add(_ value: YAMLValue, at steps: [TermsStep], currency: String?) {
            guard case .mapping(let entries, _) = value, value.localized(languages) == nil else {
                close(
                    steps,
                    with: TermsTable.rows(
                        of: value, at: steps, languages: languages, showing: showing, currency: currency))
                return
            }
            let currency = value.currency(or: currency)
            var simple: [Row] = []
            var nested: [YAMLValue.Entry] = []
            for entry in entries {
                if entry.value.isFlat(languages) {
                    let way = steps + [.key(entry.key)]
                    simple += TermsTable.rows(
                        of: entry.value, at: way, languages: languages, showing: showing, currency: currency
                    )
                    .map { Row(label: TermsWords.label(of: entry.key), value: $0.value) }
                } else {
                    nested.append(entry)
                }
            }
            close(steps, with: simple)
            for entry in nested {
                let way = steps + [.key(entry.key)]
                guard case .sequence(let items, _) = entry.value else {
                    add(entry.value, at: way, currency: currency)
                    continue
                }
                if let grid = grid(items, at: way, currency: currency) {
                    tables.append(grid)
                } else if items.allSatisfy({ $0.isFlat(languages) }) {
                    close(
                        way,
                        with: items.enumerated().map { index, item in
                            Row(
                                label: "\(index + 1)",
                                value: item.scalar ?? item.localized(languages, showing: showing) ?? "")
                        })
                } else {
                    for (index, item) in items.enumerated() {
                        let name = item.itemName(languages)
                        let step = TermsStep.item(
                            name?.text ?? "no. \(index + 1)", isName: name?.isName ?? false, isOnly: false)
                        add(item, at: way + [step], currency: currency)
                    }
                }
            }
        }

        private mutating func close(_ steps: [TermsStep], with rows: [Row]) {
            if rows.isEmpty { return }
            tables.append(TermsTable(title: steps.title, columns: [], rows: rows.map { [$0.label, $0.value] }))
        }

        /// Items whose values are all plain, as one row each.
        private func grid(_ items: [YAMLValue], at steps: [TermsStep], currency: String?) -> TermsTable? {
            var keys: [String] = []
            for item in items {
                guard case .mapping(let entries, _) = item, item.localized(languages) == nil,
                    entries.allSatisfy({ $0.value.isFlat(languages) })
                else { return nil }
                for entry in entries where !keys.contains(entry.key) { keys.append(entry.key) }
                if keys.count > Self.mostColumns { return nil }
            }
            guard items.count > 1, keys.count > 1 else { return nil }
            let rows = items.map { item in
                keys.map { key in
                    guard let value = item[key] else { return "" }
                    return value.localized(languages, showing: showing)
                        ?? TermsTable.rows(
                            of: value, at: steps + [.key(key)], languages: languages, showing: showing,
                            currency: currency
                        ).map(\.value).joined(separator: ", ")
                }
            }
            return TermsTable(title: steps.title, columns: keys.map(TermsWords.label), rows: rows)
        }

        private static let mostColumns = 7
    }
}

extension YAMLValue {
    /// Whether it fits a cell: a text, in one language or several, or a list of short ones.
    fileprivate func isFlat(_ languages: [LanguageTag]) -> Bool {
        if localized(languages) != nil { return true }
        switch self {
        case .scalar: return true
        case .sequence(let items, _): return items.allSatisfy { $0.scalar != nil }
        case .mapping: return false
        }
    }
}

extension [TermsStep] {
    /// The heading of a table: every step, with names of items as they are.
    fileprivate var title: String {
        map { step in
            switch step {
            case .key(let key): TermsWords.label(of: key)
            case .item(let name, _, _): name
            }
        }.joined(separator: " · ")
    }
}
