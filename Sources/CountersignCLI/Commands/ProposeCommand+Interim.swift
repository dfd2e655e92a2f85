internal import Agreements

/// An urgent change while a version waits: two amendments in the place of one.
extension ProposeCommand {
    /// The texts for now and for later where the person wants both; nil where it is one text.
    func interimTexts(_ text: Text, _ acting: Acting, _ place: Place) throws -> InterimTexts? {
        let history = acting.history
        if interim { return try history.interimTexts(for: text) }
        let waiting = try history.waiting(behind: text)
        guard !waiting.isEmpty, try existing(acting, place) == nil else { return nil }
        let names = waiting.map { "version \($0) (from \(history.ledger.inForceFrom($0)?.shown ?? ""))" }
        // Where nobody can be asked, the check of the text says the same and what to do.
        guard place.console.canAsk, !place.console.options.answersYes else { return nil }
        place.console.noteBeforeAsking(
            "\("Beware:", .warning) your text takes force before \(names.joined(separator: " and ")), which waits, and"
                + " does not say that it takes its place. If it is to replace it, say so with supersedes.")
        _ = try place.console.ask(
            "Propose two amendments: the change until then, and what waits with the change on top?",
            expecting: ["two"])
        return try history.interimTexts(for: text)
    }

    /// What waits with the change on top, as texts that can be signed: known before anything is.
    func restatedTexts(_ pair: InterimTexts, _ acting: Acting) throws -> [(version: Int, text: Text)] {
        try pair.restated.map { version, carried in
            let text = try Self.text(of: carried, "version \(version) with the change on top", acting)
            try acting.checkText(text, amending: acting.history.current, sayingWarnings: false)
            return (version, text)
        }
    }

    /// A version that waits, restated with the change on top: proposed together with the change, and accepted with it
    /// where the person said so.
    struct Restated {
        let version: Int
        let amendment: Amendment
        let draft: ActDraft
        let consent: Consent?
    }

    /// What waits with the change on top, as proposals, and the consent to each: asked for before anything is signed.
    func restated(
        _ texts: [(version: Int, text: Text)], besides name: AmendmentName, _ acting: Acting, _ place: Place
    ) throws -> [Restated] {
        try texts.map { version, text in
            guard let slug = Companion.slug(of: name.slug, restating: version) else {
                throw CommandError(.usage, "\(name.slug) is too long a name here", hint: "choose a shorter one")
            }
            let draft = try acting.history.draftProposal(
                slug, text: text, summary: "\(message) (version \(version) with it on top)", reason: reason,
                by: try acting.author())
            let amendment = acting.history.newAmendment(AmendmentName(party: name.party, slug: slug))
            guard accept else { return Restated(version: version, amendment: amendment, draft: draft, consent: nil) }
            place.console.noteBeforeAsking(
                "Together with \(name.description, .bold): version \(version) with that change on top.")
            let consent = try Consent.ask(for: try acting.history.preview(draft, on: amendment), by: acting)
            return Restated(version: version, amendment: amendment, draft: draft, consent: consent)
        }
    }

    /// Proposes what waits once more, with the change on top.
    func restate(
        _ all: [Restated], besides first: AmendmentName, _ acting: inout Acting, _ place: Place
    ) async throws {
        for restated in all {
            guard let (act, after) = try await acting.sign(restated.draft, on: restated.amendment) else {
                _ = try await restated.consent?.sign(
                    on: acting.history.preview(restated.draft, on: restated.amendment), by: &acting)
                continue
            }
            let name = after.name.description
            if place.json { place.console.print(json: act.json(schema: "countersign.act/1")) }
            let isAccepted = try await restated.consent?.sign(on: after, by: &acting) != nil
            place.console.note(
                "You proposed \(name, .bold) as well\(isAccepted ? ", and accepted it for your party" : ""): version"
                    + " \(restated.version) with the change on top. Once \(first.description) is part of the agreement:"
                    + " countersign refresh \(name), and everyone accepts it then.")
        }
    }

    static func text(of carried: CarriedText, _ what: String, _ acting: Acting) throws -> Text {
        guard carried.isClean else {
            throw ConflictsView(carried: carried).error(
                what, hint: "propose the change until then from your own text: take out what waits, and say supersedes")
        }
        return try acting.history.text(of: carried)
    }
}
