internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms
internal import SSHSignature

struct EnrolCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "enrol", abstract: "Prove that a new key, listed for you in an amendment, is yours.",
        discussion: "This is no consent to the text. `accept` does it by itself where it is still owed.")

    @Argument(help: "The amendment; the one you are on where left out.", completion: Completion.amendments)
    var name: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        let amendment = try acting.history.amendment(try place.amendmentName(name, in: acting.history))
        let author = try acting.history.newcomer(acting.key.publicKey, on: amendment)
        let draft = try acting.history.draftEnrolment(in: amendment, by: author)
        guard let (act, _) = try await acting.sign(draft, on: amendment) else { return .done }
        try await acting.send()
        place.showAct(act, "Your key \(act.key.fingerprint) is enrolled in \(amendment.name.description, .bold).")
        acting.tellHowToMail(amendment.name)
        return .done
    }
}
