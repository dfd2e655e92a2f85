import Agreements
import TestSupport
import Testing

@Suite struct FirstAgreementTests {
    @Test func twoPartiesOpenAgreeAndAmend() async throws {
        let clone = try await SharedClone()
        try await clone.amend("acme/formation", .first())
        var text = SampleText.first(inForce: "2026-03-01")
        text.files["clauses/020-availability.en.md"] = "# Availability\n\nThe shop is available 99.95% of each month.\n"
        try await clone.amend("acme/availability", text)

        let verification = try clone.verify()
        #expect(verification.findings == [])
        #expect(verification.verdict == .valid)
        #expect(verification.ledger?.versions.count == 3)
        #expect(try clone.git.run("fsck", "--strict", "--no-dangling").text == "")
        for commit in try clone.git.run("rev-list", "main").text.split(separator: "\n") {
            let result = try clone.git.run("verify-commit", String(commit))
            #expect(result.succeeded, "\(result.errors)")
        }
    }
}
