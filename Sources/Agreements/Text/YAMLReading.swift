import Yams

/// One pass of the parser over a text, from its characters to a value or to everything that is wrong with it.
struct YAMLReading {
    let source: SourceText
    let path: String
    /// Whether the text to read is the disarmed copy of `source`.
    var isDisarmed = false
    /// Keys given twice whose first letter was replaced in the text to read, with their real names.
    ///
    /// The parser stops at such a key and names only where it stands first. With that one renamed it goes on, and
    /// the second one can be named, which is the one to remove.
    var renamed: [TextPosition: String] = [:]

    /// Parses `text`, which is that of `source` but for replaced letters.
    func read(_ text: String) -> Result<YAMLValue, TextFaults> {
        do {
            // Explicitly UTF-8 and without rules for types: the default asks the environment, and knows `no` as false.
            let parser = try Parser(yaml: text, resolver: .basic, constructor: .default, encoding: .utf8)
            // The parser keeps the anchors alive to which nodes refer weakly.
            return try withExtendedLifetime(parser) {
                guard let root = try parser.singleRoot(), !root.isAbsent else {
                    return .failure(TextFaults(.empty(path)))
                }
                return value(of: root)
            }
        } catch YamlError.duplicatedKeysInMapping(let names, let context) {
            let position = TextPosition(line: context.mark.line, column: context.mark.column)
            return readRenaming(names.first ?? "", at: position, in: text)
        } catch let error as YamlError {
            return .failure(TextFaults(YAMLComplaint(reading: self).fault(for: error)))
        } catch {
            return .failure(TextFaults(TextFault(path: path, message: "this is not YAML")))
        }
    }

    private func value(of root: Node) -> Result<YAMLValue, TextFaults> {
        var reader = YAMLNodeReader(reading: self)
        let value = reader.value(of: root, depth: 1)
        // Before the first node a file has comments, blank lines, `---` and directives, and only these begin with `%`.
        for line in 1..<max(1, root.mark?.line ?? 1) where source.firstScalar(ofLine: line) == "%" {
            reader.report(TextPosition(line: line, column: 1), YAMLComplaint.directive)
        }
        if let faults = TextFaults(reader.faults) { return .failure(faults) }
        guard let value else { return .failure(TextFaults(TextFault(path: path, message: "this is not YAML"))) }
        return .success(value)
    }

    private func readRenaming(
        _ name: String, at position: TextPosition, in text: String
    ) -> Result<YAMLValue, TextFaults> {
        let fault = TextFault(path: path, at: position, "the key \(name.quoted) is given more than once")
        // Only a letter or digit is replaced: neither begins nor ends anything.
        // Each key costs another pass, so a large text is given few.
        let passes = source.scalars.count < 1 << 16 ? DisarmedYAML.renamed.count : 2
        guard let start = source.index(of: position), renamed.count < passes,
            let letter = Unicode.Scalar(DisarmedYAML.renamed.lowerBound + UInt32(renamed.count))
        else { return .failure(TextFaults(fault)) }
        var scalars = Array(text.unicodeScalars)
        let index = scalars[start] == "\"" || scalars[start] == "'" ? start + 1 : start
        guard scalars.indices.contains(index), scalars[index].properties.isAlphabetic || ("0"..."9") ~= scalars[index]
        else { return .failure(TextFaults(fault)) }
        scalars[index] = letter
        var next = self
        next.renamed[position] = name
        var copy = String.UnicodeScalarView()
        copy.append(contentsOf: scalars)
        return next.read(String(copy)).flatMap { _ in .failure(TextFaults(fault)) }
    }
}

extension String {
    /// The text in backquotes, on one line and shortened to what a message can carry.
    var quoted: String {
        let shown = unicodeScalars.prefix(60).map { $0 == "\n" ? " " : String($0) }.joined()
        return "`\(shown)\(unicodeScalars.count > 60 ? "…" : "")`"
    }
}
