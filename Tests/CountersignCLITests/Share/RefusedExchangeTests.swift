import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What a remote served and this clone refused is said by `status` and `doctor` until the remote is in order.
@Suite struct RefusedExchangeTests {
    private let shop: Workshop

    init() async throws {
        shop = try await Workshop.shared()
        try await shop.cloneForDewi()
    }

    /// What `status` says of it in JSON.
    private func refused() async throws -> [[String: Any]] {
        let document = try await shop.done("dewi", "status", "--json", in: "nusa").document()
        return try #require(document["refused"] as? [[String: Any]])
    }

    private func doctor() async throws -> String? {
        let checks = try await shop.run("dewi", "doctor", "--json", in: "nusa").document()["checks"] as? [[String: Any]]
        return checks?.first { $0["name"] as? String == "refused" }?["mend"] as? String
    }

    /// Puts a commit that nobody signed on the server's main.
    private func forge() throws {
        let sari = shop.git("sari", in: "acme")
        let forged = try sari.run("commit-tree", "-p", "main", "-m", "Version 1", "main^{tree}").text
        #expect(try sari.run("push", "--no-verify", "--quiet", "origin", "\(forged):refs/heads/main").succeeded)
    }

    private func repair() throws {
        try shop.git("sari", in: "acme").run("push", "--no-verify", "--quiet", "--force", "origin", "main")
    }

    @Test func whatIsNotSoundIsSaidUntilItIsInOrder() async throws {
        #expect(try await refused().isEmpty)
        #expect(try await doctor() == nil)
        try forge()
        let sync = await shop.run("dewi", "sync", in: "nusa")
        #expect(sync.code == .no)
        #expect(sync.messages.contains("What origin has on main is not sound. It was not taken in\n"))
        let next =
            "Put what this copy holds in its place, which loses nothing that is sound: git push --force origin main;"
            + " and then: countersign sync"
        #expect(sync.messages.contains("hint: \(next)"), "\(sync.messages)")
        let status = try await shop.done("dewi", "status", in: "nusa").output
        let words = "\nRefused\n  What origin has on main is not sound. It was refused on 5 January 2026 "
        #expect(status.contains(words), "\(status)")
        #expect(status.contains("(Asia/Jakarta), and this copy keeps what it had:\n    "))
        #expect(status.contains(" (signed)\n"))
        #expect(status.contains("  Next: \(next)\n"))
        #expect(try await doctor() == next)
        let offer = try #require(try await refused().first)
        #expect(offer["remote"] as? String == "origin")
        #expect(offer["references"] as? [String] == ["refs/heads/main"])
        #expect((offer["time"] as? String)?.hasSuffix("+07:00") == true)
        #expect((offer["findings"] as? [[String: Any]])?.first?["rule"] as? String == "signed")
        // A file that comes by mail says nothing about the remote.
        try await shop.done("sari", "bundle", "../mail.bundle", in: "acme")
        try await shop.done("dewi", "unbundle", "../mail.bundle", in: "nusa")
        #expect(try await refused().count == 1)

        try repair()
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .done)
        #expect(try await refused().isEmpty)
        #expect(try await doctor() == nil)
        #expect(!(try await shop.done("dewi", "status", in: "nusa").output.contains("Refused\n")))
    }

    /// It was never sound, so the server did not go back: nobody who had seen it is kept out.
    @Test func whatPlainGitFetchedThatIsNotSoundIsForgottenWhereTheServerIsInOrderAgain() async throws {
        let (git, sari) = (shop.git("dewi", in: "nusa"), shop.git("sari", in: "acme"))
        let branch = "amendment/acme/formation"
        let stray = try sari.run("commit-tree", "-p", branch, "-m", "Odd", "main^{tree}").text
        try forge()
        try sari.run("push", "--no-verify", "--quiet", "origin", "\(stray):refs/heads/\(branch)")
        try git.run("fetch", "--quiet", "origin")
        #expect(try git.run("rev-parse", "origin/\(branch)").text == stray)
        try sari.run("push", "--no-verify", "--quiet", "--force", "origin", "main", branch)
        let sync = await shop.run("dewi", "sync", in: "nusa")
        #expect(sync.code == .done, "\(sync.messages)")
        #expect(sync.output == "Nothing is new here or at origin.\n")
        #expect(try git.run("rev-parse", "origin/main").text == sari.run("rev-parse", "main").text)
        #expect(try git.run("rev-parse", "origin/\(branch)").text == sari.run("rev-parse", branch).text)
        // Who acts next does so without a word of it, too.
        try await shop.done("dewi", "comment", "formation", "-m", "Well", "--yes", in: "nusa")
        try sari.run("fetch", "--quiet", "origin")
        #expect(try await shop.done("sari", "sync", in: "acme").output.contains("commented"))
        // What was sound stays seen.
        try shop.git("host", in: "server.git").run("update-ref", "refs/heads/\(branch)", "\(branch)~1")
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .no)
    }

    @Test func aVerbThatActsRemembersItToo() async throws {
        try forge()
        let said = await shop.run("dewi", "comment", "formation", "-m", "Hm", in: "nusa")
        #expect(said.messages.contains("Not taken in:"))
        #expect(try await refused().count == 1)
        try repair()
        try await shop.done("dewi", "comment", "formation", "-m", "Hm again", in: "nusa")
        #expect(try await refused().isEmpty)
    }

    @Test func aServerThatWentBackIsNamedWithTheCommandThatGivesItWhatItLost() async throws {
        try await shop.done("sari", "comment", "formation", "-m", "A thought", in: "acme")
        try await shop.done("dewi", "sync", in: "nusa")
        try shop.git("sari", in: "server.git").run(
            "update-ref", "refs/heads/amendment/acme/formation", "amendment/acme/formation~1")
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .no)
        let status = try await shop.done("dewi", "status", in: "nusa").output
        #expect(status.contains("origin shows an older or another history than it showed before. It was refused on"))
        #expect(status.contains("amendment/acme/formation at origin no longer contains"))
        #expect(status.contains("(not-rolled-back)"))
        // A verb that acts looks again, and does not take silence for an answer.
        try await shop.done("dewi", "comment", "formation", "-m", "Mine", "--offline", in: "nusa")
        #expect(try await refused().count == 1)
        let next = try #require(try await refused().first?["next"] as? String)
        let command = try #require(next.firstMatch(of: /git (push origin [^;]+); and then: countersign sync/))
        let pasted = command.1.split(separator: " ").map(String.init)
        let environment = ["PATH": BuiltProgram.searchPath]
        let git = StockProgram(
            "/usr/bin/git", in: shop.directory.file("nusa"), home: shop.home(of: "dewi"),
            adding: shop.environment(of: "dewi").merging(environment) { $1 })
        let pushed = try git.run(pasted)
        #expect(pushed.succeeded, "\(pushed.errors)")
        try await shop.done("dewi", "sync", in: "nusa")
        #expect(try await refused().isEmpty)
    }

    @Test func anotherAgreementIsNotCalledAnOlderOne() async throws {
        let there = shop.git("sari", in: "server.git")
        let (main, amendment) = (
            try there.run("rev-parse", "main").text, try there.run("rev-parse", "amendment/acme/formation").text
        )
        let other = try there.run(
            "-c", "user.name=X", "-c", "user.email=x@example.test", "commit-tree", "-m", "Other", "main^{tree}"
        ).text
        try there.run("update-ref", "refs/heads/main", other)
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .no)
        let status = try await shop.done("dewi", "status", in: "nusa").output
        #expect(status.contains("origin holds another agreement than this one. It was refused on"), "\(status)")
        #expect(status.contains("(root)"))
        #expect(!status.contains("not-rolled-back") && !status.contains("older"))
        #expect(status.contains("git remote set-url origin URL, and then: countersign sync"))
        // Set to where the agreement is, it is followed again.
        try shop.git("sari").run("clone", "--quiet", "--bare", "server.git", "right.git")
        let right = shop.git("sari", in: "right.git")
        try right.run("update-ref", "refs/heads/main", main)
        #expect(try right.run("rev-parse", "amendment/acme/formation").text == amendment)
        try shop.git("dewi", in: "nusa").run("remote", "set-url", "origin", shop.directory.file("right.git"))
        try await shop.done("dewi", "sync", in: "nusa")
        #expect(try await refused().isEmpty)
    }

    @Test func oneAmendmentThatIsNotSoundKeepsNothingElseBack() async throws {
        try await shop.done("dewi", "comment", "formation", "-m", "Mine", "--offline", in: "nusa")
        let sari = shop.git("sari", in: "acme")
        let forged = try sari.run("commit-tree", "-p", "main", "-m", "Odd", "main^{tree}").text
        try sari.run("push", "--no-verify", "--quiet", "origin", "\(forged):refs/heads/amendment/acme/odd")
        let answer = await shop.run("dewi", "sync", in: "nusa")
        #expect(answer.code == .no)
        #expect(answer.messages.contains("Sent to origin: acme/formation."))
        #expect(answer.messages.contains("What origin has on amendment/acme/odd is not sound."))
        #expect(!(try await shop.done("dewi", "status", in: "nusa").output.contains("Not sent yet")))
        #expect(try await refused().first?["references"] as? [String] == ["refs/heads/amendment/acme/odd"])
        let next = try #require(try await refused().first?["next"] as? String)
        #expect(next.contains("git push origin --delete amendment/acme/odd; and then: countersign sync"), "\(next)")
    }

    @Test func aCommitOnAnAmendmentThatIsNoActIsPutAwayByTheStepThatIsNamed() async throws {
        let sari = shop.git("sari", in: "acme")
        let branch = "refs/heads/amendment/acme/formation"
        let forged = try sari.run("commit-tree", "-p", branch, "-m", "Odd", branch + "^{tree}").text
        // By a path, since her own clone would take it for what it saw there.
        try sari.run("push", "--no-verify", "--quiet", "../server.git", "\(forged):\(branch)")
        let accepted = await shop.run("dewi", "accept", "formation", "--yes", in: "nusa")
        #expect(accepted.code == .moved)
        #expect(accepted.messages.contains("What origin has on amendment/acme/formation is not sound"))
        #expect(accepted.messages.contains("What you did is kept in this copy"), "\(accepted.messages)")
        let words = /git (push --force origin amendment\/acme\/formation); and then: countersign sync/
        let command = try #require(accepted.messages.firstMatch(of: words), "\(accepted.messages)")
        let status = try await shop.done("dewi", "status", in: "nusa").output
        #expect(status.contains(words), "\(status)")
        let git = StockProgram(
            "/usr/bin/git", in: shop.directory.file("nusa"), home: shop.home(of: "dewi"),
            adding: shop.environment(of: "dewi").merging(["PATH": BuiltProgram.searchPath]) { $1 })
        let pushed = try git.run(command.1.split(separator: " ").map(String.init))
        #expect(pushed.succeeded, "\(pushed.errors)")
        try await shop.done("dewi", "sync", in: "nusa")
        #expect(try await refused().isEmpty)
        try await shop.done("sari", "sync", in: "acme")
        #expect(try sari.run("rev-parse", branch).text == shop.git("dewi", in: "nusa").run("rev-parse", branch).text)
    }

    @Test func whatGitItselfFindsMalformedIsRefusedAndNotCalledUnreachable() async throws {
        let there = shop.git("sari", in: "server.git")
        let bytes = Array("tree \(try there.run("rev-parse", "main^{tree}").text)\nauthor nobody\n\nBad\n".utf8)
        let id = try there.run("hash-object", "-t", "commit", "-w", "--literally", "--stdin", input: bytes).text
        try shop.directory.write("\(id)\n", to: "server.git/refs/heads/amendment/acme/odd")
        let answer = await shop.run("dewi", "sync", in: "nusa")
        #expect(answer.code == .no, "\(answer.messages)")
        #expect(!answer.messages.contains("could not be reached"))
        #expect(try await refused().count == 1)
        try there.run("update-ref", "-d", "refs/heads/amendment/acme/odd")
        try await shop.done("dewi", "sync", in: "nusa")
        #expect(try await refused().isEmpty)
    }

    @Test func aClonesOwnUnsoundMainStopsBeforeAnythingIsFetchedOrSent() async throws {
        try await shop.done("dewi", "comment", "formation", "-m", "Mine", "--offline", in: "nusa")
        try await shop.done("sari", "comment", "formation", "-m", "Theirs", in: "acme")
        let git = shop.git("dewi", in: "nusa")
        let sound = try git.run("rev-parse", "main").text
        let stray = try git.run("commit-tree", "-p", "main", "-m", "By hand", "main^{tree}").text
        try git.run("update-ref", "refs/heads/main", stray)
        let (here, there) = (
            try git.run("for-each-ref").text, try shop.git("sari", in: "server.git").run("for-each-ref").text
        )
        let answer = await shop.run("dewi", "sync", in: "nusa")
        #expect(answer.code == .no)
        #expect(answer.messages.contains("main holds a commit after version 0 that does not belong to it."))
        #expect(answer.messages.contains("Nothing was fetched or sent. The last sound version is 0, \(sound)"))
        #expect(answer.messages.contains("(signed)"))
        #expect(try git.run("for-each-ref").text == here)
        #expect(try shop.git("sari", in: "server.git").run("for-each-ref").text == there)
        // The step that it names leads back.
        let back = try #require(answer.messages.firstMatch(of: /hint: To get back: (.+)/)).1
        let shell = StockProgram(
            "/bin/sh", in: shop.directory.file("nusa"), home: shop.home(of: "dewi"),
            adding: shop.environment(of: "dewi"))
        #expect(try shell.run("-c", String(back)).succeeded)
        #expect(await shop.run("dewi", "sync", "--yes", in: "nusa").code == .done)
    }
}
