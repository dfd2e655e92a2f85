import Agreements
import GitStore
import TestSupport
import Testing

@Suite("An act stands on one chain") struct OneChainRuleTests {
    @Test func aRefreshBringsInANewerVersion() throws {
        let forge = try Forge()
        let late = forge.dated("2026-06-01")
        var branch = try forge.propose("nusa/late", late, by: "dewi")
        let newer = try forge.amend("acme/first", forge.cheaper)
        try forge.refresh(&branch, onto: newer, text: late, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.expectValid(try forge.merge(branch, by: "sari"))
    }

    @Test func aRefreshOntoTheSameBaseIsNone() throws {
        let forge = try Forge()
        var branch = try forge.propose("acme/late", forge.cheaper)
        try forge.refresh(&branch, onto: forge.good, text: forge.cheaper, by: "sari")
        #expect(
            try forge.findings(on: branch).contains {
                $0.rule == .oneChain && $0.message.contains("does not bring in a version newer than its base")
            })
    }

    @Test func aRefreshOntoSomethingElseIsNone() throws {
        let forge = try Forge()
        var branch = try forge.propose("acme/late", forge.cheaper)
        let other = try forge.propose("acme/other", forge.cheaper)
        try forge.refresh(&branch, onto: other.tip, text: forge.cheaper, by: "sari")
        #expect(try forge.findings(on: branch).contains { $0.message.contains("something that is not a version") })
    }

    @Test func anAmendmentStartsFromAVersion() throws {
        let forge = try Forge()
        let nowhere = try forge.open(.opening()) { $0.seconds += 9 }
        var branch = try forge.propose("acme/late", forge.cheaper, on: nowhere)
        #expect(try forge.findings(on: branch).contains { $0.message.contains("does not start from a version") })
        branch.tip = forge.good
        #expect(try forge.findings(on: branch).contains { $0.rule == .oneChain })
    }
}

@Suite("An act that may not change the text does not") struct QuietActRuleTests {
    @Test func aCommentLeavesTheTextAlone() throws {
        let forge = try Forge()
        var branch = try forge.propose("acme/fees", forge.cheaper)
        #expect(try forge.rules(refusing: .comment, on: branch, by: "dewi") == [])
        let other = try forge.write(forge.text).tree
        try forge.add(.comment, to: &branch, by: "dewi") { $0.tree = other }
        let finding = try #require(try forge.findings(on: branch).first)
        #expect(finding.message.contains("`comment` also changes the text."))
        #expect(finding.path == "agreement.yaml")
    }
}

@Suite("An act belongs to one agreement and one amendment") struct SameAgreementRuleTests {
    @Test func itNamesBoth() throws {
        let forge = try Forge()
        let branch = try forge.propose("acme/fees", forge.cheaper)
        #expect(try forge.rules(refusing: .comment, on: branch, by: "dewi") == [])
        let other = forge.good.description
        #expect(
            try forge.rules(refusing: .comment, on: branch, by: "dewi") { $0["Agreement"] = other } == [.sameAgreement])
        let rules = try forge.rules(refusing: .comment, on: branch, by: "dewi") { act in
            act["Amendment"] = "acme/other"
            act.subject = "Comment on acme/other"
        }
        #expect(rules.contains(.sameAgreement))
    }
}

@Suite("Text and base are what the commit really has") struct TrueTextAndTrueBaseRuleTests {
    @Test func aDigestIsThatOfTheText() throws {
        let forge = try Forge()
        let branch = try forge.propose("acme/fees", forge.cheaper)
        let other = try forge.write(forge.text).digest
        #expect(try forge.rules(refusing: .accept, on: branch, by: "sari") { $0["Text"] = other } == [.trueText])
        var copy = branch
        try forge.add(.accept, to: &copy, by: "sari") { $0["Text"] = other }
        #expect(
            try forge.findings(on: copy).first?.message.contains(
                "names the text \(other), but carries \(branch.digest)")
                == true)
    }

    @Test func aBaseIsThatOfTheAmendment() throws {
        let forge = try Forge()
        let branch = try forge.propose("acme/fees", forge.cheaper)
        let root = forge.root.description
        #expect(try forge.rules(refusing: .accept, on: branch, by: "sari") { $0["Base"] = root } == [.trueBase])
        #expect(try forge.rules(refusing: .accept, on: branch, by: "sari") == [])
    }
}

@Suite("Words that the format fixes are those words") struct WordingRuleTests {
    @Test(arguments: ["PT Nusa Retail", "PT Nusa Toko Kelontong Swalayan Maju #1 Act: now ---", "PT  Dua  Spasi", "PT  Satu #1"])
    func aPartyOfAnyNameCanAccept(_ name: String) throws {
        var opening = SampleText.opening()
        var first = SampleText.first()
        for path in ["parties/nusa.yaml"] {
            opening.files[path] = opening.files[path]?.replacing("name: PT Nusa Retail", with: "name: \"\(name)\"")
            first.files[path] = opening.files[path]
        }
        let forge = try Forge(opening: opening, first: nil)
        var branch = try forge.propose("acme/formation", first)
        for seed in ["sari", "dewi"] {
            try forge.add(.enrol, to: &branch, by: seed)
            try forge.add(.accept, to: &branch, by: seed) { act in
                guard seed == "dewi" else { return }
                act.body = act.body.replacing("\"", with: "")
                let words = try? ActWording.of(
                    .accept, declaration: Self.declaration(), amendment: "acme/formation".amendment, partyName: name,
                    fingerprint: "")
                act.body = words?.body ?? ""
            }
        }
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
    }

    @Test(arguments: ["#1 Hosting", "--- Hosting", "Act: Ventures", "party : Ventures"])
    func aPartyIsNotNamedLikeALineThatActsReserve(_ name: String) throws {
        let file = "name: \"\(name)\"\nrole: beneficiary\n"
        guard case .failure(let faults) = Party.read(Array(file.utf8), id: try #require(PartyID("x"))) else {
            Issue.record("\(name) was read")
            return
        }
        #expect(faults.first.message.contains("begins like a line that acts reserve"))
    }

    @Test func consentIsInThePrevailingLanguage() throws {
        let forge = try Forge(opening: .opening(languages: ["id", "en"]), first: .first(languages: ["id", "en"]))
        try forge.expectValid(forge.good)
        let english = try #require(
            ActWording.of(
                .accept, declaration: try Self.declaration(), amendment: "acme/x".amendment,
                partyName: "PT Nusa Retail",
                fingerprint: ""))
        let branch = try forge.propose("acme/x", forge.cheaper)
        #expect(
            try forge.rules(refusing: .accept, on: branch, by: "dewi") { act in
                act.subject = english.subject
                act.body = english.body ?? ""
            } == [.actGrammar])
    }

    private static func declaration() throws -> Declaration {
        try Declaration.read(SampleText.first().bytes("agreement.yaml")).get()
    }
}
