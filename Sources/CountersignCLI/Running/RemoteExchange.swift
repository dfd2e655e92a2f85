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

    /// The one remote that a clone shares through, unless a person names another.
    static let usual = "origin"

    private var transport: GitTransport {
        GitTransport(agreement.repository, mayPrompt: place.mayPrompt, environment: place.programs)
    }

    /// Where the remote is; nil where none is set.
    var url: String? { (try? agreement.repository.configuration("remote.\(remote).url")) ?? nil }

    /// Fetches, verifies and takes in what the other side did; says what is new.
    func receive() async throws -> History {
        guard !offline, url != nil else { return try place.history(of: agreement) }
        let (history, exchange) = try await take()
        for item in exchange.news { place.console.note(item.sentence(in: history)) }
        for name in exchange.parted { place.console.note(Exchange.sentence(onParted: name)) }
        return history
    }

    /// Fetches, verifies and takes in what the other side did.
    ///
    /// - Throws: `refused` where something the remote offers is not sound; that part was not taken in.
    func take() async throws -> (history: History, exchange: Exchange) {
        let before = try agreement.offered(by: remote)
        try await place.console.progress("Fetching") { _ in try await transport.fetch(remote) }
        let (history, exchange) = try place.console.progress("Verifying") { _ throws(AgreementError) in
            try agreement.receive(from: remote)
        }
        guard exchange.refused.isEmpty else {
            try agreement.forget(refusedIn: exchange, from: remote, history, before: before)
            let what = exchange.refusedReferences.map { $0.dropFirst("refs/heads/".count) }.sorted()
            throw AgreementError(
                .refused, "What \(remote) has on \(what.joined(separator: ", ")) is not sound, and was not taken in.",
                findings: exchange.refused,
                hint: "Your copy holds sound acts alone. Ask the other party to put theirs in order.")
        }
        return (history, exchange)
    }

    /// Sends what this clone has and the other side has not.
    ///
    /// - Returns: what was sent.
    @discardableResult
    func send(_ history: History) async throws -> [Exchange.Update] {
        guard !offline, url != nil else { return [] }
        let updates = try agreement.unsent(to: remote, history)
        guard !updates.isEmpty else { return [] }
        try await place.console.progress("Sending") { _ in try await transport.push(updates, to: remote) }
        return updates
    }
}

extension Exchange {
    /// What is said of an amendment on which both sides acted at once.
    static func sentence(onParted name: AmendmentName) -> StyledText {
        "\("Both sides", .warning) acted on \(name.description) at the same moment; yours was not sent and theirs was not taken."
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

extension ActKind {
    /// `proposed`, as in "PT Nusa proposed acme/availability".
    var pastTense: String {
        switch self {
        case .open: "opened"
        case .propose: "proposed"
        case .revise: "revised"
        case .refresh: "refreshed"
        case .enrol: "enrolled a key in"
        case .comment: "commented on"
        case .accept: "accepted"
        case .reject: "rejected"
        case .withdraw: "withdrew"
        case .merge: "merged"
        }
    }
}
