internal import Agreements
internal import ExternalPrograms
internal import GitStore

/// What a command does with the other side: fetch and verify before it acts, send after.
struct RemoteExchange {
    let place: Place
    let agreement: Agreement
    let offline: Bool

    /// The remote to exchange with.
    var remote = Self.usual

    /// A bundle that stands in for the remote; nil where the remote is fetched itself.
    var bundle: String?

    /// The one remote that a clone shares through, unless a person names another.
    static let usual = "origin"

    private var transport: GitTransport {
        GitTransport(agreement.repository, mayPrompt: place.mayPrompt, environment: place.programs)
    }

    /// Where the remote is; nil where none is set.
    var url: String? { (try? agreement.repository.configuration("remote.\(remote).url")) ?? nil }

    /// Fetches, verifies and takes in what the other side did; says what is new, and settles what both did at once.
    func receive(settlingBy key: SigningKey) async throws -> History {
        guard !offline, url != nil else {
            let history = try place.history(of: agreement)
            try place.tellDetours(history)
            return history
        }
        let before = try lastOffer()
        var known: History?
        var refused: [Finding] = []
        do {
            known = try await fetch()
        } catch let error as AgreementError where error.kind == .refused {
            // Said, but no reason not to go on: what this clone holds is sound, and one bad branch is not to stop all.
            place.console.warn("\("Warning:", .warning) \(error.description)")
            refused = error.findings
        }
        let (history, exchange) = try received(before, known, refused)
        for finding in exchange.refused {
            place.console.warn("\("Not taken in:", .warning) \(finding.sentence)")
        }
        if let fork = exchange.fork { place.tell(fork, in: history) }
        for item in exchange.news { place.console.note(item.sentence(in: history)) }
        try place.tellDetours(history)
        return try await settle(exchange.parted, history, by: key)
    }

    /// Fetches what the remote has, and reads meanwhile what this clone holds; nil where that cannot be read.
    ///
    /// - Parameter known: what this clone holds, where that was read already.
    private func fetch(knowing known: History? = nil) async throws -> History? {
        let isElsewhere = isElsewhere
        if isElsewhere {
            place.console.note("\(remote) is at another address than before: what is there is looked at afresh.")
        }
        let (hasMain, known) = try await place.console.progress("Fetching") { _ in
            async let hasMain = transport.fetch(remote, from: bundle, isElsewhere: isElsewhere)
            let known = known ?? (try? agreement.history())
            _ = try? known?.branches()
            return (try await hasMain, known)
        }
        // A host that is new, or lost what it had: nothing was sent there yet.
        if !hasMain { try agreement.noteEmptiness(of: remote) }
        return known
    }

    /// What the remote had when it was last fetched, if it is still the same one.
    private func lastOffer() throws(AgreementError) -> [String: ObjectID] {
        isElsewhere ? [:] : try agreement.offered(by: remote)
    }

    private var isElsewhere: Bool { bundle == nil && agreement.hasMoved(remote) }

    /// Takes in what was fetched and is sound, and forgets the rest.
    ///
    /// - Parameter refused: what was refused while it was fetched.
    private func received(
        _ before: [String: ObjectID], _ known: History?, _ refused: [Finding] = []
    ) throws -> (history: History, exchange: Exchange) {
        let (history, exchange) = try place.console.progress("Verifying") { progress throws(AgreementError) in
            try agreement.receive(
                from: remote, isLetter: bundle != nil, knowing: known, refused: refused
            ) { done, _ in progress.reach(done) }
        }
        if !exchange.refused.isEmpty {
            try agreement.forget(refusedIn: exchange, from: remote, history, before: before)
        }
        try tellOvertaken(by: exchange, history)
        tellLate(exchange, history)
        return (history, exchange)
    }

    /// Fetches, verifies and takes in what the other side did, and settles what both did at once.
    ///
    /// - Throws: `refused` where this clone's own `main` is not sound, and then nothing is fetched; or where something the
    ///   remote offers is not, and that part was not taken in. `moved` where it has parted from this clone, which a
    ///   person decides about.
    func take(_ options: SettlingOptions) async throws -> (history: History, exchange: Exchange) {
        let known = try place.history(of: agreement)
        if let error = UnsoundView(known).error { throw error }
        let before = try lastOffer()
        do {
            _ = try await fetch(knowing: known)
        } catch let error as AgreementError where error.kind == .refused && bundle == nil {
            agreement.noteRefused(error.findings, at: remote)
            throw error
        }
        let (history, exchange) = try received(before, known)
        try place.tellDetours(history)
        if let fork = exchange.fork { place.tell(fork, in: history) }
        guard exchange.refused.isEmpty else {
            // One bad amendment is not to keep back what rests on a main that is sound.
            if exchange.fork == nil, !exchange.refusedReferences.contains(Agreement.main) {
                for update in (try? await send(history)) ?? [] {
                    place.console.note(update.sentence(in: history, to: remote))
                }
            }
            throw AgreementError(
                .refused,
                RefusedOfferView.sentence(
                    exchange.refused, on: exchange.refusedReferences, at: bundle == nil ? remote : "the file")
                    + " It was not taken in.", findings: exchange.refused,
                hint: bundle == nil
                    ? RefusedOfferView.next(
                        exchange.refused, on: exchange.refusedReferences, at: remote, in: history)
                    : "Your copy holds sound acts alone. Ask the other party to put theirs in order.")
        }
        if let fork = exchange.fork {
            throw AgreementError(
                .moved, PartedView(fork, in: history).sentence,
                hint: "Agree with the other party on one of the two; to go on from theirs:"
                    + " \(PartedView(fork, in: history).command)")
        }
        guard !exchange.parted.isEmpty else { return (history, exchange) }
        let key = try await place.signingKey(inFile: options.key, in: agreement.repository)
        return (try await settle(exchange.parted, history, by: key), exchange)
    }

    /// Sends a merge before it counts here: where both sides merge at once, one of them is first at the remote, and the
    /// other has merged nothing.
    ///
    /// - Returns: whether it was sent, so that it counts whatever becomes of it here.
    func offer(_ merge: ObjectID, _ history: History) async throws -> Bool {
        guard !offline, url != nil else { return false }
        let theirs = try agreement.offered(by: remote)[Agreement.main]
        if try history.partedCopies().contains(where: { $0.remote == remote }) {
            throw AgreementError(
                .moved, "\(remote) and this copy have parted, so nothing can be merged there until that is decided.",
                hint: "See what each holds, and decide: countersign status")
        }
        guard theirs.map({ history.ledger.number(of: $0) != nil }) ?? true else {
            throw AgreementError(
                .refused, "main at \(remote) is not sound, so nothing can be merged there.",
                hint: "Ask the other party to put it in order; or merge in this copy alone: --offline")
        }
        let update = Exchange.Update(reference: Agreement.main, from: theirs, to: merge)
        do {
            try await place.console.progress("Sending") { _ in try await transport.push([update], to: remote) }
            return true
        } catch let error as AgreementError where error.kind == .moved {
            throw AgreementError(
                .moved, "Another version came first; nothing was merged.", causes: error.causes,
                hint: "Take it in, and look again: countersign sync")
        } catch var error as AgreementError {
            error.message += error.kind == .refused ? " Nothing was merged." : " Nothing was merged here."
            // The answer may have been lost behind a merge that was taken: a second one on its base would contradict it.
            if error.kind != .refused {
                error.hint = "See whether it was taken, and merge again if not: countersign sync"
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
                    + " countersign sync" : "Bring it up to date: countersign sync")
    }

    /// Sends what this clone has and the other side has not.
    ///
    /// - Returns: what was sent.
    @discardableResult
    func send(_ history: History) async throws -> [Exchange.Update] {
        try history.rememberBranches()
        guard !offline, url != nil else { return [] }
        let updates = try agreement.unsent(to: remote, history)
        guard !updates.isEmpty else { return [] }
        if try agreement.offered(by: remote).isEmpty {
            place.console.note(
                agreement.hasLost(remote)
                    ? "\(remote) has lost what it held of this agreement. This is sent there again:"
                    : "\(remote) holds nothing of this agreement yet. This is sent there:")
            for update in updates { place.console.note("  " + update.subject(in: history)) }
        }
        do {
            // What rests on main is judged by the main that is there: where that is to move, it goes first.
            let parts = updates.first?.movesMain == true ? [updates.prefix(1), updates.dropFirst()] : [updates[...]]
            for part in parts {
                try await place.console.progress("Sending") { _ in try await transport.push(Array(part), to: remote) }
            }
        } catch var error as AgreementError {
            error.message += " What you did is kept in this copy."
            throw error
        }
        return updates
    }
}
