internal import Agreements
internal import GitStore

/// What this copy has and the other has not: one's own acts, which nobody can see yet, and those of others, which came
/// by another way.
struct UnsentView {
    private let history: History
    /// The other copy; nil where what is shared goes by mail.
    private let remote: String?
    private let updates: [Exchange.Update]
    /// What of it ends with somebody else's act.
    private let ofOthers: Set<String>

    /// What has to be in order before it can be sent; nil where nothing is in the way.
    private let obstacle: String?

    /// - Parameters:
    ///   - refused: what remotes offered and this clone refused.
    ///   - party: the reader's; where it is not known, everything counts as one's own.
    init(_ situation: Situation, refused: [RefusedOffer], party: PartyID?) throws {
        let (history, remote) = (situation.history, situation.remote)
        self.history = history
        self.remote = remote
        let isRefused = refused.contains { $0.remote == remote && $0.keepsAllBack }
        obstacle =
            !history.findings.isEmpty
            ? "It can be sent once main is in order, as said below."
            : isRefused ? "It can be sent once what was refused there is in order, as said above." : nil
        let all: [Exchange.Update]
        if let remote {
            all = try history.agreement.unsent(to: remote, history)
        } else {
            // A copy without files is for sharing alone: nobody mails it.
            all = history.agreement.repository.isBare ? [] : try history.unmailed()
        }
        let ofOthers = Set(
            try all.filter { update throws(AgreementError) in
                guard let party, let by = try Self.lastParty(on: update, byMail: remote == nil, in: history) else {
                    return false
                }
                return by != party
            }.map(\.reference))
        self.ofOthers = ofOthers
        // By mail there is no third copy that lacks what the others did.
        updates = remote == nil ? all.filter { !ofOthers.contains($0.reference) } : all
    }

    /// Who did the newest act that is not sent; nil where there is none to send.
    private static func lastParty(
        on update: Exchange.Update, byMail: Bool, in history: History
    ) throws(AgreementError) -> PartyID? {
        // Where nothing was shared yet, all of it is for the reader to send.
        if update.reference == Agreement.main, update.from == nil, !byMail { return nil }
        let name = AmendmentName(reference: update.reference)
        if let name, update.to != nil { return try history.amendment(name).acts.last?.party }
        // A branch is cleared away by whoever merged it.
        guard history.current.number > 0 else { return try history.opening().party }
        let newest = try history.landing(of: history.current.number)?.merge
        return update.reference == Agreement.main || newest?.amendment == name ? newest?.party : nil
    }

    /// The lines below "Not sent yet".
    var lines: StyledText {
        let own = updates.filter { !ofOthers.contains($0.reference) }
        guard !own.isEmpty else { return StyledText() }
        let next = remote.map(Remote.sync) ?? MailView(isFirst: !history.agreement.hasMailed).next
        return list(own) + .indented("The others cannot see it. \(obstacle ?? "Next: \(next)")")
    }

    /// The lines below "Not in the other copy yet".
    var linesOfOthers: StyledText {
        let theirs = updates.filter { ofOthers.contains($0.reference) }
        guard let remote, !theirs.isEmpty else { return StyledText() }
        return list(theirs)
            + .indented(
                "The other side did it, and it came to you by another way, such as a file."
                    + " \(obstacle ?? "To bring it to \(remote) as well: \(Remote.sync(remote))")")
    }

    private func list(_ updates: [Exchange.Update]) -> StyledText {
        updates.reduce(into: StyledText()) { text, update in
            let name = AmendmentName(reference: update.reference)?.description ?? ""
            if update.reference == Agreement.main {
                text += .indented("version \(history.current.number) of the agreement")
            } else if update.to == nil {
                text += .indented("that \(name, .bold) is finished")
            } else {
                text += .indented("what was done on \(name, .bold)")
            }
        }
    }

    /// The updates in JSON; see `docs/json.md`, "status".
    var json: JSONValue { .array(updates.map(\.json)) }
}
