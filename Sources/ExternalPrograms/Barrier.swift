public import Agreements

/// What keeps git from the other side, as far as what it says about that is the same everywhere.
public enum Barrier: Hashable, Sendable, CaseIterable {
    /// The other side does not know who asks, or does not let them in; also where nobody can be asked for a password.
    case notLetIn
    /// There is no repository at that address, or none that this person may see: hosts do not tell these apart.
    case noRepository
    /// ssh does not know the host's key, or knows another.
    case unknownHost
    /// Something else: the network, a name, a host that is down.
    case noConnection

    /// Reads it from what git or ssh said, run with `LC_ALL=C`. Source: git's `http.c`, `connect.c`, `upload-pack.c` and
    /// `prompt.c`, OpenSSH's `sshconnect.c` and `sshconnect2.c`, and the answers of GitHub and GitLab.
    public init(_ words: some Sequence<String>) {
        func say(_ parts: String...) -> Bool { words.contains { line in parts.contains { line.contains($0) } } }
        if say("Host key verification failed") {
            self = .unknownHost
        } else if say(
            "Permission denied (", "Authentication failed for", "could not read Username", "could not read Password",
            "terminal prompts disabled", "returned error: 401", "returned error: 403")
        {
            self = .notLetIn
        } else if say(
            "does not appear to be a git repository", "Repository not found", "could not be found or you don't")
            || words.contains(where: { $0.hasPrefix("fatal: repository '") && $0.hasSuffix("' not found") })
        {
            self = .noRepository
        } else {
            self = .noConnection
        }
    }

    /// What it is, in a sentence about a remote.
    func sentence(_ remote: String) -> String {
        switch self {
        case .notLetIn: "\(remote) did not let you in."
        case .noRepository: "There is no repository where \(remote) is, or none that you may see."
        case .unknownHost: "ssh does not know the host of \(remote), or knows it by another key."
        case .noConnection: "\(remote) could not be reached."
        }
    }

    /// What to do about it, before a copy is there.
    public func step(toCopy address: String) -> String {
        switch self {
        case .notLetIn:
            "Try it where git can ask you, in a terminal: git ls-remote \(address). If that fails too, ask whoever runs the"
                + " server to let you in: with your key, or a password"
        case .noRepository:
            "Compare the address with the one that you were given; if it is the same, ask whoever runs the server to let"
                + " you in"
        case .unknownHost:
            "Compare the host's key with what its owner tells you, in a terminal: git ls-remote \(address)"
        case .noConnection: "Compare the address with the one that you were given, and try again"
        }
    }

    /// What to do about it, from a copy.
    func step(toReach remote: String) -> String {
        let step =
            switch self {
            case .notLetIn:
                "Try it where git can ask you, in a terminal: git fetch \(remote). If that fails too, ask whoever runs"
                    + " the server to let you in: with your key, or a password"
            case .noRepository:
                "Look at the address: git remote get-url \(remote). If it is right, ask whoever runs the server to let"
                    + " you in"
            case .unknownHost:
                "Compare the host's key with what its owner tells you, in a terminal: git fetch \(remote)"
            case .noConnection: "Try again once it can be"
            }
        return step + ". Until then, verbs that act do so in this copy alone with --offline"
    }

    /// That a remote was not reached, with what git said about that.
    static func error(at remote: String, _ words: GitWords) -> AgreementError {
        let barrier = Barrier(words.lines)
        return AgreementError(
            .undecided, barrier.sentence(remote), causes: words.causes, hint: barrier.step(toReach: remote))
    }
}
