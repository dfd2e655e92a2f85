internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms
internal import SSHSignature

struct CardCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "card", abstract: "Print your party's file, to send to the counterparty that opens the agreement.",
        discussion: """
            For example: countersign card --party "nusa=PT Nusa Retail" > nusa.yaml. With --person, only your own \
            entry, or a new key of yours, for a party that is there already: a colleague puts it in with countersign add.
            """)

    @OptionGroup var own: PartyOptions
    @Option(
        help: ArgumentHelp("What your party is: customer, provider or party.", valueName: "role"),
        transform: Party.Role.signing)
    var role = Party.Role.customer
    @Option(help: ArgumentHelp("Your position, such as Direktur.", valueName: "position"))
    var title: String?
    @Flag(help: "Print your own entry alone, for a party that is there already: --party nusa --person")
    var person = false
    @Flag(help: "With --person: you may propose and comment, and not sign.")
    var proposes = false
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let (card, key) = try await own.card(role: role, position: title, forPerson: person, in: place)
        let file = person ? try card.checkedEntry(may: proposes ? .propose : .sign) : try card.checkedFile()
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.card/1"), ("party", .string(card.id.description)),
                    ("path", .string("parties/\(card.id).yaml")), ("fingerprint", .string(key.publicKey.fingerprint)),
                    ("content", .string(String(decoding: file, as: UTF8.self))),
                ]))
            return .done
        }
        place.console.printRaw(file)
        place.console.note("Send this file, and tell them your key's fingerprint by another way, such as by telephone:")
        place.console.note("  \(key.publicKey.fingerprint, .bold)")
        return .done
    }
}
