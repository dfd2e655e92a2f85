import Agreements
import Foundation
import TestSupport
import Testing

@testable import AgreementDocuments

@Suite("A text goes out as one document")
struct TextDocumentTests {
    /// The second version of a bilingual agreement, as a document.
    private func document(
        redline: Bool = false, language: String? = nil, edit: (inout SampleText) -> Void = { _ in }
    ) async throws -> TextDocument {
        let clone = try await SharedClone(.opening(languages: ["id", "en"]))
        try await clone.amend("acme/first", .first(languages: ["id", "en"]))
        var second = SampleText.first(inForce: "2026-03-01", languages: ["id", "en"])
        second.files["clauses/015-fees.en.md"] = "# Fees\n\n| What | Amount |\n|---|---|\n| Hosting | **Rp5** |\n"
        second.files["clauses/015-fees.id.md"] = "# Biaya\n\nRp5.\n"
        second.files["terms/fees.yaml"] =
            "monthly: {name: {id: Biaya, en: Fee}, amount: \"13000000\", currency: IDR}\ntiers:\n"
            + "  - {from: \"99\", credit: \"10\"}\n  - {from: \"0\", credit: \"50\"}\n"
        second.files["annexes/map.txt"] = "annex"
        edit(&second)
        let amendment = try await clone.propose("acme/second", second)
        let history = try clone.history()
        var contents: [String: [UInt8]] = [:]
        for file in amendment.text.files where !file.place.isAnnex {
            contents[file.path] = try history.content(of: file)
        }
        let comparison = try history.comparison(from: amendment.base.text, to: amendment.text)
        return try TextDocument(
            amendment.text,
            .init(
                standing: TextStanding(of: amendment), comparedWith: redline ? 1 : nil, agreement: "aaaa",
                commit: "cccc"),
            contents: contents, changes: redline ? comparison.changes.map { try FileRedline($0) } : nil,
            language: language.flatMap { LanguageTag($0) })
    }

    @Test func markdownHoldsEveryClauseToTheLetterInOrder() async throws {
        let markdown = try await document().markdown
        let clauses = [
            "# Scope\n\nAcme hosts", "# Biaya\n\nRp5.\n",
            "# Fees\n\n| What | Amount |\n|---|---|\n| Hosting | **Rp5** |\n",
            "# Availability\n",
        ]
        let places = try clauses.map { try #require(markdown.range(of: $0)?.lowerBound) }
        #expect(places == places.sorted())
        let sentence =
            "The text is in Indonesian and English. Where the languages differ, the Indonesian text prevails."
        #expect(markdown.contains(sentence))
        #expect(markdown.contains("| monthly name | Biaya / Fee |") || markdown.contains("| name | Biaya / Fee |"))
        #expect(markdown.contains("| amount | Rp13.000.000 / IDR 13,000,000 |"))
        #expect(
            markdown.contains("| from | credit |\n|---|---|\n| 99 % / 99% | 10 % / 10% |\n| 0 % / 0% | 50 % / 50% |\n"))
        #expect(markdown.contains("| annexes/map.txt | `\(ContentDigest(of: Array("annex".utf8)).hex)` |"))
        let party =
            "- **PT Acme Hosting** (acme), penyedia / provider\n  - Sari Wulandari, S.H., berwenang menandatangani"
        #expect(markdown.contains(party + " / may sign\n"))
    }

    @Test func termsGoByTheirTitle() async throws {
        for redline in [false, true] {
            let document = try await document(redline: redline) { text in
                text.files["agreement.yaml"] = text.files["agreement.yaml"]?.replacing(
                    "general/1", with: "service-level-agreement/1")
            }
            #expect(
                document.markdown.contains("\n# Ketentuan / Terms\n\n## Biaya dan pembayaran / Fees and payment\n"),
                "\(document.markdown)")
            #expect(document.html.contains("<h3>Biaya dan pembayaran / Fees and payment<small"))
        }
    }

    @Test func whatItComesToIsSaidInEachLanguage() async throws {
        let document = try await document(redline: true)
        let row = "| monthly amount | Rp12.500.000 | Rp13.000.000 | terms/fees.yaml |\n"
        let english = "| monthly amount | IDR 12,500,000 | IDR 13,000,000 | terms/fees.yaml |\n"
        for words in ["| | sebelum | sesudah | letak |\n", row, "| | before | after | where |\n", english] {
            #expect(document.markdown.contains(words), "\(words)\n\(document.markdown)")
        }
        #expect(document.html.contains("Sebelum</th>") && document.html.contains("Before</th>"))
        let alone = try await self.document(redline: true, language: "en").html
        #expect(!alone.contains("Sebelum") && alone.contains("Before</th>"))
    }

    @Test func whatCannotBeSeenIsNamed() async throws {
        let clause = "# Scope\n\nRp1\u{2800}000 \u{200F}each\tmonth.\n"
        for redline in [false, true] {
            let document = try await document(redline: redline) { $0.files["clauses/010-scope.en.md"] = clause }
            #expect(document.markdown.contains("Rp1‹U+2800›000"))
            #expect(document.markdown.contains("‹U+200F›each\tmonth"))
            let name = { (code: String) in "<span class=\"unseen\" data-note=\"U+\(code)\">" }
            #expect(document.html.contains(name("2800") + "\u{2800}</span>"))
            #expect(document.html.contains(name("200F") + "\u{200F}</span>"))
        }
    }

    @Test func commentsInTermsAreShownAboveThem() async throws {
        let document = try await document {
            $0.files["terms/fees.yaml"] = "# Without tax.\nmonthly: {amount: \"1\", currency: IDR} # a month\n"
        }
        let lines = "# Without tax.\nmonthly: {amount: \"1\", currency: IDR} # a month"
        #expect(document.markdown.contains("*terms/fees.yaml*\n\n```\n\(lines)\n```\n"))
        #expect(String(decoding: stripped(document.html, of: "style"), as: UTF8.self).contains(lines))
    }

    @Test func oneLanguageAloneIsSaidToBeThat() async throws {
        let markdown = try await document(language: "en").markdown
        #expect(
            markdown.contains(
                "This document shows English alone. The text is in Indonesian and English. Where the languages "
                    + "differ, the Indonesian text prevails."
            )
        )
        #expect(!markdown.contains("Biaya"))
        #expect(markdown.contains("| name | Fee |"))
    }

    @Test func thePageHasItsLanguagesSideBySide() async throws {
        let page = try await document().html
        #expect(page.contains(#"<div class="bilingual"><article lang="id" dir="ltr">"#))
        #expect(page.contains("<td><strong>Rp5</strong></td>"))
        let amount = "<bdi>Rp13.000.000 / IDR 13,000,000</bdi>"
        #expect(page.contains("<th scope=\"row\"><bdi>amount</bdi></th><td>\(amount)</td>"))
        #expect(page.contains("SHA-256"))
    }

    @Test func aRedlineHoldsTheWholeTextWithItsChangesMarked() async throws {
        let document = try await document(redline: true) { text in
            for language in ["id", "en"] { text.files["clauses/010-scope.\(language).md"] = nil }
        }
        let markdown = document.markdown
        #expect(markdown.contains("| berlaku sejak | 1 Februari 2026 | 1 Maret 2026 | agreement.yaml |"))
        #expect(markdown.contains("in-force: {from: [-2026-02-01-]{+2026-03-01+}}"))
        #expect(markdown.contains("*dihapus / removed: clauses/010-scope.en.md*\n\n[-# Scope"))
        #expect(markdown.contains("*baru / new: clauses/015-fees.id.md*"))
        #expect(markdown.contains("The shop is available 99.9% of each month."))
        let page = document.html
        #expect(page.contains("Perubahan terhadap versi 1 / Redline against version 1"))
        #expect(page.contains("<del>"))
    }

    @Test func hostileTextStaysText() async throws {
        let hostile =
            "</div></style><script>alert('1')</script> ]]> \"q\" &lt; \u{200F}x\u{200E} --> <img src=x onerror=y>"
        let edit: (inout SampleText) -> Void = { text in
            text.files["clauses/010-scope.en.md"] =
                "# \(hostile)\n\n1. \(hostile)\n\n| \(hostile) |\n|---|\n| \(hostile) |\n"
            text.files["terms/fees.yaml"] = "name: '\(hostile.replacing("'", with: "''"))'\n"
            text.files["agreement.yaml"] = text.files["agreement.yaml"]?.replacing(
                "  en: Hosting Service Level Agreement", with: "  en: '\(hostile.replacing("'", with: "''"))'")
        }
        for redline in [true, false] {
            let document = try await document(redline: redline, edit: edit)
            let page = document.html
            let (elements, attributes) = vocabulary(of: page)
            #expect(elements.isDisjoint(with: ["script", "img", "svg", "link", "iframe"]))
            #expect(attributes.allSatisfy { !$0.hasPrefix("on") && $0 != "src" })
            let shown = String(decoding: stripped(page, of: "style"), as: UTF8.self)
            #expect(shown.components(separatedBy: hostile).count > 3)
            // In Markdown, what is not a clause is escaped.
            #expect(document.markdown.hasPrefix("# Hosting Service Level Agreement / \\</div\\>"))
        }
    }
}
