internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms
internal import GitStore
internal import SSHSignature

struct StatusCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Where the agreement stands: what is in force, what waits for you, what was not sent.",
        discussion: "Looks at this copy alone. To take in first what the others did: countersign sync")

    @Option(
        help: ArgumentHelp("Say what waits for the owner of the key in this file.", valueName: "file"),
        completion: .file())
    var key: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        // Not `read()`: the page itself says what is wrong with main.
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        let (key, missing) = try await reader(place, agreement)
        let remote = RemoteExchange.usual
        let isShared = ((try? agreement.repository.configuration("remote.\(remote).url")) ?? nil) != nil
        let detours = try history.detours()
        let view = try StatusView(
            history, key: key, keyMissing: missing, remote: isShared ? remote : nil, detours: detours)
        if place.json { place.console.print(json: try view.json()) } else { place.console.page(try view.page()) }
        try history.rememberBranches(told: detours)
        return .done
    }

    /// Whose page it is. To have no key is no mistake here: many only read.
    private func reader(_ place: Place, _ agreement: Agreement) async throws -> (PublicKey?, missing: String?) {
        // A page to look at asks for no passphrase.
        if let key {
            let file = key.hasPrefix("~") ? key : place.path(key)
            let found = try await SigningKey.inFile(file, mayPrompt: false, environment: place.programs)
            return (found.publicKey, nil)
        }
        do throws(AgreementError) {
            let found = try await SigningKey.configured(
                in: agreement.repository, mayPrompt: false, environment: place.programs)
            return (found.publicKey, nil)
        } catch {
            return (nil, error.message)
        }
    }
}
