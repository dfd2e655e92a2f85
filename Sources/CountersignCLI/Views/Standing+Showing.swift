internal import Agreements

extension Standing {
    /// Where the amendment stands and what it waits for, in a sentence.
    func sentence(on amendment: Amendment) -> StyledText {
        switch stage {
        case .withdrawn: return "It was withdrawn."
        case .overtaken:
            return "Another version came first. Next: countersign refresh \(amendment.name.description)"
        case .executed:
            let party = amendment.requirements.first { $0.party.id == mergingParty }?.party.name ?? ""
            return "Every party has accepted. \(party) can merge it: countersign merge \(amendment.name.description)"
        case .negotiating:
            let waiting = missingConsents.map { missing in
                missing.count == 1 ? missing.party.name : "\(missing.party.name) (\(missing.count) signatories)"
            }
            let uncovered = Set(uncovered.map(\.party.name)).subtracting(missingConsents.map(\.party.name)).sorted()
            let all = waiting + uncovered.map { "\($0) (a signatory for all of the files that change)" }
            return "Consent is still missing from \(all.joined(separator: " and "))."
        }
    }
}
