/// Text as the format has it: UTF-8 in Unicode normalization form C, lines that end in LF, nothing invisible.
///
/// Every word of an agreement passes here before anything reads its meaning.
struct PlainText {
    /// What a file is written in.
    enum Kind {
        /// Markdown: TAB is allowed, characters for private use are not our business.
        case prose
        /// YAML: no TAB, and no character for private use, which would have no one meaning.
        case data
    }

    /// The text, valid and normalised.
    let string: String

    /// Reads the bytes of the file at `path`, or says everything that is wrong with its characters.
    static func read(_ bytes: [UInt8], as kind: Kind, path: String) -> Result<PlainText, TextFaults> {
        guard let string = String(validating: bytes, as: UTF8.self) else {
            return .failure(TextFaults(faultOfEncoding(in: bytes, path: path)))
        }
        guard !isWide(bytes) else {
            return .failure(
                TextFaults(
                    TextFault(
                        path: path, line: 1, column: 1, message: "this file is in the encoding UTF-16",
                        hint: "save the file in the encoding UTF-8")))
        }
        // Most files hold nothing but letters that everyone can see.
        guard !bytes.allSatisfy({ isPlain($0, as: kind) }) else { return .success(PlainText(string: string)) }
        let faults = faults(in: string, as: kind, path: path)
        return TextFaults(faults).map { .failure($0) } ?? .success(PlainText(string: string))
    }

    /// What is wrong with a piece of text that a YAML escape may have made: `"\u202E"` has only harmless bytes.
    static func problem(in text: String) -> String? {
        faults(in: text, as: .data, path: "").first?.message
    }

    /// Whether a byte is a character by itself, and one that no rule is about.
    private static func isPlain(_ byte: UInt8, as kind: Kind) -> Bool {
        (0x20...0x7E).contains(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") && kind == .prose
    }

    private static func faults(in string: String, as kind: Kind, path: String) -> [TextFault] {
        var faults: [TextFault] = []
        var reportedReturn = false
        for (index, line) in string.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        {
            var (marks, isPlain) = (MarkRun(), true)
            func report(at offset: Int, _ message: String, hint: String?) {
                faults.append(TextFault(path: path, line: index + 1, column: offset + 1, message: message, hint: hint))
            }
            for (offset, scalar) in line.enumerated() {
                guard faults.count < TextFaults.limit else { return faults }
                if let problem = problem(of: scalar, as: kind), !(scalar == "\r" && reportedReturn) {
                    // The wrong line ends of a whole file are one mistake.
                    reportedReturn = reportedReturn || scalar == "\r"
                    report(at: offset, problem, hint: hint(for: scalar))
                }
                isPlain = isPlain && scalar.value < 0x300
                if marks.isTooLong(with: scalar) {
                    report(at: offset, "more than \(MarkRun.limit) combining marks follow one letter", hint: nil)
                    return faults
                }
            }
            // LF composes with nothing, so the form of each line can be judged by itself; and below U+0300 all is in C.
            if !isPlain, let offset = StableUnicode.firstDecomposed(in: String(line)) {
                report(
                    at: offset, "this text is not in Unicode normalization form C (NFC)",
                    hint: "save the file in form C, as most editors write by themselves")
            }
        }
        return faults
    }

    private static func problem(of scalar: Unicode.Scalar, as kind: Kind) -> String? {
        if let name = RefusedCharacters.name(of: scalar) {
            return "\(name) (\(scalar.codePointName)) is not allowed in a text"
        }
        guard kind == .data else { return nil }
        if scalar == "\t" { return "a tab (U+0009) is not allowed in YAML" }
        if RefusedCharacters.isPrivateUse(scalar) {
            return "a character for private use (\(scalar.codePointName)) is not allowed in YAML"
        }
        return nil
    }

    private static func hint(for scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\r": "save the file with line ends LF (Unix), not CRLF"
        case "\t": "indent with spaces"
        default: nil
        }
    }

    /// Whether every letter comes with a zero byte beside it, as in UTF-16: one mistake, and not one in each letter.
    private static func isWide(_ bytes: [UInt8]) -> Bool {
        guard bytes.contains(0) else { return false }
        let zeros = bytes.indices.filter { bytes[$0] == 0 }
        return zeros.count * 4 >= bytes.count && zeros.allSatisfy { $0 % 2 == (zeros.first ?? 0) % 2 }
    }

    private static func faultOfEncoding(in bytes: [UInt8], path: String) -> TextFault {
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var (line, column) = (1, 1)
        while case .valid(let scalar) = parser.parseScalar(from: &rest) {
            (line, column) = Unicode.UTF8.decode(scalar) == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return TextFault(
            path: path, line: line, column: column, message: "these bytes are not UTF-8",
            hint: "save the file in the encoding UTF-8")
    }
}
