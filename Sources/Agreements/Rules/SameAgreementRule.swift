internal import GitStore

/// An act names the agreement and the amendment it stands in, so it cannot be moved to another.
enum SameAgreementRule: ActRule {
    static let name = RuleName.sameAgreement

    static func refusal(of step: Step) -> Refusal? {
        guard step.act.agreement == step.amendment.agreement else {
            return Refusal("The act belongs to another agreement: \(step.act.agreement?.description ?? "none").")
        }
        guard step.act.amendment == step.amendment.name else {
            let named = step.act.amendment?.description ?? "none"
            return Refusal("The act belongs to the amendment \(named), not to \(step.amendment.name).")
        }
        return nil
    }
}
