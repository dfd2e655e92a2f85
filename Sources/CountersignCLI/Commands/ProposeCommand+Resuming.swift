internal import Agreements
internal import GitStore

/// A proposal that was recorded and then cut short, by a crash or a lost connection: proposing the same again finishes it.
extension ProposeCommand {
    /// The person's own amendment that holds this very text while its draft is still there.
    func recorded(_ text: Text, _ acting: Acting) throws -> Amendment? {
        let agreement = acting.agreement
        let slug: Slug
        switch try agreement.desk() {
        case .draft(let draft): slug = draft
        case .amendment(let name): slug = name.slug
        default: return nil
        }
        // Who is not in the newest version, such as a party that is only joining, proposed nothing of their own.
        guard try agreement.draftTree(slug) != nil, let party = (try? acting.author())?.owner.party else { return nil }
        let own = AmendmentName(party: party, slug: slug)
        guard name.map({ $0 == slug.description || $0 == own.description }) ?? true,
            let amendment = try acting.history.amendments().first(where: { $0.name == own }),
            amendment.text.tree == text.tree, !amendment.isWithdrawn
        else { return nil }
        return amendment
    }

    /// Does what was left to do, with what was asked for besides.
    func finish(
        _ amendment: Amendment, from working: Text, with pair: InterimTexts?, _ acting: inout Acting, _ place: Place
    ) async throws {
        let isThere: StyledText = "\(amendment.name.description, .bold) is on the table with exactly this text already."
        guard !signing.dryRun else { return place.console.note(isThere) }
        try acting.settle(on: amendment, from: working, leaving: .draft(amendment.name.slug))
        let onTable = Set(try acting.history.amendments().map(\.text.tree))
        let restated = try pair.map { try restatedTexts($0, acting) } ?? []
        if let act = amendment.acts.last(where: { $0.text == amendment.text.digest }) { place.showAct(act, isThere) }
        let twins = try self.restated(
            restated.filter { !onTable.contains($0.text.tree) }, besides: amendment.name, acting, place)
        try await restate(twins, besides: amendment.name, &acting, place)
        let isAccepted = amendment.consents[try acting.author(on: amendment).owner] != nil
        let consent = accept && !isAccepted ? try Consent.ask(for: amendment, by: acting) : nil
        try await conclude(amendment, with: consent, &acting, place)
    }
}
