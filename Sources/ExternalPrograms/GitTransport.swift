public import Agreements
public import GitStore

/// Sends and fetches by running git, so that credentials, ssh settings, agents and proxies work as people set them up.
public struct GitTransport: Sendable {
    let directory: String
    let git: ExternalProgram

    /// - Parameters:
    ///   - repository: the clone.
    ///   - mayPrompt: whether git and ssh may ask for passwords.
    ///   - environment: what git is run with.
    public init(_ repository: Repository, mayPrompt: Bool = true, environment: ProgramEnvironment = .inherited) {
        directory = repository.workingDirectory ?? repository.gitDirectory
        // What git says is read below, so it has to say it in one language.
        git = ExternalProgram.git.within(environment).with(["LC_ALL": "C"]).with(
            mayPrompt ? [:] : ExternalProgram.unasked.merging(["GIT_TERMINAL_PROMPT": "0"]) { $1 })
    }

    /// Nothing that a repository's settings name is run while its references move.
    static let quiet = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"]

    /// What of a remote is fetched: `main` and amendments, never moved backwards.
    private static func refspecs(_ remote: String) -> [String] {
        [
            "refs/heads/main:refs/remotes/\(remote)/main",
            "refs/heads/amendment/*:refs/remotes/\(remote)/amendment/*",
        ]
    }

    /// Makes a new clone follow a remote: where it is, what of it is fetched, and what `main` follows.
    ///
    /// Stock git then fetches the same as we do, and never moves a reference backwards.
    public func follow(_ remote: String, at url: String) async throws(AgreementError) {
        try await setRemote(remote, to: url)
        try await narrow(remote)
        for (key, value) in [("branch.main.remote", remote), ("branch.main.merge", "refs/heads/main")] {
            _ = try await git.expect(
                ["config", key, value], "The clone's setting \(key) cannot be written.", in: directory)
        }
    }

    /// Makes stock git fetch of a remote what we do: `main` and amendments, never backwards, and no tags.
    public func narrow(_ remote: String) async throws(AgreementError) {
        let key = "remote.\(remote).fetch"
        for (index, specification) in Self.refspecs(remote).enumerated() {
            let verb = index == 0 ? ["--replace-all"] : ["--add"]
            _ = try await git.expect(
                ["config"] + verb + [key, specification], "The clone's setting \(key) cannot be written.", in: directory
            )
        }
        _ = try await git.expect(
            ["config", "remote.\(remote).tagOpt", "--no-tags"], "The clone's settings cannot be written.", in: directory
        )
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
    /// - Parameters:
    ///   - remote: the name under which it is kept.
    ///   - source: an address or a bundle to fetch from; where the remote is set to be if nil.
    ///   - isElsewhere: whether the remote is at another address than before, so that nothing there can be older than
    ///     what it showed.
    /// - Returns: whether the remote has a `main`; where it has none, what is kept here of an earlier one is the caller's to forget.
    /// - Throws: `refused` where the remote shows an older or another history than before.
    @discardableResult
    public func fetch(
        _ remote: String, from source: String? = nil, isElsewhere: Bool = false
    ) async throws(AgreementError) -> Bool {
        if let source { try Self.refuseDamaged(source) }
        var specifications = Self.refspecs(remote).map { isElsewhere ? "+" + $0 : $0 }
        if let source, Self.holdsAmendmentsAlone(source) { specifications.removeFirst() }
        guard let words = try await failure(of: fetch(specifications, from: source ?? remote), at: remote) else {
            Failpoint.fetched.reached()
            return true
        }
        if words.contains("couldn't find remote ref refs/heads/main") {
            guard let source else {
                // git asks for nothing else then, and clears nothing away.
                let rest = try await fetch(Array(specifications.dropFirst()), from: remote)
                guard let words = try await failure(of: rest, at: remote) else { return false }
                throw Self.unreachable(remote, words)
            }
            throw AgreementError(
                .undecided, "\(source) has no main branch, so nothing in it can be judged.",
                hint: "Ask for the whole of it: countersign bundle FILE")
        }
        if let source { throw Self.unreadable(source, words.lines) }
        throw Self.unreachable(remote, words)
    }

    private static func unreachable(_ remote: String, _ words: GitWords) -> AgreementError {
        // A clone's remote can be a bundle.
        words.contains("prerequisite") ? unreadable(remote, words.lines) : Barrier.error(at: remote, words)
    }

    /// What git said where a fetch failed; nil where it did not.
    ///
    /// - Throws: `undecided` where the remote is shallow, `refused` where it shows an older or another history.
    private func failure(of result: ExternalProgram.Result, at remote: String)
        async throws(AgreementError) -> GitWords?
    {
        let words = GitWords(result.errors)
        // git takes this for a success, of which it only says that it left something out.
        if words.contains("shallow roots are not allowed", "shallow update not") {
            throw AgreementError(
                .undecided, "\(remote) is not complete.",
                findings: [
                    Finding(
                        .whole, "The copy at \(remote) is shallow: its older history is cut off.", severity: .undecided,
                        hint: "Name a complete copy, or have that one completed: git fetch --unshallow")
                ])
        }
        guard !result.succeeded else { return nil }
        if words.contains("[rejected]") {
            if let other = try await otherAgreement(than: remote) {
                throw AgreementError(
                    .refused, "\(remote) holds another agreement than before.", findings: [other], on: [Agreement.main])
            }
            let names = rejected(words)
            throw AgreementError(
                .refused, "\(remote) shows an older or another history than it showed before.",
                findings: [
                    Finding(
                        .notRolledBack,
                        "\(names.isEmpty ? "A branch" : names.joined(separator: ", ")) at \(remote) no longer contains"
                            + " what this clone received from it.",
                        hint: "Keep your copy, and ask the other party which version they hold. "
                            + (try await restoring(names, at: remote)))
                ], on: Set(names.map { "refs/heads/" + $0 }), causes: words.causes)
        }
        if words.contains("fsck error") {
            throw AgreementError(
                .refused, "\(remote) sends what no sound copy can hold.",
                findings: [
                    Finding(
                        .canonical, "git found an object of \(remote) malformed, and took in nothing of what it sent.",
                        hint: "Keep your copy, and ask the other party to put theirs in order.")
                ], causes: words.causes)
        }
        return words
    }

    /// How a remote is given what it lost: `main` first and by itself, since amendments are judged by the one that is there.
    private func restoring(_ names: [String], at remote: String) async throws(AgreementError) -> String {
        let first = names.isEmpty || names.contains("main") ? ["main"] : names
        let there = try await references(of: remote)
        var isOlder = true
        for name in first {
            guard let tip = there["refs/heads/" + name] else { continue }
            let shown = "refs/remotes/\(remote)/\(name)"
            let result = try await git.run(["merge-base", "--is-ancestor", tip.description, shown], in: directory)
            isOlder = isOlder && result.succeeded
        }
        let branches = first.joined(separator: " ")
        return isOlder
            ? "If the server was restored from a backup, send it what it lost: git push \(remote) \(branches)"
            : "To put what this copy holds in its place again: git push --force \(remote) \(branches)"
    }

    /// The branches that git refused to move back, as the remote names them.
    private func rejected(_ words: GitWords) -> [String] {
        words.lines.compactMap { line in
            line.firstMatch(of: /\[rejected\]\s+(\S+)\s+->/).map { String($0.1) }
        }
    }

    /// What speaks against a remote whose `main`, as just fetched, goes back to another opening than the one that this
    /// clone saw there before; nil where it is the same.
    private func otherAgreement(than remote: String) async throws(AgreementError) -> Finding? {
        var roots: [String] = []
        // git names there what it was told to fetch first. Source: git-fetch(1), "FETCH_HEAD".
        for commit in ["refs/remotes/\(remote)/main", "FETCH_HEAD"] {
            let result = try await git.run(
                ["rev-list", "--first-parent", "--max-parents=0", commit, "--"], in: directory)
            guard result.succeeded else { return nil }
            roots.append(result.text)
        }
        guard roots[0] != roots[1] else { return nil }
        return Finding(
            .root, "main at \(remote) goes back to \(roots[1]), and this clone is of the agreement \(roots[0]).",
            hint: "Set \(remote) to where this agreement is: git remote set-url \(remote) URL")
    }

    private func fetch(_ specifications: [String], from source: String)
        async throws(AgreementError) -> ExternalProgram.Result
    {
        // Not --quiet: it would keep to itself which references it refused to move back.
        try await git.run(
            Self.quiet + [
                "fetch", "--no-progress", "--prune", "--no-tags", "--no-auto-gc", "--no-recurse-submodules", "--",
            ] + [source] + specifications, in: directory)
    }

    /// What a remote has now, by full names, its main branch among it; nothing of that is fetched.
    public func references(of remote: String) async throws(AgreementError) -> [String: ObjectID] {
        let result = try await git.run(Self.quiet + ["ls-remote", "--refs", "--", remote], in: directory)
        guard result.succeeded else { throw Self.unreachable(remote, GitWords(result.errors)) }
        var references: [String: ObjectID] = [:]
        for line in result.text.split(separator: "\n") {
            // "<id> TAB <name>". Source: git-ls-remote(1), "OUTPUT".
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let id = ObjectID(hex: parts[0]) else { continue }
            references[String(parts[1])] = id
        }
        return references
    }

    /// Sends references in one step: all of them or none, and only where the remote is as we saw it.
    ///
    /// - Throws: `moved` where the remote moved, `refused` where its gate says no, `undecided` where it cannot be reached.
    public func push(_ updates: [Exchange.Update], to remote: String) async throws(AgreementError) {
        guard !updates.isEmpty else { return }
        let leases = updates.map { "--force-with-lease=\($0.reference):\($0.from?.description ?? "")" }
        let specs = updates.map { "\($0.to?.description ?? ""):\($0.reference)" }
        let result = try await git.run(
            Self.quiet + ["push", "--quiet", "--atomic", "--no-verify", "--no-follow-tags"] + leases + ["--", remote]
                + specs,
            in: directory)
        guard !result.succeeded else { return Failpoint.pushed.reached() }
        let words = GitWords(result.errors)
        if words.contains("stale info", "fetch first", "non-fast-forward") {
            throw AgreementError.actedAtOnce(at: remote, causes: words.causes)
        }
        // The far git says the same of a pack that it does not want, but not that the pack ended early.
        if words.contains("early EOF") {
            throw AgreementError(
                .undecided, "What was sent did not arrive whole at \(remote), which took nothing of it.",
                causes: words.causes, hint: "Send it again: \(Remote.sync(remote))")
        }
        if words.contains("[remote rejected]") {
            throw AgreementError(
                .refused, "\(remote) refused what was sent.", causes: words.causes,
                hint: "Look at what it says, and send again: \(Remote.sync(remote))")
        }
        // Whoever is not let in, or finds nothing there, has sent nothing.
        guard Barrier(words.lines) == .noConnection else { throw Barrier.error(at: remote, words) }
        throw AgreementError(
            .undecided, "\(remote) did not answer: what was sent may or may not have arrived.", causes: words.causes,
            hint: "Once it can be reached, see what it has, and send again what it lacks: \(Remote.sync(remote))")
    }
}
