internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms
internal import SSHSignature

struct SetupCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "setup", abstract: "Find or make the key you sign with, and tell git who you are.",
        discussion: """
            Takes the key git is set to sign with, else the first of ~/.ssh/id_ed25519, id_ecdsa, id_ed25519_sk, \
            id_ecdsa_sk and id_rsa that can be used, and makes ~/.ssh/id_ed25519 where there is none. Nothing that is \
            there is overwritten unless you say so.
            """)

    @Option(help: ArgumentHelp("Your name, as it will stand in what you sign.", valueName: "name"))
    var name: String?
    @Option(help: ArgumentHelp("Your email address.", valueName: "address"))
    var email: String?
    @Option(help: ArgumentHelp("Sign with the key in this file.", valueName: "file"), completion: .file())
    var key: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let settings = GitSettings(environment: place.programs)
        let name = try await own(name, setting: "user.name", question: "Your name", option: "--name", settings, place)
        let email = try await own(
            email, setting: "user.email", question: "Your email address", option: "--email", settings, place)
        guard Person.canHave(email: email) else {
            throw CommandError(
                .usage, "\(email) is not an email address",
                hint: "write it whole, as in: countersign setup --email sari@acme.example")
        }
        let finder = KeyFinder(place: place, settings: settings)
        let (key, isNew) = try await finder.find(named: self.key, email: email)
        let changes = try await change(
            [("user.name", name), ("user.email", email), ("gpg.format", "ssh"), ("user.signingKey", key.setting)],
            of: settings, in: place)

        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.setup/1"), ("name", .string(name)), ("email", .string(email)),
                    ("keyFile", .text(key.file)), ("key", .string(key.publicKey.openSSH)),
                    ("fingerprint", .string(key.publicKey.fingerprint)), ("made", .bool(isNew)),
                    (
                        "changed",
                        .array(changes.map { .object([("setting", .string($0.0)), ("value", .string($0.1))]) })
                    ),
                ]))
            return .done
        }
        place.console.print("You are \(name, .bold) <\(email)>.")
        place.console.print("You sign with \(key.publicKey.algorithm.rawValue) \(key.publicKey.fingerprint, .bold)")
        let whereItIs = key.file.map { "in \($0)" } ?? "held by your agent"
        place.console.print("  \(whereItIs)\(isNew ? ", made just now" : "").")
        for (setting, value) in changes { place.console.note("git's \(setting) is now \(value).") }
        place.console.note(
            "Your party's file, to send to your counterparty: countersign card --party ID=NAME > ID.yaml")
        return .done
    }

    /// What was given, or git knows, or the person says.
    private func own(
        _ given: String?, setting: String, question: String, option: String, _ settings: GitSettings, _ place: Place
    ) async throws -> String {
        if let given { return given }
        if let known = try await settings[setting] { return known }
        return try place.console.askForLine(question, hint: "say it: countersign setup \(option) …")
    }

    /// Makes git's settings what they have to be, asking before another value is replaced.
    private func change(
        _ wanted: [(String, String)], of settings: GitSettings, in place: Place
    ) async throws -> [(String, String)] {
        var changes: [(String, String)] = []
        for (setting, value) in wanted {
            let old = try await settings[setting]
            guard old != value else { continue }
            if let old, try await !isSameKey(setting, old, value, place) {
                _ = try place.console.ask(
                    "git's \(setting) is \(old). Change it to \(value)?", expecting: ["change", "ubah"])
            } else if old != nil {
                continue
            }
            changes.append((setting, value))
        }
        // All was asked before anything is written.
        for (setting, value) in changes { try await settings.setForPerson(setting, to: value) }
        return changes
    }

    /// Whether a setting names, in other words, the key that it is to name.
    private func isSameKey(_ setting: String, _ old: String, _ new: String, _ place: Place) async throws -> Bool {
        guard setting == "user.signingKey" else { return false }
        let before = try? await SigningKey.configured(in: nil, mayPrompt: false, environment: place.programs)
        let after = try? await SigningKey.inFile(new, mayPrompt: false, environment: place.programs)
        return before != nil && before?.publicKey == after?.publicKey
    }
}
