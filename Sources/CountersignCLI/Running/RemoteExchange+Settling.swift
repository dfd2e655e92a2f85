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
            place.console.noteBeforeAsking(Self.summary(of: parting, in: history))
            try showConsents(in: history.plan(of: parting, by: key.publicKey))
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

    /// Shows the exact text and sentence of a consent that would be given again, as `accept` does.
    private func showConsents(in plan: History.ReplayPlan) {
        for (draft, after) in plan.consents {
            place.console.noteBeforeAsking(
                "Your consent is to the same text as before, \(after.text.digest.description).")
            place.console.noteBeforeAsking("\("You are about to sign:", .heading)\n")
            place.console.noteBeforeAsking(StyledText(draft.message.text))
        }
        guard plan.completesExecution, let name = plan.consents.last?.after.name.description else { return }
        place.console.noteBeforeAsking(
            "\("It is the last consent that is missing:", .warning) with it every party has accepted \(name, .bold), and"
                + " nobody can take it back.")
    }

    private static func summary(of parting: Parting, in history: History) -> StyledText {
        var text: StyledText = "\("Both sides", .warning) acted on \(parting.theirs.name.description, .bold) at once.\n"
        for act in parting.unseen { text += "  " + Exchange.News.act(act).sentence(in: history) + "\n" }
        for act in parting.own.map(\.act) { text += "  Yours, not sent: you \(act.kind.pastTense) it.\n" }
        return text.withoutLastLineFeed
    }
}
