internal import Agreements
internal import SSHSignature

extension Standing {
    /// Where the amendment stands and what it waits for, in a sentence for anybody.
    ///
    /// - Parameters:
    ///   - reader: who reads, where that is known, and `owner` as the agreement lists them.
    ///   - steps: what the rules let them do, and `option` what names the key for it behind a command.
    func sentence(
        on amendment: Amendment, to reader: Reader? = nil, owner: KeyOwner? = nil, steps: [Step] = [],
        _ option: String = ""
    ) -> StyledText {
        let name = amendment.name.description
        switch stage {
        case .withdrawn: return "It was withdrawn."
        case .overtaken: return "Another version came first. Next: countersign refresh \(name)\(option)"
        case .executed:
            let party = amendment.requirements.first { $0.party.id == mergingParty }?.party.name ?? ""
            if steps.contains(.merge) {
                return "Every party has accepted. You can merge it: countersign merge \(name)\(option)"
            }
            let command = owner == nil ? ": countersign merge \(name)" : "."
            return "Every party has accepted. \(party) can merge it\(command)"
        case .negotiating where !rejectedBy.isEmpty:
            let parties = rejectedBy.map { party in
                party.id == owner?.party && owner.flatMap { amendment.rejections[$0] } != nil ? "You" : party.name
            }
            return
                "\(parties.joined(separator: " and ")) rejected the text as it is. It waits for another one, or for"
                + " second thoughts."
        case .negotiating:
            let waiting = missingConsents.map { missing in
                missing.count == 1 ? missing.party.name : "\(missing.party.name) (\(missing.count) signatories)"
            }
            let uncovered = Set(uncovered.map(\.party.name)).subtracting(missingConsents.map(\.party.name)).sorted()
            let all = waiting + uncovered.map { "\($0) (a signatory for all of the files that change)" }
            let consent: StyledText = "Consent is still missing from \(all.joined(separator: " and "))."
            let keys = keysOwingProof(on: amendment)
            let owing = keys.map { owed in
                let who = owed.owner == owner ? "you" : amendment.name(of: owed.owner)
                return "\(who) must prove the new key \(owed.fingerprint)"
            }
            guard !owing.isEmpty else { return consent }
            let known = keys.count == 1 ? keys.first.flatMap { reader?.option(for: $0.key) } : nil
            let command = "countersign enrol \(name)\(known ?? " --key FILE")"
            return consent + StyledText(" Before the last one, \(owing.joined(separator: " and ")): \(command)")
        }
    }
}
