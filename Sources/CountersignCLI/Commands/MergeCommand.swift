internal import Agreements
internal import ArgumentParser
internal import GitStore

struct MergeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Bring a text that every party has accepted into the agreement.")

    @Argument(help: "The amendment; the one you are on where left out.", completion: Completion.amendments)
    var name: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        let amendment = try acting.history.amendment(try place.amendmentName(name, in: acting.history))
        guard let version = try await acting.merge(amendment) else { return .done }
        place.showMerge(version, of: amendment)
        await acting.sendRest()
        acting.tellHowToMail(amendment.name)
        return .done
    }
}

extension Place {
    /// Says that there is a new version, and from when it governs.
    func showMerge(_ version: Version, of amendment: Amendment) {
        if json {
            console.print(
                json: .object([
                    ("schema", "countersign.merged/1"), ("amendment", .string(amendment.name.description)),
                    ("version", .integer(version.number)), ("id", .string(version.id.description)),
                    ("text", .string(version.text.digest.description)),
                    ("inForceFrom", .text(version.inForceFrom?.description)),
                ]))
            return
        }
        let from = version.inForceFrom?.shown ?? ""
        console.print(
            "\(amendment.name.description, .bold) is now version \(version.number) of the agreement, in force from \(from)."
        )
    }
}
