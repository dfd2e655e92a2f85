import Foundation

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
        let faults = faults(in: string, as: kind, path: path)
        return TextFaults(faults).map { .failure($0) } ?? .success(PlainText(string: string))
    }

    /// What is wrong with a piece of text that a YAML escape may have made: `"\u202E"` has only harmless bytes.
    static func problem(in text: String) -> String? {
        for scalar in text.unicodeScalars {
            if let problem = problem(of: scalar, as: .data) { return problem }
        }
        return firstDenormalised(in: text).map { _ in notNormalised }
    }

    private static let notNormalised = "this text is not in Unicode normalization form C (NFC)"

    private static func faults(in string: String, as kind: Kind, path: String) -> [TextFault] {
        var faults: [TextFault] = []
        var (line, column, lineIsASCII, reportedReturn) = (1, 1, true, false)
        let scalars = string.unicodeScalars
        var lineStart = scalars.startIndex
        func endLine(at end: String.Index) {
            // LF composes with nothing, so the form of each line can be judged by itself.
            guard !lineIsASCII, let offset = firstDenormalised(in: String(scalars[lineStart..<end])) else { return }
            faults.append(
                TextFault(
                    path: path, line: line, column: offset + 1, message: notNormalised,
                    hint: "save the file in form C, as most editors write by themselves"))
        }
        for index in scalars.indices where faults.count < TextFaults.limit {
            let scalar = scalars[index]
            if scalar == "\n" {
                endLine(at: index)
                (line, column, lineIsASCII, lineStart) = (line + 1, 1, true, scalars.index(after: index))
                continue
            }
            if !scalar.isASCII { lineIsASCII = false }
            if let problem = problem(of: scalar, as: kind), !(scalar == "\r" && reportedReturn) {
                reportedReturn = reportedReturn || scalar == "\r"
                faults.append(
                    TextFault(path: path, line: line, column: column, message: problem, hint: hint(for: scalar)))
            }
            column += 1
        }
        endLine(at: scalars.endIndex)
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

    /// The offset in scalars of the first one that form C would write otherwise, or nil if `text` is in form C.
    private static func firstDenormalised(in text: String) -> Int? {
        let written = text.unicodeScalars
        let normal = text.precomposedStringWithCanonicalMapping.unicodeScalars
        if written.elementsEqual(normal) { return nil }
        return zip(written, normal).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
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
