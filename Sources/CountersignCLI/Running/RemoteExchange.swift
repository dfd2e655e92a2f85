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
        let before = try agreement.offered(by: remote)
        do {
            try await fetch()
        } catch let error as AgreementError where error.kind == .refused {
            // Said, but no reason not to go on: what this clone holds is sound, and one bad branch is not to stop all.
            place.console.warn("\("Warning:", .warning) \(error.description)")
        }
        let (history, exchange) = try received(before)
        for finding in exchange.refused {
            place.console.warn("\("Not taken in:", .warning) \(finding.sentence)")
        }
        for item in exchange.news { place.console.note(item.sentence(in: history)) }
        try place.tellDetours(history)
        return try await settle(exchange.parted, history, by: key)
    }

    private func fetch() async throws {
        try await place.console.progress("Fetching") { _ in try await transport.fetch(remote, from: bundle) }
    }

    /// Takes in what was fetched and is sound, and forgets the rest.
    private func received(_ before: [String: ObjectID]) throws -> (history: History, exchange: Exchange) {
        let (history, exchange) = try place.console.progress("Verifying") { progress throws(AgreementError) in
            try agreement.receive(from: remote) { done, _ in progress.reach(done) }
        }
        if !exchange.refused.isEmpty {
            try agreement.forget(refusedIn: exchange, from: remote, history, before: before)
        }
        return (history, exchange)
    }

    /// Fetches, verifies and takes in what the other side did.
    ///
    /// - Throws: `refused` where something the remote offers is not sound; that part was not taken in.
    func take() async throws -> (history: History, exchange: Exchange) {
        let before = try agreement.offered(by: remote)
        try await fetch()
        let (history, exchange) = try received(before)
        try place.tellDetours(history)
        guard exchange.refused.isEmpty else {
            let what = exchange.refusedReferences.map { $0.dropFirst("refs/heads/".count) }.sorted()
            throw AgreementError(
                .refused,
                "What \(bundle == nil ? remote : "the file") has on \(what.joined(separator: ", ")) is not sound, and was not taken in.",
                findings: exchange.refused,
                hint: "Your copy holds sound acts alone. Ask the other party to put theirs in order.")
        }
        return (history, exchange)
    }

    /// Sends a merge before it counts here: where both sides merge at once, one of them is first at the remote, and the
    /// other has merged nothing.
    func offer(_ merge: ObjectID, _ history: History) async throws {
        guard !offline, url != nil else { return }
        let theirs = try agreement.offered(by: remote)[Agreement.main]
        guard theirs.map({ history.ledger.number(of: $0) != nil }) ?? true else {
            throw AgreementError(
                .refused, "main at \(remote) is not sound, so nothing can be merged there.",
                hint: "Ask the other party to put it in order; or merge in this copy alone: --offline")
        }
        let update = Exchange.Update(reference: Agreement.main, from: theirs, to: merge)
        do {
            try await place.console.progress("Sending") { _ in try await transport.push([update], to: remote) }
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

    /// Sends what this clone has and the other side has not.
    ///
    /// - Returns: what was sent.
    @discardableResult
    func send(_ history: History) async throws -> [Exchange.Update] {
        try history.rememberBranches()
        guard !offline, url != nil else { return [] }
        let updates = try agreement.unsent(to: remote, history)
        guard !updates.isEmpty else { return [] }
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

extension Exchange.News {
    /// What happened, in words.
    func sentence(in history: History) -> StyledText {
        switch self {
        case .version(let number): return "New: version \(number) of the agreement."
        case .act(let act):
            let party = history.current.text.parties[act.party]?.name ?? act.party.description
            let name = act.amendment?.description ?? ""
            return "New: \(party) \(act.kind.pastTense) \(name, .bold)."
        }
    }
}
