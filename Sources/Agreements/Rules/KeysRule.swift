internal import SSHSignature

/// One key, one person, forever; and a new key is proved by its owner, once.
enum KeysRule: ActRule {
    static let name = RuleName.keys

    static func refusal(of step: Step) -> Refusal? {
        if step.act.kind == .enrol, let owner = step.text.keyOwners[step.act.key] {
            if step.amendment.hasEnrolled(step.act.key, by: owner) {
                return Refusal("The key \(step.act.key.fingerprint) is enrolled already.", hint: hint(owner, step))
            }
            if step.base.number > 0, step.base.text.keyOwners[step.act.key] == owner {
                return Refusal(
                    "The key \(step.act.key.fingerprint) is not new: version \(step.base.number) lists it.",
                    hint: hint(owner, step))
            }
        }
        guard step.act.kind.changesText else { return nil }
        return stolenKey(in: step.text, on: step.base, ledger: step.ledger)
    }

    /// How the owner proves the key that is still owed, where they signed with another; nil where none is.
    private static func hint(_ owner: KeyOwner, _ step: Step) -> String? {
        let owed = step.amendment.keysToEnrol.filter { $0.value == owner }.map(\.key.fingerprint).min()
        return owed.map { "The key \($0) is still to be proved: countersign enrol \(step.amendment.name) --key FILE" }
    }

    /// A key of `text` that a version up to its base has listed for somebody else.
    static func stolenKey(in text: Text, on base: Version, ledger: Ledger) -> Refusal? {
        // The base's own keys were held against those before them when it became a version.
        if text.plainlyHasMembers(of: base.text) { return nil }
        let number = base.number
        let stolen = text.keyOwners.compactMap { key, owner in
            ledger.keys[key].flatMap { known in
                known.since <= number && known.owner != owner ? (key: key, owner: owner, known: known.owner) : nil
            }
        }
        // The first in a fixed order, so that everyone is told the same.
        return stolen.min { $0.key.fingerprint < $1.key.fingerprint }.map { key, owner, known in
            Refusal(
                "The key \(key.fingerprint) belongs to \(known) and cannot be given to \(owner).",
                path: TextPlace.party(owner.party).path, hint: "A key belongs to one person forever: make a new one.")
        }
    }
}

/// Every key that is new since the base was proved on the branch by the person it is listed for.
enum EnrolmentRule: LandingRule {
    static let name = RuleName.keys

    static func refusal(landing amendment: Amendment, in ledger: Ledger) -> Refusal? {
        if let (key, owner) = amendment.keysToEnrol.min(by: { $0.key.fingerprint < $1.key.fingerprint }) {
            return Refusal(
                "\(owner) has not proved yet that the key \(key.fingerprint) is theirs.",
                path: TextPlace.party(owner.party).path,
                hint: "Whoever has it proves it by: countersign enrol \(amendment.name) --key FILE")
        }
        return KeysRule.stolenKey(in: amendment.text, on: amendment.base, ledger: ledger)
    }
}
