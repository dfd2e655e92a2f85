import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What a profile has against a text keeps it from being signed, and changes no verdict.
@Suite struct ContentGateTests {
    /// Sari's agreement in `acme` with the first text of a template as her draft, and one change to a file of it.
    private func drafted(
        _ path: String, _ old: String, _ new: String, template: String = "sla"
    ) async throws -> Workshop {
        let shop = try await Workshop.drafted(template: template)
        let content = try shop.directory.read("acme/" + path)
        try #require(content.contains(old))
        try shop.directory.write(content.replacing(old, with: new), to: "acme/" + path)
        return shop
    }

    private func withGap() async throws -> Workshop {
        try await drafted("terms/credits.yaml", "below: \"99.0\"", "below: \"98.0\"")
    }

    /// Puts the working files on the table as a program would that asks no profile.
    private func proposeUnasked(_ shop: Workshop, acceptedBy people: [String] = []) async throws {
        let agreement = try Agreement.open(at: shop.directory.file("acme"), clock: Clock { 1_767_590_000 })
        let history = try agreement.history()
        let slug = try #require(Slug("formation"))
        let author = try history.author(SeededKey("sari").publicKey)
        let draft = try history.draftProposal(
            slug, text: try WorkingText.read(in: history), summary: "The first text", reason: "", by: author)
        let name = AmendmentName(party: author.owner.party, slug: slug)
        var amendment = try await history.record(draft, on: history.newAmendment(name), by: SeededSigner("sari"))
            .amendment
        for person in people {
            let author = try history.author(SeededKey(person).publicKey, on: amendment)
            let enrolment = try history.draftEnrolment(in: amendment, by: author)
            amendment = try await history.record(enrolment, on: amendment, by: SeededSigner(person)).amendment
            let consent = try history.draftConsent(to: amendment, by: author)
            amendment = try await history.record(consent, on: amendment, by: SeededSigner(person)).amendment
        }
    }

    @Test func whatSchemasRefuseIsSaidBesideAFileThatCannotBeRead() async throws {
        let shop = try await drafted("terms/services.yaml", "target-percent: \"99.9\"", "target-percent: \"100.01\"")
        try shop.directory.write("", to: "acme/terms/formation.yaml")
        let answer = await shop.run("sari", "check", in: "acme")
        #expect(answer.code == .malformedInput)
        #expect(answer.output.contains("terms/formation.yaml:1:1"))
        #expect(answer.output.contains("100.01") && answer.output.contains("(schema)"))
    }

    @Test func checkAndProposeAnswerAnErrorWithItsPlaceAndSignNothing() async throws {
        let shop = try await withGap()
        let checked = await shop.run("sari", "check", in: "acme")
        #expect(checked.code == .malformedInput)
        #expect(checked.output.contains("terms/credits.yaml:"))
        #expect(checked.output.contains("applies from 98 to below 99. "))
        #expect(checked.output.contains("(tier-gap)\n  Let each tier begin where the one below it ends.\n"))
        let document = try await shop.run("sari", "check", "--json", in: "acme").document()
        let findings = try #require(document["findings"] as? [[String: Any]])
        let finding = try #require(findings.first { $0["rule"] as? String == "tier-gap" })
        #expect(finding["severity"] as? String == "error" && finding["line"] is Int && finding["column"] is Int)

        let proposed = await shop.run("sari", "propose", "-m", "The first text", "--accept", "--yes", in: "acme")
        #expect(proposed.code == .malformedInput)
        #expect(proposed.messages.contains("(tier-gap)"))
        #expect(try shop.git("sari", in: "acme").run("for-each-ref", "refs/heads/amendment").text == "")
    }

    @Test func acceptRefusesWhatAnotherProgramPutOnTheTableAndReviewShowsIt() async throws {
        let shop = try await withGap()
        try await proposeUnasked(shop)
        let before = try shop.git("sari", in: "acme").run("for-each-ref").text
        let accepted = await shop.run("sari", "accept", "formation", "--yes", in: "acme")
        #expect(accepted.code == .no)
        #expect(accepted.messages.contains("(tier-gap)"))
        #expect(!accepted.messages.contains("You are about to sign"))
        #expect(try shop.git("sari", in: "acme").run("for-each-ref").text == before)
        let review = try await shop.run("sari", "review", "formation", "--json", in: "acme").document()
        let findings = try #require(review["findings"] as? [[String: Any]])
        // The tiers of the terms, and what the clause in both languages quotes of them.
        #expect(findings.compactMap { $0["rule"] as? String } == ["stale-quote", "stale-quote", "tier-gap"])
        #expect(await shop.run("sari", "review", "formation", in: "acme").output.contains("What the text leaves open"))
    }

    @Test func whatEveryPartySignedIsMergedAndItsFaultsAreSaid() async throws {
        let shop = try await withGap()
        try await proposeUnasked(shop, acceptedBy: ["dewi", "sari"])
        shop.wait(days: 1)
        let merged = await shop.run("sari", "merge", "formation", in: "acme")
        #expect(merged.code == .done, "\(merged.messages)")
        #expect(merged.messages.contains("warning: "))
        #expect(merged.messages.contains("(tier-gap)"))
        #expect(merged.messages.contains("Every party has signed this very text"))
        #expect(!merged.messages.contains("error: "))
        #expect(merged.output.contains("is now version 1 of the agreement"))
        let verified = await shop.run("sari", "verify", in: "acme")
        #expect(verified.code == .done)
        #expect(verified.output.hasPrefix("valid: "))
    }

    @Test func aWarningInformsAndBlocksNothing() async throws {
        let shop = try await drafted("terms/credits.yaml", "at-most-percent: \"50\"", "at-most-percent: \"40\"")
        for (language, old, new) in [("id", "50 %", "40 %"), ("en", "50%", "40%")] {
            let clause = "acme/clauses/080-credits.\(language).md"
            try shop.directory.write(
                try shop.directory.read(clause).replacing(
                    "[\(old)](terms/credits.yaml#caps", with: "[\(new)](terms/credits.yaml#caps"), to: clause)
        }
        let proposed = await shop.run("sari", "propose", "-m", "The first text", "--accept", "--yes", in: "acme")
        #expect(proposed.code == .done, "\(proposed.messages)")
        #expect(proposed.messages.contains("warning: "))
        #expect(proposed.messages.contains("(cap-below-tier)"))
    }

    @Test func aDateThatHasPassedIsSaidOnce() async throws {
        let shop = try await drafted("agreement.yaml", "2026-03-01", "2026-01-01")
        let checked = await shop.run("sari", "check", in: "acme")
        #expect(checked.code == .malformedInput)
        #expect(checked.output.contains("(past-date)"))
        #expect(!checked.output.contains("(in-force)"))
    }

    @Test func blanksAreNamedByInitAndRefusedByPropose() async throws {
        let shop = try await drafted("terms/confidentiality.yaml", "36 months", "24 months", template: "nda")
        let proposed = await shop.run("sari", "propose", "-m", "The first text", in: "acme")
        #expect(proposed.code == .malformedInput)
        #expect(proposed.messages.contains("`[PURPOSE]` is still to be filled in"))
        // The clause quotes what the terms have, and they were changed.
        #expect(proposed.messages.contains("(stale-quote)"))
    }
}
