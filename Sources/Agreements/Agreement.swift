internal import FoundationEssentials
public import GitStore

/// One clone of an agreement: where reading, acting and proving begin.
///
/// ```swift
/// let agreement = try Agreement.open(at: directory)
/// let history = try agreement.history()
/// print(history.current.number, history.current.text.digest)
/// for amendment in try history.amendments() { print(amendment.name, amendment.isExecuted) }
/// ```
public struct Agreement: Sendable {
    /// The git repository that holds it.
    public let repository: Repository
    /// The id of the opening act, which *is* the agreement.
    public let id: ObjectID
    /// What time it is, for acts done here.
    public let clock: Clock

    /// The branch that holds the agreement.
    public static let main = "refs/heads/main"
    /// Where private work in progress lives; never sent to anyone.
    public static let drafts = "refs/heads/draft/"

    /// Opens the clone that a directory belongs to.
    ///
    /// - Throws: `notAnAgreement` where there is no repository, or it does not know which agreement it holds.
    public static func open(at path: String, clock: Clock = .system) throws(AgreementError) -> Agreement {
        let repository = try repository(at: path)
        guard let id = PinnedRoot(in: repository).read() else {
            throw AgreementError(
                .notAnAgreement, "This repository does not say which agreement it holds.",
                hint: "Get the agreement's id from your counterparty, by telephone or mail: countersign trust ID")
        }
        return Agreement(repository: repository, id: id, clock: clock)
    }

    /// The repository that a directory belongs to, whatever it holds.
    ///
    /// - Parameter readingSettings: whether its settings have a say, which for proving they must not.
    public static func repository(
        at path: String, readingSettings: Bool = true
    ) throws(AgreementError) -> Repository {
        do throws(GitError) {
            return readingSettings
                ? try Repository.open(at: path, discovering: true)
                : try Repository.openWithoutSettings(at: path, discovering: true)
        } catch {
            if let refusal = AgreementError(opening: "The repository of \(path)", error) { throw refusal }
            throw AgreementError(
                .notAnAgreement, "There is no agreement here: \(path) is not inside a repository.",
                hint: "countersign clone URL --agreement ID, or countersign init DIR")
        }
    }

    /// Opens a repository as the agreement with this id, and remembers that.
    ///
    /// - Throws: `refused` where the repository's `main` does not go back to that agreement.
    public static func trust(_ id: ObjectID, in repository: Repository, clock: Clock = .system)
        throws(AgreementError) -> Agreement
    {
        let agreement = Agreement(repository: repository, id: id, clock: clock)
        let history = try agreement.history()
        guard history.findings.isEmpty else {
            throw AgreementError(findings: history.findings, "This repository does not hold a sound copy of \(id).")
        }
        try PinnedRoot(in: repository).write(id)
        return agreement
    }

    /// What `main` says, as far as it is sound. Goes on from what this clone has verified before.
    ///
    /// - Parameter progress: called with how many of how many new versions are verified.
    /// - Throws: `refused` where not even the opening is sound, `undecided` where the copy is incomplete or moved back.
    public func history(progress: (Int, Int) -> Void = { _, _ in }) throws(AgreementError) -> History {
        try refuseIncompleteCopy()
        // Read before `main`: another process may move both in between, and memory may lag but must not lead.
        let memory = RememberedLedger(in: repository)
        let remembered = memory.read(root: id)
        guard let tip = try reference(Self.main) else {
            throw remembered.map { lost(Self.main, $0.head) }
                ?? AgreementError(.notAnAgreement, "This repository has no main branch, so it holds no agreement yet.")
        }
        let verifier = Verifier(repository)
        let (ledger, findings) = verifier.verify(main: tip, root: id, from: remembered, watch: progress)
        guard let ledger else { throw AgreementError(findings: findings, "This is not a sound copy of the agreement.") }
        if ledger.versions.count > remembered?.versions.count ?? 0 { memory.write(ledger) }
        return try History(agreement: self, verifier: verifier, ledger: ledger, head: tip, findings: findings)
    }

    /// Judges everything on `main` from the bytes alone, taking nothing over from before.
    ///
    /// - Parameters:
    ///   - repository: any repository: a clone, a bare one, a stranger's. Nothing that it names is run.
    ///   - root: the agreement that the caller means; nil where the caller does not say.
    ///   - tip: the commit to judge up to; `main` where nil.
    ///   - since: a version that was verified before, as the caller says: signatures up to it are taken on trust.
    ///   - now: seconds since 1970 by the caller's clock, for acts that claim to come from the future.
    ///   - trustingPin: whether the root that the copy was made with counts where the caller names none; not for a copy
    ///     that a stranger made.
    ///   - found: called with each version and what it rests on.
    public static func verify(
        _ repository: Repository, root: ObjectID?, main tip: ObjectID? = nil, since: ObjectID? = nil, now: Int64,
        trustingPin: Bool = true, progress: (Int, Int) -> Void = { _, _ in },
        found: (VerifiedVersion) -> Void = { _ in }
    ) throws(AgreementError) -> Verification {
        let branch = try attempt("main cannot be read.") { () throws(GitError) in try repository.reference(main) }
        guard let head = tip ?? branch else {
            throw AgreementError(.notAnAgreement, "This repository has no main branch, so it holds no agreement.")
        }
        return Audit(repository, trustingPin: trustingPin).verification(
            of: head, named: root, since: since, now: now, progress: progress, found: found)
    }

    /// The agreement's own branch is gone.
    private func lost(_ reference: String, _ head: ObjectID) -> AgreementError {
        AgreementError(
            .moved, "The branch main was deleted: the agreement is on no branch any more.",
            hint: "To get back: git update-ref \(reference) \(head)")
    }

    /// The commit that a reference names.
    func reference(_ name: String) throws(AgreementError) -> ObjectID? {
        try attempt("\(name) cannot be read.") { () throws(GitError) in try repository.reference(name) }
    }

    func refuseIncompleteCopy() throws(AgreementError) {
        let findings = Audit.findingsOnCopy(repository)
        guard findings.isEmpty else { throw AgreementError(findings: findings, "This copy is not complete.") }
    }
}

/// Tells the time of acts.
public struct Clock: Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let now: @Sendable () -> Int64

    /// A clock that asks a function, such as one with a time of a test's own.
    public init(now: @escaping @Sendable () -> Int64) { self.now = now }

    /// This computer's clock.
    public static let system = Clock { Int64(Date().timeIntervalSince1970) }
}

/// Which agreement a clone holds, as a person has confirmed it.
struct PinnedRoot {
    private let path: String

    init(in repository: Repository) { path = repository.note("agreement") }

    func read() -> ObjectID? {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        return text.hasSuffix("\n") ? ObjectID(hex: text.dropLast()) : nil
    }

    func write(_ id: ObjectID) throws(AgreementError) {
        do {
            try WholeFile.write("\(id)\n".utf8, to: path)
        } catch {
            throw AgreementError(.undecided, "\(path) cannot be written.", causes: ["\(error)"])
        }
    }
}
