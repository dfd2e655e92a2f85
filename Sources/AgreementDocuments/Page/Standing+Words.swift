internal import AgreementProfiles
internal import Agreements

extension Standing {
    /// Where an amendment stands and what it waits for, in a sentence for somebody who has no copy.
    func sentence(on amendment: Amendment, in notation: Notation) -> String {
        func words(_ id: String, _ en: String) -> String { notation.words(id: id, en: en) }
        func joined(_ parts: [String]) -> String { parts.joined(separator: words(" dan ", " and ")) }
        switch stage {
        case .withdrawn: return words("Amandemen ini telah ditarik kembali.", "It was withdrawn.")
        case .overtaken:
            return words(
                "Versi lain mendahuluinya: naskah ini masih harus disesuaikan dengan versi itu.",
                "Another version came first: this text has still to be carried onto it.")
        case .executed:
            let party = amendment.requirements.first { $0.party.id == mergingParty }?.party.name ?? ""
            return words(
                "Semua pihak telah menyetujuinya. \(party) dapat menggabungkannya ke dalam perjanjian.",
                "Every party has accepted. \(party) can merge it into the agreement.")
        case .negotiating where !rejectedBy.isEmpty:
            let parties = joined(rejectedBy.map(\.name))
            return words(
                "\(parties) menolak naskah ini. Yang ditunggu ialah naskah lain, atau pertimbangan ulang.",
                "\(parties) rejected the text as it is. It waits for another one, or for second thoughts.")
        case .negotiating:
            let waiting = missingConsents.map { missing in
                let count = words("\(missing.count) penanda tangan", "\(missing.count) signatories")
                return missing.party.name + (missing.count == 1 ? "" : " (\(count))")
            }
            let all = words(
                "penanda tangan untuk semua berkas yang berubah", "a signatory for all of the files that change")
            let uncovered = Set(uncovered.map(\.party.name)).subtracting(missingConsents.map(\.party.name)).sorted()
            let parties = joined(waiting + uncovered.map { "\($0) (\(all))" })
            let consent = words("Yang belum menyetujui: \(parties)", "Consent is still missing from \(parties)")
                .asSentence
            let keys = keysOwingProof(on: amendment).map { owed in
                let (name, key) = (amendment.name(of: owed.owner), owed.fingerprint)
                return words("\(name) harus membuktikan kunci baru \(key)", "\(name) must prove the new key \(key)")
            }
            if keys.isEmpty { return consent }
            return consent + words(" Sebelum persetujuan terakhir, ", " Before the last one, ") + joined(keys) + "."
        }
    }
}
