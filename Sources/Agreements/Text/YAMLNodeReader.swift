import Yams

/// Turns the parser's nodes into values and collects what is not allowed in them.
///
/// The mark of a node is where its properties begin: plain text cannot begin with `!`, so a node whose mark stands
/// on `!` has a tag, even `!` alone, which the parser does not report otherwise.
struct YAMLNodeReader {
    let reading: YAMLReading
    private(set) var faults: [TextFault] = []

    init(reading: YAMLReading) {
        self.reading = reading
    }

    mutating func report(_ position: TextPosition, _ message: String, hint: String? = nil) {
        guard faults.count < TextFaults.limit else { return }
        faults.append(TextFault(path: reading.path, at: position, message, hint: hint))
    }

    /// The value of `node`, or nil where it was refused and nothing below it needs to be looked at.
    mutating func value(of node: Node, depth: Int) -> YAMLValue? {
        let position = node.position
        guard depth <= StrictYAML.depthLimit || node.scalar != nil else {
            report(position, YAMLComplaint.tooDeep)
            return nil
        }
        guard node.anchor == nil else {
            report(position, YAMLComplaint.anchor, hint: YAMLComplaint.quoteIt("&"))
            return nil
        }
        if reading.source[position] == "!" {
            report(position, YAMLComplaint.tag, hint: YAMLComplaint.quoteIt("!"))
        }
        switch node {
        case .scalar(let scalar):
            return text(of: scalar, at: position).map { .scalar($0, at: position) }
        case .sequence(let sequence):
            var items: [YAMLValue] = []
            for item in sequence {
                if item.isAbsent { report(item.position, "this list item has no value") }
                if let value = value(of: item, depth: depth + 1) { items.append(value) }
            }
            return .sequence(items, at: position)
        case .mapping(let mapping):
            return .mapping(entries(of: mapping, depth: depth), at: position)
        case .alias:
            report(position, YAMLComplaint.alias, hint: YAMLComplaint.quoteIt("*"))
            return nil
        }
    }

    private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [YAMLValue.Entry] {
        var entries: [YAMLValue.Entry] = []
        var firstPositions: [String: TextPosition] = [:]
        for (keyNode, valueNode) in mapping {
            let position = keyNode.position
            guard case .scalar(let scalar) = keyNode else {
                report(position, YAMLComplaint.complexKey)
                continue
            }
            guard let name = reading.renamed[position] ?? keyText(keyNode, scalar, depth: depth) else { continue }
            if name == "<<" { report(position, "a merge key (`<<`) is not allowed") }
            if let first = firstPositions[name] {
                report(position, "the key \(name.quoted) is given more than once; the first is on line \(first.line)")
            }
            firstPositions[name] = firstPositions[name] ?? position
            if valueNode.isAbsent { report(position, "\(name.quoted) has no value") }
            guard let value = value(of: valueNode, depth: depth + 1) else { continue }
            entries.append(YAMLValue.Entry(key: name, keyPosition: position, value: value))
        }
        return entries
    }

    private mutating func keyText(_ node: Node, _ scalar: Node.Scalar, depth: Int) -> String? {
        guard case .scalar(let name, _)? = value(of: node, depth: depth) else { return nil }
        return name
    }

    private mutating func text(of scalar: Node.Scalar, at position: TextPosition) -> String? {
        if reading.isDisarmed, scalar.style == .plain, let complaint = YAMLComplaint.disarmed(scalar.string) {
            report(position, complaint.message, hint: complaint.hint)
            return nil
        }
        // Only an escape can make what the file's own characters do not show. The disarmed copy has letters of its own.
        if !reading.isDisarmed, scalar.style == .doubleQuoted {
            // The parser's strings leave out a byte order mark that they begin with, so it is looked for where it is
            // written.
            let mark: Unicode.Scalar = "\u{FEFF}"
            let isMarked = reading.source.escapeMakes(mark, inQuotesAt: position)
            if let problem = PlainText.problem(in: isMarked ? String(mark) : scalar.string) {
                report(position, problem)
                return nil
            }
        }
        return scalar.string
    }
}

extension Node {
    /// Where the node begins. The parser marks every node it makes.
    fileprivate var position: TextPosition {
        TextPosition(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    /// Whether nothing at all is written here; `""` is something, and so is an anchor.
    var isAbsent: Bool {
        guard let scalar, scalar.anchor == nil else { return false }
        return scalar.style == .plain && scalar.string.isEmpty
    }
}
