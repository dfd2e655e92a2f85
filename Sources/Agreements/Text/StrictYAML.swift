/// YAML with one meaning or none.
///
/// The grammar is that of the Yams parser (libyaml, YAML 1.1); the constructs through which one file can mean two
/// things, or more than it shows, are refused with line and column: anchors, aliases, merge keys, tags, directives,
/// several documents, keys given twice, keys that are not text or that `?` introduces, keys and items without a value,
/// nesting deeper than `depthLimit`, and characters that `RefusedCharacters` lists even where an escape makes them.
/// Follows section 3.2 of the format `countersign/1`.
public enum StrictYAML {
    /// How deep mappings and lists may be nested; the outermost counts as 1.
    public static let depthLimit = 32
    /// The most bytes a file may have: 1 MiB.
    public static let sizeLimit = 1 << 20

    /// Reads the bytes of the file at `path`; the path serves to name the file in faults.
    ///
    /// Safe on a thread with a stack of 512 KiB, whatever the bytes are.
    public static func parse(_ bytes: [UInt8], path: String) -> Result<YAMLValue, TextFaults> {
        guard bytes.count <= sizeLimit else {
            return .failure(
                TextFaults(
                    TextFault(path: path, message: "the file has \(bytes.count) bytes; at most 1 MiB is allowed")))
        }
        return PlainText.read(bytes, as: .data, path: path).flatMap { text in
            let source = SourceText(text.string)
            // The parser compares each directive with all before it, which takes a minute for 1 MiB of them. Text in
            // quotes may have such lines, too; nobody writes a hundred.
            let directives = source.lines(beginningWith: "%")
            if directives.count > TextFaults.limit {
                let first = TextPosition(line: directives[0], column: 1)
                return .failure(TextFaults(TextFault(path: path, at: first, YAMLComplaint.directive)))
            }
            guard YAMLDepth.mayBeDeep(source) else { return read(text.string, source, path: path) }
            return DeepStack.run { read(text.string, source, path: path) }
                ?? .failure(TextFaults(TextFault(path: path, message: "the file could not be read")))
        }
    }

    /// The parser builds a tree before we can look at it, and some trees cost far more than their text: a key made of
    /// aliases of aliases is hashed in exponential time. So a copy in which these constructs are letters goes first,
    /// and the text itself is parsed only when the copy shows that it has none of them.
    private static func read(_ text: String, _ source: SourceText, path: String) -> Result<YAMLValue, TextFaults> {
        guard let disarmed = DisarmedYAML(source) else { return YAMLReading(source: source, path: path).read(text) }
        return YAMLReading(source: source, path: path, isDisarmed: true).read(disarmed.text)
            .flatMap { _ in YAMLReading(source: source, path: path).read(text) }
    }
}
