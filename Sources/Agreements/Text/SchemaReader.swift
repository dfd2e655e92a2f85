/// Reads typed values out of YAML and collects every fault on the way, so that a file is mended in one go.
///
/// A method that gives nil has reported why, so that a caller who meets nil need not say anything more.
public struct SchemaReader {
    /// The file that is read, as faults name it.
    public let path: String
    /// What was reported so far.
    public private(set) var faults: [TextFault] = []

    /// A reader of the file at `path`.
    public init(path: String) {
        self.path = path
    }

    /// The keys and values of one mapping whose keys are all known.
    public struct Fields {
        /// Where the mapping begins.
        public let position: TextPosition
        fileprivate let values: [String: YAMLValue]
        fileprivate let keyPositions: [String: TextPosition]

        /// The value of `key`.
        public subscript(key: String) -> YAMLValue? { values[key] }

        /// Where `key` stands, or where the mapping begins if it has no such key.
        public func position(of key: String) -> TextPosition { keyPositions[key] ?? position }
    }

    /// Notes a fault.
    public mutating func report(
        _ position: TextPosition, _ message: String, hint: String? = nil, isUndecided: Bool = false
    ) {
        faults.append(TextFault(path: path, at: position, message, hint: hint, isUndecided: isUndecided))
    }

    /// The result once everything was looked at: the faults where there are any.
    public func result<Value>(_ value: Value?) -> Result<Value, TextFaults> {
        if let faults = TextFaults(faults) { return .failure(faults) }
        return value.map { .success($0) }
            ?? .failure(TextFaults(TextFault(path: path, message: "the file could not be read")))
    }

    /// The fields of a mapping; `what` names it in faults, such as "the agreement" or "`term`".
    public mutating func fields(of value: YAMLValue, named what: String, known: [String]) -> Fields? {
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
    ///
    /// `hint` says what it is for, where that is known.
    public mutating func required(_ key: String, in fields: Fields, of what: String, hint: String? = nil) -> YAMLValue?
    {
        if let value = fields[key] { return value }
        report(fields.position, "`\(key)` is missing in \(what)", hint: hint)
        return nil
    }

    /// The text of a scalar, which `name` names in faults.
    public mutating func text(_ value: YAMLValue, named name: String, hint: String? = nil) -> String? {
        switch value {
        case .scalar(let text, _): return text
        case .sequence: report(value.position, "`\(name)` is a list; it must be a single text", hint: hint)
        case .mapping: report(value.position, "`\(name)` is a mapping; it must be a single text", hint: hint)
        }
        return nil
    }

    /// One line of text that is not empty and has no space at either end.
    public mutating func line(_ value: YAMLValue, named name: String, hint: String? = nil) -> String? {
        guard let text = text(value, named: name, hint: hint) else { return nil }
        if let problem = text.problemAsLine {
            report(value.position, "`\(name)` \(problem)", hint: hint)
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
    public mutating func parsed<Value>(
        _ value: YAMLValue, named name: String, expected: String, hint: String? = nil, by read: (String) -> Value?
    ) -> Value? {
        guard let text = text(value, named: name, hint: hint) else { return nil }
        if let value = read(text) { return value }
        let found = text.isEmpty ? "is empty" : "is \(text.quoted)"
        report(value.position, "`\(name)` \(found); it must be \(expected)", hint: hint)
        return nil
    }

    /// The items of a list, which is not empty unless it may be.
    public mutating func items(_ value: YAMLValue, named name: String, mayBeEmpty: Bool = false) -> [YAMLValue]? {
        guard case .sequence(let items, let position) = value else {
            report(
                value.position, "`\(name)` must be a list", hint: "write a list, also for a single item: `\(name): […]`"
            )
            return nil
        }
        if items.isEmpty, !mayBeEmpty {
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
