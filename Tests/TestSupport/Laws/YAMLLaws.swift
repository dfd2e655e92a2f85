import Agreements

/// What holds of every YAML value that is read.
enum YAMLLaws {
    static func hold(for value: YAMLValue, in lines: LinesOfBytes) throws(BrokenLaw) {
        var end = TextPosition(line: 1, column: 1)
        try hold(for: value, in: lines, after: &end)
        // Written again in another style, the value is the same: what was read has one meaning.
        var writer = FlowWriter()
        writer.write(value)
        // A file has a limit that another style may pass.
        guard writer.isReadable, writer.text.utf8.count <= StrictYAML.sizeLimit else { return }
        guard case .success(let again) = StrictYAML.parse(Array(writer.text.utf8), path: "terms/fees.yaml") else {
            throw BrokenLaw(description: "A value that was read can be written and read again.")
        }
        try BrokenLaw.unless(again.hasMeaning(of: value), "A value means the same in every style.")
    }

    private static func hold(
        for value: YAMLValue, in lines: LinesOfBytes, after end: inout TextPosition
    ) throws(BrokenLaw) {
        try BrokenLaw.unless(end <= value.position, "Values stand in the order of the file.")
        end = value.position
        guard let sign = lines[value.position] else {
            throw BrokenLaw(description: "A value stands in the file, not at \(value.position).")
        }
        switch value {
        case .scalar(let text, _):
            try BrokenLaw.unless(
                ["\"", "'", "|", ">"].contains(sign) || text.unicodeScalars.first == sign,
                "A plain text begins with what stands at its position.")
        case .sequence(let items, _):
            try BrokenLaw.unless(sign == "[" || sign == "-", "A list begins with `[` or `-`.")
            for item in items { try hold(for: item, in: lines, after: &end) }
        case .mapping(let entries, _):
            try BrokenLaw.unless(
                Set(entries.map { Array($0.key.utf8) }).count == entries.count, "A mapping has each key once.")
            for entry in entries {
                try hold(for: .scalar(entry.key, at: entry.keyPosition), in: lines, after: &end)
                try hold(for: entry.value, in: lines, after: &end)
            }
        }
    }
}

/// Writes a value on one line, every text in double quotes.
private struct FlowWriter {
    private(set) var text = ""
    /// The parser looks at most 1,024 characters ahead for the `:` behind a key.
    private(set) var isReadable = true

    mutating func write(_ value: YAMLValue) {
        switch value {
        case .scalar(let scalar, _): write(scalar)
        case .sequence(let items, _):
            text += "["
            for item in items {
                write(item)
                text += ", "
            }
            text += "]"
        case .mapping(let entries, _):
            text += "{"
            for entry in entries {
                let start = text.utf8.count
                write(entry.key)
                if text.utf8.count - start > 1_000 { isReadable = false }
                text += ": "
                write(entry.value)
                text += ", "
            }
            text += "}"
        }
    }

    private mutating func write(_ scalar: String) {
        text += "\""
        for letter in scalar.unicodeScalars {
            switch letter {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(letter)
            }
        }
        text += "\""
    }
}

extension YAMLValue {
    /// Whether two values are the same but for where they stand, byte for byte.
    fileprivate func hasMeaning(of other: YAMLValue) -> Bool {
        switch (self, other) {
        case (.scalar(let mine, _), .scalar(let theirs, _)): mine.utf8.elementsEqual(theirs.utf8)
        case (.sequence(let mine, _), .sequence(let theirs, _)):
            mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.hasMeaning(of: $1) }
        case (.mapping(let mine, _), .mapping(let theirs, _)):
            mine.count == theirs.count
                && zip(mine, theirs).allSatisfy {
                    $0.key.utf8.elementsEqual($1.key.utf8) && $0.value.hasMeaning(of: $1.value)
                }
        default: false
        }
    }
}
