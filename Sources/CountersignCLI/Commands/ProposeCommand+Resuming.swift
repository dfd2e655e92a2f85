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
        let party = try acting.author().owner.party
        let own = AmendmentName(party: party, slug: slug)
        guard name.map({ $0 == slug.description || $0 == own.description }) ?? true,
            try agreement.draftTree(slug) != nil,
            let amendment = try acting.history.amendments().first(where: { $0.name == own }),
            amendment.text.tree == text.tree
        else { return nil }
        return amendment
    }

    /// Does what was left to do.
    func finish(_ amendment: Amendment, from working: Text, _ acting: Acting, _ place: Place) async throws {
        try acting.settle(on: amendment, from: working, leaving: .draft(amendment.name.slug))
        try await acting.send()
        if let act = amendment.acts.last(where: { $0.text == amendment.text.digest }) {
            place.showAct(
                act, "\(amendment.name.description, .bold) is on the table with exactly this text already.",
                next: acting.history.standing(of: amendment).sentence(on: amendment))
        }
    }
}
