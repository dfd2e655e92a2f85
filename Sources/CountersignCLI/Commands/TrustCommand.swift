internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms
internal import GitStore

struct TrustCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Say which agreement a clone made by git holds; it is verified first.")

    @Argument(help: "The agreement's id, as your counterparty gave it to you.")
    var id: String
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let id = try AgreementID.read(id)
        let repository = try Agreement.repository(at: place.directory)
        if let pinned = Agreement.pinned(in: repository), pinned != id {
            _ = try place.console.ask(
                "This clone is known to hold another agreement, \(pinned). Take it for \(id) from now on?",
                expecting: ["trust", "percaya"])
        }
        let agreement = try place.console.progress("Verifying") { _ throws(AgreementError) in
            try Agreement.trust(id, in: repository, clock: place.clock)
        }
        try agreement.prepareClone()
        if RemoteExchange(place: place, agreement: agreement, offline: true).url != nil {
            try await GitTransport(repository, environment: place.programs).narrow(RemoteExchange.usual)
        }
        let history = try place.history(of: agreement)
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.trusted/1"), ("agreement", .string(id.description)),
                    ("version", .integer(history.current.number)),
                ]))
        } else {
            place.console.print(
                "This clone holds the agreement \(id.description, .bold), verified up to version \(history.current.number)."
            )
            place.console.note("Next: countersign sync")
        }
        return .done
    }
}
