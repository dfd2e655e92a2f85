internal import Agreements
internal import ExternalPrograms
internal import GitStore

/// Merging with another side: a merge counts once it is there.
extension RemoteExchange {
    /// Refuses a merge that the remote could not be sent: known before anything is signed.
    func refuseMerge(_ history: History) throws(AgreementError) {
        guard !offline, url != nil else { return }
        if let refusal {
            throw AgreementError(
                .refused, "\(RefusedOfferView(refusal, in: history).sentence) Nothing was merged.",
                findings: refusal.findings,
                hint: "\(RefusedOfferView(refusal, in: history).next). Or merge in this copy alone: --offline")
        }
        if try history.partedCopies().contains(where: { $0.remote == remote }) {
            throw AgreementError(
                .moved, "\(remote) and this copy have parted, so nothing can be merged there until that is decided.",
                hint: "See what each holds, and decide: countersign status")
        }
    }

    /// Sends a merge before it counts here: where both sides merge at once, one of them is first at the remote, and the
    /// other has merged nothing.
    ///
    /// - Returns: whether it was sent, so that it counts whatever becomes of it here.
    func offer(_ merge: ObjectID, _ history: History) async throws -> Bool {
        guard !offline, url != nil else { return false }
        let theirs = try agreement.offered(by: remote)[Agreement.main]
        // What another fetch brought meanwhile is no base of this merge, and must not be pushed away.
        guard theirs.map({ history.ledger.number(of: $0) != nil }) ?? true else {
            throw AgreementError(
                .moved, "Another version came first; nothing was merged.",
                hint: "Take it in, and look again: \(Remote.sync(remote))")
        }
        let update = Exchange.Update(reference: Agreement.main, from: theirs, to: merge)
        do {
            try await place.console.progress("Sending") { _ in try await transport.push([update], to: remote) }
            return true
        } catch let error as AgreementError where error.kind == .moved {
            throw AgreementError(
                .moved, "Another version came first; nothing was merged.", causes: error.causes,
                hint: "Take it in, and look again: \(Remote.sync(remote))")
        } catch var error as AgreementError {
            error.message += error.kind == .refused ? " Nothing was merged." : " Nothing was merged here."
            // The answer may have been lost behind a merge that was taken: a second one on its base would contradict it.
            if error.kind != .refused {
                error.hint = "See whether it was taken, and merge again if not: \(Remote.sync(remote))"
            }
            throw error
        }
    }

    /// What to say where a merge counts at the remote and this copy could not follow it.
    func error(behind merge: Act, version: Int, _ error: AgreementError) -> AgreementError {
        let name = merge.amendment?.description ?? ""
        let areEditsInTheWay = error.kind == .misused
        return AgreementError(
            .moved, "\(name) is merged: it was sent to \(remote) and is version \(version). Only this copy is behind.",
            findings: error.findings, causes: [error.message] + error.causes,
            hint: areEditsInTheWay
                ? "Keep your edits as a draft, by countersign draft NAME, or undo them, by countersign discard; then:"
                    + " \(Remote.sync(remote))" : "Bring it up to date: \(Remote.sync(remote))")
    }

    /// Whether the remote has a version that this copy does not hold: a merge that was sent and could not be followed here.
    func isAhead(of history: History) -> Bool {
        guard !offline, let theirs = try? agreement.offered(by: remote)[Agreement.main] else { return false }
        return history.ledger.number(of: theirs) == nil
    }
}
