public import GitStore

/// Why something asked of an agreement was not done. Nothing was written.
public struct AgreementError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What sort of answer it is, for programs; the exit codes of the command follow it.
    public enum Kind: Hashable, Sendable {
        /// A rule refuses it.
        case refused
        /// It cannot be decided: objects are missing, the format is newer, or the copy cannot be read.
        case undecided
        /// A file that the person supplied is malformed.
        case malformed
        /// What was asked for makes no sense here: no such name, a name that is taken, nothing to do.
        case misused
        /// The repository holds no agreement, or it is not known which.
        case notAnAgreement
        /// Someone else moved it in the meantime, or a person must decide.
        case moved
        /// No key, or one that may not do this.
        case notAllowed
        /// A program that is needed is missing.
        case programMissing
    }

    /// What sort of answer it is.
    public var kind: Kind
    /// One plain sentence.
    public var message: String
    /// What speaks against it, one by one.
    public var findings: [Finding]
    /// The references of a remote that hold what is refused, as it names them; empty where that is not known.
    public var references: Set<String>
    /// What lies beneath, from near to far.
    public var causes: [String]
    /// What to do next.
    public var hint: String?

    /// An error of these parts.
    public init(
        _ kind: Kind, _ message: String, findings: [Finding] = [], on references: Set<String> = [],
        causes: [String] = [], hint: String? = nil
    ) {
        self.kind = kind
        self.message = message
        self.findings = findings
        self.references = references
        self.causes = causes
        self.hint = hint
    }

    public var description: String { ([message] + findings.map(\.message) + causes).joined(separator: " ") }

    /// A failure to read or write the repository itself.
    init(_ error: GitError, _ message: String) {
        guard error.code != .shownElsewhere else {
            self.init(
                .misused, message, causes: [error.description],
                hint: "Do it there, or let that working tree show something else: countersign switch")
            return
        }
        let moved = error.code == .moved || error.code == .exists
        let hint: String? =
            switch error.code {
            case .moved, .exists: "Someone else acted at the same moment. Look again: countersign status"
            case .locked:
                "Another program is at work in this copy: try again. If none is, one was stopped half-way: remove the"
                    + " file ending in .lock that is named above."
            default: nil
            }
        self.init(
            moved || error.code == .locked ? .moved : .undecided, message, causes: [error.description], hint: hint)
    }

    /// Why a repository that is there is not read; nil where it cannot be opened for another reason.
    ///
    /// - Parameter name: the repository's, as the person knows it.
    public init?(opening name: String, _ error: GitError) {
        switch error.code {
        case .leadsElsewhere:
            self.init(
                .notAnAgreement, "\(name) is no copy by itself: \(error.message).",
                hint: "If it belongs to a clone of yours, name that clone; or go into \(name), and: countersign verify."
                    + " If it is somebody else's, ask for a bundle, or make a copy that stands by itself: git clone --mirror"
                    + " \(name) COPY")
        case .unknownFormat:
            self.init(
                .undecided, "\(name) is kept in a way that this program does not read: \(error.message).",
                hint: "Ask for the agreement in a bundle, which has no settings: git bundle create FILE main. Then:"
                    + " countersign verify FILE")
        default: return nil
        }
    }

    /// What a rule has against it.
    init(findings: [Finding], _ message: String) {
        let isRefused = findings.contains { $0.severity == .error }
        // A main that was moved back or apart is for a person to decide about.
        let isMoved = findings.contains { $0.rule == .notRolledBack }
        self.init(
            isRefused ? .refused : isMoved ? .moved : .undecided, message, findings: findings,
            hint: findings.first?.hint)
    }
}

/// Runs a repository call and says what could not be done where it fails.
func attempt<Value>(
    _ message: @autoclosure () -> String, _ body: () throws(GitError) -> Value
) throws(AgreementError) -> Value {
    do throws(GitError) {
        return try body()
    } catch {
        throw AgreementError(error, message())
    }
}
