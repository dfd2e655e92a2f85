internal import Agreements

/// Reads a file of terms by its schema, and collects every violation on the way.
struct TermsReader {
    private var reader: SchemaReader
    private let languages: [LanguageTag]

    /// The terms of a file, or everything that is wrong with them, in reading order.
    static func read(
        _ value: YAMLValue, path: String, by schema: FileSchema, in languages: [LanguageTag]
    ) -> Result<TermNode, TextFaults> {
        var reader = TermsReader(reader: SchemaReader(path: path), languages: languages)
        let node = reader.mapping(value, of: schema.fields, named: "`\(path)`")
        return reader.reader.result(node)
    }

    private mutating func node(_ value: YAMLValue, _ field: Field) -> TermNode? {
        node(value, field.shape, named: field.name, hint: "\(field.name): \(field.meaning.en)")
    }

    private mutating func node(_ value: YAMLValue, _ shape: Shape, named name: String, hint: String) -> TermNode? {
        switch shape {
        case .scalar(.line):
            return reader.line(value, named: name, hint: hint).map { .scalar($0, .line, at: value.position) }
        case .scalar(let kind):
            return reader.parsed(value, named: name, expected: kind.expectation, hint: hint) { text in
                kind.accepts(text) ? .scalar(text, kind, at: value.position) : nil
            }
        case .words: return words(value, named: name, hint: hint)
        case .mapping(let fields): return mapping(value, of: fields, named: "`\(name)`")
        case .list(let shape, let least):
            guard let items = reader.items(value, named: name, mayBeEmpty: least == 0) else { return nil }
            return .list(list(items, shape, named: name, hint: hint), at: value.position)
        }
    }

    private mutating func mapping(_ value: YAMLValue, of fields: [Field], named what: String) -> TermNode? {
        guard let found = reader.fields(of: value, named: what, known: fields.map(\.name)) else { return nil }
        var entries: [(key: String, value: TermNode)] = []
        for field in fields {
            let hint = "\(field.name): \(field.meaning.en)"
            let value =
                field.isRequired
                ? reader.required(field.name, in: found, of: what, hint: hint) : found[field.name]
            if let node = value.flatMap({ node($0, field) }) { entries.append((field.name, node)) }
        }
        return .mapping(entries, at: value.position)
    }

    /// The items of a list; those with an `id` are told apart by it.
    private mutating func list(
        _ items: [YAMLValue], _ shape: Shape, named name: String, hint: String
    ) -> [TermNode] {
        var lines: [String: Int] = [:]
        return items.compactMap { item in
            guard let node = node(item, shape, named: name, hint: hint) else { return nil }
            if let id = node["id"], let text = id.text, let first = lines.updateValue(id.position.line, forKey: text) {
                reader.report(
                    id.position, "the id `\(text)` is given twice in `\(name)`; the first is on line \(first)",
                    hint: "give each its own id, so that what refers to it has one meaning")
            }
            return node
        }
    }

    private mutating func words(_ value: YAMLValue, named name: String, hint: String) -> TermNode? {
        guard case .mapping(let entries, let position) = value else {
            let tags = languages.map { "\($0): …" }.joined(separator: ", ")
            reader.report(value.position, "`\(name)` must have a text for each language", hint: "write `{\(tags)}`")
            return nil
        }
        var words: [LanguageTag: String] = [:]
        for entry in entries {
            guard let language = LanguageTag(entry.key), languages.contains(language) else {
                reader.report(
                    entry.keyPosition,
                    "`\(name)` has a text in `\(entry.key.prefix(40))`, which is no language of the agreement",
                    hint: "the languages are \(languages.map(\.rawValue).joined(separator: ", "))")
                continue
            }
            words[language] = reader.line(entry.value, named: name, hint: hint)
        }
        for language in languages where !entries.contains(where: { $0.key == language.rawValue }) {
            reader.report(position, "`\(name)` has no text in `\(language)`", hint: hint)
        }
        return .words(words, at: position)
    }
}
