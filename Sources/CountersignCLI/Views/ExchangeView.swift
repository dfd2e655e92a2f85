internal import Agreements
internal import GitStore

/// What came from the other side, and what went there.
struct ExchangeView {
    let history: History
    let exchange: Exchange
    /// nil where nothing is ever sent, as to a file.
    var sent: [Exchange.Update]?

    /// One line each; none where nothing is new on either side.
    func lines(from remote: String) -> [StyledText] {
        exchange.news.map { $0.sentence(in: history) } + (sent ?? []).map { $0.sentence(in: history, to: remote) }
    }

    /// Whether there was nothing to tell, not even something that is not settled.
    var isSilent: Bool {
        exchange.news.isEmpty && (sent ?? []).isEmpty && exchange.parted.isEmpty && exchange.late.isEmpty
            && exchange.shownElsewhere.isEmpty
    }

    /// The same in JSON; see `docs/json.md`, "sync" and "unbundle".
    var members: [(String, JSONValue)] {
        [
            ("version", .integer(history.current.number)),
            ("received", .array(exchange.news.map { $0.json(in: history) })),
        ] + (sent.map { [("sent", .array($0.map(\.json)))] } ?? []) + [
            ("parted", .array(exchange.parted.map { .string($0.description) })),
            ("late", .array(exchange.late.map(\.json))),
            ("shownElsewhere", .array(exchange.shownElsewhere.map(\.json))),
        ]
    }
}

extension Exchange.ShownElsewhere {
    /// What was not taken in, and what to do about it.
    var sentence: StyledText {
        let name = AmendmentName(reference: reference)?.description ?? "what is new of main"
        return "\("Left as it is:", .warning) \(name, .bold), since the working tree at \(place) shows it. Take it in"
            + " there: countersign -C \(place) sync. If that is there no more: git worktree prune"
    }

    /// The branch in JSON; see `docs/json.md`, "sync".
    var json: JSONValue { .object([("reference", .string(reference)), ("place", .string(place))]) }
}

extension Exchange.Update {
    /// What is sent, in words.
    func subject(in history: History) -> StyledText {
        let name = name(in: history)
        return reference == Agreement.main ? StyledText(name) : "\(name, .bold)"
    }

    /// What is sent, in plain words.
    func name(in history: History) -> String {
        reference == Agreement.main
            ? "version \(history.current.number) of the agreement"
            : String(reference.dropFirst(AmendmentName.branches.count))
    }

    /// What was sent, in words.
    func sentence(in history: History, to remote: String) -> StyledText {
        to == nil
            ? "Cleared at \(remote): " + subject(in: history) + ", which is part of the agreement."
            : "Sent to \(remote): " + subject(in: history) + "."
    }

    /// The reference that moved, in JSON; see `docs/json.md`.
    var json: JSONValue {
        .object([
            ("reference", .string(reference)), ("from", .text(from?.description)), ("to", .text(to?.description)),
        ])
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

    /// What happened, in JSON; see `docs/json.md`.
    func json(in history: History) -> JSONValue {
        switch self {
        case .version(let number):
            .object([
                ("kind", "version"), ("version", .integer(number)),
                ("id", .string(history.ledger.versions[number].description)),
            ])
        case .act(let act): .object([("kind", "act"), ("act", act.json())])
        }
    }
}
