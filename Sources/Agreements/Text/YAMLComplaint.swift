import Yams

/// The parser's complaints in the words of someone who writes a contract.
struct YAMLComplaint {
    let reading: YAMLReading

    static let tooDeep = "lists and mappings are nested more than \(StrictYAML.depthLimit) levels deep here"
    static let anchor = "a YAML anchor (`&`) is not allowed"
    static let alias = "a YAML alias (`*`) is not allowed"
    static let directive = "a YAML directive (`%`) is not allowed"
    static let tag = "a YAML tag (`!`) is not allowed"
    static let complexKey = "a key must be plain text, not a list or a mapping"
    static let explicitKey = "a key introduced by `?` is not allowed"

    static func quoteIt(_ sign: String) -> String {
        "put text that begins with `\(sign)` in quotes"
    }

    /// What is wrong with plain text of the disarmed copy, if it shows that a sign had a meaning.
    static func disarmed(_ text: String) -> (message: String, hint: String)? {
        switch text.unicodeScalars.first {
        case DisarmedYAML.alias: (alias, quoteIt("*"))
        case DisarmedYAML.explicitKey: (explicitKey, quoteIt("?"))
        default:
            text.unicodeScalars.contains(DisarmedYAML.colon)
                ? ("`:` behind a closing bracket is not allowed in plain text", "put this text in quotes") : nil
        }
    }

    func fault(for error: YamlError) -> TextFault {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            fault(problem, at: TextPosition(mark), from: context.map { TextPosition($0.mark) })
        case .reader(let problem, _, _, _):
            TextFault(path: reading.path, message: "this is not YAML: \(problem)")
        default:
            TextFault(path: reading.path, message: "this is not YAML")
        }
    }

    private func fault(_ problem: String, at position: TextPosition, from start: TextPosition?) -> TextFault {
        func fault(_ message: String, at place: TextPosition? = nil, hint: String? = nil) -> TextFault {
            TextFault(path: reading.path, at: reading.source.within(place ?? position), message, hint: hint)
        }
        if reading.isDisarmed, reading.source[position] == ":", isBehindBracket(position) {
            return fault(YAMLComplaint.complexKey)
        }
        if reading.isDisarmed, let key = explicitKey(upTo: position) {
            return fault(YAMLComplaint.explicitKey, at: key, hint: YAMLComplaint.quoteIt("?"))
        }
        switch problem {
        case "but found another document":
            return fault("a second YAML document begins here; a file holds one")
        case "found undefined alias":
            return fault(YAMLComplaint.alias, hint: YAMLComplaint.quoteIt("*"))
        case "found undefined tag handle":
            return fault(YAMLComplaint.tag, hint: YAMLComplaint.quoteIt("!"))
        case "did not find expected alphabetic or numeric character":
            return fault(YAMLComplaint.anchor, at: start, hint: YAMLComplaint.quoteIt("&"))
        case "mapping values are not allowed in this context":
            return fault("`:` is not expected here", hint: "check the indentation; put text that holds `: ` in quotes")
        case "could not find expected ':'":
            return fault("`:` is missing behind the key that begins here", at: start)
        case "did not find expected key", "did not find expected '-' indicator",
            "did not find expected <document start>":
            return fault("this does not fit the lines above", hint: "check the indentation, quotes and brackets")
        case "did not find expected ',' or ']'":
            return fault("`,` or `]` is missing in the list that begins on line \(start?.line ?? position.line)")
        case "did not find expected ',' or '}'":
            return fault("`,` or `}` is missing in the mapping that begins on line \(start?.line ?? position.line)")
        case "found unexpected end of stream":
            return fault("the quoted text that begins here has no end", at: start)
        case "found character that cannot start any token":
            let sign = reading.source[position].map { String($0) } ?? ""
            return fault("plain text may not begin with \(sign.quoted)", hint: "put it in quotes")
        case let problem where problem.hasPrefix("Maximum nesting level reached"):
            return fault(YAMLComplaint.tooDeep)
        default:
            return fault("this is not YAML: \(problem)")
        }
    }

    private func isBehindBracket(_ position: TextPosition) -> Bool {
        guard let index = reading.source.index(of: position) else { return false }
        let before = reading.source.scalars[..<index].last { $0 != " " }
        return before == "]" || before == "}"
    }

    /// A `?` that introduces the key at which the copy failed: right before it, or first on this line or the last one.
    private func explicitKey(upTo position: TextPosition) -> TextPosition? {
        var before = position.column - 1
        while reading.source[TextPosition(line: position.line, column: before)] == " " { before -= 1 }
        let neighbour = TextPosition(line: position.line, column: before)
        if reading.source[neighbour] == "?" { return neighbour }
        for line in [position.line, position.line - 1] {
            var column = 1
            while let scalar = reading.source[TextPosition(line: line, column: column)], scalar == " " || scalar == "-"
            {
                column += 1
            }
            let place = TextPosition(line: line, column: column)
            let next = reading.source[TextPosition(line: line, column: column + 1)]
            if reading.source[place] == "?", next == " " || next == "\n" || next == nil { return place }
        }
        return nil
    }
}

extension TextPosition {
    fileprivate init(_ mark: Mark) {
        self.init(line: mark.line, column: mark.column)
    }
}
