/// A person does only what their party lets them do.
enum MayActRule: ActRule {
    static let name = RuleName.mayAct

    static func refusal(of step: Step) -> Refusal? {
        let act = step.act
        // Without a known person there is nothing to permit; `known-key` says so.
        guard let person = step.person, let party = step.roll.parties[act.party] else { return nil }
        guard party.signs else {
            return Refusal("\(party.name) does not sign this agreement, and so does no act in it.")
        }
        switch act.kind {
        case .accept, .reject, .merge:
            guard person.may == .sign else {
                return Refusal(
                    "\(person.name) may propose and comment for \(party.name), but not \(act.kind.rawValue).",
                    hint: "Ask a signatory of \(party.name).")
            }
        case .propose, .withdraw:
            guard act.party == step.amendment.name.party else {
                return Refusal("Only \(step.amendment.name.party) may \(act.kind.rawValue) \(step.amendment.name).")
            }
        case .open, .revise, .refresh, .enrol, .comment: break
        }
        return nil
    }
}
