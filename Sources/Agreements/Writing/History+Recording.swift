internal import GitStore

/// Signing what was drafted, and moving the one reference that makes it count.
extension History {
    /// Signs a draft and records it: objects first, then one compare-and-swap of one reference.
    ///
    /// The rules judge the draft before anyone is asked to sign, and the signed commit before the reference moves.
    ///
    /// - Returns: the act, and the amendment as it is after it.
    /// - Throws: `refused` by a rule, `moved` where someone else acted in the meantime; nothing was written then that
    ///   counts.
    public func record(_ draft: ActDraft, on amendment: Amendment, by signer: any Signer) async throws(AgreementError)
        -> (act: Act, amendment: Amendment)
    {
        try refuseRolledForward()
        try refuseFuture(draft)
        let act = try await signed(draft, by: signer)
        var after = amendment
        let findings = verifier.add(act.act, to: &after, in: ledger)
        guard findings.isEmpty else { throw AgreementError(findings: findings, draft.refusal) }
        let reference = amendment.name.reference
        let expected = amendment.acts.isEmpty ? nil : amendment.tip
        try agreement.land(act.bytes, as: reference, expecting: expected, message: draft.subject)
        if ledger.keys[act.act.key] == nil { agreement.showNewKey(self) }
        return (act.act, after)
    }

    /// Signs the merge of an executed amendment and moves `main` to it.
    public func recordMerge(_ draft: ActDraft, of amendment: Amendment, by signer: any Signer)
        async throws(AgreementError) -> Act
    {
        let merge = try await prepareMerge(draft, of: amendment, by: signer)
        try land(merge)
        return merge
    }

    /// Signs and stores the merge of an executed amendment; `main` does not move yet.
    ///
    /// What lies between this and ``land(_:)`` may send it to the other side first.
    public func prepareMerge(_ draft: ActDraft, of amendment: Amendment, by signer: any Signer)
        async throws(AgreementError) -> Act
    {
        try refuseRolledForward()
        try refuseFuture(draft)
        let act = try await signed(draft, by: signer)
        let findings = verifier.findingsOnMerge(act.act, of: amendment, in: ledger)
        guard findings.isEmpty else { throw AgreementError(findings: findings, draft.refusal) }
        try attempt("The merge could not be stored.") { () throws(GitError) in
            _ = try agreement.repository.write(act.bytes, as: .commit)
        }
        return act.act
    }

    /// Moves `main` to a merge that was prepared, where it still stands as it was then.
    public func land(_ merge: Act) throws(AgreementError) {
        try agreement.move(Agreement.main, to: merge.id, expecting: head, message: merge.subject)
    }

    /// The amendment as it would be if a draft were signed as it stands: for asking the rules before anyone signs.
    ///
    /// - Throws: `refused` with what the rules have against it.
    public func preview(_ draft: ActDraft, on amendment: Amendment) throws(AgreementError) -> Amendment {
        var after = amendment
        let findings = verifier.add(draft.unsigned, to: &after, in: ledger)
        guard findings.isEmpty else { throw AgreementError(findings: findings, draft.refusal) }
        return after
    }

    /// Refuses a draft that the rules would refuse, before anyone is asked to sign it.
    ///
    /// - Throws: `refused` with what the rules have against it.
    public func check(_ draft: ActDraft, on amendment: Amendment) throws(AgreementError) {
        let findings = findings(on: draft, of: amendment)
        guard findings.isEmpty else { throw AgreementError(findings: findings.whatMattersFirst, draft.refusal) }
    }

    /// What the rules would say of a draft if it were signed as it stands; empty where nothing speaks against it.
    ///
    /// - Parameter amendment: as it stands before the act.
    public func findings(on draft: ActDraft, of amendment: Amendment) -> [Finding] {
        let act = draft.unsigned
        if draft.kind == .merge { return verifier.findingsOnMerge(act, of: amendment, in: ledger) }
        var after = amendment
        return verifier.add(act, to: &after, in: ledger)
    }

    private func signed(_ draft: ActDraft, by signer: any Signer) async throws(AgreementError)
        -> (act: Act, bytes: [UInt8])
    {
        try await agreement.signed(draft, by: signer)
    }

    /// An act is dated no earlier than what it follows; where that comes from the future, nothing is built upon it.
    private func refuseFuture(_ draft: ActDraft) throws(AgreementError) {
        let now = agreement.clock.now()
        if let before = draft.parents.last,
            let finding = DatesRule.finding(on: before, dated: draft.time, now: now, severity: .error)
        {
            throw AgreementError(findings: [finding], "What this would follow is dated in the future.")
        }
    }

    /// Nothing is added to a `main` whose end is not sound.
    private func refuseRolledForward() throws(AgreementError) {
        guard head == ledger.head else {
            var error = AgreementError(
                findings: findings, "main holds something after version \(current.number) that is not sound.")
            error.hint = try detours().first { $0.reference == Agreement.main }?.hint ?? error.hint
            throw error
        }
    }
}

extension Agreement {
    /// Signs a draft and reads back what was signed, by the rules of bytes alone.
    func signed(_ draft: ActDraft, by signer: any Signer) async throws(AgreementError) -> (act: Act, bytes: [UInt8]) {
        try await Self.signed(draft, by: signer)
    }

    static func signed(_ draft: ActDraft, by signer: any Signer) async throws(AgreementError)
        -> (act: Act, bytes: [UInt8])
    {
        let bytes = draft.commit(armor: try await signer.sign(draft.payload)).bytes
        let id = try attempt("The act cannot be named.") { () throws(GitError) in try ObjectID.of(bytes, as: .commit) }
        switch Act.read(bytes, id: id) {
        case .good(let act): return (act, bytes)
        case .refused(let findings): throw AgreementError(findings: findings, "What was signed is not a valid act.")
        }
    }

    /// Writes a commit and moves one reference to it, where it still stands as expected.
    func land(_ bytes: [UInt8], as reference: String, expecting: ObjectID?, message: String) throws(AgreementError) {
        let id = try attempt("The act could not be stored, and was not recorded.") { () throws(GitError) in
            try repository.write(bytes, as: .commit)
        }
        try move(reference, to: id, expecting: expecting, message: message)
    }

    /// The one step that makes an act count.
    func move(_ reference: String, to id: ObjectID, expecting: ObjectID?, message: String) throws(AgreementError) {
        do throws(GitError) {
            try repository.updateReference(reference, to: id, expecting: expecting, message: message)
        } catch {
            guard error.code == .moved else { throw AgreementError(error, "The act could not be recorded.") }
            let name = AmendmentName(reference: reference)
            throw AgreementError(
                .moved,
                "Somebody else acted on \(name?.description ?? "the agreement") at the same moment; your act was not"
                    + " recorded.", causes: [error.description],
                hint: "Look again: countersign \(name.map { "review \($0)" } ?? "status")")
        }
    }
}

extension [Finding] {
    /// Without what follows from the rest: while consents are missing, that they bind nobody on a file goes without
    /// saying.
    fileprivate var whatMattersFirst: [Finding] {
        let lacksConsent = contains { $0.rule == .consent }
        return filter { !(lacksConsent && $0.rule == .authority) }
    }
}

extension ActDraft {
    /// That it cannot be done; what speaks against it says why.
    var refusal: String {
        let name = amendment?.description ?? "The agreement"
        return switch kind {
        case .open: "The agreement cannot be opened."
        case .propose: "\(name) cannot be proposed."
        case .revise: "The text of \(name) cannot be replaced."
        case .refresh: "\(name) cannot be refreshed."
        case .enrol: "The key cannot be enrolled in \(name)."
        case .comment: "\(name) cannot be commented on."
        case .accept: "\(name) cannot be accepted."
        case .reject: "\(name) cannot be rejected."
        case .withdraw: "\(name) cannot be withdrawn."
        case .merge: "\(name) cannot be merged."
        }
    }

    /// The act that the draft would be, for asking the rules before anyone signs.
    var unsigned: Act {
        Act(
            id: agreement ?? tree, kind: kind, tree: tree, parents: parents,
            identity: Array(author.person.identity.utf8)[...], time: time, key: author.key, agreement: agreement,
            amendment: amendment, party: author.owner.party,
            person: author.owner.person, base: base, text: text, clause: clause, re: re,
            subject: Array(subject.utf8)[...], body: Array(body.utf8)[...])
    }
}
