internal import Agreements
internal import SSHSignature

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
        case .negotiating where !rejectedBy.isEmpty:
            let parties = rejectedBy.map(\.name).joined(separator: " and ")
            return "\(parties) rejected the text as it is. It waits for another one, or for second thoughts."
        case .negotiating:
            let waiting = missingConsents.map { missing in
                missing.count == 1 ? missing.party.name : "\(missing.party.name) (\(missing.count) signatories)"
            }
            let uncovered = Set(uncovered.map(\.party.name)).subtracting(missingConsents.map(\.party.name)).sorted()
            let all = waiting + uncovered.map { "\($0) (a signatory for all of the files that change)" }
            let consent: StyledText = "Consent is still missing from \(all.joined(separator: " and "))."
            let owing = keysOwingProof(on: amendment).map {
                "\(amendment.name(of: $1)) must prove the new key \($0.fingerprint)"
            }
            guard !owing.isEmpty else { return consent }
            return consent
                + " Before the last one, \(owing.joined(separator: " and ")): countersign enrol"
                + " \(amendment.name.description) --key FILE"
        }
    }

    /// The new keys that no consent that is missing will enrol on its way, and whose they are.
    private func keysOwingProof(on amendment: Amendment) -> [(key: PublicKey, owner: KeyOwner)] {
        amendment.keysToEnrol.filter { _, owner in
            !missingConsents.contains { missing in
                missing.party.id == owner.party && amendment.consents[owner] == nil
                    && missing.party.signatories.contains { $0.id == owner.person }
            }
        }.map { (key: $0.key, owner: $0.value) }.sorted {
            ($0.owner.description, $0.key.fingerprint) < ($1.owner.description, $1.key.fingerprint)
        }
    }
}

extension Amendment {
    /// The name of a person that its text or its base lists.
    func name(of owner: KeyOwner) -> String {
        (text.person(owner) ?? base.text.person(owner))?.name ?? owner.description
    }
}
