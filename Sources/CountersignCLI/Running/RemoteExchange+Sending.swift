internal import Agreements
internal import ExternalPrograms

/// Sending what this clone has and the other side has not.
extension RemoteExchange {
    /// Sends everything that the other side has not, in one step where it takes it.
    ///
    /// Where it does not, what belongs together goes by itself: one bad amendment is not to keep the others back. To a
    /// remote whose `main` was refused nothing is sent at all.
    ///
    /// - Parameter acted: the amendments that a person is acting on: they go first, and together.
    func send(_ history: History, acting acted: Set<AmendmentName> = []) async throws -> Delivery {
        var delivery = Delivery(remote: remote)
        try history.rememberBranches()
        guard !offline, url != nil else { return delivery }
        for branch in try history.branches() where branch.isUndecided {
            place.console.warn(
                "\("Not sent:", .warning) \(branch.name.description, .bold), of which this copy cannot say whether it is"
                    + " sound. \(branch.findings.first?.sentence ?? "")")
        }
        let updates = try agreement.unsent(to: remote, history)
        let overtaken = try agreement.overtaken(acted, at: remote, unsent: updates, history)
        if let refusal, !updates.isEmpty || !overtaken.isEmpty {
            delivery.holdBack(updates + overtaken, RefusedOfferView(refusal, in: history))
            return delivery
        }
        let offers = agreement.refusedOffers().map { RefusedOfferView($0, in: history) }
        // What another fetch brought meanwhile was not looked at: nothing is sent on top of a main that is not sound.
        let isSound = try agreement.followsSoundly(remote, history)
        let kept = isSound ? overtaken : updates + overtaken
        if !kept.isEmpty { delivery.keep(kept, .actedAtOnce(at: remote), offers) }
        guard isSound, !updates.isEmpty else { return delivery }
        if try agreement.offered(by: remote).isEmpty {
            place.console.note(
                agreement.hasLost(remote)
                    ? "\(remote) has lost what it held of this agreement. This is sent there again:"
                    : "\(remote) holds nothing of this agreement yet. This is sent there:")
            for update in updates { place.console.note("  " + update.subject(in: history)) }
            delivery.isAnnounced = true
        }
        // What rests on main is judged by the main that is there: where that is to move, it goes first.
        var parts = updates.first?.movesMain == true ? [updates.prefix(1), updates.dropFirst()] : [updates[...]]
        while !parts.isEmpty {
            let part = Array(parts.removeFirst())
            do {
                try await place.console.progress("Sending") { _ in try await transport.push(part, to: remote) }
                delivery.sent += part
            } catch let error as AgreementError {
                let isAnswer = error.kind == .refused || error.kind == .moved
                let smaller = isAnswer ? Self.parts(of: part, acting: acted) : []
                if smaller.count > 1 {
                    parts = smaller + parts
                    continue
                }
                delivery.keep(part, error, offers)
                // Nothing may rest on a main that is not there, nor is there anybody to send to where no answer comes.
                guard isAnswer, !part.contains(where: { $0.reference == Agreement.main }) else {
                    delivery.untried = parts.flatMap { $0 }
                    break
                }
            }
        }
        return delivery
    }

    /// What is sent by itself where all of it was not taken: `main`, what a person is acting on, and every other amendment.
    private static func parts(
        of updates: [Exchange.Update], acting acted: Set<AmendmentName>
    ) -> [ArraySlice<Exchange.Update>] {
        let main = updates.filter { $0.reference == Agreement.main }
        let own = updates.filter { $0.isOn(acted) }
        let others = updates.filter { $0.reference != Agreement.main && !$0.isOn(acted) }
        return ([main, own] + others.map { [$0] }).filter { !$0.isEmpty }.map { $0[...] }
    }
}

extension Exchange.Update {
    /// Whether it moves one of these amendments.
    func isOn(_ names: Set<AmendmentName>) -> Bool {
        AmendmentName(reference: reference).map(names.contains) ?? false
    }
}
