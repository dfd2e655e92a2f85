internal import Agreements
internal import ExternalPrograms
internal import GitStore

/// What a command does with the other side: fetch and verify before it acts, send after.
struct RemoteExchange {
    let place: Place
    let agreement: Agreement
    let offline: Bool

    /// The one remote that a clone shares through.
    static let remote = "origin"

    private var transport: GitTransport { GitTransport(agreement.repository, mayPrompt: place.mayPrompt) }

    private var isSet: Bool {
        ((try? agreement.repository.configuration("remote.\(Self.remote).url")) ?? nil) != nil
    }

    /// Fetches, verifies and takes in what the other side did; says what is new.
    func receive() async throws -> History {
        guard !offline, isSet else { return try place.history(of: agreement) }
        try await place.console.progress("Fetching") { _ in try await transport.fetch(Self.remote) }
        let (history, exchange) = try place.console.progress("Verifying") { _ throws(AgreementError) in
            try agreement.receive(from: Self.remote)
        }
        guard exchange.refused.isEmpty else {
            throw AgreementError(
                .refused, "What \(Self.remote) offers is not sound; nothing of it was taken in.", findings: exchange.refused)
        }
        for item in exchange.news { place.console.note(item.sentence(in: history)) }
        for name in exchange.parted {
            place.console.note(
                "\("Both sides", .warning) acted on \(name.description) at the same moment; yours was not sent and theirs was not taken.")
        }
        return history
    }

    /// Sends what this clone has and the other side has not.
    @discardableResult
    func send(_ history: History) async throws -> Int {
        guard !offline, isSet else { return 0 }
        let updates = try agreement.unsent(to: Self.remote, history)
        guard !updates.isEmpty else { return 0 }
        try await place.console.progress("Sending") { _ in try await transport.push(updates, to: Self.remote) }
        return updates.count
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
