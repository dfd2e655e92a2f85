import Agreements
import GitStore
import SSHSignature
import TestSupport
import Testing

/// Whose consent a text needs: that of every party which is bound before or after it, by as many people as agreed.
@Suite struct ConsentRuleTests {
    private static let cipta = SamplePerson(id: "citra", name: "Citra", keys: ["citra"])

    /// The cheaper text with a third party that signs.
    private static func joined(_ forge: Forge, role: String = "party") -> SampleText {
        forge.people["citra"] = Forge.Actor("cipta", "citra", "Citra <citra@\(role).example>")
        var text = forge.cheaper
        text.files["parties/cipta.yaml"] = SampleText.party("PT Cipta", role: role, people: [cipta])
        return text
    }

    @Test func oneSignatoryOfEachPartyIsEnough() throws {
        let forge = try Forge()
        try forge.expectValid(try forge.merge(try forge.executed(), by: "dewi"))
    }

    @Test func noPartyIsLeftOut() throws {
        let forge = try Forge()
        for (seed, missing) in [("sari", "PT Nusa Retail"), ("dewi", "PT Acme Hosting")] {
            var branch = try forge.propose("acme/fees", forge.cheaper)
            try forge.add(.accept, to: &branch, by: seed)
            let verification = try forge.expectRefused(
                try forge.merge(branch, by: seed), by: .consent,
                saying: "Consent to this text on this base is missing from \(missing).")
            #expect(
                verification.findings.first { $0.rule == .consent }?.hint
                    == "Each of them consents by: countersign accept acme/fees")
        }
        let nobody = try forge.propose("acme/fees", forge.cheaper)
        try forge.expectRefused(
            try forge.merge(nobody, by: "sari"), by: .consent, saying: "PT Acme Hosting and PT Nusa Retail")
    }

    @Test func twoOfEachPartyMeansTwoPeople() throws {
        let forge = try Forge.withTeams(eachParty: 2)
        try forge.expectValid(forge.good)
        var branch = try forge.propose("acme/fees", forge.cheaper)
        for seed in ["sari", "dewi", "rina"] { try forge.add(.accept, to: &branch, by: seed) }
        try forge.expectRefused(
            try forge.merge(branch, by: "rina"), by: .consent, saying: "PT Acme Hosting.")
        // The same person again is no second one.
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.expectRefused(try forge.merge(branch, by: "sari"), by: .consent)
        try forge.add(.accept, to: &branch, by: "budi")
        try forge.expectValid(try forge.merge(branch, by: "budi"))
    }

    @Test func aPersonWithTwoKeysIsOnePerson() throws {
        let forge = try Forge.withTeams(eachParty: 2)
        var text = forge.cheaper
        text.files["parties/nusa.yaml"] = text.files["parties/nusa.yaml"]?.replacing(
            "\"\(SeededKey("dewi").publicKey.openSSH)\"",
            with: "\"\(SeededKey("dewi").publicKey.openSSH)\", \"\(SeededKey("laptop").publicKey.openSSH)\"")
        forge.people["laptop"] = forge.people["dewi"]
        try forge.amend("acme/laptop", text, enrolling: ["laptop"], by: ["sari", "budi", "dewi", "rina"])
        try forge.expectValid(forge.good)
        var branch = try forge.propose("acme/fees", forge.dated("2026-05-01"))
        for seed in ["sari", "budi", "dewi", "laptop"] { try forge.add(.accept, to: &branch, by: seed) }
        try forge.expectRefused(try forge.merge(branch, by: "laptop"), by: .consent, saying: "PT Nusa Retail")
    }

    @Test func aLowerNumberIsAgreedByTheHigherOne() throws {
        let forge = try Forge.withTeams(eachParty: 2)
        var text = forge.cheaper
        text.files["agreement.yaml"] = text.files["agreement.yaml"]?.replacing("each-party: 2", with: "each-party: 1")
        try forge.expectRefused(try forge.merge(try forge.executed("acme/one", text), by: "dewi"), by: .consent)
        try forge.amend("acme/one", text, by: ["sari", "budi", "dewi", "rina"])
        try forge.expectValid(forge.good)
        // From then on one is enough.
        try forge.expectValid(try forge.merge(try forge.executed("acme/next", forge.dated("2026-05-01")), by: "dewi"))
    }

    @Test func aPartyJoinsByItsOwnConsentAndEveryonesElse() throws {
        let forge = try Forge()
        let text = Self.joined(forge)
        var branch = try forge.executed("acme/join", text)
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .consent, saying: "missing from PT Cipta")
        branch = try forge.propose("acme/join", text)
        for seed in ["citra", "sari"] {
            if seed == "citra" { try forge.add(.enrol, to: &branch, by: seed) }
            try forge.add(.accept, to: &branch, by: seed)
        }
        try forge.expectRefused(
            try forge.merge(branch, by: "sari"), by: .consent, saying: "missing from PT Nusa Retail")
        try forge.add(.accept, to: &branch, by: "dewi")
        forge.good = try forge.merge(branch, by: "dewi")
        forge.text = text
        try forge.expectValid(forge.good)
        // And is then asked like everyone else.
        try forge.expectRefused(
            try forge.merge(try forge.executed("acme/next", forge.dated("2026-05-01")), by: "dewi"), by: .consent,
            saying: "PT Cipta")
    }

    @Test func aPartyThatJoinsMayCompleteAndMerge() throws {
        let forge = try Forge()
        var branch = try forge.propose("acme/join", Self.joined(forge))
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.add(.enrol, to: &branch, by: "citra")
        try forge.add(.accept, to: &branch, by: "citra")
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .mergeBy, saying: "Only PT Cipta")
        try forge.expectValid(try forge.merge(branch, by: "citra"))
    }

    @Test func aPartyLeavesByItsOwnConsent() throws {
        let forge = try Forge()
        try forge.amend("acme/join", Self.joined(forge), enrolling: ["citra"], by: ["sari", "dewi", "citra"])
        try forge.expectValid(forge.good)
        var without = forge.dated("2026-05-01")
        without.files["parties/cipta.yaml"] = nil
        try forge.expectRefused(
            try forge.merge(try forge.executed("acme/leave", without), by: "dewi"), by: .consent, saying: "PT Cipta")
        try forge.amend("acme/leave", without, by: ["sari", "dewi", "citra"])
        try forge.expectValid(forge.good)
        try forge.expectValid(try forge.merge(try forge.executed("acme/next", forge.dated("2026-06-01")), by: "dewi"))
        // One who left is a stranger.
        let branch = try forge.propose("acme/after", forge.dated("2026-06-01"))
        #expect(try forge.rules(refusing: .comment, on: branch, by: "citra") == [.knownKey])
    }

    @Test func twoPartiesThatSignRemain() throws {
        let forge = try Forge()
        var text = forge.cheaper
        text.files["parties/nusa.yaml"] = nil
        try forge.expectRefused(
            try forge.merge(try forge.executed("acme/alone", text), by: "dewi"), by: .validText,
            saying: "at least two parties")
    }

    @Test func aBeneficiaryIsNotAskedAndDoesNothing() throws {
        let forge = try Forge()
        var text = forge.cheaper
        text.files["parties/users.yaml"] = "name: Users of the shop\nrole: beneficiary\n"
        try forge.expectValid(try forge.merge(try forge.executed("acme/users", text), by: "dewi"))
    }
}
