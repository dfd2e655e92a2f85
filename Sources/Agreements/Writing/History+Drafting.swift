public import GitStore
internal import SSHSignature

/// Drafts of each act, on what the amendment says now.
extension History {
    /// Begins an amendment of the newest version with a new text.
    public func draftProposal(
        _ slug: Slug, text: Text, summary: String, reason: String, by author: Author
    ) throws(AgreementError) -> ActDraft {
        let name = AmendmentName(party: author.owner.party, slug: slug)
        try refuseTaken(name)
        return try draft(
            .propose, on: newAmendment(name), tree: text.tree, digest: text.digest, subject: summary, body: reason,
            by: author)
    }

    /// Puts another text in the place of the one proposed.
    public func draftRevision(
        of amendment: Amendment, text: Text, summary: String, reason: String, by author: Author
    ) throws(AgreementError) -> ActDraft {
        try draft(
            .revise, on: amendment, tree: text.tree, digest: text.digest, subject: summary, body: reason, by: author)
    }

    /// Proves possession of the author's new key.
    public func draftEnrolment(in amendment: Amendment, by author: Author) throws(AgreementError) -> ActDraft {
        try draft(.enrol, on: amendment, by: author)
    }

    /// Consents to the text on the table.
    public func draftConsent(to amendment: Amendment, by author: Author) throws(AgreementError) -> ActDraft {
        try draft(.accept, on: amendment, by: author)
    }

    /// Says something, about a clause or in reply to an act where wanted.
    public func draftComment(
        on amendment: Amendment, _ words: String, clause: String? = nil, re: ObjectID? = nil, by author: Author
    ) throws(AgreementError) -> ActDraft {
        if let clause, !ClauseReference.isWellFormed(clause) {
            throw AgreementError(
                .misused, "`\(clause)` is no clause.", hint: "Give its slug, such as `availability`, or a file's path.")
        }
        var draft = try draft(.comment, on: amendment, body: words, by: author)
        draft.clause = clause
        draft.re = re
        return draft
    }

    /// Refuses the text on the table.
    public func draftRejection(of amendment: Amendment, why: String, by author: Author) throws(AgreementError)
        -> ActDraft
    {
        try draft(.reject, on: amendment, body: why, by: author)
    }

    /// Closes the amendment.
    public func draftWithdrawal(of amendment: Amendment, why: String, by author: Author) throws(AgreementError)
        -> ActDraft
    {
        try draft(.withdraw, on: amendment, body: why, by: author)
    }

    /// Brings the executed text onto `main`.
    public func draftMerge(of amendment: Amendment, by author: Author) throws(AgreementError) -> ActDraft {
        try draft(.merge, on: amendment, parents: [amendment.base.id, amendment.tip], by: author)
    }

    /// Refuses a name that was used before, by this party, in this clone.
    public func refuseTaken(_ name: AmendmentName) throws(AgreementError) {
        let repository = agreement.repository
        let tip = try attempt("The amendment \(name) cannot be read.") { () throws(GitError) in
            try repository.reference(name.reference)
        }
        guard tip != nil || ledger.hasLanded(name) else { return }
        let isOpen = tip.flatMap { branch(name, tip: $0).amendment }.map { !$0.isWithdrawn } ?? false
        throw AgreementError(
            .misused, "The name \(name) is taken; a name is used once.",
            hint: "Choose another, such as \(name.slug)-2."
                + (isOpen && !ledger.hasLanded(name) ? " To revise that one: countersign switch \(name)" : ""))
    }

    func draft(
        _ kind: ActKind, on amendment: Amendment, tree: ObjectID? = nil, digest: TextDigest? = nil,
        base: Version? = nil, parents: [ObjectID]? = nil, subject: String? = nil, body: String = "", by author: Author
    ) throws(AgreementError) -> ActDraft {
        let base = base ?? amendment.base
        let declaration = amendment.text.declaration
        let wording = ActWording.of(
            kind, declaration: declaration, amendment: amendment.name, partyName: author.party.name,
            fingerprint: author.key.fingerprint)
        let subject = try Prose.signable(wording?.subject ?? subject ?? "")
        let body = try Prose.signable(wording?.body ?? body, isWordedByTheFormat: wording?.body != nil)
        guard !subject.isEmpty, !subject.contains("\n") else {
            throw AgreementError(
                .misused, "A summary is one line of words.", hint: "Give it with -m, and more with --reason.")
        }
        if body.isEmpty, kind == .comment || kind == .reject || kind == .withdraw {
            throw AgreementError(
                .misused, "Say something: `\(kind.rawValue)` needs words of yours.", hint: "Give them with -m.")
        }
        let names = kind.requiredTrailers
        return ActDraft(
            kind: kind, author: author, agreement: ledger.root, amendment: amendment.name,
            tree: tree ?? amendment.text.tree, parents: parents ?? [amendment.tip],
            base: names.contains(.base) ? base.id : nil,
            text: names.contains(.text) ? digest ?? amendment.text.digest : nil, subject: subject, body: body,
            time: time(after: max(amendment.tipTime, base.time), in: declaration.zone))
    }

    /// Now, or the time of what came before where this computer's clock is behind it.
    private func time(after before: ActTime, in zone: AgreementZone) -> ActTime {
        ActTime(at: max(agreement.clock.now(), before.seconds), in: zone) ?? before
    }
}

extension History {
    /// An amendment of the newest version on which nothing was done yet, for its first act.
    public func newAmendment(_ name: AmendmentName) -> Amendment {
        Amendment(agreement: ledger.root, name: name, base: current)
    }
}
