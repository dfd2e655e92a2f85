import Agreements
import GitStore
import TestSupport
import Testing

/// Who may bind a party on which files, and that nobody paints themselves into a corner.
@Suite struct AuthorityRuleTests {
    /// Budi answers for terms alone, Sari for everything but terms; Dewi and Rina for everything.
    private let forge: Forge

    init() throws {
        let places = "\"agreement.yaml\", \"parties/**\", \"clauses/**\", \"calendars/**\", \"annexes/**\""
        forge = try Forge.withTeams(
            signsFor: ["sari": places, "budi": "\"terms/**\", \"agreement.yaml\""])
    }

    private func branch(by seeds: String..., change: (inout SampleText) -> Void) throws -> Forge.Branch {
        var text = forge.text
        change(&text)
        var branch = try forge.propose("acme/change", text)
        for seed in seeds { try forge.add(.accept, to: &branch, by: seed) }
        return branch
    }

    @Test func thePersonWhoAnswersForAFileConsentsToItsChange() throws {
        let fees = "monthly: {amount: \"1\", currency: IDR}\n"
        let branch = try branch(by: "budi", "dewi") {
            $0.inForce = "2026-03-01"
            $0.files["terms/fees.yaml"] = fees
        }
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
        let other = try self.branch(by: "sari", "dewi") {
            $0.inForce = "2026-03-01"
            $0.files["terms/fees.yaml"] = fees
        }
        let verification = try forge.expectRefused(
            try forge.merge(other, by: "dewi"), by: .authority,
            saying: "Those who accepted for PT Acme Hosting may not bind it on terms/fees.yaml.")
        #expect(verification.findings.first { $0.rule == .authority }?.path == "terms/fees.yaml")
    }

    @Test func severalPeopleTogetherCoverWhatNoneCoversAlone() throws {
        var branch = try branch(by: "sari", "dewi") {
            $0.inForce = "2026-03-01"
            $0.files["terms/fees.yaml"] = "monthly: {amount: \"1\", currency: IDR}\n"
            $0.files["clauses/010-scope.en.md"] = "# Scope\n\nLess.\n"
        }
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .authority)
        try forge.add(.accept, to: &branch, by: "budi")
        // His consent was the one that was missing, so his party merges.
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .mergeBy)
        try forge.expectValid(try forge.merge(branch, by: "budi"))
    }

    @Test func aRemovedFileIsAChangeAndARenamedOneIsTwo() throws {
        let removed = try branch(by: "sari", "dewi") {
            $0.inForce = "2026-03-01"
            $0.files["terms/fees.yaml"] = nil
            $0.files["clauses/030-fees.en.md"] = "monthly: {amount: \"12500000\", currency: IDR}\n"
        }
        try forge.expectRefused(try forge.merge(removed, by: "dewi"), by: .authority, saying: "terms/fees.yaml")
    }

    @Test func aNewFileIsAChange() throws {
        let added = try branch(by: "budi", "dewi") {
            $0.inForce = "2026-03-01"
            $0.files["annexes/map.txt"] = "here\n"
        }
        try forge.expectRefused(try forge.merge(added, by: "dewi"), by: .authority, saying: "annexes/map.txt")
    }

    @Test func nobodyWidensTheirOwnAuthorityInTheActThatUsesIt() throws {
        let wider = try branch(by: "budi", "dewi") {
            $0.inForce = "2026-03-01"
            $0.files["parties/acme.yaml"] = $0.files["parties/acme.yaml"]?.replacing(
                "\"terms/**\", \"agreement.yaml\"", with: "\"**\"")
        }
        try forge.expectRefused(try forge.merge(wider, by: "dewi"), by: .authority, saying: "parties/acme.yaml")
    }

    @Test(arguments: [("\"terms/**\", \"agreement.yaml\"", "clauses"), ("\"terms/fees.yaml\"", "new files in terms")])
    func aTextNobodyCouldEverChangeIsNotPutOnTheTable(_ scope: String, _ place: String) throws {
        // Refused before anyone consents: consent would execute, irrevocably, what could never land.
        let forge = try Forge()
        var text = forge.cheaper
        let signsFor =
            place == "clauses"
            ? scope : scope + ", \"agreement.yaml\", \"parties/*\", \"clauses/*\", \"annexes/*\", \"calendars/*\""
        text.files["parties/nusa.yaml"] = SampleText.party(
            "PT Nusa Retail", role: "customer",
            people: [SamplePerson(id: "dewi", name: "Dewi Lestari", signsFor: signsFor, keys: ["dewi"])])
        let branch = try forge.propose("acme/corner", text)
        let finding = try #require(try forge.findings(on: branch).first)
        #expect(finding.rule == .authority)
        #expect(finding.message.contains("Nobody could ever bind PT Nusa Retail on"))
        #expect(finding.message.contains(place))
        try forge.expectRefused(
            try forge.merge(try forge.executed("acme/corner", text), by: "dewi"), by: .authority, saying: "Nobody could"
        )
    }

    @Test func anAgreementThatCouldNeverBeginIsNotOpened() throws {
        var text = SampleText.opening()
        text.files["parties/nusa.yaml"] = SampleText.party(
            "PT Nusa Retail", role: "customer",
            people: [SamplePerson(id: "dewi", name: "Dewi Lestari", signsFor: "\"terms/**\"", keys: ["dewi"])])
        let forge = try Forge(first: nil)
        let opening = try forge.open(text)
        let verification = try Agreement.verify(forge.repository, root: opening, main: opening, now: forge.latest)
        #expect(verification.verdict == .invalid)
        #expect(verification.findings.map(\.rule) == [.authority])
    }

    @Test func twoPeopleEachCoverEveryChangedFileWhereTwoAreNeeded() throws {
        let places = "\"agreement.yaml\", \"parties/**\", \"clauses/**\", \"calendars/**\", \"annexes/**\""
        // With two needed, Budi and Sari alone cannot cover any folder twice.
        #expect(throws: Never.self) {
            let forge = try Forge.withTeams(eachParty: 2, signsFor: ["sari": places, "budi": "\"**\""])
            try forge.expectRefused(forge.good, by: .authority, sound: .some(nil))
        }
    }
}
