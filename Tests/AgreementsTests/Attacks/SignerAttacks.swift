import Agreements
import GitStore
import SSHSignature
import TestSupport
import Testing

/// Acts by people who are not who they say, or may not do what they do.
@Suite struct SignerAttacks {
    private let forge: Forge

    init() throws { forge = try Forge() }

    /// A merge of the cheaper text in which Dewi's consent is replaced by something else.
    private func merge(consent: (Forge, inout Forge.Branch) throws -> Void) throws -> ObjectID {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "sari")
        try consent(forge, &branch)
        return try forge.merge(branch, by: "sari")
    }

    @Test func aStrangersConsentIsNone() throws {
        forge.people["mallory"] = Forge.Actor("nusa", "dewi", "Dewi Lestari <dewi@customer.example>")
        let id = try merge { try $0.add(.accept, to: &$1, by: "mallory") }
        // Stock git is content once the stranger's key is in the file that says whom to trust.
        #expect(try forge.stockVerifies(id))
        try forge.expectRefused(id, by: .knownKey, saying: "belongs to nobody")
    }

    @Test func nobodySignsInTheOtherPartysName() throws {
        for (party, person, identity) in [
            ("nusa", "dewi", "Dewi Lestari <dewi@customer.example>"),
            ("nusa", "sari", "Sari Wulandari, S.H <sari@provider.example>"),
            ("acme", "dewi", "Sari Wulandari, S.H <sari@provider.example>"),
        ] {
            let id = try merge { forge, branch in
                try forge.add(.accept, to: &branch, by: "sari") { act in
                    act["Party"] = party
                    act["Person"] = person
                    act.identity = identity
                    act.body = act.body.replacing("PT Acme Hosting", with: "PT Nusa\nRetail")
                }
            }
            #expect(try forge.stockVerifies(id))
            try forge.expectRefused(id, by: .knownKey, saying: "but its key")
        }
    }

    @Test(arguments: [
        "Dewi Lestari <dewi@provider.example>", "Sari Wulandari, S.H <sari@provider.example>",
        "dewi lestari <dewi@customer.example>", "Dewi  Lestari <dewi@customer.example>",
    ])
    func theAuthorLineIsThatOfThePerson(_ identity: String) throws {
        let id = try merge { try $0.add(.accept, to: &$1, by: "dewi") { $0.identity = identity } }
        try forge.expectRefused(id, by: .knownKey, saying: "author line")
    }

    @Test func aSignatureForAnotherPurposeIsNone() throws {
        let branch = try forge.executed()
        var draft: ForgedAct?
        _ = try forge.merge(branch, by: "dewi") { draft = $0 }
        let act = try #require(draft)
        for namespace in ["file", "email"] {
            let armor = SeededKey("dewi").sign(act.payload, namespace: namespace).armored
            try forge.expectRefused(try forge.write(act.commit(signature: armor)), by: .signed, saying: namespace)
        }
    }

    @Test func aSignatureIsForItsOwnActAlone() throws {
        // The consent to one text, put on another.
        let other = try forge.executed("acme/other", forge.text)
        let armored = try forge.content(of: other.tip)
        let id = try merge { forge, branch in
            var draft: ForgedAct?
            try forge.add(.accept, to: &branch, by: "dewi") { draft = $0 }
            let act = try #require(draft)
            let start = try #require(armored.firstRange(of: "gpgsig -----BEGIN"))
            let end = try #require(armored.firstRange(of: "END SSH SIGNATURE-----\n"))
            let signature = String(armored[start.lowerBound..<end.upperBound])
            branch.tip = try forge.write(Array((act.head + signature + "\n" + act.message).utf8))
            #expect(try !forge.stockVerifies(branch.tip))
        }
        try forge.expectRefused(id, by: .signed)
    }

    @Test func aKeyThatWasRemovedNoLongerCounts() throws {
        // Dewi leaves; Rina takes her place. Dewi then signs with a date from before.
        let rina = SamplePerson(id: "rina", name: "Rina Hartono", keys: ["rina"])
        forge.people["rina"] = Forge.Actor("nusa", "rina", "Rina Hartono <rina@customer.example>")
        var text = forge.text
        text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [rina])
        text.inForce = "2026-03-01"
        var handover = try forge.propose("nusa/handover", text, by: "dewi")
        try forge.add(.enrol, to: &handover, by: "rina")
        try forge.add(.accept, to: &handover, by: "sari")
        try forge.add(.accept, to: &handover, by: "dewi")
        forge.good = try forge.merge(handover, by: "dewi")
        forge.text = text
        try forge.expectValid(forge.good)

        var fees = text
        fees.inForce = "2026-04-01"
        fees.files["terms/fees.yaml"] = "monthly: {amount: \"1\", currency: IDR}\n"
        var branch = try forge.propose("acme/fees", fees)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi") { $0.seconds = 1_767_582_600 }
        let id = try forge.merge(branch, by: "sari")
        #expect(try forge.stockVerifies(branch.tip))
        try forge.expectRefused(id, by: .knownKey, saying: "belongs to nobody")
        #expect(try forge.verify().findings.contains { $0.rule == .dates })
    }

    @Test func nobodyConsentsToTheirOwnArrival() throws {
        // Sari lists a key of her own for a new signatory of Nusa, and consents with it.
        let puppet = SamplePerson(id: "puppet", name: "Puppet", keys: ["puppet"])
        forge.people["puppet"] = Forge.Actor("nusa", "puppet", "Puppet <puppet@customer.example>")
        var text = forge.cheaper
        text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [.dewi, puppet])
        var branch = try forge.propose("acme/fees", text)
        try forge.add(.enrol, to: &branch, by: "puppet")
        try forge.add(.accept, to: &branch, by: "sari")
        var forged = branch
        try forge.add(.accept, to: &forged, by: "puppet")
        try forge.expectRefused(try forge.merge(forged, by: "puppet"), by: .knownKey, saying: "version 1")
        try forge.expectRefused(try forge.merge(branch, by: "sari"), by: .consent, saying: "PT Nusa Retail")
    }

    @Test func aNewKeyIsProvedByItsOwner() throws {
        let rina = SamplePerson(id: "rina", name: "Rina Hartono", keys: ["rina"])
        var text = forge.cheaper
        text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [.dewi, rina])
        let branch = try forge.executed("acme/rina", text)
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .keys, saying: "nusa/rina has not proved")
    }

    @Test(arguments: [1, 2, 3]) func onePartyAloneChangesNothing(_ what: Int) throws {
        var text = forge.cheaper
        switch what {
        case 1:  // replaces the other party's key
            text.files["parties/nusa.yaml"] = SampleText.party(
                "PT Nusa Retail", role: "customer",
                people: [SamplePerson(id: "dewi", name: "Dewi Lestari", keys: ["puppet"])])
        case 2:  // puts a straw man in the other party's place
            text.files["parties/nusa.yaml"] = nil
            text.files["parties/straw.yaml"] = SampleText.party(
                "Straw Man", role: "customer", people: [SamplePerson(id: "puppet", name: "Puppet", keys: ["puppet"])])
        default:  // makes the other party a beneficiary and joins with a straw man
            text.files["parties/nusa.yaml"] = "name: PT Nusa Retail\nrole: beneficiary\n"
            text.files["parties/straw.yaml"] = SampleText.party(
                "Straw Man", role: "customer", people: [SamplePerson(id: "puppet", name: "Puppet", keys: ["puppet"])])
        }
        forge.people["puppet"] =
            what == 1
            ? Forge.Actor("nusa", "dewi", "Dewi Lestari <dewi@customer.example>")
            : Forge.Actor("straw", "puppet", "Puppet <puppet@customer.example>")
        var branch = try forge.propose("acme/coup", text)
        try forge.add(.enrol, to: &branch, by: "puppet")
        try forge.add(.accept, to: &branch, by: "sari")
        if what != 1 { try forge.add(.accept, to: &branch, by: "puppet") }
        try forge.expectRefused(try forge.merge(branch, by: "sari"), by: .consent, saying: "PT Nusa Retail")
    }

    @Test func theNumberOfSignatoriesIsLoweredByThatManySignatories() throws {
        let team = [SamplePerson.dewi, SamplePerson(id: "rina", name: "Rina Hartono", keys: ["rina"])]
        let other = [SamplePerson.sari, .budi]
        var opening = SampleText.opening(eachParty: 2)
        var first = SampleText.first()
        for (party, name, role, people) in [
            ("nusa", "PT Nusa Retail", "customer", team), ("acme", "PT Acme Hosting", "provider", other),
        ] {
            opening.files["parties/\(party).yaml"] = SampleText.party(name, role: role, people: people)
            first.files["parties/\(party).yaml"] = opening.files["parties/\(party).yaml"]
        }
        let lowered = first
        first.files["agreement.yaml"] = first.files["agreement.yaml"]?.replacing("each-party: 1", with: "each-party: 2")
        let forge = try Forge(opening: opening, first: nil)
        forge.people["rina"] = Forge.Actor("nusa", "rina", "Rina Hartono <rina@customer.example>")
        let everyone = ["sari", "budi", "dewi", "rina"]
        try forge.amend("acme/formation", first, enrolling: everyone, by: everyone)
        try forge.expectValid(forge.good)

        var text = lowered
        text.inForce = "2026-03-01"
        try forge.expectRefused(
            try forge.merge(try forge.executed("acme/lower", text), by: "dewi"), by: .consent,
            saying: "PT Acme Hosting and PT Nusa Retail")
        // One person who signs twice is one person.
        var branch = try forge.executed("acme/lower", text)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .consent)
    }
}
