import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What a clause quotes from the terms is shown in its words, wherever a person reads.
@Suite struct QuotedTermTests {
    private static let path = "terms/services.yaml#services.hosting.objectives.availability.target-percent"

    /// Sari's first text of the template, on the table.
    private func proposed(languages: [String] = ["id", "en"]) async throws -> Workshop {
        let shop = try Workshop(people: ["sari", "dewi"])
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(card.output, to: "nusa.yaml")
        try await shop.done(
            "sari", "",
            ["init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty", "nusa.yaml"]
                + languages.flatMap { ["--language", $0] } + ["--zone", "Asia/Jakarta", "--in-force", "2026-03-01"]
                + ["--template", "sla"])
        try await shop.sari("propose", "-m", "The first text")
        return shop
    }

    @Test func anExportedPageShowsTheValueAndNamesTheTerm() async throws {
        let page = try await proposed().sari("export", "formation", "--format", "html").output
        #expect(page.contains("<span class=\"quoted\" title=\"\(Self.path)\">99.9%</span>"))
        #expect(!page.contains("](terms/"))
    }

    @Test func aRedlineShowsTheValueAndKeepsEveryByte() async throws {
        let shop = try await proposed()
        let whole = try await shop.sari("review", "formation", "--html", "-").output
        #expect(
            whole.contains(
                "<span class=\"bracket\">[</span><span class=\"number\">99.9%</span>"
                    + "<span class=\"address\" title=\"\(Self.path)\">"))
        try shop.edit("acme", "clauses/040-availability.en.md", "99.9%", "99.95%")
        try shop.edit("acme", "clauses/040-availability.id.md", "99,9 %", "99,95 %")
        try shop.edit("acme", "terms/services.yaml", "\"99.9\"", "\"99.95\"")
        let summary = try await shop.sari("diff", "0", "--language", "en").output
        let line = try #require(summary.split(separator: "\n").first { $0.contains("99.95") })
        #expect(!line.contains("](terms/"))
    }

    @Test func theFirstTextSaysItsMainPromises() async throws {
        let shop = try await proposed()
        let output = try await shop.sari("review", "formation", "--language", "en").output
        let summary = output.components(separatedBy: "Files that change")[0]
        for promise in [
            "Availability is at least 99.9% ", "The service cannot be used: answered within 30 minutes ",
            "Monthly hosting fee IDR 12,500,000 per calendar month ",
            "The credit for a result of at least 99% and below 99.9% is 10% of the fee ",
            "Credits over a calendar month are at most 50% of the fees over it ",
            "The agreement lasts from 1 March 2026, with no end ",
        ] { #expect(summary.contains(promise), "\(promise) in \(summary)") }
    }

    @Test func theLanguageThatPrevailsComesFirst() async throws {
        let output = try await proposed().sari("review", "formation").output
        let (first, second) = ("+ clauses/090-fees.id.md", "+ clauses/090-fees.en.md")
        let indonesian = try #require(output.range(of: first))
        let english = try #require(output.range(of: second))
        #expect(indonesian.lowerBound < english.lowerBound)
        let heading = try #require(output.range(of: "Clause fees (id)"))
        #expect(heading.lowerBound < (try #require(output.range(of: "Clause fees (en)"))).lowerBound)
    }
}
