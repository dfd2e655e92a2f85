internal import Agreements
internal import GitStore
internal import SSHSignature

/// The message that brings others into an agreement, in plain text for any mail.
struct InvitationView {
    let history: History
    /// Where it is: an address, or the name of a file that comes with the message.
    let url: String
    let isLetter: Bool

    private var text: Text { history.current.text }
    private var title: String { text.declaration.title[text.declaration.prevailing] ?? "" }
    private var clone: String { "countersign clone \(url.shellWord) --agreement \(history.ledger.root)" }

    var message: StyledText {
        var message: StyledText = "You are invited to the agreement \"\(title)\".\n\n"
        message += "Where: \(url)\(isLetter ? ", the file that comes with this message" : "")\n"
        message += "Id:    \(history.ledger.root.description)\n\n"
        message += "Whose keys it has:\n"
        for (party, person, fingerprint) in keys {
            message += "  \(party.name), \(person.name) <\(person.email)>\n    \(fingerprint)\n"
        }
        message += """

            Install countersign, run the two commands below, and compare the id and your own key's fingerprint with
            this message; then ask the sender by another way, such as by telephone, to read you the id. Nothing binds
            you until you accept a text yourself: 'countersign review' shows what is proposed.

              countersign setup

            """
        message += "  \(clone)"
        return message
    }

    var json: JSONValue {
        .object([
            ("schema", "countersign.invitation/1"), ("agreement", .string(history.ledger.root.description)),
            ("title", .string(title)), ("url", .string(url)), ("commands", ["countersign setup", .string(clone)]),
            (
                "keys",
                .array(
                    keys.map { party, person, fingerprint in
                        .object([
                            ("party", .string(party.id.description)), ("person", .string(person.id.description)),
                            ("name", .string(person.name)), ("fingerprint", .string(fingerprint)),
                        ])
                    })
            ),
        ])
    }

    private var keys: [(Party, Person, String)] { text.keysForComparison }
}

extension Text {
    /// Every person's keys, party by party, as people compare them.
    var keysForComparison: [(party: Party, person: Person, fingerprint: String)] {
        parties.values.sorted { $0.id < $1.id }.flatMap { party in
            party.people.flatMap { person in
                person.keys.compactMap { line in
                    (try? PublicKey(openSSH: line)).map { (party, person, $0.fingerprint) }
                }
            }
        }
    }
}

extension String {
    /// The text as one word for a shell.
    var shellWord: String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@=+,%^~".unicodeScalars)
        if !isEmpty, !hasPrefix("~"), unicodeScalars.allSatisfy(plain.contains) { return self }
        let quotes = Set("$`\\\"!".unicodeScalars)
        if !contains("\n"), !unicodeScalars.contains(where: quotes.contains) { return "\"\(self)\"" }
        return "'" + replacing("'", with: "'\\''") + "'"
    }
}
