public import GitStore

/// What a rule has to say about an act, a file or a copy.
///
/// A finding is data, not an error: an error means that we could not look. Its shape is the same in every command and
/// in JSON (`docs/json.md`, "finding").
public struct Finding: Hashable, Sendable {
    /// How much a finding weighs in the verdict.
    public enum Severity: String, Hashable, Sendable {
        /// The rule is broken: what follows does not count.
        case error
        /// The rule cannot be judged here: an object is missing, the format is newer, the root is not confirmed.
        case undecided
        /// Worth knowing; changes no verdict.
        case warning
    }

    /// How much it weighs.
    public var severity: Severity
    /// The rule that speaks.
    public var rule: RuleName
    /// Which of a profile's checks speaks, such as `tier-gap`, where the rule is `content`.
    public var check: String?
    /// The commit the finding is about, where there is one.
    public var commit: ObjectID?
    /// The path within the text, where there is one.
    public var path: String?
    /// The line within `path`, from 1.
    public var line: Int?
    /// The column in the line, in Unicode scalars from 1.
    public var column: Int?
    /// One plain sentence.
    public var message: String
    /// What to do next, where something can be done.
    public var hint: String?

    /// A finding of these parts.
    public init(
        _ rule: RuleName, _ message: String, severity: Severity = .error, commit: ObjectID? = nil,
        path: String? = nil, line: Int? = nil, column: Int? = nil, hint: String? = nil
    ) {
        self.severity = severity
        self.rule = rule
        self.commit = commit
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }

    /// What a profile's check has to say about a file of a text.
    public init(
        check: String, _ message: String, severity: Severity = .error, path: String? = nil, at position: TextPosition?,
        hint: String? = nil
    ) {
        self.init(
            .content, message, severity: severity, path: path, line: position?.line, column: position?.column,
            hint: hint)
        self.check = check
    }

    /// The name under which people and programs know what speaks: that of the check, or else of the rule.
    public var name: String { check ?? rule.rawValue }

    /// The same finding, said of `commit` unless it already names one.
    func about(_ commit: ObjectID) -> Finding {
        var finding = self
        finding.commit = finding.commit ?? commit
        return finding
    }
}

extension Finding {
    init(_ fault: TextFault, rule: RuleName = .validText) {
        self.init(
            rule, fault.message, severity: fault.isUndecided ? .undecided : .error, path: fault.path, line: fault.line,
            column: fault.column, hint: fault.hint)
    }

    /// An object that this copy should hold and does not.
    static func missing(_ id: ObjectID, _ what: String, in commit: ObjectID? = nil) -> Finding {
        Finding(
            .whole, "\(what) \(id) is missing from this copy, so nothing can be said about it.",
            severity: .undecided, commit: commit, hint: "Fetch a complete copy: git fetch --unshallow, or clone again.")
    }

    /// An object that cannot be read as what its id promises.
    static func unreadable(_ id: ObjectID, _ what: String, _ error: GitError) -> Finding {
        error.code == .notFound
            ? missing(id, what)
            : Finding(
                .whole, "\(what) \(id) cannot be read: \(error.message).", severity: .undecided, commit: nil,
                hint: "This copy is damaged: run git fsck, and fetch from someone who holds a sound one.")
    }
}
