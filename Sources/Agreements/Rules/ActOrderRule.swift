/// Nothing follows a withdrawal, and an executed text no longer changes.
///
/// After the consent that completes execution only `comment`, `merge`, and `refresh` once `main` has moved.
enum ActOrderRule: ActRule {
    static let name = RuleName.actOrder

    static func refusal(of step: Step) -> Refusal? {
        let act = step.act
        let amendment = step.amendment
        switch act.kind {
        case .open: return Refusal("An agreement is opened once, by its first commit.")
        case .propose where !amendment.acts.isEmpty: return Refusal("\(amendment.name) was proposed already.")
        case .propose: break
        default:
            guard !amendment.acts.isEmpty else { return Refusal("\(amendment.name) does not begin with a proposal.") }
        }
        if amendment.isWithdrawn {
            return Refusal("\(amendment.name) was withdrawn; nothing can follow.", hint: "Propose under a new name.")
        }
        if amendment.isExecuted {
            switch act.kind {
            case .comment, .merge, .refresh: break
            default:
                return Refusal(
                    "Every party has accepted this text; it can no longer be changed, rejected or withdrawn.",
                    hint: "Merge it, and propose a further amendment.")
            }
        }
        return nil
    }
}
