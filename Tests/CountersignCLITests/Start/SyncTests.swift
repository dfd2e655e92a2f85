import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct SyncTests {
    @Test func itSaysWhatIsNewAndWhatWasSent() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        let silent = await shop.run("dewi", "sync", in: "nusa")
        #expect(silent.code == .done)
        #expect(silent.output == "Nothing is new here or at origin.\n")
        _ = await shop.run("dewi", "comment", "formation", "-m", "Looks good", "--offline", in: "nusa")
        let sent = await shop.run("dewi", "sync", "--json", in: "nusa")
        #expect(try (sent.document()["sent"] as? [[String: Any]])?.count == 1)
        let received = await shop.run("sari", "sync", in: "acme")
        #expect(received.output == "New: PT Nusa Retail commented on acme/formation.\n")
        #expect(await shop.run("sari", "sync", "upstream", in: "acme").code == .usage)
    }

    @Test func aForgedVersionIsRefusedAndARepairedServerIsFollowedAgain() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        let sari = shop.git("sari", in: "acme")
        let forged = try sari.run("commit-tree", "-p", "main", "-m", "Version 1", "main^{tree}").text
        #expect(try sari.run("push", "--no-verify", "--quiet", "origin", "\(forged):refs/heads/main").succeeded)
        let before = try shop.git("dewi", in: "nusa").run("for-each-ref").text
        for _ in 0..<2 {
            let refused = await shop.run("dewi", "sync", in: "nusa")
            #expect(refused.code == .no)
            #expect(refused.messages.contains("(signed)"))
            #expect(try shop.git("dewi", in: "nusa").run("for-each-ref").text == before)
        }
        try sari.run("push", "--no-verify", "--quiet", "--force", "origin", "main")
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .done)
    }

    @Test func aServerThatWentBackIsRefusedByName() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        _ = await shop.run("sari", "comment", "formation", "-m", "A thought", in: "acme")
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .done)
        try shop.git("sari", in: "server.git").run(
            "update-ref", "refs/heads/amendment/acme/formation", "amendment/acme/formation~1")
        let answer = await shop.run("dewi", "sync", in: "nusa")
        #expect(answer.code == .no)
        #expect(answer.messages.contains("(not-rolled-back)"))
    }

    @Test func anotherAgreementInTheSamePlaceIsCalledThat() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        let there = shop.git("sari", in: "server.git")
        let other = try there.run(
            "-c", "user.name=X", "-c", "user.email=x@example.test", "commit-tree", "-m", "Other", "main^{tree}"
        ).text
        try there.run("update-ref", "refs/heads/main", other)
        let before = try shop.git("dewi", in: "nusa").run("for-each-ref", "refs/heads").text
        try FileManager.default.copyItem(
            atPath: shop.directory.file("server.git"), toPath: shop.directory.file("moved.git"))
        // Where it was before, and at a new address.
        for server in ["server.git", "moved.git"] {
            try shop.git("dewi", in: "nusa").run("remote", "set-url", "origin", shop.directory.file(server))
            let answer = await shop.run("dewi", "sync", in: "nusa")
            #expect(answer.code == .no)
            #expect(answer.messages.contains("goes back to \(other)"), "\(answer.messages)")
            #expect(answer.messages.contains("(root)"))
            #expect(!answer.messages.contains("(not-rolled-back)"))
            #expect(try shop.git("dewi", in: "nusa").run("for-each-ref", "refs/heads").text == before)
        }
    }

    @Test func whatItCannotReachItNamesNoOptionForThatItDoesNotHave() async throws {
        let shop = try await Workshop.shared()
        try FileManager.default.removeItem(atPath: shop.directory.file("server.git"))
        let answer = await shop.run("sari", "sync", in: "acme")
        #expect(answer.code == .undecided)
        #expect(answer.messages.contains("There is no repository where origin is"))
        #expect(answer.messages.contains("let you in. Until then, verbs that act"))
    }

    @Test func nobodysSettingsOfGitTakePart() async throws {
        let shop = try await Workshop.shared()
        // Names that git would follow, if it listened to the process instead of the person.
        let broken = try TemporaryDirectory("broken")
        try broken.write("[user]\n\tsigningKey = /nowhere\n", to: ".gitconfig")
        let answer = await shop.run(
            "sari", "comment", "formation", "-m", "Hm", in: "acme",
            environment: ["GIT_CONFIG_GLOBAL": broken.file(".gitconfig")])
        #expect(answer.code == .notAllowed)
        #expect(answer.messages.contains("/nowhere"))
        #expect(await shop.run("sari", "comment", "formation", "-m", "Hm", in: "acme").code == .done)
    }
}
