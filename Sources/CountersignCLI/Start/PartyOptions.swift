internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms

/// `--party ID=NAME` and what goes with it: one's own organisation, and oneself in it.
struct PartyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Your party: a short id and its legal name.", valueName: "id=name"))
    var party: String
    @Option(help: ArgumentHelp("Your name; git's user.name where left out.", valueName: "name"))
    var name: String?
    @Option(help: ArgumentHelp("Your email address; git's user.email where left out.", valueName: "address"))
    var email: String?
    @Option(help: ArgumentHelp("Sign with the key in this file; git's where left out.", valueName: "file"))
    var key: String?

    /// The card of the party, and the key of the person who fills it in.
    ///
    /// - Parameter forPerson: whether the party is there already, so that its id is enough.
    func card(
        role: Party.Role, position: String?, forPerson: Bool = false, in place: Place
    ) async throws -> (PartyCard, SigningKey) {
        // The name of a party that is there already is in its file; its id stands in for it here.
        guard let (typed, name) = (forPerson && !party.contains("=") ? "\(party)=\(party)" : party).splitAtEquals,
            !name.isEmpty
        else {
            throw CommandError(
                .usage, "\(party) is not a party",
                hint: "write its short id and its legal name: --party \"acme=PT Acme\"")
        }
        guard let id = PartyID(typed) else {
            throw CommandError(
                .usage, "\(typed) is not a short id", hint: "use small letters, digits and hyphens, such as acme")
        }
        let key = try await place.signingKey(inFile: key, in: nil)
        let settings = GitSettings(environment: place.programs)
        let signatory = PartyCard.Signatory(
            name: try await own(self.name, settings, "user.name", "--name"),
            email: try await own(email, settings, "user.email", "--email"), title: position, key: key.publicKey)
        return (PartyCard(id: id, name: name, role: role, signatory: signatory), key)
    }

    private func own(
        _ given: String?, _ settings: GitSettings, _ setting: String, _ option: String
    ) async throws -> String {
        if let given { return given }
        if let known = try await settings[setting] { return known }
        throw CommandError(
            .usage, "it is not known who you are: git has no \(setting)",
            hint: "run 'countersign setup' once, or add \(option)")
    }
}

extension PartyCard {
    /// The file, or what is wrong with the words it was made from.
    func checkedFile() throws(CommandError) -> [UInt8] {
        do throws(TextFaults) { return try file() } catch { throw Self.refused(error) }
    }

    /// The person's entry, or what is wrong with the words it was made from.
    func checkedEntry(may: Person.Authority) throws(CommandError) -> [UInt8] {
        do throws(TextFaults) { return try entry(may: may) } catch { throw Self.refused(error) }
    }

    private static func refused(_ faults: TextFaults) -> CommandError {
        CommandError(
            .usage, "a party's file cannot say that", causes: faults.all.map(\.message),
            hint: faults.all.lazy.compactMap(\.hint).first)
    }
}

extension Party.Role {
    /// A role of a party that signs, as it is typed.
    static func signing(_ text: String) throws(ValidationError) -> Party.Role {
        guard let role = Party.Role(rawValue: text), role != .beneficiary else {
            throw ValidationError("--role takes provider, customer or party")
        }
        return role
    }
}

extension String {
    /// What stands before and after the first `=`; nil where there is none.
    var splitAtEquals: (String, String)? {
        guard let equals = firstIndex(of: "=") else { return nil }
        return (String(self[..<equals]), String(self[index(after: equals)...]))
    }
}
