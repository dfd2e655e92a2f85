internal import SSHSignature

/// What an amendment waits for, and from whom.
public struct Standing: Hashable, Sendable {
    /// How far an amendment has come.
    public enum Stage: String, Hashable, Sendable {
        /// The text is on the table.
        case negotiating
        /// Every party has consented; it waits to be merged.
        case executed
        /// Closed by the party that proposed it.
        case withdrawn
        /// Another version came first: it must be carried onto it before it can land.
        case overtaken
    }

    /// What one person could do next.
    public enum Step: String, Hashable, Sendable {
        case enrol
        case accept
        case merge
        case refresh
        /// Another text, since this one was rejected.
        case propose
    }

    /// A party whose consent is not complete.
    public struct MissingConsent: Hashable, Sendable {
        /// The party.
        public let party: Party
        /// How many more signatories.
        public let count: Int
    }

    /// A file that changes on which those who accepted so far may not bind their party.
    public struct Uncovered: Hashable, Sendable {
        /// The file's path in the text.
        public let path: String
        /// The party that is not bound on it yet.
        public let party: Party
    }

    /// How far it has come.
    public let stage: Stage
    /// The parties that have still to consent, in order of name.
    public let missingConsents: [MissingConsent]
    /// The parties among them of which somebody rejected the text as it is.
    public let rejectedBy: [Party]
    /// The files that somebody with more authority has still to consent to.
    public let uncovered: [Uncovered]
    /// New keys whose owners have still to prove them, in order of owner.
    public let keysToEnrol: [KeyOwner]
    /// The party that may merge, once executed.
    public let mergingParty: PartyID?

    /// What waits for one person; empty where nothing does.
    public func steps(for author: Author, on amendment: Amendment) -> [Step] {
        guard stage != .withdrawn else { return [] }
        var steps: [Step] = []
        if amendment.keysToEnrol[author.key] == author.owner { steps.append(.enrol) }
        if stage == .overtaken { return steps + [.refresh] }
        if stage == .executed {
            if author.person.may == .sign, mergingParty == author.owner.party {
                steps.append(.merge)
            }
            return steps
        }
        // Whoever brought it in looks for another text then; nobody is asked for a consent that leads nowhere.
        guard rejectedBy.isEmpty else {
            return amendment.name.party == author.owner.party ? steps + [.propose] : steps
        }
        let isNeeded =
            missingConsents.contains { $0.party.id == author.owner.party }
            || uncovered.contains { $0.party.id == author.owner.party }
        let canSign =
            author.person.may == .sign
            && amendment.requirements.contains { requirement in
                requirement.party.id == author.owner.party
                    && requirement.party.people.contains { $0.id == author.owner.person }
            }
        if isNeeded, canSign, amendment.consents[author.owner] == nil { steps.append(.accept) }
        return steps
    }
}

extension History {
    /// What an amendment waits for.
    public func standing(of amendment: Amendment) -> Standing {
        let stage: Standing.Stage =
            amendment.isWithdrawn
            ? .withdrawn
            : amendment.base.number < current.number ? .overtaken : amendment.isExecuted ? .executed : .negotiating
        let missing = ConsentRule.missing(in: amendment)
        let rejecting = Set(amendment.rejections.keys.map(\.party))
        return Standing(
            stage: stage,
            missingConsents: missing.map { .init(party: $0.party, count: $0.count) },
            rejectedBy: missing.map(\.party).filter { rejecting.contains($0.id) },
            uncovered: AuthorityRule.uncovered(in: amendment).map { .init(path: $0.path, party: $0.party) },
            keysToEnrol: Set(amendment.keysToEnrol.values).sorted { $0.description < $1.description },
            mergingParty: amendment.completion?.party)
    }

    /// The day from which an amendment's text would govern: as executed, or as if it were executed now.
    public func inForceFrom(_ amendment: Amendment) -> CivilDate? {
        let now = ActTime(at: agreement.clock.now(), in: amendment.text.declaration.zone)
        return InForceRule.date(of: amendment.text, executed: amendment.completion?.time ?? now ?? amendment.tipTime)
    }
}
