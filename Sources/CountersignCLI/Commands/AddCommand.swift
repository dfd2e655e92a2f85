internal import Agreements
internal import ArgumentParser
internal import Foundation

struct AddCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put a party's or a person's card into your files.",
        discussion: """
            A party's card becomes its file. A person's (card --person) goes among the people of their party; of \
            someone who is there already, the key is added. Nothing is signed: propose it, and each new key is enrolled by its \
            owner.
            """)

    @Argument(help: ArgumentHelp("The card: the file that was sent.", valueName: "card"))
    var card: String
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        guard let data = FileManager.default.contents(atPath: place.path(card)) else {
            throw CommandError(
                .usage, "there is no file \(card)", hint: "whoever joins makes it with: countersign card --person")
        }
        let (path, file, sentence): (String, [UInt8], StyledText)
        if let party = PartyCard.party(ofEntry: [UInt8](data)) {
            (path, file, sentence) = try person([UInt8](data), of: party, in: place, agreement)
        } else {
            let counterparty = try Counterparty(card, in: place)
            (path, file) = ("parties/\(counterparty.party.id).yaml", counterparty.file)
            if let there = try agreement.workingFile(path) {
                throw CommandError(
                    .usage,
                    there == file
                        ? "the card is in your files already, as \(path): nothing is left to add"
                        : "the party \(counterparty.party.id) is there already, and \(path) says something else",
                    hint: there == file
                        ? "look with: countersign check; then: countersign propose -m SUMMARY"
                        : "a person of it is added with the card of: countersign card --party ID --person; anything else"
                            + " is edited in \(path)")
            }
            sentence = "\(counterparty.party.name, .bold) is in your files now, as \(path)."
        }
        try agreement.leave([path: file])
        if place.json {
            place.console.print(json: .object([("schema", "countersign.added/1"), ("path", .string(path))]))
        } else {
            place.console.print(sentence)
            place.console.note(
                "Look with: countersign diff, countersign check. Then: countersign propose NAME -m SUMMARY")
        }
        return .done
    }

    private func person(
        _ entry: [UInt8], of party: PartyID, in place: Place, _ agreement: Agreement
    ) throws -> (String, [UInt8], StyledText) {
        let path = "parties/\(party).yaml"
        guard let file = try agreement.workingFile(path) else {
            throw CommandError(
                .usage, "there is no party \(party) in your files", hint: "see who is: countersign show parties")
        }
        let added: (file: [UInt8], person: Person)?
        do throws(TextFaults) {
            added = try Party.adding(entry, to: file, of: party)
        } catch {
            throw CommandError(
                .malformedInput, "the card cannot be put into \(path)",
                causes: error.all.map(\.message), hint: error.all.lazy.compactMap(\.hint).first)
        }
        guard let added else {
            throw CommandError(
                .usage, "\(path) is not laid out so that the card can be put in",
                hint: "open \(path) in an editor, and copy what the card says among its people")
        }
        guard added.file != file else {
            throw CommandError(
                .usage, "\(added.person.name) is among the people of \(path) already, with this very key",
                hint: "nothing is left to add; look with: countersign check, then: countersign propose -m SUMMARY")
        }
        let keys = added.person.keys.count
        return (
            path, added.file, "\(added.person.name, .bold) is in \(path) now, with \(keys) key\(keys == 1 ? "" : "s")."
        )
    }
}
