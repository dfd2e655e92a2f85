/// Reads typed values out of YAML and collects every fault on the way, so that a file is mended in one go.
///
/// A method that gives nil has reported why, so that a caller who meets nil need not say anything more.
struct SchemaReader {
    let path: String
    private(set) var faults: [TextFault] = []

    init(path: String) {
        self.path = path
    }

    /// The keys and values of one mapping whose keys are all known.
    struct Fields {
        let position: TextPosition
        fileprivate let values: [String: YAMLValue]
        fileprivate let keyPositions: [String: TextPosition]

        subscript(key: String) -> YAMLValue? { values[key] }

        /// Where `key` stands, or where the mapping begins if it has no such key.
        func position(of key: String) -> TextPosition { keyPositions[key] ?? position }
    }

    mutating func report(
        _ position: TextPosition, _ message: String, hint: String? = nil, isUndecided: Bool = false
    ) {
        faults.append(TextFault(path: path, at: position, message, hint: hint, isUndecided: isUndecided))
    }

    /// The result once everything was looked at: the faults where there are any.
    func result<Value>(_ value: Value?) -> Result<Value, TextFaults> {
        if let faults = TextFaults(faults) { return .failure(faults) }
        return value.map { .success($0) }
            ?? .failure(TextFaults(TextFault(path: path, message: "the file could not be read")))
    }

    /// The fields of a mapping; `what` names it in faults, such as "the agreement" or "`term`".
    mutating func fields(of value: YAMLValue, named what: String, known: [String]) -> Fields? {
        guard case .mapping(let entries, let position) = value else {
            report(value.position, "\(what) must be a mapping with the keys \(known.listed)")
            return nil
        }
        var values: [String: YAMLValue] = [:]
        var keyPositions: [String: TextPosition] = [:]
        for entry in entries {
            if known.contains(entry.key) {
                values[entry.key] = entry.value
                keyPositions[entry.key] = entry.keyPosition
            } else if let meant = entry.key.nearest(in: known) {
                report(
                    entry.keyPosition, "unknown key \(entry.key.quoted), did you mean `\(meant)`?",
                    hint: "keys of \(what): \(known.listed)")
            } else {
                report(
                    entry.keyPosition, "unknown key \(entry.key.quoted)", hint: "keys of \(what): \(known.listed)")
            }
        }
        return Fields(position: position, values: values, keyPositions: keyPositions)
    }

    /// The value of a key that must be there.
    mutating func required(_ key: String, in fields: Fields, of what: String) -> YAMLValue? {
        if let value = fields[key] { return value }
        report(fields.position, "`\(key)` is missing in \(what)")
        return nil
    }

    /// The text of a scalar, which `name` names in faults.
    mutating func text(_ value: YAMLValue, named name: String) -> String? {
        switch value {
        case .scalar(let text, _): return text
        case .sequence: report(value.position, "`\(name)` is a list; it must be a single text")
        case .mapping: report(value.position, "`\(name)` is a mapping; it must be a single text")
        }
        return nil
    }

    /// One line of text that is not empty and has no space at either end.
    mutating func line(_ value: YAMLValue, named name: String) -> String? {
        guard let text = text(value, named: name) else { return nil }
        if let problem = text.problemAsLine {
            report(value.position, "`\(name)` \(problem)")
            return nil
        }
        return text
    }

    /// A name as it can stand in the author line of a commit.
    mutating func name(_ value: YAMLValue, named name: String) -> String? {
        guard let text = line(value, named: name) else { return nil }
        if let problem = text.problemAsName {
            report(value.position, "`\(name)` \(problem)")
            return nil
        }
        return text
    }

    /// A scalar that `read` understands; `expected` completes the sentence "it must be …".
    mutating func parsed<Value>(
        _ value: YAMLValue, named name: String, expected: String, by read: (String) -> Value?
    ) -> Value? {
        guard let text = text(value, named: name) else { return nil }
        if let value = read(text) { return value }
        let found = text.isEmpty ? "is empty" : "is \(text.quoted)"
        report(value.position, "`\(name)` \(found); it must be \(expected)")
        return nil
    }

    /// The items of a list that is not empty.
    mutating func items(_ value: YAMLValue, named name: String) -> [YAMLValue]? {
        guard case .sequence(let items, let position) = value else {
            report(
                value.position, "`\(name)` must be a list", hint: "write a list, also for a single item: `\(name): […]`"
            )
            return nil
        }
        if items.isEmpty {
            report(position, "`\(name)` is an empty list")
            return nil
        }
        return items
    }

    /// A list, not empty, of different values that `read` understands.
    mutating func distinct<Value: Hashable>(
        _ value: YAMLValue, named name: String, expected: String, by read: (String) -> Value?
    ) -> [Value]? {
        guard let items = items(value, named: name) else { return nil }
        var values: [Value] = []
        var seen = Set<Value>()
        for item in items {
            guard let value = parsed(item, named: name, expected: expected, by: read) else { continue }
            if seen.insert(value).inserted {
                values.append(value)
            } else if case .scalar(let text, _) = item {
                report(item.position, "`\(name)` names \(text.quoted) twice")
            }
        }
        return values.count == items.count ? values : nil
    }
}

extension [String] {
    /// `a`, `b`, `c`
    var listed: String {
        map { "`\($0)`" }.joined(separator: ", ")
    }
}
