import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Plain `git push` hands no text to a host whose `main` was refused, as whoever acts does not.
@Suite struct PlainPushTests {
    private let shop: Workshop
    private let amendment = "amendment/acme/later"

    /// Dewi has spoken on `acme/later`, and has not sent it.
    init() async throws {
        shop = try await Workshop.withLaterOpen()
        try await shop.done("dewi", "sync", in: "nusa")
        try await shop.done("dewi", "comment", "later", "-m", "Between us", "--offline", in: "nusa")
    }

    private var there: StockProgram { shop.git("host", in: "server.git") }

    /// Puts a commit of nobody's on the server's `main`.
    private func forge(_ arguments: String...) throws {
        let forged = try there.run(
            ["-c", "user.name=X", "-c", "user.email=x@example.test", "commit-tree", "-m", "Odd", "main^{tree}"]
                + arguments
        ).text
        try there.run("update-ref", "refs/heads/main", forged)
    }

    private func expectHeldBack(because words: String, next: String, _ arguments: String...) throws {
        let before = try shop.references("server.git")
        let pushed = try shop.push("dewi", in: "nusa", arguments)
        #expect(!pushed.succeeded)
        #expect(
            pushed.errors.contains("error: \(words) Nothing is sent to origin until that is in order\n"),
            "\(pushed.errors)")
        #expect(pushed.errors.contains("hint: \(next)"), "\(pushed.errors)")
        #expect(try shop.references("server.git") == before)
    }

    @Test func anAmendmentStaysHereUntilMainIsInOrder() async throws {
        let sound = try there.run("rev-parse", "main").text
        try forge("-p", "main")
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .no)
        let next =
            "Put what this copy holds in its place, which loses nothing that is sound: git push --force origin main"
        let address = try shop.git("dewi", in: "nusa").run("remote", "get-url", "origin").text
        try expectHeldBack(because: "What origin has on main is not sound.", next: next, "origin", amendment)
        try expectHeldBack(because: "What origin has on main is not sound.", next: next, address, amendment)
        // The step that is named, and the same push again.
        let replaced = try shop.push("dewi", in: "nusa", "--force", "origin", "main")
        #expect(replaced.succeeded, "\(replaced.errors)")
        #expect(try there.run("rev-parse", "main").text == sound)
        let pushed = try shop.push("dewi", in: "nusa", "origin", amendment)
        #expect(pushed.succeeded, "\(pushed.errors)")
        #expect(pushed.errors == "")
    }

    @Test func whoeverPutsMainInOrderSendsTheRestAlongWithIt() async throws {
        try forge("-p", "main")
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .no)
        let pushed = try shop.push("dewi", in: "nusa", "--force", "origin", "main", amendment)
        #expect(pushed.succeeded, "\(pushed.errors)")
    }

    @Test func anotherAgreementGetsNothing() async throws {
        try forge()
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .no)
        try expectHeldBack(
            because: "origin holds another agreement than this one.",
            next: "Set origin to where this agreement is: git remote set-url origin URL", "origin", amendment)
        let main = try shop.push("dewi", in: "nusa", "--force", "origin", "main", amendment)
        #expect(main.errors.contains("main at the remote holds something that would be lost"), "\(main.errors)")
    }

    @Test func aHostThatWentBackGetsWhatItLostFirst() async throws {
        try there.run("update-ref", "refs/heads/main", "main~1")
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .no)
        try expectHeldBack(
            because: "origin shows an older or another history than it showed before.",
            next: "Keep your copy, and ask the other party which version they hold.", "origin", amendment)
        #expect(try shop.push("dewi", in: "nusa", "origin", "main").succeeded)
        #expect(try shop.push("dewi", in: "nusa", "origin", amendment).succeeded)
    }

    /// Each sync names a command that works, until all is in order.
    private func followTheHints(expecting pushes: [String]) async throws {
        for push in pushes {
            let sync = await shop.run("dewi", "sync", in: "nusa")
            #expect(sync.code == .no)
            #expect(sync.messages.contains("git \(push)\n"), "\(sync.messages)")
            let pushed = try shop.push("dewi", in: "nusa", push.split(separator: " ").dropFirst().map(String.init))
            #expect(pushed.succeeded, "\(pushed.errors)")
        }
        try await shop.done("dewi", "sync", in: "nusa")
    }

    /// Its gate judges amendments by the main that is there.
    @Test func aGatedHostThatWentBackGetsMainFirst() async throws {
        try await shop.done("dewi", "sync", in: "nusa")
        let installed = try shop.program("host").run(
            "hooks", "install", "--server", "server.git", "--agreement", try shop.agreement)
        #expect(installed.succeeded, "\(installed.errors)")
        try there.run("update-ref", "refs/heads/main", "main~1")
        try there.run("update-ref", "refs/heads/\(amendment)", "\(amendment)~1")
        try await followTheHints(expecting: ["push origin main", "push origin \(amendment)"])
    }

    @Test func whatWasPutInThePlaceOfWhatAHostLostIsReplaced() async throws {
        try await shop.done("dewi", "sync", in: "nusa")
        try there.run("update-ref", "refs/heads/main", "main~1")
        try forge("-p", "main")
        try await followTheHints(expecting: ["push --force origin main"])
    }

    @Test func oneThatItsOwnerPutInOrderGetsIt() async throws {
        let sound = try there.run("rev-parse", "main").text
        try forge("-p", "main")
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .no)
        try there.run("update-ref", "refs/heads/main", sound)
        #expect(try shop.push("dewi", in: "nusa", "origin", amendment).succeeded)
    }

    @Test func oneThatCannotBeLookedAtGetsNothing() async throws {
        try forge("-p", "main")
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .no)
        try there.run("update-ref", "-d", "refs/heads/main")
        try expectHeldBack(
            because: "What origin has on main is not sound.", next: "Put what this copy holds", "origin", amendment)
    }
}
