import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite("What was withdrawn is shown as withdrawn, and what was not proposed as that") struct WithdrawnTests {
    private func withdrawn() async throws -> SharedClone {
        let clone = try await SharedClone.withTwoVersions()
        try await clone.propose("acme/fees", .second.later)
        try await clone.act(.withdraw, on: "acme/fees", by: "sari", words: "Not now.")
        return clone
    }

    @Test func listSaysThatThereAreSuch() async throws {
        let clone = try await withdrawn()
        let list = await clone.run("list")
        #expect(list.output == "There are no open amendments.\n")
        #expect(list.messages == "One was withdrawn: countersign list --all\nBegin one: countersign draft NAME\n")
        #expect(await clone.run("list", "--all").messages == "")
    }

    @Test func showReviewAndExportSaySo() async throws {
        let clone = try await withdrawn()
        let sentence = "Amendment acme/fees to version 2: withdrawn on 5 January 2026, not part of the agreement."
        let show = await clone.run("show", "fees")
        #expect(show.output.contains("\n\(sentence)\n"), "\(show.output)")
        let document = try #require(try await clone.run("show", "fees", "--json").documents.first)
        #expect(document["state"] as? String == "withdrawn")
        #expect(document["amendment"] as? String == "acme/fees")
        for form in ["--conformed", "--clean", "--redline"] {
            let page = await clone.run("export", form, "fees").output
            #expect(page.contains(form == "--conformed" ? sentence : "withdrawn on 5 January 2026"), "\(form)")
            #expect(!page.contains("proposed, not part"))
        }
        let review = await clone.run("review", "fees").output
        #expect(review.contains("\nWithdrawn on 5 January 2026 10:12 by Sari Wulandari, S.H.: Not now.\n"), "\(review)")
    }

    @Test func aCloneDoesNotCallItOpen() async throws {
        let shop = try await Workshop.agreed()
        for name in ["fees", "terms"] {
            try await shop.sari("switch")
            try await shop.sari("draft", name)
            try shop.inForce("acme", "from: 2026-06-01")
            try shop.write("acme", "terms/\(name)-more.yaml", "- \(name)\n")
            try await shop.sari("propose", "-m", "About \(name)")
        }
        try await shop.sari("withdraw", "terms", "-m", "Not now", "--yes")
        try await shop.sari("bundle", "../a.bundle")
        let clone = ["clone", "a.bundle", "--agreement", try shop.agreement]
        let made = await shop.run("dewi", clone + ["one"], in: "")
        #expect(made.output.contains("On the table: acme/fees\nWithdrawn, and no longer on the table: acme/terms\n"))
        let document = try await shop.run("dewi", clone + ["two", "--json"], in: "").document()
        #expect(document["amendments"] as? [String] == ["acme/fees"])
        #expect(document["withdrawn"] as? [String] == ["acme/terms"])
    }

    @Test func draftsAreNamedUntilTheyAreProposed() async throws {
        let desk = try await AmendingDesk()
        for name in ["fees", "terms"] { #expect(await desk.run("sari", "draft", name).code == .done) }
        let list = await desk.run("sari", "list")
        #expect(
            list.messages == "Not proposed yet, in this copy alone: fees, terms. To go on: countersign switch NAME\n")
        let status = await desk.run("sari", "status").output
        #expect(
            status.contains(
                "Your files\n  They are your private draft terms.\n"
                    + "  Not proposed yet, in this copy alone: fees. To go on: countersign switch fees\n"), "\(status)")
        let document = try await desk.run("sari", "status", "--json").document()
        #expect((document["files"] as? [String: Any])?["drafts"] as? [String] == ["fees", "terms"])
        try desk.write("monthly: {amount: \"11000000\", currency: IDR}\n", to: "terms/fees.yaml")
        let declaration = try desk.clone.directory.read("agreement.yaml")
        try desk.write(declaration.replacing("2026-03-01", with: "2026-06-01"), to: "agreement.yaml")
        let proposed = await desk.run("sari", "propose", "-m", "Other terms")
        #expect(proposed.code == .done, "\(proposed.messages)")
        #expect(await desk.run("sari", "list").messages.contains("in this copy alone: fees. To go on"))
    }
}
