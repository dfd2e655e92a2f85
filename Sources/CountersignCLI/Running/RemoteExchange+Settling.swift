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
            let plan = try history.plan(of: parting, by: key.publicKey)
            place.console.noteBeforeAsking(try summary(of: parting, plan, in: history))
            showConsents(in: plan)
            try ask(about: plan, on: name)
            let (outcomes, after, kept) = try await history.replay(
                parting, by: key.signer(mayPrompt: place.mayPrompt))
            for (act, outcome) in outcomes {
                guard case .leftOut(let reason) = outcome else { continue }
                place.console.note("\("Left out:", .warning) that you \(act.kind.pastTense) it: \(reason)")
            }
            if let kept {
                let hasText = outcomes.contains { $0.act.kind.changesText && $0.outcome != .again }
                let canBePut = hasText && !after.isExecuted && !after.isWithdrawn
                place.console.note(
                    canBePut
                        ? "What you had is kept as a private draft. To put your text on \(name.description, .bold) again:"
                            + " countersign switch \(kept.description), and then countersign propose -m SUMMARY"
                        : "What you had is kept as a private draft: countersign switch \(kept.description)")
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

    /// Asks whether to go on as planned. Where nothing would be signed, nobody is asked to sign.
    private func ask(about plan: History.ReplayPlan, on name: AmendmentName) throws(CommandError) {
        do {
            _ =
                plan.signsAnything
                ? try place.console.ask("Sign yours again, on top of theirs?", expecting: ["sign", "tanda tangani"])
                : try place.console.ask(
                    "Go on from theirs, and keep yours as a private draft?", expecting: ["go on", "lanjutkan"])
        } catch {
            var error = error
            if error.code == .decisionNeeded { error.details.append(("settling", plan.json(on: name))) }
            throw error
        }
    }

    /// What each side did, and what would become of what is done here.
    private func summary(
        of parting: Parting, _ plan: History.ReplayPlan, in history: History
    ) throws -> StyledText {
        var text: StyledText = "\("Both sides", .warning) acted on \(parting.theirs.name.description, .bold) at once.\n"
        for act in parting.unseen { text += "  " + Exchange.News.act(act).sentence(in: history) + "\n" }
        for (act, outcome) in plan.outcomes {
            let isMailed = bundle == nil ? false : try history.hasMailed(act, on: parting.theirs.name)
            let place = bundle == nil ? "not sent" : isMailed ? "in a file already" : "in no file yet"
            text += "  Yours, \(place): you \(act.kind.pastTense) it. \(outcome.sentence)\n"
        }
        return text.withoutLastLineFeed
    }
}

extension Parting.Outcome {
    /// What will become of an own act.
    fileprivate var sentence: String {
        switch self {
        case .again: "It will be signed again."
        case .leftOut(let reason): "It will be left out: \(reason.withoutFullStop)."
        }
    }
}

extension History.ReplayPlan {
    /// What a person has to decide about, in JSON; see `docs/json.md`, "sync".
    fileprivate func json(on name: AmendmentName) -> JSONValue {
        .object([
            ("amendment", .string(name.description)),
            ("again", .array(outcomes.filter { $0.outcome == .again }.map { $0.act.json() })),
            (
                "leftOut",
                .array(
                    outcomes.compactMap { act, outcome in
                        guard case .leftOut(let reason) = outcome else { return nil }
                        return .object([("act", act.json()), ("reason", .string(reason))])
                    })
            ),
        ])
    }
}
