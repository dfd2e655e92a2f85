internal import Agreements
internal import ExternalPrograms

/// Settling what both sides did at the same moment: own acts, signed anew, follow the other side's.
extension RemoteExchange {
    /// Shows what would be signed again, asks, and signs it.
    ///
    /// - Returns: the history afterwards.
    /// - Throws: code 75 where a person must decide and none can be asked; then this clone is as it was.
    func settle(_ parted: [AmendmentName], _ history: History, by key: SigningKey) async throws -> History {
        for name in parted {
            guard let parting = try history.parting(name, from: remote) else { continue }
            place.console.note(Self.summary(of: parting, in: history))
            _ = try place.console.ask("Sign yours again, on top of theirs?", expecting: ["sign", "tanda tangani"])
            let (outcomes, _, kept) = try await history.replay(
                parting, by: key.signer(mayPrompt: place.mayPrompt))
            for (act, outcome) in outcomes {
                guard case .leftOut(let reason) = outcome else { continue }
                place.console.note("\("Left out:", .warning) that you \(act.kind.pastTense) it: \(reason)")
            }
            if let kept {
                place.console.note("What you had is kept as a private draft: countersign switch \(kept.description)")
            }
        }
        return parted.isEmpty ? history : try place.history(of: agreement)
    }

    private static func summary(of parting: Parting, in history: History) -> StyledText {
        var text: StyledText = "\("Both sides", .warning) acted on \(parting.theirs.name.description, .bold) at once.\n"
        for act in parting.unseen { text += "  " + Exchange.News.act(act).sentence(in: history) + "\n" }
        for act in parting.own.map(\.act) { text += "  Yours, not sent: you \(act.kind.pastTense) it.\n" }
        return text.withoutLastLineFeed
    }
}
