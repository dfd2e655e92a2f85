import Agreements
import GitStore
import TestSupport
import Testing

/// Identity comes from the key, and nothing else in a commit is believed.
@Suite struct KnownKeyRuleTests {
    @Test func thePersonOfTheBaseIsKnown() throws {
        let forge = try Forge()
        let branch = try forge.propose("acme/fees", forge.cheaper)
        #expect(try forge.rules(refusing: .comment, on: branch, by: "dewi") == [])
    }

    @Test func aStrangerIsNot() throws {
        let forge = try Forge()
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.comment, to: &branch, by: "mallory")
        let finding = try #require(try forge.findings(on: branch).first)
        #expect(finding.message.contains("belongs to nobody whom version 1 lists"))
        #expect(finding.hint?.contains("enrol") == true)
    }

    @Test func onesKeyDoesNotCarryAnothersName() throws {
        let forge = try Forge()
        let branch = try forge.propose("acme/fees", forge.cheaper)
        #expect(try forge.rules(refusing: .comment, on: branch, by: "dewi") { $0["Person"] = "sari" } == [.knownKey])
        #expect(try forge.rules(refusing: .comment, on: branch, by: "dewi") { $0["Party"] = "acme" } == [.knownKey])
        #expect(
            try forge.rules(refusing: .comment, on: branch, by: "dewi") { act in
                act.identity = "Dewi Lestari <dewi@elsewhere.example>"
            } == [.knownKey])
    }

    @Test func anOpeningHasOneSpellingOfItsAuthor() throws {
        // Two spellings of one letter are equal to Swift, and would make two agreements of one signature's meaning.
        var text = SampleText.opening()
        text.files["parties/acme.yaml"] = text.files["parties/acme.yaml"]?.replacing(
            "Sari Wulandari", with: "Sar\u{ED}")
        let forge = try Forge(first: nil)
        for (name, verdict) in [("Sar\u{ED}, S.H", Agreements.Verdict.valid), ("Sari\u{301}, S.H", .invalid)] {
            let opening = try forge.open(text) { $0.identity = "\(name) <sari@provider.example>" }
            let verification = try Agreement.verify(forge.repository, root: opening, main: opening, now: forge.latest)
            #expect(verification.verdict == verdict, "\(verification.findings)")
        }
    }

    @Test func aNameMayEndInASignThatSticksToWhatFollows() throws {
        // U+0600 makes one character of itself and the space or full stop behind it, to Swift and to nobody else.
        var text = SampleText.opening()
        text.files["parties/acme.yaml"] = text.files["parties/acme.yaml"]?.replacing(
            "Sari Wulandari, S.H.", with: "Sari \u{600}.")
        let forge = try Forge(first: nil)
        let opening = try forge.open(text) { $0.identity = "Sari \u{600} <sari@provider.example>" }
        let verification = try Agreement.verify(forge.repository, root: opening, main: opening, now: forge.latest)
        #expect(verification.verdict == .valid, "\(verification.findings)")
    }
}

/// Signatories bind, delegates propose and comment, and only who proposed withdraws.
@Suite struct MayActRuleTests {
    private let forge: Forge

    init() throws { forge = try Forge.withTeams() }

    @Test func delegatesProposeAndComment() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper, by: "adi")
        try forge.add(.comment, to: &branch, by: "eko")
        try forge.add(.revise, to: &branch, by: "eko", text: forge.dated("2026-05-01"))
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
    }

    @Test(arguments: [ActKind.accept, .reject]) func delegatesDoNotBind(_ kind: ActKind) throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(kind, to: &branch, by: "eko")
        let finding = try #require(try forge.findings(on: branch).first)
        #expect(finding.rule == .mayAct)
        #expect(finding.message.contains("Eko may propose and comment for PT Nusa Retail, but not \(kind.rawValue)."))
        #expect(finding.hint == "Ask a signatory of PT Nusa Retail.")
    }

    @Test func delegatesDoNotMerge() throws {
        try forge.expectRefused(
            try forge.merge(try forge.executed(), by: "eko"), by: .mayAct, saying: "but not merge")
    }

    @Test func onlyTheProposingPartyProposesAndWithdraws() throws {
        let branch = try forge.propose("acme/fees", forge.cheaper)
        #expect(try forge.rules(refusing: .withdraw, on: branch, by: "adi") == [])
        #expect(try forge.rules(refusing: .withdraw, on: branch, by: "dewi") == [.mayAct])
        let taken = try forge.propose("acme/theirs", forge.cheaper, by: "dewi")
        let finding = try #require(try forge.findings(on: taken).first)
        #expect(finding.message.contains("Only acme may propose acme/theirs."))
    }
}
