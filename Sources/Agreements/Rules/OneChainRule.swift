internal import GitStore

/// From the tip, first parents lead through acts of this amendment alone to its proposal, which starts from a version.
///
/// A refresh's second parent is a version newer than the base before it; nothing else may join the chain.
enum OneChainRule: ActRule {
    static let name = RuleName.oneChain

    static func refusal(of step: Step) -> Refusal? {
        let act = step.act
        switch act.kind {
        case .merge:
            guard act.parents.last == step.amendment.tip else {
                return Refusal("The merge does not join the amendment's newest act to main.")
            }
        case .refresh:
            guard act.parents.first == step.amendment.tip else {
                return Refusal("The refresh does not follow the amendment's newest act.")
            }
            guard step.base.number > step.amendment.base.number, act.parents.last == step.base.id else {
                return Refusal("The refresh does not bring in a version newer than its base.")
            }
        default:
            guard act.parents.first == step.amendment.tip else {
                return Refusal("The act does not follow the amendment's newest act.")
            }
        }
        return nil
    }
}
