internal import GitStore

/// Decides from the bytes of one repository what its agreement says: the authority that everything else calls.
///
/// It walks `main` from the root that the caller names, one version at a time, and stops at the first that is not what
/// its parties signed. Nothing of the working tree, the configuration or a cache takes part.
/// Source: `docs/format.md`, "Verification".
final class Verifier {
    let repository: Repository
    let texts: TextReader
    let acts: ActReader
    /// The version found last, which the next one is most often based on.
    var newest: Version?
    /// The sound branches of a clone that were judged, since one command asks for the same ones several times.
    var branches: [BranchPlace: History.Branch] = [:]

    /// What a verdict on a branch rests on.
    struct BranchPlace: Hashable {
        let name: AmendmentName
        let tip: ObjectID
        /// The newest version that it was judged by.
        let head: ObjectID
    }

    /// - Parameter allowance: how much may be read to find out where open amendments begin.
    init(_ repository: Repository, allowance: OpenAllowance = OpenAllowance()) {
        self.repository = repository
        texts = TextReader(repository)
        acts = ActReader(repository, allowance: allowance)
    }

    /// Raised whenever a rule changes: what other rules have judged is judged again.
    static let version = 3

    /// The most acts one amendment may have, and the most versions an agreement may have.
    static let amendmentLimit = 10_000
    static let versionLimit = 10_000_000

    /// Judges `main`.
    ///
    /// - Parameters:
    ///   - tip: the commit that `main` points at.
    ///   - root: the opening act of the agreement that the caller means.
    ///   - remembered: what was verified before, to go on from; nil judges everything.
    ///   - since: a version whose signatures, and those before it, were checked before, as the caller says. Everything
    ///     else about them is judged all the same, which is how it is known what they establish.
    ///   - watch: called with how many of how many new versions are done.
    ///   - found: called with each version and what it rests on.
    ///   - reached: called with the ledger as each new version extends it.
    /// - Returns: the ledger of the longest valid prefix, and what speaks against the rest.
    func verify(
        main tip: ObjectID, root: ObjectID, from remembered: Ledger? = nil, since: ObjectID? = nil,
        watch: (Int, Int) -> Void = { _, _ in }, found: (VerifiedVersion) -> Void = { _ in },
        reached: (Ledger) -> Void = { _ in }
    ) -> (ledger: Ledger?, findings: [Finding]) {
        let start = remembered?.head
        let walk = acts.firstParents(from: tip, limit: Self.versionLimit) { $0 == start }
        guard case .good(var (chain, end)) = walk else {
            guard case .refused(let findings) = walk else { return (remembered, []) }
            return (remembered, findings)
        }
        // The number of the version up to which signatures are taken on trust; -1 where none are.
        let trusted = since.flatMap { chain.firstIndex(of: $0) }.map { chain.count - 1 - $0 } ?? -1
        let lost = since.map { trusted < 0 ? [Self.lost($0, tip: tip)] : [] } ?? []
        var ledger: Ledger
        if let remembered {
            guard end != nil else { return (remembered, [rolledBack(remembered, tip: tip)]) }
            ledger = remembered
        } else {
            end = chain.popLast()
            guard let end, end == root else { return (nil, lost + [otherRoot(end ?? tip, root: root)]) }
            acts.isTrusting = trusted >= 0
            switch opening(root) {
            case .good(let (act, text)):
                ledger = Ledger(opening: act, text: text)
                let version = Version(number: 0, id: act.id, time: act.time, text: text, inForceFrom: nil)
                found(VerifiedVersion(version: version, act: act, amendment: nil))
            case .refused(let findings): return (nil, lost + findings)
            }
        }
        let count = chain.count
        // A command that goes on from yesterday has one or two versions to judge: no thread is begun for these.
        let ahead = count < 8 ? nil : ReadAhead(chain.reversed(), trusting: max(0, trusted), in: repository)
        defer {
            ahead?.stop()
            acts.prepare([:])
            acts.isTrusting = false
        }
        while let id = chain.popLast() {
            if let ahead, (count - chain.count - 1).isMultiple(of: ReadAhead.batch) { acts.prepare(ahead.take()) }
            acts.isTrusting = count - chain.count <= trusted
            if let findings = append(id, to: &ledger, found) {
                return (ledger, lost + findings + unreached(chain))
            }
            watch(count - chain.count, count)
            reached(ledger)
        }
        return (ledger, lost)
    }

    /// Judges one commit as the next version; nil where it is, and then the ledger has it.
    private func append(
        _ id: ObjectID, to ledger: inout Ledger, _ found: (VerifiedVersion) -> Void
    ) -> [Finding]? {
        switch landing(id, in: ledger) {
        case .refused(let findings): return findings
        case .good(let (merge, amendment)):
            guard let completion = amendment.completion,
                let from = InForceRule.date(of: amendment.text, executed: completion.time)
            else { return [Finding(.inForce, "The text does not say from when it is in force.", commit: id)] }
            let version = Version(
                number: ledger.versions.count, id: merge.id, time: merge.time, text: amendment.text, inForceFrom: from)
            newest = version
            found(VerifiedVersion(version: version, act: merge, amendment: amendment))
            ledger.append(merge, of: amendment, inForceFrom: from)
            return nil
        }
    }

    /// Judges a commit as the merge that makes the version after the ledger's last.
    func landing(_ id: ObjectID, in ledger: Ledger) -> Outcome<(merge: Act, amendment: Amendment)> {
        let merge: Act
        switch acts.act(id) {
        case .good(let act): merge = act
        case .refused(let findings): return .refused(findings)
        }
        guard merge.kind == .merge, let name = merge.amendment, let tip = merge.parents.last else {
            return .refused([
                Finding(
                    .oneChain, "`\(merge.kind.rawValue)` stands on main, where only merges may.", commit: id)
            ])
        }
        switch amendment(name, tip: tip, in: ledger, on: nil) {
        case .refused(let findings): return .refused(findings)
        case .good(let amendment):
            let findings = findingsOnMerge(merge, of: amendment, in: ledger)
            return findings.isEmpty ? .good((merge, amendment)) : .refused(findings)
        }
    }

    /// Everything that speaks against a merge of an amendment which is itself sound.
    func findingsOnMerge(_ merge: Act, of amendment: Amendment, in ledger: Ledger) -> [Finding] {
        switch texts.text(of: merge.tree, opening: false) {
        case .refused(let findings): return findings.map { $0.about(merge.id) }
        case .good(let text):
            let step = Step(act: merge, text: text, base: amendment.base, amendment: amendment, ledger: ledger)
            return Rules.findings(on: step) + Rules.findings(on: merge, landing: amendment, in: ledger)
        }
    }

    /// What speaks against a commit that goes back to another opening than that of the agreement; nil where it does not.
    func otherRoot(of tip: ObjectID, root: ObjectID) -> Finding? {
        guard
            case .good(let (chain, _)) = acts.firstParents(
                from: tip, limit: Self.versionLimit, until: { _ in false }),
            let oldest = chain.last, oldest != root
        else { return nil }
        return otherRoot(oldest, root: root)
    }

    private func otherRoot(_ end: ObjectID, root: ObjectID) -> Finding {
        Finding(
            .root, "main goes back to \(end), not to the agreement \(root).", commit: end,
            hint: "Compare the agreement's id with the one your counterparty gave you.")
    }

    private static func lost(_ since: ObjectID, tip: ObjectID) -> Finding {
        Finding(
            .notRolledBack, "main at \(tip) does not contain \(since), which you say was verified before.",
            severity: .undecided, commit: tip, hint: "Someone moved main back or apart, or this is another agreement.")
    }

    private func rolledBack(_ remembered: Ledger, tip: ObjectID) -> Finding {
        Finding(
            .notRolledBack,
            "main points at \(tip), which does not contain \(remembered.head), verified in this clone before.",
            severity: .undecided, commit: tip,
            hint:
                "Someone moved main back or apart. Ask the other party which version they hold, then decide which to go"
                + " on from: countersign adopt \(remembered.head), or countersign adopt \(tip)")
    }

    private func unreached(_ chain: [ObjectID]) -> [Finding] {
        guard let first = chain.last else { return [] }
        return [
            Finding(
                .whole, "\(chain.count) later commit(s) on main rest on it and were not judged.", severity: .warning,
                commit: first)
        ]
    }
}
