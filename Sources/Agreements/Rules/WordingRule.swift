internal import GitStore
internal import SSHSignature

/// An act that the format words is worded so, to the byte; and a reply points at something said before.
///
/// This is the part of `act-grammar` that needs the text: its language, its title and the party's legal name.
enum WordingRule: ActRule {
    static let name = RuleName.actGrammar

    static func refusal(of step: Step) -> Refusal? {
        refusal(
            of: step.act, text: step.text, party: step.roll.parties[step.act.party],
            said: step.amendment.acts)
    }

    static func refusal(of act: Act, text: Text, party: Party?, said: [Act]) -> Refusal? {
        if let re = act.re, !said.contains(where: { $0.id == re }) {
            return Refusal("The comment replies to \(re), which is no earlier act of this amendment.")
        }
        guard
            let wording = ActWording.of(
                act.kind, declaration: text.declaration, amendment: act.amendment, partyName: party?.name ?? "",
                fingerprint: act.key.fingerprint)
        else { return nil }
        guard wording.subject.utf8.elementsEqual(act.subjectBytes),
            wording.body.map({ $0.utf8.elementsEqual(act.bodyBytes) }) ?? true
        else {
            return Refusal(
                "The words of `\(act.kind.rawValue)` are not those of the format: something was added or changed.")
        }
        return nil
    }
}
