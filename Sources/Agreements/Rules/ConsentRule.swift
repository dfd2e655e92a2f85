internal import GitStore

/// Every party of the base and of the new text accepted exactly this text on exactly this base.
///
/// How many signatories of each party: as the base demands; as the new text does for a party that joins by it. People
/// are counted, not keys, and only after the last act that changed the text.
enum ConsentRule: LandingRule {
    static let name = RuleName.consent

    /// A party whose consent is not complete, and how many signatories are missing.
    struct Missing: Hashable {
        let party: Party
        let count: Int
    }

    static func missing(in amendment: Amendment) -> [Missing] {
        amendment.requirements.compactMap { requirement in
            let given = amendment.consents.keys.count { $0.party == requirement.party.id }
            return given < requirement.count
                ? Missing(party: requirement.party, count: requirement.count - given) : nil
        }
    }

    static func refusal(landing amendment: Amendment, in ledger: Ledger) -> Refusal? {
        let missing = missing(in: amendment)
        guard !missing.isEmpty else { return nil }
        let names = missing.map { $0.count == 1 ? $0.party.name : "\($0.party.name) (\($0.count) signatories)" }
        return Refusal(
            "Consent to this text on this base is missing from \(names.joined(separator: " and ")).",
            hint: "Each of them consents by: countersign accept \(amendment.name)")
    }
}
