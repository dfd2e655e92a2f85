public import Agreements
public import GitStore

/// Sends and fetches by running git, so that credentials, ssh settings, agents and proxies work as people set them up.
public struct GitTransport: Sendable {
    private let directory: String
    private let git: ExternalProgram

    /// - Parameters:
    ///   - repository: the clone.
    ///   - mayPrompt: whether git and ssh may ask for passwords.
    public init(_ repository: Repository, mayPrompt: Bool = true) {
        directory = repository.workingDirectory ?? repository.gitDirectory
        git = ExternalProgram.git.with(
            mayPrompt ? [:] : ["GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": "ssh -o BatchMode=yes"])
    }

    /// What of a remote is fetched: `main` and amendments, never moved backwards.
    private static func refspecs(_ remote: String) -> [String] {
        [
            "refs/heads/main:refs/remotes/\(remote)/main",
            "refs/heads/amendment/*:refs/remotes/\(remote)/amendment/*",
        ]
    }

    /// Copies a remote agreement into a new directory, with nothing checked out yet.
    public static func clone(_ url: String, into directory: String, mayPrompt: Bool = true) async throws(AgreementError)
    {
        let git = ExternalProgram.git.with(mayPrompt ? [:] : ["GIT_TERMINAL_PROMPT": "0"])
        _ = try await git.expect(
            ["clone", "--quiet", "--no-checkout", "--no-local", "--no-tags", "--", url, directory],
            "\(url) could not be copied.")
    }

    /// Whether a remote of this name is set.
    public func has(remote: String) async throws(AgreementError) -> Bool {
        try await git.run(["remote", "get-url", remote], in: directory).succeeded
    }

    /// Sets where a remote is.
    public func setRemote(_ remote: String, to url: String) async throws(AgreementError) {
        let verb = try await has(remote: remote) ? "set-url" : "add"
        _ = try await git.expect(["remote", verb, remote, url], "The remote \(remote) cannot be set.", in: directory)
    }

    /// Fetches what a remote has. References under `refs/remotes` only go forward.
    ///
    /// - Throws: `refused` where the remote shows an older or another history than before.
    public func fetch(_ remote: String) async throws(AgreementError) {
        let result = try await git.run(
            ["fetch", "--quiet", "--prune", "--no-tags", "--no-auto-gc", remote] + Self.refspecs(remote), in: directory)
        guard !result.succeeded else { return }
        let words = result.errors.split(separator: "\n").map(String.init)
        if words.contains(where: { $0.contains("[rejected]") }) {
            throw AgreementError(
                .refused, "\(remote) shows an older or another history than it showed before.",
                findings: [
                    Finding(
                        .notRolledBack, "A branch at \(remote) no longer contains what this clone received from it.",
                        hint: "Keep your copy, and ask the other party which version they hold.")
                ], causes: words)
        }
        if words.contains(where: { $0.contains("couldn't find remote ref refs/heads/main") }) { return }
        throw AgreementError(
            .undecided, "\(remote) could not be reached.", causes: words, hint: "Work on without it: --offline")
    }

    /// Sends references in one step: all of them or none, and only where the remote is as we saw it.
    ///
    /// - Throws: `moved` where the remote moved, `refused` where its gate says no.
    public func push(_ updates: [Exchange.Update], to remote: String) async throws(AgreementError) {
        guard !updates.isEmpty else { return }
        let leases = updates.map { "--force-with-lease=\($0.reference):\($0.from?.description ?? "")" }
        let specs = updates.map { "\($0.to?.description ?? ""):\($0.reference)" }
        let result = try await git.run(
            ["push", "--quiet", "--atomic", "--no-verify"] + leases + [remote] + specs, in: directory)
        guard !result.succeeded else { return }
        let words = result.errors.split(separator: "\n").map(String.init)
        let isMoved = words.contains {
            $0.contains("stale info") || $0.contains("fetch first") || $0.contains("non-fast-forward")
        }
        throw isMoved
            ? AgreementError(
                .moved, "The other side acted at the same moment; your act is kept here and was not sent.",
                causes: words,
                hint: "Take in what they did, and look again: countersign sync")
            : AgreementError(
                .refused, "\(remote) did not take it; your act is kept here.", causes: words,
                hint: "Try again when it can be reached: countersign sync")
    }
}
