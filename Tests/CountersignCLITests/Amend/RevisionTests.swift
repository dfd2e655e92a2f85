import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Whoever read a proposal sees what its revision changed, apart from what the amendment changes as a whole.
@Suite struct RevisionTests {
    private static let clause = "clauses/050-availability.en.md"

    /// Dewi's nusa/hours with one change of the agreement.
    private func proposed() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        try await shop.dewi("draft", "hours")
        try shop.inForce("nusa", "from: 2026-05-01")
        try shop.edit("nusa", Self.clause, "99.9%", "99.0%")
        try await shop.dewi("propose", "-m", "Fewer nines")
        return shop
    }

    /// The section of the page; nil where there is none.
    private func section(_ shop: Workshop) async throws -> String? {
        let page = try await shop.sari("review", "hours").output
        guard let start = page.range(of: "\nChanged since the proposal of ") else { return nil }
        let rest = page[start.lowerBound...].dropFirst()
        return rest.range(of: "\nWho has consented").map { String(rest[..<$0.lowerBound]) }
    }

    @Test func aFirstProposalHasNothingBeforeIt() async throws {
        let shop = try await proposed()
        try await shop.sari("sync")
        #expect(try await section(shop) == nil)
        #expect(try await shop.sari("review", "hours", "--json").document()["revision"] is NSNull)
    }

    @Test func onlyWhatTheRevisionChangedIsShown() async throws {
        let shop = try await proposed()
        try await shop.sari("sync")
        try shop.edit("nusa", Self.clause, "three days", "five days")
        try await shop.dewi("propose", "-m", "Five days")
        try await shop.dewi("comment", "hours", "-m", "As we said.")
        try await shop.sari("sync")
        let section = try #require(try await section(shop))
        #expect(section.hasPrefix("Changed since the proposal of 5 January 2026 "))
        #expect(section.contains("  Dewi (nusa) revised it on 5 January 2026 "))
        #expect(section.contains(": Five days\n"))
        #expect(section.contains("[-three-]{+five+} days before."), "\(section)")
        // What was proposed before is no change any more.
        #expect(!section.contains("99.9%") && !section.contains("in-force"), "\(section)")
        let page = try await shop.sari("review", "hours").output
        #expect(page.contains("[-99.9%-]{+99.0%+}"))

        let document = try await shop.sari("review", "hours", "--json").document()
        let revision = try #require(document["revision"] as? [String: Any])
        #expect((revision["since"] as? [String: Any])?["subject"] as? String == "Fewer nines")
        #expect((revision["by"] as? [String: Any])?["subject"] as? String == "Five days")
        #expect((revision["changes"] as? [[String: Any]])?.compactMap { $0["path"] as? String } == [Self.clause])
    }

    @Test func whatARefreshBroughtInIsShownToo() async throws {
        let shop = try await proposed()
        try await shop.dewi("switch")
        try await shop.amend("fees") { folder in
            try shop.inForce(folder, "from: 2026-04-01")
            try shop.write(folder, "terms/fees.yaml", "monthly: {amount: \"11000000\", currency: IDR}\n")
        }
        try await shop.dewi("sync")
        try await shop.dewi("refresh", "hours")
        try await shop.sari("sync")
        let section = try #require(try await section(shop))
        #expect(section.contains("  Dewi (nusa) refreshed it on "), "\(section)")
        #expect(section.contains("11000000") && !section.contains("99.0%"), "\(section)")

        try await shop.sari("accept", "hours", "--yes")
        try await shop.dewi("accept", "hours", "--merge", "--yes")
        let log = try await shop.dewi("log", "-n", "1").output
        for act in ["proposed ", "refreshed", "accepted ", "merged   "] {
            #expect(log.contains("\n  \(act) by "), "\(log)")
        }
    }
}
