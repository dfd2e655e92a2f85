import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct ReviewTests {
    @Test func thePageTellsSomeoneWhoNeverUsedGitWhatChangesWhoAgreedAndWhatIsNext() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "dewi")
        try await desk.clone.act(.comment, on: "acme/fees", by: "dewi", words: "Is monitoring included?")
        let answer = await desk.run("dewi", "review")
        #expect(answer.code == .done)
        #expect(answer.messages == "")
        let digest = try desk.amendment("acme/fees").text.digest.description
        let page = answer.output
        #expect(
            page.hasPrefix("Amendment acme/fees to version 2\nText \(digest)\nIn force from 1 June 2026. Until then"))
        #expect(page.contains("\nWhat it comes to\n"))
        #expect(
            page.contains(
                "  99.95% → 99.99%   The shop is available 99.99% of each month.   clause availability (en)\n"))
        #expect(page.contains("  Monthly amount: IDR 12,500,000 → IDR 11,000,000   terms/fees.yaml\n"))
        #expect(page.contains("\nClause availability (en) — clauses/020-availability.en.md\n"))
        #expect(page.contains("The shop is available [-99.95%-]{+99.99%+} of each month.\n"))
        #expect(page.contains("  PT Acme Hosting (1 needed)\n    · Sari Wulandari, S.H. has not\n"))
        #expect(page.contains("  PT Nusa Retail (1 needed)\n    ✓ You accepted on 5 January 2026 "))
        #expect(page.contains("  Sari Wulandari, S.H. (acme) proposed, 5 January 2026 "))
        #expect(page.contains("  You (nusa) commented, 5 January 2026 "))
        #expect(page.contains("    Is monitoring included?\n"))
        #expect(
            page.contains(
                """
                Next
                  Consent is still missing from PT Acme Hosting.
                  To refuse it: countersign reject acme/fees -m WHY

                """))
    }

    @Test func aFirstTextIsShownWhole() async throws {
        let desk = try await EmptyDesk.make()
        let answer = await desk.run("review", "formation")
        #expect(answer.output.contains("Amendment acme/formation to version 0\n"))
        #expect(answer.output.contains("\nThe text\n"))
        #expect(answer.output.contains("Acme hosts the shop of Nusa."))
        #expect(answer.output.contains("  Sari Wulandari, S.H. has still to prove a new key\n"))
    }

    @Test func aRefusalAndItsReasonStandBesideThePerson() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "dewi")
        try await desk.clone.act(.reject, on: "acme/fees", by: "dewi", words: "Too dear.")
        let page = await desk.run("sari", "review", "fees").output
        #expect(page.contains("    ✗ Dewi Lestari rejected it on 5 January 2026 "))
        #expect(page.contains(": Too dear.\n"))
        #expect(page.contains("PT Nusa Retail rejected the text as it is."))
    }

    @Test func anExecutedOneSaysWhoCanMergeItAndAWithdrawnOneThatItIsClosed() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari", "dewi")
        let page = await desk.run("sari", "review").output
        #expect(page.hasSuffix("PT Nusa Retail can merge it.\n\n"))
        let merging = await desk.run("dewi", "review").output
        #expect(merging.hasSuffix("You can merge it: countersign merge acme/fees\n\n"))
        let other = try await AmendingDesk.negotiating()
        try await other.clone.act(.withdraw, on: "acme/fees", by: "sari")
        #expect(await other.run("sari", "review", "fees").output.hasSuffix("Next\n  It was withdrawn.\n\n"))
    }

    @Test func theDocumentHoldsTheSame() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "dewi")
        let document = try await desk.run("dewi", "review", "acme/fees", "--json").document()
        #expect(document["schema"] as? String == "countersign.review/1")
        #expect(document["amendment"] as? String == "acme/fees")
        #expect(document["stage"] as? String == "negotiating")
        #expect(document["base"] as? Int == 2)
        #expect(document["inForceFrom"] as? String == "2026-06-01")
        #expect(document["text"] as? String == (try desk.amendment("acme/fees").text.digest.description))
        let consents = try #require(document["consents"] as? [[String: Any]])
        #expect(consents.compactMap { $0["party"] as? String } == ["acme", "nusa"])
        #expect(consents.map { ($0["given"] as? [Any])?.count } == [0, 1])
        let changes = try #require(document["changes"] as? [[String: Any]])
        let fees = try #require(changes.first { $0["path"] as? String == "terms/fees.yaml" })
        #expect((fees["redline"] as? String)?.contains("[-12500000-]{+11000000+}") == true)
        #expect((fees["figures"] as? [[String: Any]])?.first?["new"] as? String == "11000000")
        #expect((document["acts"] as? [[String: Any]])?.compactMap { $0["act"] as? String } == ["propose", "accept"])
    }

    @Test func whatCannotBeReviewedIsSaidWithTheNextStep() async throws {
        let desk = try await AmendingDesk()
        let none = await desk.run("sari", "review")
        #expect(none.code == .usage)
        #expect(none.messages.contains("there is no open amendment\nhint: begin one: countersign draft NAME"))
        for name in ["availability", "acme/availability"] {
            let landed = await desk.run("sari", "review", name)
            #expect(landed.code == .usage)
            #expect(landed.messages.contains("acme/availability is part of the agreement already\nhint: Read it: "))
        }
        try await desk.clone.propose("acme/fees", .cheaper)
        try await desk.clone.propose("nusa/fees", .second.later, by: "dewi")
        let two = await desk.run("sari", "review", "fees")
        #expect(two.code == .usage)
        #expect(two.messages.contains("fees is the name of 2 amendments\nhint: name one: acme/fees, nusa/fees"))
        #expect(await desk.run("sari", "review").messages.contains("which amendment? There are 2"))
        #expect(await desk.run("sari", "review", "nowhere").messages.contains("there is no amendment nowhere"))
    }
}

/// An agreement that was opened, with its first text on the table and nothing accepted.
enum EmptyDesk {
    static func make() async throws -> SharedClone {
        let clone = try await SharedClone()
        try await clone.propose("acme/formation", .first())
        return clone
    }
}
