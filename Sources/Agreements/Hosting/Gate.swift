public import GitStore

/// What stands between a push and a host's references: the verifier, asked before anything moves.
///
/// It takes a first push of the agreement that the host is for, `main` moved by valid merges, amendments extended by
/// valid acts, and the removal of amendments that have landed. Everything else is refused, and with it the whole push.
/// A gate keeps an honest host clean; it is never relied upon, since everyone verifies again what they receive.
public struct Gate {
    /// What speaks against one reference of a push.
    public struct Refusal: Hashable, Sendable {
        /// The reference's full name.
        public let reference: String
        /// The rule, the commit and what to do next.
        public let finding: Finding
    }

    /// What came of judging a push.
    public enum Verdict {
        /// Everything that speaks against it.
        case refused([Refusal])
        /// It may land: what the agreement says then, and the amendments that are begun or extended.
        case taken(History, [Amendment])
    }

    let repository: Repository
    let verifier: Verifier
    let root: ObjectID
    let limits: HostLimits
    let clock: Clock
    let noticing: (MovedBack) -> Void

    /// The gate of a host's repository, opened so that what is being pushed can be read.
    ///
    /// - Parameter noticing: called where the host's `main` is older than it was; what is pushed is judged all the same.
    /// - Throws: `notAnAgreement` where nobody has said which agreement the host is for.
    public init(
        _ repository: Repository, limits: HostLimits = HostLimits(), clock: Clock = .system,
        noticing: @escaping (MovedBack) -> Void = { _ in }
    ) throws(AgreementError) {
        guard let root = Agreement.pinned(in: repository) else {
            throw AgreementError(
                .notAnAgreement, "This host does not know which agreement it is for.",
                hint: "Its owner runs: countersign hooks install --server REPO --agreement ID")
        }
        self.repository = repository
        self.root = root
        self.limits = limits
        self.clock = clock
        self.noticing = noticing
        verifier = Verifier(repository)
    }

    /// Judges a push: it may land where nothing speaks against it.
    ///
    /// Amendments and removals are judged by the `main` that is here now, and never by the one of the same push: git
    /// need not move all references of a push together, and where `main` did not move what rests on it would be lost.
    /// The first push of an agreement alone has nothing but itself to rest on.
    ///
    /// - Parameter push: the references as they are on this host, and what they are to become.
    /// - Throws: `refused` or `undecided` where what the host holds already is not a sound copy.
    public func verdict(on push: [Exchange.Update]) throws(AgreementError) -> Verdict {
        let misplaced = push.compactMap(Self.refusalOfName)
        guard misplaced.isEmpty else { return .refused(misplaced) }
        let now = try held()
        let after: Ledger
        switch try judge(main: push.first { $0.reference == Agreement.main }, from: now) {
        case .refused(let refusals): return .refused(refusals)
        case .good(let ledger): after = ledger
        }
        let basis = now ?? after
        var acts = after.acts - (now?.acts ?? after.acts)
        var refusals: [Refusal] = []
        var amendments: [Amendment] = []
        for update in push {
            guard let name = AmendmentName(reference: update.reference) else { continue }
            switch try judge(name, update, in: basis, landedIn: after) {
            case .good(let (count, amendment)):
                acts += count
                amendments += [amendment].compactMap { $0 }
            case .refused(let found):
                // Where main stays, it would be judged by the same once more.
                let isEarly = after.head != basis.head ? try isGood(name, update, in: after) : false
                refusals += isEarly ? [refusalOfHaste(name)] : found
            }
        }
        if refusals.isEmpty {
            refusals =
                refusalOfActs(acts, in: push, from: now, to: after) + (try refusalsOfCrowd(after: push, basis))
        }
        guard refusals.isEmpty else { return .refused(refusals) }
        // Many new acts are not judged once more when they have landed.
        if after.acts - (now?.acts ?? 0) > Self.handful { judged.write(after) }
        let agreement = Agreement(repository: repository, id: root, clock: clock)
        let history = try History(
            agreement: agreement, verifier: verifier, ledger: after, head: after.head, findings: [])
        return .taken(history, amendments)
    }

    /// So few new acts are judged again sooner than they are written down.
    private static let handful = 64

    /// What the host holds, sound as a whole; nil where it holds nothing yet.
    private func held() throws(AgreementError) -> Ledger? {
        let onCopy = Audit.findingsOnCopy(repository)
        guard onCopy.isEmpty else { throw AgreementError(findings: onCopy, "What this host holds is not complete.") }
        let main = try attempt("main cannot be read.") { () throws(GitError) in
            try repository.reference(Agreement.main)
        }
        guard let main else { return nil }
        let remembered = remembered(main)
        var progress = JudgingProgress(in: RememberedLedger(in: repository), from: remembered)
        let (ledger, findings) = verifier.verify(
            main: main, root: root, from: remembered, reached: { progress.reach($0) })
        guard findings.isEmpty, let ledger else {
            throw AgreementError(
                findings: findings, "What this host holds already is not a sound copy, so nothing more is taken in.")
        }
        // Of what is here for good alone: what is being pushed may still be refused.
        if ledger.versions.count > remembered?.versions.count ?? 0 {
            RememberedLedger(in: repository).write(ledger)
        }
        return ledger
    }

    private func judge(main update: Exchange.Update?, from now: Ledger?) throws(AgreementError) -> Judged<Ledger> {
        guard let update else {
            if let now { return .good(now) }
            return .refused([
                refusal(
                    Agreement.main, .reference, "The agreement is not here yet.",
                    hint: "Send main first: countersign sync")
            ])
        }
        guard let tip = update.to else {
            return .refused([refusal(Agreement.main, .reference, "main is the agreement, and is never removed.")])
        }
        let start = judgedBefore(tip, from: now)
        var progress = JudgingProgress(in: judged, from: start)
        let (ledger, findings) = verifier.verify(
            main: tip, root: root, from: start, reached: { progress.reach($0) })
        if findings.contains(where: { $0.rule == .notRolledBack }) {
            return .refused([
                refusal(
                    Agreement.main, .reference, "main would lose versions that this host holds.",
                    hint: "Take them in, and act on top of them: countersign sync")
            ])
        }
        guard findings.isEmpty, let ledger else {
            return .refused(Self.refusals(Agreement.main, findings))
        }
        switch verifier.version(ledger.versions.count - 1, in: ledger) {
        case .refused(let findings): return .refused(Self.refusals(Agreement.main, findings))
        case .good(let newest):
            let ahead = refusalOfFuture(Agreement.main, newest.id, newest.time)
            return ahead.map { .refused([$0]) } ?? .good(ledger)
        }
    }

    /// Whether the other `main` would do: what is refused today is then only sent too early.
    private func isGood(_ name: AmendmentName, _ update: Exchange.Update, in ledger: Ledger) throws(AgreementError)
        -> Bool
    {
        if case .good = try judge(name, update, in: ledger, landedIn: ledger) { true } else { false }
    }

    /// Judges an amendment's branch, begun, extended or removed.
    ///
    /// - Parameters:
    ///   - ledger: the versions that it may rest on.
    ///   - later: those there would be after the push: no name among them is used again.
    /// - Returns: how many acts are new, and the amendment unless it is removed.
    private func judge(
        _ name: AmendmentName, _ update: Exchange.Update, in ledger: Ledger, landedIn later: Ledger
    ) throws(AgreementError) -> Judged<(Int, Amendment?)> {
        guard let tip = update.to else {
            return try refusal(ofRemoving: name, update, ledger).map { .refused([$0]) } ?? .good((0, nil))
        }
        if later.hasLanded(name) {
            return .refused([
                refusal(
                    name.reference, .reference, "\(name) is part of the agreement already.",
                    hint: "Take it in, and propose under a new name: countersign sync")
            ])
        }
        switch verifier.amendment(name, tip: tip, in: ledger) {
        case .refused(let findings): return .refused(Self.refusals(name.reference, findings))
        case .good(let amendment):
            if let ahead = refusalOfFuture(name.reference, tip, amendment.tipTime) { return .refused([ahead]) }
            guard let from = update.from else { return .good((amendment.acts.count, amendment)) }
            guard let known = amendment.acts.firstIndex(where: { $0.id == from }) else {
                return .refused([
                    refusal(
                        name.reference, .reference, "\(name) would lose acts that this host holds.",
                        hint: "Take them in, and act on top of them: countersign sync")
                ])
            }
            return .good((amendment.acts.count - known - 1, amendment))
        }
    }
}

/// What came of judging one reference.
enum Judged<Value> {
    case good(Value)
    case refused([Gate.Refusal])
}
