internal import GitStore

/// What lands on `main` is the very text that was accepted, on the very version it was accepted for.
enum ExactTextRule: MergeRule {
    static let name = RuleName.exactText

    static func refusal(of merge: Act, landing amendment: Amendment, in ledger: Ledger) -> Refusal? {
        guard merge.tree == amendment.text.tree else {
            return Refusal("The merge brings another text onto main than the one that was accepted.")
        }
        guard merge.parents.first == amendment.base.id, ledger.head == amendment.base.id else {
            return Refusal(
                "The text was accepted for version \(amendment.base.number); main is at version"
                    + " \(ledger.versions.count - 1).",
                hint: "Carry it onto the newest version: countersign refresh \(amendment.name)")
        }
        return nil
    }
}
