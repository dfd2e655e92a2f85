internal import Agreements
internal import ArgumentParser

struct SyncCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Fetch what the other side did, verify it, and send what you did.",
        discussion: """
            Where both sides acted on one amendment at the same moment, yours are signed again on top of theirs, after \
            asking: a consent only if the text and its base are still the same.
            """)

    @Argument(help: "The remote to exchange with.", completion: Completion.remotes)
    var remote = RemoteExchange.usual
    @OptionGroup var settling: SettlingOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        var remoteExchange = RemoteExchange(place: place, agreement: agreement, offline: false, remote: remote)
        guard remoteExchange.url != nil else {
            throw CommandError(
                .usage, "there is no remote \(remote) to exchange with",
                hint:
                    "say where it is: git remote add \(remote) URL. To share by mail instead: countersign bundle FILE, and"
                    + " countersign unbundle FILE for what comes back")
        }
        let (history, exchange) = try await remoteExchange.take(settling)
        let delivery = try await remoteExchange.send(history)
        let view = ExchangeView(history: history, exchange: exchange, sent: delivery.sent)
        if let error = delivery.error(of: delivery.kept, in: history) {
            for line in view.lines(from: remote) { place.console.note(line) }
            throw error
        }
        if place.json {
            place.console.print(
                json: .object([("schema", "countersign.sync/1"), ("remote", .string(remote))] + view.members))
        } else {
            for line in view.lines(from: remote) { place.console.print(line) }
            if view.isSilent { place.console.print("Nothing is new here or at \(remote).") }
        }
        return .done
    }
}
