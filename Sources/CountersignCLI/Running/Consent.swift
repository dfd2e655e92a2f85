internal import Agreements
internal import SSHSignature

/// Giving consent: the one act that binds, and so the one that is shown in full before it is signed.
enum Consent {
    /// Shows the exact text and sentence, asks for the typed word, enrols the signer's new key where that is owed, and
    /// signs.
    ///
    /// - Returns: the consent and the amendment after it; nil where `--dry-run` stopped short.
    static func give(to amendment: Amendment, by acting: inout Acting) async throws -> (act: Act, amendment: Amendment)?
    {
        let author = try acting.author(on: amendment)
        let owesEnrolment = amendment.keysToEnrol[author.key] == author.owner
        let draft = try acting.history.draftConsent(to: amendment, by: author)
        try check(amendment, by: author, owesEnrolment, in: acting.history)
        let eachParty = amendment.text.declaration.signing.eachParty
        let isKnown = acting.agreement.hasShown(author.party, eachParty: eachParty, to: author.key)
        try show(draft, on: amendment, in: acting, isFirst: owesEnrolment || !isKnown)
        if acting.options.dryRun {
            acting.place.showDryRun(draft)
            return nil
        }
        let words =
            amendment.text.declaration.prevailing.description == "id" ? ["setuju", "accept"] : ["accept", "setuju"]
        _ = try acting.place.console.ask("Sign this on behalf of \(author.party.name)?", expecting: words)
        acting.agreement.rememberShown(author.party, eachParty: eachParty, to: author.key)

        var current = amendment
        if owesEnrolment {
            let enrolment = try acting.history.draftEnrolment(in: current, by: author)
            guard let recorded = try await acting.sign(enrolment, on: current) else { return nil }
            current = recorded.amendment
            acting.place.console.note("Your key \(author.key.fingerprint) is enrolled.")
        }
        // Drafted anew on the newest act; the text and its base are those that were shown.
        let final = try acting.history.draftConsent(to: current, by: author)
        return try await acting.sign(final, on: current)
    }

    /// Asks the rules before anyone is asked to sign: of the consent as it will stand behind the enrolment.
    private static func check(
        _ amendment: Amendment, by author: Author, _ owesEnrolment: Bool, in history: History
    ) throws(AgreementError) {
        var current = amendment
        if owesEnrolment { current = try history.preview(history.draftEnrolment(in: current, by: author), on: current) }
        _ = try history.preview(history.draftConsent(to: current, by: author), on: current)
    }

    private static func show(_ draft: ActDraft, on amendment: Amendment, in acting: Acting, isFirst: Bool) throws {
        let console = acting.place.console
        if isFirst {
            console.note(
                PartyView.people(of: draft.author.party, eachParty: amendment.text.declaration.signing.eachParty))
        }
        console.note(try AmendmentView(amendment, in: acting.history).summary)
        console.note("\("You are about to sign:", .heading)")
        console.note(StyledText("\n" + draft.message.text))
    }
}
