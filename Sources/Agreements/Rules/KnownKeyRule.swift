internal import GitStore
internal import SSHSignature

/// The key that signed belongs to the person the act names; the author line says the same.
///
/// Identity comes from the key. Names in a commit are only compared with it.
enum KnownKeyRule: ActRule {
    static let name = RuleName.knownKey

    static func refusal(of step: Step) -> Refusal? {
        let act = step.act
        guard let owner = step.owner else {
            let source = step.act.kind == .enrol ? "the text" : "version \(step.base.number)"
            return Refusal(
                "The key \(act.key.fingerprint) belongs to nobody whom \(source) lists.",
                hint: "A new key is enrolled by an amendment that lists it: countersign enrol.")
        }
        guard owner.party == act.party, owner.person == act.person else {
            return Refusal(
                "The act names \(act.party)/\(act.person), but its key \(act.key.fingerprint) belongs to \(owner).")
        }
        guard let person = step.person, person.identity.utf8.elementsEqual(act.identityBytes) else {
            return Refusal("The author line `\(VisibleText.escaped(act.identity))` is not that of \(owner).")
        }
        return nil
    }
}
