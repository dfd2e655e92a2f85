internal import FoundationEssentials
internal import GitStore
public import SSHSignature

/// Whether a person has compared who signs for their party: remembered in a clone, by key, until it changes.
extension Agreement {
    /// Whether a party was shown to the owner of a key as it is now, before they consented here.
    public func hasShown(_ party: Party, eachParty: Int, to key: PublicKey) -> Bool {
        guard let data = try? Data(contentsOf: URL(filePath: path(for: key))) else { return false }
        return data.elementsEqual(Self.description(of: party, eachParty).utf8)
    }

    /// Remembers that it was. Where that cannot be written, it is shown again.
    public func rememberShown(_ party: Party, eachParty: Int, to key: PublicKey) {
        try? WholeFile.write(Self.description(of: party, eachParty).utf8, to: path(for: key))
    }

    private func path(for key: PublicKey) -> String {
        let name = key.fingerprint.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return repository.note("shown/" + name)
    }

    /// Everything that is compared, one thing a line.
    private static func description(of party: Party, _ eachParty: Int) -> String {
        let people = party.people.map { person in
            ([person.id.rawValue, person.identity, person.may?.rawValue ?? ""] + person.signsFor.map(\.rawValue)
                + person.keys).joined(separator: "\n")
        }
        return ([party.id.rawValue, party.name, "\(eachParty)"] + people).joined(separator: "\n") + "\n"
    }
}
