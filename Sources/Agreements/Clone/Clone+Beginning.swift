internal import FoundationEssentials
public import GitStore

/// What a copy says of itself, before anyone has confirmed that it is the agreement they mean.
public struct Claim: Sendable {
    /// The agreement that the copy says it is.
    public let agreement: ObjectID
    /// What it was opened with: its title, its parties, and the keys of their people.
    public let text: Text
    /// The opening act.
    public let opening: Act
}

extension Agreement {
    /// What a repository that was fetched from a remote says it is.
    ///
    /// Its opening is sound by itself, which anybody's would be: only a comparison with what the counterparty says on
    /// another way shows that it is the right one.
    ///
    /// - Throws: `notAnAgreement` where it does not begin with an opening act.
    public static func claim(from remote: String, in repository: Repository) throws(AgreementError) -> Claim {
        guard let tip = try fetchedMain(from: remote, in: repository) else { throw nothingFetched }
        let verifier = Verifier(repository)
        guard
            case .good(let (chain, _)) = verifier.acts.firstParents(
                from: tip, limit: Verifier.versionLimit, until: { _ in false }), let root = chain.last
        else {
            throw AgreementError(
                findings: Audit.findingsOnCopy(repository), "The history that was fetched cannot be read.")
        }
        switch verifier.opening(root) {
        case .good(let (act, text)): return Claim(agreement: root, text: text, opening: act)
        case .refused(let findings):
            throw AgreementError(
                .notAnAgreement, "What was fetched is not an agreement.", findings: findings,
                hint: "Ask the other party where the agreement is: countersign invite")
        }
    }

    /// Makes an agreement's clone of a new repository into which a remote was fetched.
    ///
    /// Everything is verified against the id before a reference is made or a file is shown.
    ///
    /// - Parameters:
    ///   - id: the agreement that the person means, from a source other than the remote.
    ///   - repository: with no branch and no working file yet.
    ///   - progress: called with how many of how many versions are verified.
    /// - Returns: the agreement, and which of the remote's amendments were taken in and which refused.
    /// - Throws: `refused` where the remote's `main` is not a sound copy of that agreement.
    public static func begin(
        _ id: ObjectID, from remote: String, in repository: Repository, clock: Clock = .system,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(AgreementError) -> (agreement: Agreement, history: History, exchange: Exchange) {
        guard let tip = try fetchedMain(from: remote, in: repository) else { throw nothingFetched }
        let verifier = Verifier(repository)
        let (ledger, findings) = verifier.verify(main: tip, root: id, watch: progress)
        guard findings.isEmpty, let ledger else {
            throw AgreementError(findings: findings, "What was fetched is not a sound copy of the agreement \(id).")
        }
        RememberedLedger(in: repository).write(ledger)
        let agreement = Agreement(repository: repository, id: id, clock: clock)
        try agreement.showFirst(ledger, verifier)
        try attempt("main cannot be made.") { () throws(GitError) in
            try repository.updateReference(main, to: tip, expecting: nil, message: "countersign: clone")
        }
        try PinnedRoot(in: repository).write(id)
        try agreement.prepareClone()
        let (history, exchange) = try agreement.receive(from: remote)
        return (agreement, history, exchange)
    }

    /// Writes the files of the newest version while the branch on the desk is not there yet: all of them are new.
    private func showFirst(_ ledger: Ledger, _ verifier: Verifier) throws(AgreementError) {
        switch verifier.version(ledger.versions.count - 1, in: ledger) {
        case .good(let version): try show(version.text.tree)
        case .refused(let findings): throw AgreementError(findings: findings, "The newest version cannot be read.")
        }
    }

    private static func fetchedMain(from remote: String, in repository: Repository) throws(AgreementError) -> ObjectID?
    {
        try attempt("What was fetched cannot be read.") { () throws(GitError) in
            try repository.reference("refs/remotes/\(remote)/main")
        }
    }

    private static var nothingFetched: AgreementError {
        AgreementError(
            .notAnAgreement, "There is no agreement there yet: it has no main branch.",
            hint: "Ask the other party to send it there: countersign sync")
    }
}

extension Agreement {
    /// Which agreement a repository holds as a person has confirmed it; nil where nobody has.
    public static func pinned(in repository: Repository) -> ObjectID? { PinnedRoot(in: repository).read() }

    /// Leaves files in the working tree for a person to edit and propose; nothing is recorded.
    ///
    /// - Parameter files: by path; each at a place of a text.
    public func leave(_ files: [String: [UInt8]]) throws(AgreementError) {
        guard let root = repository.workingDirectory else { return }
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            do {
                try WholeFile.write(bytes, to: root + "/" + path)
            } catch {
                throw AgreementError(.undecided, "\(path) cannot be written.", causes: ["\(error)"])
            }
        }
    }

    /// The bytes of a file as it lies in the working tree; nil where there is none.
    public func workingFile(_ path: String) throws(AgreementError) -> [UInt8]? {
        guard let root = repository.workingDirectory else {
            throw AgreementError(
                .misused, "This repository has no working tree to put a file into.", hint: "Work in a clone of it.")
        }
        return FileManager.default.contents(atPath: root + "/" + path).map { [UInt8]($0) }
    }
}
