internal import Agreements

/// What a file of terms says, as a table to read: one row a value, or one row an item where all items are alike.
struct TermsTable {
    /// The heading above: the keys that lead here.
    let title: String
    /// The columns' headings, where items stand in rows; empty where each row is a label and a value.
    let columns: [String]
    /// As many cells as there are columns; a label and a value where there are none.
    let rows: [[String]]

    /// The tables of a file, in its order; nil where it is no YAML.
    ///
    /// - Parameter currency: what the agreement counts money in.
    static func tables(
        of file: [UInt8], path: String, in wording: TermsWording, currency: String?
    ) -> [TermsTable]? {
        guard case .success(let value) = StrictYAML.parse(file, path: path) else { return nil }
        var builder = Builder(wording: wording)
        builder.add(value, at: [], currency: value.currency(or: currency))
        return builder.tables
    }

    private struct Builder {
        let wording: TermsWording
        var tables: [TermsTable] = []

        /// Adds a value as rows under the heading that its keys make, its mappings as tables of their own.
        mutating func add(_ value: YAMLValue, at steps: [TermsStep], currency: String?) {
            guard case .mapping(let entries, _) = value, !wording.isText(value) else {
                close(steps, with: [["", wording.cell(value, at: steps, currency: currency) ?? ""]])
                return
            }
            let currency = value.currency(or: currency)
            var simple: [[String]] = []
            var nested: [YAMLValue.Entry] = []
            for entry in entries {
                let way = steps + [.key(entry.key)]
                if let cell = wording.cell(entry.value, at: way, currency: currency) {
                    simple.append([wording.label(way), cell])
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
                } else if let cells = all(items.map { wording.cell($0, at: way, currency: currency) }) {
                    close(way, with: cells.enumerated().map { index, cell in ["\(index + 1)", cell] })
                } else {
                    for (index, item) in items.enumerated() {
                        add(item, at: way + [wording.item(item, number: index + 1)], currency: currency)
                    }
                }
            }
        }

        private mutating func close(_ steps: [TermsStep], with rows: [[String]]) {
            if rows.isEmpty { return }
            tables.append(TermsTable(title: wording.title(steps), columns: [], rows: rows))
        }

        /// Items whose values are all plain, as one row each.
        private func grid(_ items: [YAMLValue], at steps: [TermsStep], currency: String?) -> TermsTable? {
            var keys: [String] = []
            for item in items {
                guard case .mapping(let entries, _) = item, !wording.isText(item) else { return nil }
                for entry in entries where !keys.contains(entry.key) { keys.append(entry.key) }
                if keys.count > Self.mostColumns { return nil }
            }
            guard items.count > 1, keys.count > 1 else { return nil }
            let rows = items.map { item in
                all(
                    keys.map { key in
                        guard let value = item[key] else { return "" }
                        return wording.cell(value, at: steps + [.key(key)], currency: currency)
                    })
            }
            guard let rows = all(rows) else { return nil }
            return TermsTable(
                title: wording.title(steps), columns: keys.map { wording.label(steps + [.key($0)]) }, rows: rows)
        }

        /// The values, where none is missing.
        private func all<Value>(_ values: [Value?]) -> [Value]? {
            let found = values.compactMap(\.self)
            return found.count == values.count ? found : nil
        }

        private static let mostColumns = 7
    }
}
