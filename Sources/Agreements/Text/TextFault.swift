/// One reason why a file cannot be part of a text, said to the person who has to mend it.
///
/// A fault is data: it says what the file is, never that it could not be looked at.
public struct TextFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's path in the tree, such as `parties/acme.yaml`.
    public let path: String
    /// The line from 1, or nil where the fault concerns the whole file.
    public let line: Int?
    /// The column from 1 in Unicode scalars, or nil where the fault concerns the whole line or file.
    public let column: Int?
    /// What is wrong, one sentence without a final full stop. May quote the file, shortened and on one line.
    public let message: String
    /// What to do about it, where that is known.
    public let hint: String?
    /// Whether another computer may find nothing wrong: what is written needs data that this one lacks.
    public let isUndecided: Bool

    /// A fault in the file at `path`.
    public init(
        path: String, line: Int? = nil, column: Int? = nil, message: String, hint: String? = nil,
        isUndecided: Bool = false
    ) {
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
        self.isUndecided = isUndecided
    }

    /// A fault at a known position of the file at `path`.
    init(
        path: String, at position: TextPosition, _ message: String, hint: String? = nil, isUndecided: Bool = false
    ) {
        self.init(
            path: path, line: position.line, column: position.column, message: message, hint: hint,
            isUndecided: isUndecided)
    }

    /// `path:line:column: message`, as compilers print it.
    public var description: String {
        let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
        return "\(path)\(place): \(message)"
    }
}

extension TextFault {
    /// A file in which nothing stands.
    static func empty(_ path: String) -> TextFault {
        TextFault(
            path: path, line: 1, column: 1, message: "the file is empty", hint: "Write what it is to say, or remove it."
        )
    }
}
