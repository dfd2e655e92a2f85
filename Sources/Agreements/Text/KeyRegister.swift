internal import SSHSignature

/// The keys a text lists, each for one person: the part of rule `keys` that a text answers by itself.
struct KeyRegister {
    private(set) var owners: [PublicKey: KeyOwner] = [:]
    private(set) var findings: [Finding] = []

    init(of parties: [Party]) {
        for party in parties {
            let path = TextPlace.party(party.id).path
            for person in party.people {
                let owner = KeyOwner(party: party.id, person: person.id)
                for (index, line) in person.keys.enumerated() {
                    let position = person.position(ofKey: index)
                    do throws(KeyFault) {
                        let key = try PublicKey(openSSH: line)
                        if let other = owners.updateValue(owner, forKey: key) {
                            findings.append(
                                Finding(
                                    .keys, "The key \(key.fingerprint) is listed twice, for \(other) and for \(owner).",
                                    path: path, line: position?.line, column: position?.column,
                                    hint: "A key belongs to one person. Give each person a key of their own."))
                        }
                    } catch {
                        findings.append(
                            Finding(
                                .keys, error.description, path: path, line: position?.line, column: position?.column))
                    }
                }
            }
        }
    }
}

/// The name and reach of the format that this program reads.
public enum Format {
    /// What `format:` in `agreement.yaml` must say.
    public static let name = "countersign/1"

    /// Whether `other` names a later version of this format: any number but 1, however many digits it has.
    static func isNewer(_ other: String) -> Bool {
        let family = "countersign/".utf8
        let number = other.utf8.dropFirst(family.count)
        return other.utf8.starts(with: family) && number.allSatisfy(\.isDigit)
            && number.first.map { $0 != UInt8(ascii: "0") } ?? false && !number.elementsEqual("1".utf8)
    }
}
