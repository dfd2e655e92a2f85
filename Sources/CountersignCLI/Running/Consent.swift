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
        try show(draft, on: amendment, in: acting, isFirst: owesEnrolment || amendment.base.number == 0)
        if acting.options.dryRun {
            acting.place.showDryRun(draft)
            return nil
        }
        let first = FirstTime(.accept, by: author, in: acting.agreement)
        first?.tell(on: acting.place.console)
        let words =
            amendment.text.declaration.prevailing.description == "id" ? ["setuju", "accept"] : ["accept", "setuju"]
        _ = try acting.place.console.ask("Sign this on behalf of \(author.party.name)?", expecting: words)

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
            console.warn(
                PartyView.people(of: draft.author.party, eachParty: amendment.text.declaration.signing.eachParty))
        }
        console.warn(try AmendmentView(amendment, in: acting.history).summary)
        console.warn("\("You are about to sign:", .heading)")
        console.warn(StyledText("\n" + draft.message.text))
    }
}
