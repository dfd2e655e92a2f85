/// An amendment lands once, and its name is not used again.
enum OnceRule: LandingRule {
    static let name = RuleName.once

    static func refusal(landing amendment: Amendment, in ledger: Ledger) -> Refusal? {
        guard ledger.hasLanded(amendment.name) else { return nil }
        return Refusal("An amendment named \(amendment.name) is part of the agreement already.")
    }
}
