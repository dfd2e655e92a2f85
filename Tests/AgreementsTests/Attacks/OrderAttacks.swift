import Agreements
import GitStore
import TestSupport
import Testing

/// Sound acts at the wrong time, in the wrong place or by the wrong party.
@Suite struct OrderAttacks {
    private let forge: Forge

    init() throws { forge = try Forge() }

    @Test func nothingFollowsAWithdrawal() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.withdraw, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .actOrder, saying: "was withdrawn")
    }

    @Test func aWithdrawnAmendmentIsNotMerged() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.withdraw, to: &branch, by: "sari")
        let verification = try forge.expectRefused(try forge.merge(branch, by: "sari"), by: .actOrder)
        #expect(verification.findings.contains { $0.rule == .consent })
    }

    @Test func anAmendmentBeginsWithItsProposal() throws {
        for kind in [ActKind.accept, .revise, .comment, .enrol] {
            var branch = try forge.propose("acme/fees", forge.cheaper)
            branch.tip = branch.base
            try forge.add(kind, to: &branch, by: "sari")
            try forge.add(.accept, to: &branch, by: "sari")
            try forge.add(.accept, to: &branch, by: "dewi")
            try forge.expectRefused(
                try forge.merge(branch, by: "dewi"), by: .actOrder, saying: "does not begin with a proposal")
        }
    }

    @Test(arguments: [ActKind.reject, .withdraw, .revise, .propose, .accept])
    func anExecutedTextStaysAsItIs(_ kind: ActKind) throws {
        var branch = try forge.executed()
        try forge.add(kind, to: &branch, by: "sari")
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .actOrder)
    }

    @Test func aRejectionTakesConsentBack() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.add(.reject, to: &branch, by: "dewi")
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.expectRefused(try forge.merge(branch, by: "sari"), by: .consent, saying: "PT Nusa Retail")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
    }

    @Test func onlyThePartyThatCompletedExecutionMerges() throws {
        let branch = try forge.executed()
        let id = try forge.merge(branch, by: "sari")
        #expect(try forge.stockVerifies(id))
        try forge.expectRefused(id, by: .mergeBy, saying: "Only PT Nusa Retail")
    }

    @Test func anOutsiderMergesNothing() throws {
        let id = try forge.merge(try forge.executed(), by: "mallory")
        try forge.expectRefused(id, by: .knownKey, saying: "belongs to nobody")
    }

    @Test func anAmendmentLandsOnce() throws {
        try forge.amend("acme/fees", forge.cheaper)
        let again = try forge.executed("acme/fees", forge.dated("2026-06-01"))
        try forge.expectRefused(try forge.merge(again, by: "dewi"), by: .once, saying: "already")
    }

    @Test func actsOfOneAmendmentDoNotServeAnother() throws {
        var branch = try forge.executed("acme/fees")
        branch.name = "acme/other"
        try forge.expectRefused(
            try forge.merge(branch, by: "dewi"), by: .sameAgreement, saying: "belongs to the amendment acme/fees")
    }

    @Test func actsOfAnotherAgreementDoNotServeThisOne() throws {
        let other = try forge.open(.opening()) { $0.seconds += 5 }
        var branch = try forge.propose("acme/fees", forge.cheaper) { $0["Agreement"] = other.description }
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectRefused(
            try forge.merge(branch, by: "dewi"), by: .sameAgreement, saying: "another agreement")
    }

    @Test func onlyMergesStandOnMain() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.expectRefused(branch.tip, by: .oneChain, saying: "stands on main")
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectRefused(branch.tip, by: .oneChain, saying: "stands on main")
    }

    @Test func aMergeOrAnOpeningHasNoPlaceOnABranch() throws {
        let inner = try forge.executed("acme/inner")
        var outer = try forge.propose("acme/outer", forge.cheaper)
        outer.tip = try forge.merge(inner, by: "dewi") { $0.parents = [outer.tip, inner.tip] }
        try forge.add(.accept, to: &outer, by: "sari")
        try forge.add(.accept, to: &outer, by: "dewi")
        try forge.expectRefused(try forge.merge(outer, by: "dewi"), by: .oneChain, saying: "does not belong")
    }

    @Test func nothingIsDatedBeforeWhatItFollows() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi") { $0.seconds -= 3_600 }
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .dates, saying: "before the one it follows")
        try forge.expectRefused(
            try forge.merge(try forge.executed(), by: "dewi") { $0.seconds = 1 }, by: .dates)
    }

    @Test func aStrangerDoesNotVoidOtherPeoplesConsent() throws {
        // By writing a party of their own into the text: a revision would take every consent away.
        forge.people["mallory"] = Forge.Actor("mallory", "mallory", "Mallory <mallory@customer.example>")
        var text = forge.cheaper
        text.files["parties/mallory.yaml"] = SampleText.party(
            "Mallory Ltd", role: "customer", people: [SamplePerson(id: "mallory", name: "Mallory", keys: ["mallory"])])
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.add(.revise, to: &branch, by: "mallory", text: text)
        try forge.move("refs/heads/amendment/acme/fees", to: branch.tip)
        let findings = try forge.expectValidMain()
        #expect(findings.contains { $0.rule == .knownKey && $0.severity == .warning })
    }
}

extension Forge {
    /// Expects that `main` as it stands is valid, and gives what is reported beside it.
    func expectValidMain() throws -> [Finding] {
        let verification = try verify()
        #expect(verification.verdict == .valid)
        #expect(verification.sound == good)
        return verification.findings
    }
}
