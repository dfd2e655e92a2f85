import GitStore
import TestSupport
import Testing

@testable import Agreements

/// What the completing consent answers for: `docs/format.md`, "Rules".
@Suite struct LandingTests {
    /// The rules that speak against somebody's consent; none where it may be given.
    private func refusals(_ clone: SharedClone, _ name: String, by seed: String) throws -> [RuleName] {
        let history = try clone.history()
        let amendment = try history.amendment(name.amendment)
        let author = try history.author(SeededKey(seed).publicKey, on: amendment)
        return history.findings(on: try history.draftConsent(to: amendment, by: author), of: amendment).map(\.rule)
    }

    private func text(inForce: String, fee: String = "1") -> SampleText {
        var text = SampleText.first(inForce: inForce)
        text.files["terms/fees.yaml"] = "monthly: {amount: \"\(fee)\", currency: IDR}\n"
        return text
    }

    @Test func aSignatoryBindsOnlyOnTheFilesTheirPartyLetsThem() async throws {
        var text = text(inForce: "2026-02-01")
        let budi = SamplePerson(id: "budi", name: "Budi Santoso", signsFor: "\"terms/*\"", keys: ["budi"])
        let acme = SampleText.party("PT Acme Hosting", role: "provider", people: [.sari, budi])
        text.files["parties/acme.yaml"] = acme
        var opening = SampleText.opening()
        opening.files["parties/acme.yaml"] = acme
        let clone = try await SharedClone(opening)
        try await clone.propose("acme/formation", text)
        for seed in ["sari", "budi", "dewi"] { try await clone.act(.enrol, on: "acme/formation", by: seed) }
        for seed in ["sari", "dewi"] { try await clone.act(.accept, on: "acme/formation", by: seed) }
        try await clone.merge("acme/formation", by: "dewi")

        text.files["terms/fees.yaml"] = "monthly: {amount: \"2\", currency: IDR}\n"
        text.files["clauses/010-scope.en.md"] = "# Scope\n\nAcme hosts two shops.\n"
        text.inForce = "2026-03-01"
        try await clone.propose("acme/wider", text)
        try await clone.act(.accept, on: "acme/wider", by: "budi")
        let open = try await clone.act(.accept, on: "acme/wider", by: "dewi")
        #expect(!open.isExecuted)
        let history = try clone.history()
        let author = try history.author(SeededKey("dewi").publicKey, on: open)
        let findings = history.findings(on: try history.draftMerge(of: open, by: author), of: open)
        #expect(findings.map(\.rule) == [.authority])
        #expect(findings.first?.path == "agreement.yaml")
        // With one more who may, it is executed.
        #expect(try await clone.act(.accept, on: "acme/wider", by: "sari").isExecuted)
    }

    @Test func aKeyThatNobodyProvedKeepsTheTextFromBeingExecuted() async throws {
        let clone = try await SharedClone()
        try await clone.propose("acme/formation", text(inForce: "2026-02-01"))
        try await clone.act(.enrol, on: "acme/formation", by: "sari")
        try await clone.act(.accept, on: "acme/formation", by: "sari")
        #expect(try refusals(clone, "acme/formation", by: "dewi") == [.keys])
        try await clone.act(.enrol, on: "acme/formation", by: "dewi")
        #expect(try refusals(clone, "acme/formation", by: "dewi") == [])
    }

    @Test(arguments: [("2026-01-04", true), ("2026-01-05", false), ("execution", false), ("2026-02-01", false)])
    func aTextFromThePastSaysSo(day: String, isRefused: Bool) async throws {
        // The acts are done on 2026-01-05, in Jakarta.
        let clone = try await SharedClone()
        try await clone.propose("acme/formation", text(inForce: day))
        for seed in ["sari", "dewi"] { try await clone.act(.enrol, on: "acme/formation", by: seed) }
        try await clone.act(.accept, on: "acme/formation", by: "sari")
        #expect(try refusals(clone, "acme/formation", by: "dewi") == (isRefused ? [.inForce] : []))
    }

    @Test func aTextNamesExactlyTheBaseItReachesBehindAndTheVersionsItOvertakes() async throws {
        let clone = try await SharedClone()
        let first = try await clone.amend("acme/formation", text(inForce: "2026-02-01")).id
        let root = clone.agreement.id
        let cases: [(inForce: String, isRefused: Bool)] = [
            ("2026-02-02", false), ("2026-02-01", true), ("2026-01-20", true),
            ("2026-02-01, supersedes: [\(first)]", false), ("2026-02-02, supersedes: [\(first)]", true),
            ("2026-02-01, supersedes: [\(root)]", true), ("2026-02-01, supersedes: [\(first), \(root)]", true),
            ("2026-01-01, supersedes: [\(first)]", true),
            ("2026-01-01, retroactive: \(first), supersedes: [\(first)]", false),
            ("2026-01-01, retroactive: \(root), supersedes: [\(first)]", true),
            ("2026-02-02, retroactive: \(first)", false), ("2026-02-02, retroactive: \(root)", true),
        ]
        for (number, item) in cases.enumerated() {
            let name = "acme/case-\(number)"
            try await clone.propose(name, text(inForce: item.inForce, fee: "2"))
            try await clone.act(.accept, on: name, by: "sari")
            #expect(try refusals(clone, name, by: "dewi") == (item.isRefused ? [.inForce] : []), "\(item.inForce)")
        }
    }
}
