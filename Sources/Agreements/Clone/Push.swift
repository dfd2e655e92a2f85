public import GitStore

/// A reference that git is about to move at a remote. Source: githooks(5), "pre-push".
public struct Push: Hashable, Sendable {
    /// What is sent, as it was named; `(delete)` where the reference is to be removed.
    public let source: String
    /// The commit that is sent; nil where the reference is to be removed.
    public let new: ObjectID?
    /// The full name at the remote.
    public let destination: String
    /// What the remote has; nil where it has none of that name.
    public let old: ObjectID?

    /// Reads a line as git gives it to the hook; nil where it is none.
    public init?(line: some StringProtocol) {
        let parts = line.split(separator: " " as Character, omittingEmptySubsequences: false).map { String($0) }
        guard parts.count == 4, let new = ObjectID(hex: parts[1]), let old = ObjectID(hex: parts[3]) else { return nil }
        let nothing = String(repeating: "0", count: 40)
        source = parts[0]
        self.new = new.description == nothing ? nil : new
        destination = parts[2]
        self.old = old.description == nothing ? nil : old
    }
}

/// Why something must not be sent.
public struct PushRefusal: Hashable, Sendable {
    /// One plain sentence.
    public let message: String
    /// What the rules have against it.
    public let findings: [Finding]
    /// What to do instead.
    public let hint: String?

    init(_ message: String, findings: [Finding] = [], hint: String? = nil) {
        self.message = message
        self.findings = findings
        self.hint = hint ?? findings.lazy.compactMap(\.hint).first
    }
}

extension [Finding] {
    /// Whether they show that something is not sound, whatever else there is that this copy lacks or cannot read.
    public var areFinal: Bool {
        let about = filter { $0.severity != .warning }
        return !about.isEmpty
            && about.allSatisfy {
                $0.severity == .error && ![.oneChain, .whole, .notRolledBack, .root].contains($0.rule)
            }
    }
}

extension History {
    /// Why a push must not be; nil where it may: `main` and amendments alone, whose every act is sound, and forwards. What
    /// is not sound at the remote may be replaced or removed.
    public func refusal(of push: Push) throws(AgreementError) -> PushRefusal? {
        if push.source.hasPrefix(Agreement.drafts) || push.destination.hasPrefix(Agreement.drafts) {
            return PushRefusal(
                "\(push.source) is a private draft, and drafts are never sent.",
                hint: "Put it on the table instead: countersign propose -m SUMMARY")
        }
        if push.destination == Agreement.main { return try refusalOnMain(push) }
        guard let name = AmendmentName(reference: push.destination) else {
            return PushRefusal(
                "\(push.destination) is no part of an agreement.",
                hint: "main and amendments are shared, and nothing else: countersign sync")
        }
        return try refusal(of: push, on: name)
    }

    private func refusalOnMain(_ push: Push) throws(AgreementError) -> PushRefusal? {
        guard let new = push.new else { return PushRefusal("main cannot be removed: it is the agreement.") }
        var ledger = ledger
        if ledger.number(of: new) == nil {
            let (longer, findings) = verifier.verify(main: new, root: ledger.root, from: ledger)
            guard let longer, findings.isEmpty else {
                return PushRefusal("What is sent to main is not sound.", findings: findings)
            }
            ledger = longer
        }
        if let ahead = future(new) {
            return PushRefusal("What is sent to main cannot be taken yet.", findings: [ahead])
        }
        guard let old = push.old else { return nil }
        guard let number = ledger.number(of: try soundHead(old)), number <= ledger.number(of: new) ?? 0 else {
            return PushRefusal(
                "main at the remote holds something that would be lost.", hint: "Take it in first: countersign sync")
        }
        return nil
    }

    private func refusal(of push: Push, on name: AmendmentName) throws(AgreementError) -> PushRefusal? {
        guard let new = push.new else {
            guard let old = push.old else { return nil }
            if ledger.hasLanded(name) {
                return try agreement.isDescendant(ledger.head, of: old)
                    ? nil
                    : PushRefusal(
                        "\(name) at the remote holds acts that are no part of the agreement, and would be lost.",
                        hint: "Take them in first: countersign sync")
            }
            let held = branch(name, tip: old)
            if held.amendment == nil, held.findings.areFinal, let sound = soundActs(on: name, leadingTo: old),
                sound.isEmpty
            {
                return nil
            }
            return PushRefusal(
                "The acts on \(name) are there for good.",
                hint: held.amendment?.isWithdrawn ?? false
                    ? "It was withdrawn, and waits for nobody: leave it there."
                    : "To close it: countersign withdraw \(name) -m WHY")
        }
        if ledger.hasLanded(name) { return PushRefusal("\(name) is part of the agreement already.") }
        let branch = branch(name, tip: new)
        guard let amendment = branch.amendment else {
            return PushRefusal("What is sent to \(name) is not sound.", findings: branch.findings)
        }
        if let ahead = future(new) {
            return PushRefusal("What is sent to \(name) cannot be taken yet.", findings: [ahead])
        }
        guard let old = push.old, !amendment.acts.contains(where: { $0.id == old }) else { return nil }
        // What is not sound there may give way to what is; nothing else.
        let held = self.branch(name, tip: old)
        if held.amendment == nil, held.findings.areFinal {
            let sound = soundActs(on: name, leadingTo: old)
            if let sound, sound.allSatisfy({ act in amendment.acts.contains { $0.id == act.id } }) { return nil }
        }
        return PushRefusal(
            "\(name) at the remote holds acts that would be lost.", hint: "Take them in first: countersign sync")
    }

    /// The last sound version that leads to a commit of a remote's main, found as an exchange finds it; the commit itself
    /// where it cannot be said, or where commits behind that version bring along others which this clone does not hold.
    private func soundHead(_ commit: ObjectID) throws(AgreementError) -> ObjectID {
        let (other, findings) = try alternative(leadingTo: commit, goingOn: true)
        guard findings.areFinal, let other,
            case .good(let (behind, .some)) = verifier.acts.firstParents(
                from: commit, limit: Verifier.amendmentLimit, until: { other.ledger.number(of: $0) != nil })
        else { return commit }
        return try holdsAllBesides(behind) ? other.head : commit
    }

    /// Whether everything that commits bring in beside their first parents is part of the agreement or of an amendment here.
    private func holdsAllBesides(_ commits: [ObjectID]) throws(AgreementError) -> Bool {
        var brought: Set<ObjectID> = []
        for commit in commits {
            guard let parents = try? agreement.repository.parents(of: commit) else { return false }
            brought.formUnion(parents.dropFirst())
        }
        for amendment in try amendments() { brought.subtract(amendment.acts.map(\.id)) }
        return try agreement.ancestors(among: brought, of: ledger.head) == brought
    }

    /// The newest act up to which what leads to a commit is sound on an amendment; nil where no act of it is.
    func soundTip(of name: AmendmentName, leadingTo tip: ObjectID) -> ObjectID? {
        soundActs(on: name, leadingTo: tip)?.last?.id
    }

    /// The sound acts that lead to a commit of an amendment; nil where it cannot be said.
    private func soundActs(on name: AmendmentName, leadingTo tip: ObjectID) -> [Act]? {
        guard case .good(let part) = verifier.soundPart(of: name, tip: tip, in: ledger, on: .others) else { return nil }
        return part.amendment.acts
    }

    /// What others would refuse of a commit because of its date.
    private func future(_ commit: ObjectID) -> Finding? {
        guard case .good(let act) = verifier.acts.act(commit) else { return nil }
        return DatesRule.finding(on: commit, dated: act.time, now: agreement.clock.now(), severity: .error)
    }
}
