internal import GitStore

/// What lands on `main` is the very text that was accepted, on the very version it was accepted for.
enum ExactTextRule: LandingRule {
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

/// A signatory of the party whose consent completed execution brings the text onto `main`.
///
/// So two merges on one base by one party prove that this party said two things.
enum MergeByRule: LandingRule {
    static let name = RuleName.mergeBy

    static func refusal(of merge: Act, landing amendment: Amendment, in ledger: Ledger) -> Refusal? {
        guard let completion = amendment.completion, completion.party != merge.party else { return nil }
        return Refusal("Only \(completion.party), whose consent completed execution, may merge \(amendment.name).")
    }
}

/// An amendment lands once, and its name is not used again.
enum OnceRule: LandingRule {
    static let name = RuleName.once

    static func refusal(of merge: Act, landing amendment: Amendment, in ledger: Ledger) -> Refusal? {
        guard ledger.hasLanded(amendment.name) else { return nil }
        return Refusal("An amendment named \(amendment.name) is part of the agreement already.")
    }
}
