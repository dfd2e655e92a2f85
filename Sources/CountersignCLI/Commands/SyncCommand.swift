internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms
internal import GitStore

struct SyncCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Fetch what the other side did, verify it, and send what you did.",
        discussion: """
            Where both sides acted on one amendment at the same moment, yours are signed again on top of theirs, after \
            asking: a consent only if the text and its base are still the same.
            """)

    @Argument(help: "The remote to exchange with.", completion: Completion.remotes)
    var remote = RemoteExchange.usual
    @Option(
        help: ArgumentHelp(
            "Where both sides acted at once: sign yours again with the key in this file.", valueName: "file"))
    var key: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let remoteExchange = RemoteExchange(place: place, agreement: agreement, offline: false, remote: remote)
        guard remoteExchange.url != nil else {
            throw CommandError(
                .usage, "there is no remote \(remote) to exchange with",
                hint: "say where it is: git remote add \(remote) URL")
        }
        var (history, exchange) = try await remoteExchange.take()
        if !exchange.parted.isEmpty {
            let key = try await place.signingKey(inFile: key, in: agreement.repository)
            history = try await remoteExchange.settle(exchange.parted, history, by: key)
        }
        let sent = try await remoteExchange.send(history)
        if place.json {
            place.console.print(json: json(history, exchange, sent))
        } else {
            show(history, exchange, sent, in: place)
        }
        return .done
    }

    private func show(_ history: History, _ exchange: Exchange, _ sent: [Exchange.Update], in place: Place) {
        for item in exchange.news { place.console.print(item.sentence(in: history)) }
        for update in sent { place.console.print(update.sentence(in: history, to: remote)) }
        if exchange.news.isEmpty, sent.isEmpty, exchange.parted.isEmpty {
            place.console.print("Nothing is new here or at \(remote).")
        }
    }

    private func json(_ history: History, _ exchange: Exchange, _ sent: [Exchange.Update]) -> JSONValue {
        .object([
            ("schema", "countersign.sync/1"), ("remote", .string(remote)),
            ("version", .integer(history.current.number)),
            ("received", .array(exchange.news.map { $0.json(in: history) })),
            (
                "sent",
                .array(
                    sent.map {
                        .object([
                            ("reference", .string($0.reference)), ("from", .text($0.from?.description)),
                            ("to", .text($0.to?.description)),
                        ])
                    })
            ),
            ("parted", .array(exchange.parted.map { .string($0.description) })),
        ])
    }
}

extension Exchange.Update {
    /// What was sent, in words.
    func sentence(in history: History, to remote: String) -> StyledText {
        if reference == Agreement.main {
            return "Sent to \(remote): version \(history.current.number) of the agreement."
        }
        let name = String(reference.dropFirst("refs/heads/amendment/".count))
        if to == nil { return "Cleared at \(remote): \(name), which is part of the agreement." }
        return "Sent to \(remote): \(name, .bold)."
    }
}

extension Exchange.News {
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
