internal import GitStore

/// The base an act names is the version its amendment amends.
enum TrueBaseRule: ActRule {
    static let name = RuleName.trueBase

    static func refusal(of step: Step) -> Refusal? {
        guard let named = step.act.base, named != step.base.id else { return nil }
        return Refusal("The act names \(named) as its base, but stands on \(step.base.id).")
    }
}
