internal import Agreements
internal import SSHSignature

/// Giving consent: the one act that binds, and so the one that is shown in full before it is signed.
///
/// A value of it is a person's decision, already taken and not yet signed.
struct Consent {
    private let author: Author
    private let owesEnrolment: Bool
    /// nil where this person has been told before what a consent is.
    private let first: FirstTime?

    /// Shows the exact text and sentence, and asks for the typed word. Nothing is written.
    ///
    /// - Parameter amendment: as it stands, or as it will stand behind a proposal that is signed together with this.
    /// - Returns: the decision; with `--dry-run` nobody is asked, and nothing will be signed.
    static func ask(for amendment: Amendment, by acting: Acting) throws -> Consent {
        let author = try acting.author(on: amendment)
        if let given = amendment.consents[author.owner] {
            throw CommandError(
                .usage,
                "you accepted this very text already, on \(given.time.shown(in: amendment.text.declaration.zone))",
                hint: "see what it waits for: countersign review \(amendment.name)")
        }
        let standing = acting.history.standing(of: amendment)
        guard standing.stage != .overtaken else {
            throw CommandError(
                .moved,
                "version \(acting.history.current.number) came first, and \(amendment.name) does not follow it yet",
                hint: "carry it onto that version, and read it again: countersign refresh \(amendment.name)")
        }
        let owesEnrolment = amendment.keysToEnrol[author.key] == author.owner
        let isLast = standing.missingConsents.allSatisfy { $0.party.id == author.owner.party }
        try acting.checkText(of: amendment, mayComplete: isLast)
        // The rules are asked before anyone is asked to sign.
        try acting.history.checkConsent(to: amendment, by: author)
        let draft = try acting.history.draftConsent(to: amendment, by: author)
        let eachParty = amendment.text.declaration.signing.eachParty
        let isKnown = acting.agreement.hasShown(author.party, eachParty: eachParty, to: author.key)
        try show(draft, on: amendment, in: acting, isFirst: owesEnrolment || !isKnown)
        guard !acting.options.dryRun else { return Consent(author: author, owesEnrolment: owesEnrolment, first: nil) }
        let first = FirstTime(.accept, by: author, in: acting.agreement)
        first?.tell(on: acting.place.console)
        let words =
            amendment.text.declaration.prevailing.description == "id" ? ["setuju", "accept"] : ["accept", "setuju"]
        _ = try acting.place.console.ask("Sign this on behalf of \(author.party.name)?", expecting: words)
        acting.agreement.rememberShown(author.party, eachParty: eachParty, to: author.key)
        return Consent(author: author, owesEnrolment: owesEnrolment, first: first)
    }

    /// Enrols the signer's new key where that is owed, and signs the consent to the text that was shown.
    ///
    /// - Returns: the consent and the amendment after it; nil where `--dry-run` stopped short.
    func sign(on amendment: Amendment, by acting: inout Acting) async throws -> (act: Act, amendment: Amendment)? {
        guard !acting.options.dryRun else {
            acting.place.showDryRun(try acting.history.draftConsent(to: amendment, by: author))
            return nil
        }
        var current = amendment
        if owesEnrolment {
            let enrolment = try acting.history.draftEnrolment(in: current, by: author)
            guard let recorded = try await acting.sign(enrolment, on: current) else { return nil }
            current = recorded.amendment
            acting.place.console.note("Your key \(author.key.fingerprint) is enrolled.")
        }
        // Drafted anew on the newest act; the text and its base are those that were shown.
        let final = try acting.history.draftConsent(to: current, by: author)
        let recorded = try await acting.sign(final, on: current)
        if !acting.place.json { first?.remember() }
        return recorded
    }

    private static func show(_ draft: ActDraft, on amendment: Amendment, in acting: Acting, isFirst: Bool) throws {
        let console = acting.place.console
        if isFirst {
            console.noteBeforeAsking(
                PartyView.people(of: draft.author.party, eachParty: amendment.text.declaration.signing.eachParty))
        }
        console.noteBeforeAsking(
            try AmendmentView(amendment, in: acting.history).beforeSigning(by: draft.author.owner))
        console.noteBeforeAsking("\("You are about to sign:", .heading)")
        console.noteBeforeAsking(StyledText("\n" + draft.message.text))
    }
}
