import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// The branch moves between the moment a person is shown something and the moment they type the word: by another process.
@Suite struct MovedMeanwhileTests {
    @Test func aConsentToATextThatWasReplacedIsNotRecorded() async throws {
        let desk = try await AmendingDesk.negotiating()
        try desk.write("monthly: {amount: \"9\", currency: IDR}\n", to: "terms/fees.yaml")
        #expect(await desk.run("sari", "switch", "acme/fees").code == .usage)
        try desk.clone.write(.cheaper)
        #expect(await desk.run("sari", "switch", "acme/fees").code == .done)
        try desk.write("monthly: {amount: \"99000000\", currency: IDR}\n", to: "terms/fees.yaml")
        let sari = desk.program("sari")
        let answer = await desk.run("dewi", "accept", "fees", typing: ["accept"]) {
            _ = try? sari.run("propose", "-m", "Dearer")
        }
        let amendment = try desk.amendment("acme/fees")
        #expect(amendment.acts.map(\.kind) == [.propose, .revise])
        #expect(amendment.consents.isEmpty)
        #expect(answer.code == .moved)
        #expect(answer.output == "")
        #expect(
            answer.messages.contains(
                "error: Somebody else acted on acme/fees at the same moment; your act was not recorded\n"))
        #expect(answer.messages.hasSuffix("hint: Look again: countersign review acme/fees\n"))
        #expect(try desk.faultsOfTheStore() == "")
    }

    @Test func evenACommentThatCameBetweenHasThePersonLookAgain() async throws {
        let desk = try await AmendingDesk.negotiating()
        let sari = desk.program("sari")
        let answer = await desk.run("dewi", "accept", "fees", typing: ["accept"]) {
            _ = try? sari.run("comment", "fees", "-m", "By the way, the fee is per shop.")
        }
        #expect(answer.code == .moved)
        #expect(try desk.amendment("acme/fees").acts.map(\.kind) == [.propose, .comment])
    }

    @Test func aWithdrawalThatCameBetweenClosesItForConsents() async throws {
        let desk = try await AmendingDesk.negotiating()
        let sari = desk.program("sari")
        let answer = await desk.run("dewi", "accept", "fees", typing: ["accept"]) {
            _ = try? sari.run("withdraw", "fees", "-m", "Never mind.", "--yes")
        }
        #expect(answer.code == .moved)
        #expect(try desk.amendment("acme/fees").isWithdrawn)
    }

    /// What the other side sends to the server meanwhile cannot be seen here: the consent stands in this copy, to the text
    /// that was shown, and is not sent.
    @Test func whatTheOtherSideSentMeanwhileKeepsAConsentHere() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        let digest = try Agreement.open(at: shop.directory.file("nusa")).history().amendment("acme/formation".amendment)
            .text.digest
        try shop.directory.write("# More\n", to: "acme/clauses/900-more.en.md")
        let sari = StockProgram(
            BuiltProgram.path, in: shop.directory.file("acme"), home: shop.home(of: "sari"),
            adding: shop.environment(of: "sari"))
        let answer = await shop.run("dewi", "accept", in: "nusa", typing: ["accept"]) {
            _ = try? sari.run("propose", "-m", "More")
        }
        #expect(answer.code == .moved)
        #expect(answer.messages.contains("so acme/formation was not sent. What you did is kept in this copy\n"))
        let there = try shop.git("sari", in: "server.git").run("log", "--format=%s", "-1", "amendment/acme/formation")
            .text
        #expect(there == "More")
        let here = try Agreement.open(at: shop.directory.file("nusa")).history().amendment("acme/formation".amendment)
        #expect(here.acts.last?.text == digest)
    }

    /// Another fetch, as editors make in the background, brings it here before the answer is typed.
    @Test func whatAnotherFetchBroughtMeanwhileIsSaidWhereItKeepsAnActHere() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        let (sari, git) = (shop.program("sari", in: "acme"), shop.git("dewi", in: "nusa"))
        let answer = await shop.run("dewi", "accept", in: "nusa", typing: ["accept"]) {
            _ = try? sari.run("comment", "formation", "-m", "Wait")
            _ = try? git.run("fetch", "--quiet", "origin")
        }
        #expect(answer.code == .moved, "\(answer.messages)")
        #expect(
            answer.messages.contains(
                "The other side acted at the same moment, so acme/formation was not sent. What you did is kept in this"
                    + " copy\n"), "\(answer.messages)")
        #expect(answer.messages.contains("hint: Take in what they did, and look again: countersign sync\n"))
        // That step heals it.
        try await shop.done("dewi", "sync", "--yes", in: "nusa")
        let branch = "amendment/acme/formation"
        let there = try shop.git("host", in: "server.git").run("rev-parse", branch).text
        #expect(try git.run("rev-parse", branch).text == there)
    }

    @Test func aForgedMainThatAnotherFetchBroughtMeanwhileKeepsAnActHere() async throws {
        let shop = try await Workshop.withLaterOpen()
        try await shop.done("dewi", "sync", in: "nusa")
        let (there, git) = (shop.git("host", in: "server.git"), shop.git("dewi", in: "nusa"))
        let answer = await shop.run("dewi", "accept", "later", in: "nusa", typing: ["accept"]) {
            _ = try? there.run(
                "update-ref", "refs/heads/main",
                there.run(
                    "-c", "user.name=X", "-c", "user.email=x@example.test", "commit-tree", "-p", "main", "-m", "Odd",
                    "main^{tree}"
                ).text)
            _ = try? git.run("fetch", "--quiet", "origin")
        }
        #expect(answer.code == .moved, "\(answer.messages)")
        #expect(answer.messages.contains("so acme/later was not sent"), "\(answer.messages)")
        let sync = await shop.run("dewi", "sync", in: "nusa")
        #expect(sync.code == .no)
        #expect(sync.messages.contains("What origin has on main is not sound"), "\(sync.messages)")
    }
}
