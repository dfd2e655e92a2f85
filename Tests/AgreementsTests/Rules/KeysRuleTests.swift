import Agreements
import GitStore
import TestSupport
import Testing

/// A new key is proved by its owner, once, and belongs to them forever.
@Suite struct KeysRuleTests {
    private let forge: Forge

    init() throws {
        forge = try Forge()
        forge.people["rina"] = Forge.Actor("nusa", "rina", "Rina Hartono <rina@customer.example>")
    }

    /// The cheaper text, in which Rina signs for Nusa too.
    private func text(_ people: [SamplePerson]? = nil) -> SampleText {
        var text = forge.cheaper
        let rina = SamplePerson(id: "rina", name: "Rina Hartono", keys: ["rina"])
        text.files["parties/nusa.yaml"] = SampleText.party(
            "PT Nusa Retail", role: "customer", people: people ?? [.dewi, rina])
        return text
    }

    @Test func aNewPersonEnrolsAndThenSigns() throws {
        try forge.amend("acme/rina", text(), enrolling: ["rina"])
        try forge.expectValid(forge.good)
        var branch = try forge.propose("acme/next", forge.dated("2026-05-01"))
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "rina")
        try forge.expectValid(try forge.merge(branch, by: "rina"))
    }

    @Test func aNewKeyThatWasNotProvedDoesNotLand() throws {
        let id = try forge.merge(try forge.executed("acme/rina", text()), by: "dewi")
        let verification = try forge.expectRefused(id, by: .keys, saying: "nusa/rina has not proved yet")
        #expect(verification.findings.first?.path == "parties/nusa.yaml")
        #expect(
            verification.findings.first?.hint == "Whoever has it proves it by: countersign enrol acme/rina --key FILE")
    }

    @Test func aKeyIsEnrolledOnce() throws {
        var branch = try forge.propose("acme/rina", text())
        try forge.add(.enrol, to: &branch, by: "rina")
        #expect(try forge.rules(refusing: .enrol, on: branch, by: "rina") == [.keys])
    }

    @Test func aKeyThatIsNotNewIsNotEnrolled() throws {
        let branch = try forge.propose("acme/rina", text())
        var copy = branch
        try forge.add(.enrol, to: &copy, by: "dewi")
        #expect(try forge.findings(on: copy).contains { $0.message.contains("is not new: version 1 lists it") })
    }

    @Test func nobodyElseEnrolsIt() throws {
        let branch = try forge.propose("acme/rina", text())
        let rules = try forge.rules(refusing: .enrol, on: branch, by: "sari") { act in
            act["Party"] = "nusa"
            act["Person"] = "rina"
            act.identity = "Rina Hartono <rina@customer.example>"
        }
        #expect(rules.contains(.knownKey))
        #expect(try forge.rules(refusing: .enrol, on: branch, by: "mallory").contains(.knownKey))
    }

    @Test func aProofOutlivesARevision() throws {
        var branch = try forge.propose("acme/rina", text())
        try forge.add(.enrol, to: &branch, by: "rina")
        var revised = text()
        revised.files["terms/fees.yaml"] = "monthly: {amount: \"2\", currency: IDR}\n"
        try forge.add(.revise, to: &branch, by: "sari", text: revised)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
    }

    @Test func aProofIsForOnePersonAlone() throws {
        // Proved by Rina, then listed for Adi.
        var branch = try forge.propose("acme/rina", text())
        try forge.add(.enrol, to: &branch, by: "rina")
        let adi = SamplePerson(id: "adi", name: "Adi", keys: ["rina"])
        try forge.add(.revise, to: &branch, by: "sari", text: text([.dewi, adi]))
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .keys, saying: "nusa/adi has not proved")
    }

    /// Listed for Rina, for Adi and for Rina again, each of whom proves it once.
    @Test func aProofOutlivesThatOfAnother() throws {
        let adi = SamplePerson(id: "adi", name: "Adi", keys: ["rina"])
        var branch = try forge.propose("acme/rina", text())
        try forge.add(.enrol, to: &branch, by: "rina")
        try forge.add(.revise, to: &branch, by: "sari", text: text([.dewi, adi]))
        let rina = forge.people["rina"]
        forge.people["rina"] = Forge.Actor("nusa", "adi", "Adi <adi@customer.example>")
        try forge.add(.enrol, to: &branch, by: "rina")
        forge.people["rina"] = rina
        var again = text()
        again.files["terms/fees.yaml"] = "monthly: {amount: \"2\", currency: IDR}\n"
        try forge.add(.revise, to: &branch, by: "sari", text: again)
        #expect(try forge.rules(refusing: .enrol, on: branch, by: "rina") == [.keys])
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
    }

    @Test func aStolenKeyIsRefusedWhereItIsListed() throws {
        var stolen = forge.cheaper
        stolen.files["parties/acme.yaml"] = SampleText.party(
            "PT Acme Hosting", role: "provider",
            people: [.sari, SamplePerson(id: "budi", name: "Budi Santoso", keys: ["dewi"])])
        stolen.files["parties/nusa.yaml"] = SampleText.party(
            "PT Nusa Retail", role: "customer", people: [SamplePerson(id: "rina", name: "Rina Hartono", keys: ["rina"])]
        )
        let branch = try forge.propose("acme/stolen", stolen)
        let finding = try #require(try forge.findings(on: branch).first)
        #expect(finding.rule == .keys)
        #expect(finding.message.contains("belongs to nusa/dewi and cannot be given to acme/budi"))
    }

    @Test func everyKeyOfTheFirstTextIsProved() throws {
        let forge = try Forge(first: nil)
        var branch = try forge.propose("acme/formation", .first())
        try forge.add(.enrol, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "sari")
        #expect(try forge.rules(refusing: .accept, on: branch, by: "dewi") == [.keys])
        try forge.add(.enrol, to: &branch, by: "dewi")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
    }
}
