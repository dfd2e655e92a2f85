/// Why a command ends without its result, in words for a person and in fields for a program.
///
/// Its texts may quote a repository: they are held as they are, and made safe where they are shown.
public struct CommandError: Error, Sendable {
    /// What the process returns.
    public var code: ExitCode
    /// A stable camelCase word for programs, such as `decisionNeeded`; the code's own name unless a finer one is known.
    public var kind: String
    /// One sentence without `error:` before it and without a full stop.
    public var message: String
    /// What lies beneath, from the nearest cause to the farthest.
    public var causes: [String]
    /// What to do next, such as `run 'countersign setup'`.
    public var hint: String?
    /// Further members of the `countersign.error/1` document, such as `findings`; never shown as prose.
    public var details: [(String, JSONValue)]

    /// An error with its code and sentence, and what else is known.
    public init(
        _ code: ExitCode,
        _ message: String,
        kind: String? = nil,
        causes: [String] = [],
        hint: String? = nil,
        details: [(String, JSONValue)] = []
    ) {
        self.code = code
        self.kind = kind ?? code.name
        self.message = message
        self.causes = causes
        self.hint = hint
        self.details = details
    }

    /// A person must decide, and none can be asked (exit 75).
    public static func decisionNeeded(_ message: String, hint: String? = nil) -> CommandError {
        CommandError(.decisionNeeded, message, kind: "decisionNeeded", hint: hint)
    }

    /// A person ended the command at a prompt (exit 130).
    public static func interrupted(_ message: String = "interrupted: nothing was written") -> CommandError {
        CommandError(.interrupted, message)
    }

    /// The document `countersign.error/1` that `--json` prints on standard error.
    ///
    /// Members: `schema`, `exitCode` (integer), `kind`, `message`, `causes` (strings), `hint` (string or null), then
    /// ``details`` in their order. A detail that repeats one of these keys is left out, so that no key comes twice.
    public var document: JSONValue {
        var members: [(String, JSONValue)] = [
            ("schema", "countersign.error/1"),
            ("exitCode", .integer(Int(code.rawValue))),
            ("kind", .string(kind)),
            ("message", .string(message)),
            ("causes", .array(causes.map(JSONValue.string))),
            ("hint", hint.map(JSONValue.string) ?? .null),
        ]
        var used = Set(members.map(\.0))
        for detail in details where used.insert(detail.0).inserted { members.append(detail) }
        return .object(members)
    }
}
