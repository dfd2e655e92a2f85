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
            "# Hosting Service Level Agreement\n", "**PT Acme Hosting** (penyedia / provider)",
            "Versi 1, disetujui semua pihak pada 5 Januari 2026, akan berlaku sejak 1 Februari 2026.",
            "Version 1, executed 5 January 2026, will be in force from 1 February 2026.", "| Perjanjian / Agreement |",
            "yang berlaku ialah naskah bahasa Indonesia.", "Where the languages differ, the Indonesian text prevails.",
            "# Isi / Contents\n", "- Para pihak / Parties\n",
            "- Biaya / Fees\n", "- Tanda tangan / Signatures\n",
            "# Para pihak / Parties\n", "## PT Acme Hosting\n", "| Kedudukan / Role | penyedia / provider |",
            "| Pemberitahuan / Notices | legal@provider.example (email) |",
            "| Sari Wulandari, S.H. (sari@provider.example) |  | menandatangani / sign | `SHA256:",
            "# Keterangan perjanjian / Particulars\n",
            "| Mulai berlaku / In force from | 1 Februari 2026 / 1 February 2026 |",
            "| Bahasa / Languages | bahasa Indonesia / Indonesian, bahasa Inggris / English |",
            "| Hukum yang berlaku / Governing law | Republik Indonesia / Republic of Indonesia |",
            "| Zona waktu / Time zone | Asia/Jakarta |",
            "| Penanda tangan tiap pihak / Signatories of each party | 1 |",
            "Biaya 12.500.000 per bulan.", "The fee is 12,500,000 a month.", "# Ketentuan / Terms\n",
            "## fees\n\n*terms/fees.yaml*", "# Lampiran / Annexes\n", "annexes/price-list.txt",
            "# Tanda tangan / Signatures\n", "| PT Acme Hosting (penyedia / provider) | Sari Wulandari, S.H. |",
            "| PT Nusa Retail (pelanggan / customer) | Dewi Lestari | 5 Januari 2026 10:05 / 5 January 2026 10:05 |",
            "---\n", "Versi 1, ", "Version 1, ", digest,
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
        #expect(both.matches(of: /href="#f/).count == 8)
        #expect(both.contains("<html lang=\"id\" dir=\"ltr\">"))
        let english = await clone.run("export", "--conformed", "--format", "html", "--language", "en").output
        #expect(
            english.contains(
                "This document shows English alone. Where the languages differ, the Indonesian text prevails."))
        #expect(english.contains("<html lang=\"en\" dir=\"ltr\">"))
        #expect(english.contains("<dt>Languages</dt><dd><bdi>Indonesian, English</bdi></dd>"))
        #expect(english.contains("Contents</h2>") && !english.contains("Tanda tangan"))
        let indonesian = await clone.run("export", "--conformed", "--format", "html", "--language", "id").output
        #expect(indonesian.contains("<html lang=\"id\" dir=\"ltr\">"))
        for words in [
            "Isi</h2>", "Tanda tangan", "penyedia", "Mulai berlaku", "1 Februari 2026", "Salinan untuk dibaca",
        ] {
            #expect(indonesian.contains(words), "\(words)")
        }
        for words in ["Contents", "Signatures", "provider<", "Version 1", "February"] {
            #expect(!indonesian.contains(words), "\(words)")
        }
        #expect(english.contains("The fee is") && !english.contains("per bulan"))
        #expect(english.contains(SeededKey("dewi").publicKey.fingerprint))
    }

    @Test func aTextInAnotherLanguageIsSpokenOfInEnglish() async throws {
        var text = SampleText.opening(languages: ["ar"])
        text.files["agreement.yaml"]! += "consent: \"أوافق باسم {party}.\"\n"
        let clone = try await SharedClone(text)
        try clone.belongs(to: "sari")
        let page = await clone.run("export", "--conformed", "0", "--format", "html").output
        #expect(page.contains("<html lang=\"en\" dir=\"ltr\">") && page.contains("<h1 lang=\"ar\" dir=\"rtl\">"))
        #expect(page.contains("<dt>Prevailing language</dt><dd><bdi>Arabic</bdi></dd>"))
    }

    @Test func whoHasNotConsentedIsSaidToHaveNot() async throws {
        let clone = try await agreement()
        var text = Self.bilingual
        text.inForce = "2026-04-01"
        try await clone.propose("nusa/later", text, by: "dewi")
        try await clone.act(.accept, on: "nusa/later", by: "dewi")
        let proposed = await clone.run("export", "--conformed", "later").output
        #expect(proposed.contains("proposed, not part of the agreement"))
        #expect(proposed.contains("| PT Acme Hosting (penyedia / provider) | belum menyetujui / has not consented |"))
        #expect(proposed.contains("| PT Nusa Retail (pelanggan / customer) | Dewi Lestari |"))
        let opening = await clone.run("export", "--conformed", "0").output
        #expect(opening.contains("Nobody has consented to this text"))
        #expect(try await clone.run("export", "--conformed", "1", "--json").document["kind"] as? String == "conformed")
    }
}
