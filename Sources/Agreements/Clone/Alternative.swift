public import GitStore

/// A head that this clone could go on from in the place of its own, sound as a whole, beside what this clone holds.
public struct Alternative: Sendable {
    /// The commit of its newest version.
    public let head: ObjectID
    let ledger: Ledger
    /// The number of the newest version that both hold.
    public let common: Int
    /// Its versions behind that one, which this clone has not, oldest first.
    public let gained: [VerifiedVersion]
    /// The versions of this clone behind that one, which it has not, oldest first.
    public let lost: [VerifiedVersion]

    /// The number of its newest version.
    public var newest: Int { ledger.versions.count - 1 }

    /// The number of the version that an amendment is there and is not in this clone; nil where it is none.
    public func version(of name: AmendmentName) -> Int? {
        gained.first { $0.amendment?.name == name }?.version.number
    }

    /// Whether each has a version that the other has not: then only one of the two can be the agreement.
    public var isParted: Bool { !gained.isEmpty && !lost.isEmpty }

    /// The party that merged both where the two part, which proves that it said two things; nil where each was merged by
    /// another, as happens where two act at the same moment.
    public var equivocator: PartyID? {
        guard let theirs = gained.first?.act.party, theirs == lost.first?.act.party else { return nil }
        return theirs
    }

    /// What of this clone would be open again: executed as it stands, but on a version that another came to follow.
    public var reopened: [Amendment] {
        lost.compactMap(\.amendment).filter { amendment in
            !ledger.hasLanded(amendment.name) && amendment.base.number <= common
        }
    }
}

extension History {
    /// A commit as a head to go on from, verified from the beginning.
    ///
    /// - Throws: `refused` where it is not sound, `misused` where there is nothing to decide.
    public func alternative(_ commit: ObjectID) throws(AgreementError) -> Alternative {
        try agreement.refuseIncompleteCopy()
        let (found, findings) = try alternative(leadingTo: commit)
        guard findings.isEmpty, let found else {
            throw AgreementError(findings: findings, "\(commit) is not the head of a sound copy of the agreement.")
        }
        guard forkedFrom != nil || ledger.number(of: commit) == nil || head != ledger.head else {
            throw AgreementError(
                .misused, "There is nothing to decide: \(commit) is a version of what this clone holds already.",
                hint: "To read an older version: countersign show VERSION")
        }
        guard forkedFrom != nil || !heads(besides: found).isEmpty else {
            throw AgreementError(
                .misused,
                "There is nothing to decide: what this clone holds is part of \(commit), or that head itself.",
                hint: "To take in what the other side has: countersign sync")
        }
        return found
    }

    /// The longest sound part of what leads to a commit, and what speaks against the rest.
    ///
    /// - Parameter isGoingOn: whether what this clone has verified before is taken over, so that only what lies behind
    ///   the last version that both hold is judged; otherwise all of it is, from the beginning.
    func alternative(
        leadingTo commit: ObjectID, goingOn isGoingOn: Bool = false, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(AgreementError) -> (Alternative?, findings: [Finding]) {
        var gained: [VerifiedVersion] = []
        let known = isGoingOn ? try ledger(sharedWith: commit) : nil
        let (other, findings) = Verifier(agreement.repository).verify(
            main: commit, root: ledger.root, from: known, watch: progress
        ) { found in
            if ledger.number(of: found.version.id) == nil { gained.append(found) }
        }
        guard let other else { return (nil, findings) }
        let common = other.versions.count - gained.count - 1
        return (
            Alternative(
                head: other.head, ledger: other, common: common, gained: gained, lost: try versions(after: common)),
            findings
        )
    }

    /// The versions of this clone behind one, oldest first.
    private func versions(after common: Int) throws(AgreementError) -> [VerifiedVersion] {
        try (common + 1..<ledger.versions.count).map { number throws(AgreementError) in
            let landing = try landing(of: number)
            guard let landing else { throw AgreementError(.undecided, "Version \(number) cannot be read.") }
            return VerifiedVersion(version: try version(number), act: landing.merge, amendment: landing.amendment)
        }
    }

    /// The ledger as it was at the last version that leads to a commit as well; nil where none does.
    private func ledger(sharedWith commit: ObjectID) throws(AgreementError) -> Ledger? {
        let walk = verifier.acts.firstParents(from: commit, limit: Verifier.versionLimit) {
            ledger.number(of: $0) != nil
        }
        guard case .good(let (_, end)) = walk, let number = end.flatMap({ ledger.number(of: $0) }) else { return nil }
        return ledger.rewound(to: number, before: try versions(after: number).compactMap(\.amendment))
    }

    /// What this clone points at and an alternative does not contain.
    func heads(besides other: Alternative) -> Set<ObjectID> {
        Set([head, ledger.head]).filter { other.ledger.number(of: $0) == nil }
    }
}
