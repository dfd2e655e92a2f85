internal import GitStore
public import SSHSignature

/// Signing own acts anew, on top of what the other side did at the same moment.
extension History {
    /// What an own act becomes on top of an amendment: a draft, or why it can be none.
    private enum Replay {
        case draft(ActDraft)
        case leftOut(String)
    }

    /// What replaying would sign, step by step, for the person to see before they are asked.
    public struct ReplayPlan {
        /// What would become of each own act, oldest first.
        public let outcomes: [(act: Act, outcome: Parting.Outcome)]
        /// The consents that would be given again, each with the amendment as it would leave it.
        public let consents: [(draft: ActDraft, after: Amendment)]
        /// Whether one of them is the last that is missing: from then on the text is irrevocable.
        public let completesExecution: Bool

        /// Whether anything would be signed at all.
        public var signsAnything: Bool { outcomes.contains { $0.outcome == .again } }
    }

    /// What ``replay(_:by:)`` would sign with a key.
    ///
    /// - Throws: `notAllowed` where one of the acts is somebody else's.
    public func plan(of parting: Parting, by key: PublicKey) throws(AgreementError) -> ReplayPlan {
        var after = parting.theirs
        var outcomes: [(act: Act, outcome: Parting.Outcome)] = []
        var consents: [(draft: ActDraft, after: Amendment)] = []
        for own in parting.own {
            try refuseOthers(own, of: parting, key)
            switch try replay(own, on: after, [:], by: key) {
            case .leftOut(let reason): outcomes.append((own.act, .leftOut(reason)))
            case .draft(let draft):
                after = try preview(draft, on: after)
                outcomes.append((own.act, .again))
                if draft.kind == .accept { consents.append((draft, after)) }
            }
        }
        return ReplayPlan(
            outcomes: outcomes, consents: consents,
            completesExecution: !parting.theirs.isExecuted && after.isExecuted)
    }

    private func refuseOthers(_ own: Parting.Own, of parting: Parting, _ key: PublicKey) throws(AgreementError) {
        guard own.act.key != key else { return }
        throw AgreementError(
            .notAllowed,
            "\(own.act.identity) acted on \(parting.theirs.name) in this clone; only they can sign that again.",
            hint: "They take in the same, in this clone; or with another key of theirs: --key FILE")
    }

    /// Puts own acts, signed anew, behind the other side's and moves the branch there in one step.
    ///
    /// Words are said again as they were. A consent is given again only to the same text on the same base, and a text
    /// only in the place of the one that it replaced. What cannot be done again is left out; then a draft keeps
    /// what this clone had.
    ///
    /// - Returns: what became of each own act, the amendment afterwards, and the draft that keeps the former branch.
    /// - Throws: `notAllowed` where one of the acts is somebody else's, `moved` where the branch moved meanwhile.
    public func replay(_ parting: Parting, by signer: any Signer) async throws(AgreementError) -> (
        outcomes: [(act: Act, outcome: Parting.Outcome)], amendment: Amendment, kept: Slug?
    ) {
        let name = parting.theirs.name
        var after = parting.theirs
        var outcomes: [(act: Act, outcome: Parting.Outcome)] = []
        var successors: [ObjectID: ObjectID] = [:]
        for own in parting.own {
            try refuseOthers(own, of: parting, signer.publicKey)
            switch try replay(own, on: after, successors, by: signer.publicKey) {
            case .leftOut(let reason): outcomes.append((own.act, .leftOut(reason)))
            case .draft(let draft):
                let signed = try await agreement.signed(draft, by: signer)
                let findings = verifier.add(signed.act, to: &after, in: ledger)
                guard findings.isEmpty else { throw AgreementError(findings: findings, "This cannot be done again.") }
                try attempt("The act could not be stored.") { () throws(GitError) in
                    _ = try agreement.repository.write(signed.bytes, as: .commit)
                }
                successors[own.act.id] = signed.act.id
                outcomes.append((own.act, .again))
            }
        }
        let isWhole = outcomes.allSatisfy { $0.outcome == .again }
        if try agreement.desk() == .amendment(name) {
            let before = try amendment(name).text
            try layOut(carriedEdits(from: before, to: after.text, hint: hintOnEdits(.amendment(name))))
        }
        let kept =
            isWhole ? nil : try agreement.keepAsDraft(parting.tip, named: Agreement.formerBranch(of: name))
        try attempt("\(name) could not be moved.") { () throws(GitError) in
            try agreement.repository.updateReference(
                name.reference, to: after.tip, expecting: parting.tip, message: "countersign: replay")
        }
        RememberedBranches(of: agreement).note(after.tip, of: name)
        return (outcomes, after, kept)
    }

    private func replay(
        _ own: Parting.Own, on amendment: Amendment, _ successors: [ObjectID: ObjectID], by key: PublicKey
    ) throws(AgreementError) -> Replay {
        let act = own.act
        let table = Parting.Table(amendment)
        let draft: ActDraft
        switch act.kind {
        case .enrol:
            let author = try newcomer(key, on: amendment)
            guard amendment.keysToEnrol[author.key] == author.owner else { return .leftOut("the key is enrolled") }
            draft = try draftEnrolment(in: amendment, by: author)
        case .comment:
            let re = act.re.map { successors[$0] ?? $0 }
            let isKnown = re.map { re in amendment.acts.contains { $0.id == re } } ?? true
            draft = try draftComment(
                on: amendment, act.body, clause: act.clause, re: isKnown ? re : nil, by: try author(of: act, amendment))
        case .accept:
            guard table == own.after else { return .leftOut("it was a consent to another text: read the new one") }
            draft = try draftConsent(to: amendment, by: try author(of: act, amendment))
        case .reject:
            guard table == own.after else { return .leftOut("it refused another text: read the new one") }
            draft = try draftRejection(of: amendment, why: act.body, by: try author(of: act, amendment))
        case .withdraw: draft = try draftWithdrawal(of: amendment, why: act.body, by: try author(of: act, amendment))
        case .revise where table == own.before:
            draft = try draftRevision(
                of: amendment, text: try text(of: act.tree), summary: act.subject, reason: act.body,
                by: try author(of: act, amendment))
        case .refresh where table == own.before && act.base == current.id:
            draft = try draftRefresh(
                of: amendment, text: try text(of: act.tree), by: try author(of: act, amendment))
        case .propose, .revise, .refresh, .open, .merge:
            return .leftOut("both sides put a text on the table: propose yours again")
        }
        let findings = findings(on: draft, of: amendment)
        return findings.isEmpty ? .draft(draft) : .leftOut(findings.map(\.message).joined(separator: " "))
    }

    private func author(of act: Act, _ amendment: Amendment) throws(AgreementError) -> Author {
        try author(act.key, on: amendment)
    }
}
