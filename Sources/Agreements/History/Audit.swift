internal import GitStore

/// Judges a whole copy: everything on `main`, from the root, by its bytes.
struct Audit {
    private let repository: Repository
    private let verifier: Verifier
    /// Whether what the copy itself was made with counts as the caller's word for which agreement it is.
    private let trustingPin: Bool

    init(_ repository: Repository, trustingPin: Bool = true) {
        self.trustingPin = trustingPin
        self.repository = repository
        verifier = Verifier(repository)
    }

    /// The verdict on `main` at a commit.
    ///
    /// - Parameters:
    ///   - since: up to where signatures are taken on trust; see `Verifier.verify`.
    ///   - found: called with each version and what it rests on.
    func verification(
        of head: ObjectID, named: ObjectID?, since: ObjectID?, now: Int64, progress: (Int, Int) -> Void,
        found: (VerifiedVersion) -> Void
    ) -> Verification {
        let pinned = named == nil && trustingPin ? PinnedRoot(in: repository).read() : nil
        let known = named ?? pinned
        var findings = Self.findingsOnCopy(repository)
        guard let root = known ?? oldest(from: head) else {
            return verification(.unconfirmed, head, head, nil, since, findings + [unreadable(head)])
        }
        let (ledger, refusals) = verifier.verify(main: head, root: root, since: since, watch: progress, found: found)
        findings += refusals
        if let ledger {
            // No act is dated before those it follows, so the newest tells of all.
            if case .good(let newest) = verifier.version(ledger.versions.count - 1, in: ledger),
                let warning = DatesRule.finding(on: newest.id, dated: newest.time, now: now, severity: .warning)
            {
                findings.append(warning)
            }
            findings += findingsOnOpenAmendments(ledger, now: now)
        }
        if known == nil { findings.append(unconfirmed(root)) }
        let origin: RootOrigin = named != nil ? .named : pinned != nil ? .pinned : .unconfirmed
        return verification(origin, root, head, ledger, since, findings)
    }

    private func verification(
        _ origin: RootOrigin, _ root: ObjectID, _ head: ObjectID, _ ledger: Ledger?, _ since: ObjectID?,
        _ findings: [Finding]
    ) -> Verification {
        // Read before anything about the opening is read once more.
        let signatures = verifier.acts.signatures
        var opening: Text?
        if ledger != nil, case .good(let (_, text)) = verifier.opening(root) { opening = text }
        return Verification(
            origin: origin, agreement: root, head: head, opening: opening, ledger: ledger,
            since: since.flatMap { ledger?.number(of: $0) == nil ? nil : $0 }, signatures: signatures,
            findings: findings)
    }

    /// Amendments that are not part of the agreement are told of where they are not sound; they change no verdict.
    private func findingsOnOpenAmendments(_ ledger: Ledger, now: Int64) -> [Finding] {
        let references = (try? repository.references(under: AmendmentName.branches)) ?? []
        let branches = references.compactMap { reference in
            AmendmentName(reference: reference.name).map { (name: $0, tip: reference.target) }
        }.filter { !ledger.hasLanded($0.name) }
        let left = branches.count - Self.openLimit
        let unseen = Finding(
            .whole, "\(left) more branches of amendments were not looked at.", severity: .warning,
            hint: "No agreement has so many: ask who put them there.")
        return branches.prefix(Self.openLimit).flatMap { name, tip -> [Finding] in
            switch verifier.amendment(name, tip: tip, in: ledger, on: .others) {
            case .good(let amendment):
                let ahead = DatesRule.finding(
                    on: amendment.tip, dated: amendment.tipTime, now: now, severity: .warning)
                return ahead.map { [$0] } ?? []
            case .refused(let findings):
                return findings.map {
                    var finding = $0
                    let isDecided = finding.severity != .undecided
                    finding.severity = .warning
                    finding.message =
                        "The open amendment \(name) \(isDecided ? "is not sound" : "cannot be judged"): \(finding.message)"
                    return finding
                }
            }
        } + (left > 0 ? [unseen] : [])
    }

    /// How many amendments that are not part of the agreement are looked at.
    static let openLimit = 2_000

    /// What hides part of the history from whoever reads this copy: rule `whole`.
    static func findingsOnCopy(_ repository: Repository) -> [Finding] {
        var findings: [Finding] = []
        if repository.isShallow {
            findings.append(
                Finding(
                    .whole, "This copy is shallow: its older history is cut off.", severity: .undecided,
                    hint: "Fetch the rest: git fetch --unshallow"))
        }
        if repository.hasGrafts {
            findings.append(
                Finding(
                    .whole, "This copy has grafts, which replace parts of its history.", severity: .undecided,
                    hint: "Remove .git/info/grafts, or clone again."))
        }
        return findings
    }

    private func oldest(from head: ObjectID) -> ObjectID? {
        guard
            case .good(let (chain, _)) = verifier.acts.firstParents(
                from: head, limit: Verifier.versionLimit, until: { _ in false })
        else { return nil }
        return chain.last
    }

    private func unreadable(_ head: ObjectID) -> Finding { .missing(head, "Part of the history from") }

    private func unconfirmed(_ root: ObjectID) -> Finding {
        Finding(
            .root, "Nobody has confirmed that \(root) is the agreement you mean.", severity: .undecided, commit: root,
            hint: "Compare it with what your counterparty gave you, then run the same again with: --agreement \(root)")
    }
}
