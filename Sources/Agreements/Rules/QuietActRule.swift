/// An act that may not change the text does not: nobody slips a new fee into a comment.
enum QuietActRule: ActRule {
    static let name = RuleName.quietAct

    static func refusal(of step: Step) -> Refusal? {
        guard !step.act.kind.changesText, step.act.tree != step.amendment.text.tree else { return nil }
        let changed = step.text.changedPaths(from: step.amendment.text)
        return Refusal("`\(step.act.kind.rawValue)` also changes the text.", path: changed.first)
    }
}
