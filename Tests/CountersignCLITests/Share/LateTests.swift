import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// A text that is put on the table after the other side has merged the one before: nobody loses it from sight.
@Suite struct LateTests {
    /// Sari has put a dearer text on acme/fees and mailed it, while Dewi accepted and merged the one before.
    private func late() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        try await shop.sari("switch")
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-06-01")
        try shop.edit("acme", "terms/fees.yaml", "12500000", "13000000")
        try await shop.sari("propose", "-m", "Fees", "--accept", "--yes")
        try await shop.dewi("sync")
        try shop.edit("acme", "terms/fees.yaml", "13000000", "14000000")
        try await shop.sari("propose", "fees", "-m", "Dearer yet", "--offline")
        try await shop.sari("bundle", "../hers.bundle")
        try await shop.dewi("accept", "fees", "--merge", "--yes")
        return shop
    }

    @Test func whoMergedIsToldWhoseTextCameTooLateAndCanHaveIt() async throws {
        let shop = try await late()
        let taken = try await shop.dewi("unbundle", "../hers.bundle")
        #expect(!taken.output.contains("Nothing is new"))
        #expect(taken.messages.contains("Too late: PT Acme Hosting revised acme/fees on 5 January 2026"))
        #expect(taken.messages.contains("“Dearer yet”"))
        #expect(taken.messages.contains("acme/fees had become version 2 without that"))
        let command = try #require(taken.messages.firstMatch(of: /countersign draft NAME --from ([0-9a-f]{40})/))
        try await shop.dewi("draft", "theirs", "--from", String(command.1))
        #expect(shop["nusa", "terms/fees.yaml"].contains("14000000"))
        let document = try await shop.dewi("unbundle", "../hers.bundle", "--json").document()
        let late = try #require((document["late"] as? [[String: Any]])?.first)
        #expect(late["amendment"] as? String == "acme/fees")
        #expect(late["version"] as? Int == 2)
        #expect((late["acts"] as? [[String: Any]])?.compactMap { $0["act"] as? String } == ["revise"])
    }

    @Test func whoseTextItWasIsGivenItBackAsADraft() async throws {
        let shop = try await late()
        let synced = try await shop.sari("sync")
        #expect(synced.messages.contains("acme/fees is version 2 of the agreement without what you last did on it"))
        #expect(synced.messages.contains("too late, even if you sent it"))
        #expect(synced.messages.contains("countersign draft NAME --from acme/fees"))

        // A draft that begins from the agreement says what became of her files, and how to have them.
        let plain = try await shop.sari("draft", "plain")
        #expect(plain.messages.contains("Your files were those of acme/fees, and are those of version 2 now"))
        #expect(plain.messages.contains("countersign draft NAME --from acme/fees"))
        #expect(shop["acme", "terms/fees.yaml"].contains("13000000"))

        let begun = try await shop.sari("draft", "again", "--from", "acme/fees")
        #expect(begun.messages.contains("It begins with the text of acme/fees"))
        #expect(shop["acme", "terms/fees.yaml"].contains("14000000"))
        #expect(try await shop.sari("diff").output.contains("14000000"))
        try shop.inForce("acme", "from: 2026-07-01")
        try await shop.sari("propose", "-m", "Dearer yet")
        #expect(try await shop.sari("list").output.contains("acme/again"))
    }

    @Test func whatCameInBetweenIsKeptAndEditsAreNotMixedIn() async throws {
        let shop = try await late()
        try await shop.sari("sync")
        try await shop.amend("words") { folder in
            try shop.inForce(folder, "from: 2026-07-01")
            try shop.edit(folder, "clauses/050-availability.en.md", "three days", "five days")
        }
        try await shop.sari("switch")
        try shop.edit("acme", "terms/fees.yaml", "13000000", "1")
        let refused = await shop.run("sari", "draft", "again", "--from", "acme/fees", in: "acme")
        #expect(refused.code == .usage)
        #expect(refused.messages.contains("you have edits in terms/fees.yaml"))
        try await shop.sari("discard", "--yes")
        try await shop.sari("draft", "again", "--from", "acme/fees")
        #expect(shop["acme", "terms/fees.yaml"].contains("14000000"))
        #expect(shop["acme", "clauses/050-availability.en.md"].contains("five days"))
        try await shop.sari("switch")
        #expect(await shop.run("sari", "draft", "none", "--from", "main", in: "acme").code == .usage)
    }

    /// A comment of Sari's that follows the consent by which Dewi, without the host, made acme/fees version 2.
    private func lateWord() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-06-01")
        try await shop.sari("propose", "-m", "Fees", "--accept", "--yes")
        try await shop.dewi("accept", "fees", "--yes")
        try await shop.sari("sync")
        try await shop.dewi("merge", "fees", "--offline", "--yes")
        try await shop.sari("comment", "fees", "-m", "One thing yet", "--yes")
        return shop
    }

    @Test func aWordThatFollowsTheLastConsentIsToldOnceAndKept() async throws {
        let shop = try await lateWord()
        let synced = try await shop.dewi("sync")
        #expect(synced.messages.contains("Too late: PT Acme Hosting commented on acme/fees on 5 January 2026"))
        #expect(synced.messages.contains("“One thing yet”"), "\(synced.messages)")
        #expect(synced.messages.contains("To read it again: countersign log --acts"))
        let again = try await shop.dewi("sync")
        #expect(!again.messages.contains("Too late"))
        #expect(again.output.contains("Nothing is new"))
        // Whoever clears the branch away at the host takes it from nobody who has it.
        try shop.git("sari", in: "server.git").run("update-ref", "-d", "refs/heads/amendment/acme/fees")
        try await shop.dewi("sync")
        let log = try await shop.dewi("log", "--acts").output
        #expect(log.contains("commented, too late to be part of it:\n      One thing yet\n"), "\(log)")
        let document = try await shop.dewi("log", "--acts", "-n", "1", "--json").document()
        let late = try #require(document["late"] as? [[String: Any]])
        #expect(late.compactMap { $0["body"] as? String } == ["One thing yet"])
    }

    @Test func programsAreToldOnceToo() async throws {
        let shop = try await lateWord()
        for count in [1, 0] {
            let document = try await shop.dewi("sync", "--json").document()
            #expect((document["late"] as? [Any])?.count == count, "\(document)")
        }
        // Her own party hears of it too, and is not told to tell itself.
        let own = try await shop.sari("sync")
        #expect(own.messages.contains("without what you last did on it"), "\(own.messages)")
        #expect(try await shop.sari("log", "--acts").output.contains("too late to be part of it"))
    }
}
