/// A signatory of the party whose consent completed execution brings the text onto `main`.
///
/// So two merges on one base by one party prove that this party said two things.
enum MergeByRule: MergeRule {
    static let name = RuleName.mergeBy

    static func refusal(of merge: Act, landing amendment: Amendment, in ledger: Ledger) -> Refusal? {
        guard let completion = amendment.completion, completion.party != merge.party else { return nil }
        let party = amendment.requirements.first { $0.party.id == completion.party }?.party.name
        return Refusal(
            "Only \(party ?? "\(completion.party)"), whose consent completed execution, may merge \(amendment.name).",
            hint: "A signatory of that party runs: countersign merge \(amendment.name)")
    }
}
