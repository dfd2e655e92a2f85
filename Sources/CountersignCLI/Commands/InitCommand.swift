internal import AgreementProfiles
internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms
internal import Foundation
internal import GitStore

struct InitCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Open a new agreement with a counterparty, and lay out its first text.",
        discussion: """
            Opening binds nobody. The first text is left in your working files, on a private draft: edit it, then \
            propose it.
            """)

    @Argument(help: "The directory to make.", completion: .directory)
    var directory: String
    @OptionGroup var founding: FoundingOptions
    @OptionGroup var own: PartyOptions
    @Option(
        help: ArgumentHelp("What your party is: provider, customer or party.", valueName: "role"),
        transform: Party.Role.signing)
    var role = Party.Role.provider
    @Option(
        name: .customLong("counterparty"),
        help: ArgumentHelp("A counterparty's card: the file it sent, or id=file.", valueName: "card"),
        completion: .file(extensions: ["yaml"]))
    var counterparties: [String]
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let path = place.path(directory)
        try FreshDirectory.refuseTaken(path)
        let founding = try Founding(founding, in: place)
        let (card, key) = try await own.card(role: role, position: nil, in: place)
        let files = try partyFiles(card, in: place)
        let parties = try files.sorted { $0.key < $1.key }.map { try Party.read($0.value, id: $0.key).get() }
        let texts = try FirstText(founding, parties: parties)

        let agreement = try await FreshDirectory.make(at: path) { temporary in
            let repository = try attempt { () throws(GitError) in
                try Repository.create(at: temporary, bare: false, initialBranch: "main")
            }
            let opening = Opening(declaration: texts.opening, parties: files)
            let agreement = try await Agreement.open(
                opening, in: repository, by: key.signer(mayPrompt: place.mayPrompt), clock: place.clock)
            let current = try agreement.history().current
            try agreement.beginDraft(FirstText.slug, at: current)
            // To git, version 0 is checked out, and the first text is edits on top of it.
            try agreement.leave(Dictionary(uniqueKeysWithValues: files.map { ("parties/\($0.key).yaml", $0.value) }))
            try agreement.leave(texts.files)
            try agreement.adopt(current.text.tree)
            try agreement.prepareClone()
        } settle: {
            // Once more, since settings name the clone's own files by their full paths.
            let agreement = try Agreement.open(at: path, clock: place.clock)
            try agreement.prepareClone()
            return agreement
        }
        show(agreement, founding, texts, in: place)
        return .done
    }

    private func partyFiles(_ card: PartyCard, in place: Place) throws -> [PartyID: [UInt8]] {
        var files = [card.id: try card.checkedFile()]
        for typed in counterparties {
            let counterparty = try Counterparty(typed, in: place)
            guard files.updateValue(counterparty.file, forKey: counterparty.party.id) == nil else {
                throw CommandError(
                    .usage, "two parties have the id \(counterparty.party.id)",
                    hint: "give one of them another: --counterparty ID=\(typed)")
            }
        }
        return files
    }

    private func show(_ agreement: Agreement, _ founding: Founding, _ texts: FirstText, in place: Place) {
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.opened/1"), ("agreement", .string(agreement.id.description)),
                    ("directory", .string(place.path(directory))), ("draft", .string(FirstText.slug.description)),
                    ("files", .array(texts.files.keys.sorted().map(JSONValue.string))),
                    (
                        "blanks",
                        .array(
                            texts.blanks.map {
                                .object([("mark", .string($0.mark)), ("paths", .array($0.paths.map(JSONValue.string)))])
                            })
                    ),
                ]))
            return
        }
        let console = place.console
        for decision in founding.decisions { console.note(decision) }
        console.print("Opened the agreement \(agreement.id.description, .bold)")
        console.print("  in \(place.path(directory)). It binds nobody yet.")
        console.note(
            "The first text is in your working files (\(texts.files.count) files), as a private draft. Edit it, and then:"
        )
        for blank in texts.blanks {
            console.note("  fill in \(blank.mark, .bold) in \(blank.paths.joined(separator: ", "))")
        }
        console.note("  cd \(directory)")
        console.note("  countersign propose -m \"The first text\"")
    }
}

/// Runs a repository call outside of the library, and says in the library's words where it fails.
func attempt<Value>(_ body: () throws(GitError) -> Value) throws(CommandError) -> Value {
    do throws(GitError) {
        return try body()
    } catch {
        throw CommandError(.undecided, "the repository could not be used", causes: [error.description])
    }
}
