import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite("A conformed copy is what people print and file") struct ConformedTests {
    /// Two languages, a fee that a clause quotes, and an annex.
    private static var bilingual: SampleText {
        var text = SampleText.first(languages: ["id", "en"])
        text.files["clauses/030-fees.id.md"] =
            "# Biaya\n\nBiaya [12.500.000](terms/fees.yaml#monthly.amount) per bulan.\n"
        text.files["clauses/030-fees.en.md"] =
            "# Fees\n\nThe fee is [12,500,000](terms/fees.yaml#monthly.amount) a month.\n"
        text.files["annexes/price-list.txt"] = "Prices\n"
        return text
    }

    private func agreement() async throws -> SharedClone {
        let clone = try await SharedClone(.opening(languages: ["id", "en"]))
        try clone.belongs(to: "sari")
        try await clone.amend("acme/formation", Self.bilingual)
        return clone
    }

    @Test func itHasTitleContentsClausesTermsSignaturesAndFooter() async throws {
        let clone = try await agreement()
        let page = await clone.run("export", "--conformed", "1").output
        let digest = try clone.history().current.text.digest.description
        let order = [
            "# Hosting Service Level Agreement\n", "**PT Acme Hosting** (provider)", "Version 1, ",
            "Where they differ, id prevails.", "# Contents\n", "- Biaya / Fees\n", "Biaya 12.500.000 per bulan.",
            "The fee is 12,500,000 a month.", "# Terms: fees\n\n*terms/fees.yaml*", "# Annexes\n",
            "annexes/price-list.txt",
            "# Signatures\n", "PT Acme Hosting (provider) | Sari Wulandari, S.H. |",
            "PT Nusa Retail (customer) | Dewi Lestari |",
            "---\n", digest,
        ]
        var rest = page[...]
        for words in order {
            let found = try #require(rest.range(of: words), "\(words)\n\(page)")
            rest = rest[found.upperBound...]
        }
        #expect(!page.contains("terms/fees.yaml#"))
        #expect(!page.contains("countersign clone"))
    }

    @Test func oneLanguageOrBothSideBySideAsAPage() async throws {
        let clone = try await agreement()
        let both = await clone.run("export", "--conformed", "--format", "html", "--language", "both").output
        #expect(both == (await clone.run("export", "--conformed", "--format", "html").output))
        #expect(both.contains("<div class=\"bilingual\"><article lang=\"id\" dir=\"ltr\">"))
        #expect(both.contains("@page { size: A4;"))
        #expect(both.contains("<footer class=\"running\">"))
        // Every line of the contents leads somewhere.
        for match in both.matches(of: /href="#(f[0-9]+)"/) { #expect(both.contains("id=\"\(match.1)\"")) }
        #expect(both.matches(of: /href="#f/).count == 6)
        let english = await clone.run("export", "--conformed", "--format", "html", "--language", "en").output
        #expect(english.contains("This document shows en alone."))
        #expect(english.contains("The fee is") && !english.contains("per bulan"))
        #expect(english.contains(SeededKey("dewi").publicKey.fingerprint))
    }

    @Test func whoHasNotConsentedIsSaidToHaveNot() async throws {
        let clone = try await agreement()
        var text = Self.bilingual
        text.inForce = "2026-04-01"
        try await clone.propose("nusa/later", text, by: "dewi")
        try await clone.act(.accept, on: "nusa/later", by: "dewi")
        let proposed = await clone.run("export", "--conformed", "later").output
        #expect(proposed.contains("proposed, not part of the agreement"))
        #expect(proposed.contains("| PT Acme Hosting (provider) | has not consented |"))
        #expect(proposed.contains("| PT Nusa Retail (customer) | Dewi Lestari |"))
        let opening = await clone.run("export", "--conformed", "0").output
        #expect(opening.contains("Nobody consents to the opening"))
        #expect(try await clone.run("export", "--conformed", "1", "--json").document["kind"] as? String == "conformed")
    }
}
