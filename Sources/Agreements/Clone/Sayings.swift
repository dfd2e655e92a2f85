internal import GitStore

/// What each person said on an amendment, in order, however often it was signed anew.
///
/// Where both sides act at once, each signs its own acts again on top of the other's, and by mail both may do so: then
/// two branches hold the same words by the same people as different commits.
struct Sayings {
    /// An act without its place: neither what it follows nor when it was signed.
    private struct Saying: Hashable {
        let kind: ActKind
        let base: ObjectID?
        let text: TextDigest?
        let clause: String?
        let subject: String
        let body: String
    }

    private var byPerson: [KeyOwner: [Saying]] = [:]

    init(_ amendment: Amendment) {
        for act in amendment.acts { byPerson[act.owner, default: []].append(Self.saying(of: act)) }
    }

    /// Whether everybody said here what the other has of them, and then perhaps more.
    func covers(_ other: Sayings) -> Bool {
        other.byPerson.allSatisfy { person, said in byPerson[person, default: []].starts(with: said) }
    }

    /// Those acts of another branch that say what nobody said here.
    func unsaid(in acts: [Act]) -> [Act] {
        var heard = byPerson.mapValues { $0[...] }
        return acts.filter { act in
            guard heard[act.owner]?.first == Self.saying(of: act) else {
                // Whatever follows it rests on it.
                heard[act.owner] = nil
                return true
            }
            heard[act.owner]?.removeFirst()
            return false
        }
    }

    private static func saying(of act: Act) -> Saying {
        Saying(
            kind: act.kind, base: act.base, text: act.text, clause: act.clause, subject: act.subject, body: act.body)
    }
}

extension Act {
    /// Who did it.
    fileprivate var owner: KeyOwner { KeyOwner(party: party, person: person) }
}
