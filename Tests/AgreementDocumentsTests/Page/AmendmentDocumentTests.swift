import Agreements
import Foundation
import TestSupport
import Testing

@testable import AgreementDocuments

@Suite("An amendment goes out as one page")
struct AmendmentDocumentTests {
    /// The page of an amendment in Arabic, Chinese and English, with comments that would break a page if they could.
    private func page() async throws -> (page: String, files: [FileRedline], amendment: Amendment) {
        let languages = ["en", "ar", "zh"]
        let clone = try await SharedClone(.opening(languages: languages))
        func text(_ seed: Int, _ date: String) -> SampleText {
            var text = SampleText.first(inForce: date, languages: languages)
            text.files["clauses/030-fees.ar.md"] = "# الرسوم\n\nيدفع العميل \(seed)٫٩٪ شهريًا.\n\u{200F}نهاية\u{200E}\n"
            text.files["clauses/030-fees.zh.md"] = "# 费用\n\n甲方应当在2026年7月\(seed)日前支付100元。\n"
            text.files["clauses/030-fees.en.md"] =
                "# Fees <b>\n\n| a | b |\n|---|---|\n| café 👩‍👧 | \(seed) |\n\n]]> & \"x\" 'y' </div>\n"
            return text
        }
        try await clone.amend("acme/first", text(1, "2026-02-01"))
        var next = text(2, "2026-03-01")
        for language in languages {
            next.files["clauses/005-scope.\(language).md"] = next.files.removeValue(
                forKey: "clauses/010-scope.\(language).md")
        }
        try await clone.propose("acme/second", next)
        try await clone.act(.reject, on: "acme/second", by: "dewi", words: "</p><script>alert(1)</script>")
        let amendment = try await clone.act(.accept, on: "acme/second", by: "sari")
        let history = try clone.history()
        let files = try history.comparison(from: amendment.base.text, to: amendment.text).changes
            .map { try FileRedline($0) }
        let document = AmendmentDocument(
            amendment, files: files,
            consequences: try ConsequenceWords.each(amendment.text.declaration).map {
                try Consequence.all(of: files, in: $0)
            },
            effect: try history.effect(of: amendment), standing: history.standing(of: amendment),
            asOf: history.today, language: nil)
        return (document.html, files, amendment)
    }

    @Test func everyFileComesBackFromThePage() async throws {
        let (page, files, _) = try await page()
        let bodies = page.components(separatedBy: "<article id=").dropFirst().compactMap { part in
            part.range(of: #"<div class="redline""#).flatMap { start in
                part[start.lowerBound...].range(of: "</div>").map { String(part[start.lowerBound..<$0.upperBound]) }
            }
        }
        #expect(bodies.count == files.count)
        let shown = Set(bodies.map { [stripped($0, of: "ins"), stripped($0, of: "del")] })
        #expect(shown == Set(files.map { [$0.change.old, $0.change.new] }))
    }

    @Test func thePageSaysWhatALawyerAsks() async throws {
        let (page, _, amendment) = try await page()
        for fact in [
            amendment.text.digest.description, "\(amendment.base.id)", "\(amendment.agreement)", "acme/second",
            "where they differ, the English text prevails", "In force from", "Sari Wulandari, S.H.</bdi> accepted on",
            "rejected it on", "How to verify", "countersign clone ADDRESS --agreement \(amendment.agreement)",
            #"<article lang="ar" dir="rtl">"#, #"<div class="redline" lang="zh" dir="ltr">"#,
        ] {
            #expect(page.contains(fact), "\(fact)")
        }
        let summary = try #require(page.range(of: "What it comes to"))
        let changes = try #require(page.range(of: "What changes"))
        #expect(summary.lowerBound < changes.lowerBound)
    }

    @Test func nothingOnThePageRunsOrIsFetched() async throws {
        let (page, _, _) = try await page()
        let (elements, attributes) = vocabulary(of: page)
        #expect(
            elements.isSubset(of: [
                "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "header", "main", "section", "article",
                "nav",
                "div", "p", "span", "small", "h1", "h2", "h3", "ol", "ul", "li", "dl", "dt", "dd", "table", "thead",
                "tbody",
                "tr", "th", "td", "ins", "del", "strong", "code", "a", "bdi", "footer",
            ]))
        #expect(
            attributes.isSubset(of: [
                "html", "lang", "dir", "charset", "http-equiv", "content", "name", "class", "id", "href", "data-note",
                "colspan",
            ]))
        #expect(page.matches(of: /href="([^"]*)"/).allSatisfy { $0.1.hasPrefix("#f") })
        #expect(page.contains("&lt;/p&gt;&lt;script&gt;alert(1)"))
    }
}
