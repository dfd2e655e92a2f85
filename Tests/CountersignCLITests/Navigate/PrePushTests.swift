import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What plain `git push` may send: the hook holds it to the rules.
@Suite struct PrePushTests {
    /// A push by Sari's own git, which finds the program that was built beside this test.
    private static func push(_ shop: Workshop, _ arguments: String..., path: String = BuiltProgram.searchPath) throws
        -> StockProgram.Result
    {
        let git = StockProgram(
            "/usr/bin/git", in: shop.directory.file("acme"), home: shop.home(of: "sari"),
            adding: shop.environment(of: "sari").merging(["PATH": path]) { _, new in new })
        return try git.run(["push", "--quiet", "origin"] + arguments)
    }

    private static func references(_ shop: Workshop) throws -> String {
        try shop.git("sari", in: "server.git").run("for-each-ref").text
    }

    @Test func soundActsAndMainGoThrough() async throws {
        let shop = try await Workshop.shared()
        _ = await shop.run("sari", "comment", "formation", "-m", "A thought", "--offline", in: "acme")
        let before = try Self.references(shop)
        let result = try Self.push(shop, "main", "amendment/acme/formation")
        #expect(result.succeeded, "\(result.errors)")
        #expect(result.errors == "")
        #expect(try Self.references(shop) != before)
    }

    @Test func draftsTagsAndOtherBranchesStayHere() async throws {
        let shop = try await Workshop.shared()
        let git = shop.git("sari", in: "acme")
        try git.run("branch", "draft/secret", "main")
        try git.run("branch", "wip", "main")
        try git.run("tag", "v1", "main")
        let before = try Self.references(shop)
        for (name, words) in [
            ("draft/secret", "is a private draft"),
            ("draft/secret:refs/heads/amendment/acme/open", "is a private draft"),
            ("wip", "refs/heads/wip is no part of an agreement"), ("v1", "refs/tags/v1 is no part of an agreement"),
            ("main:refs/heads/draft/x", "is a private draft"), ("--all", "is"), ("--mirror", "is"),
            (":main", "main cannot be removed"), (":amendment/acme/formation", "are there for good"),
        ] {
            let result = try Self.push(shop, name)
            #expect(!result.succeeded)
            #expect(result.errors.contains("error: ") && result.errors.contains(words), "\(name): \(result.errors)")
        }
        #expect(try Self.references(shop) == before)
    }

    @Test func actsThatDoNotVerifyStayHere() async throws {
        let shop = try await Workshop.shared()
        let git = shop.git("sari", in: "acme")
        let before = try Self.references(shop)
        let forged = try git.run("commit-tree", "-p", "main", "-m", "Version 1", "main^{tree}").text
        #expect(try Self.push(shop, "\(forged):refs/heads/main").errors.contains("What is sent to main is not sound"))
        try git.run("commit", "--quiet", "--allow-empty", "-m", "By hand")
        let unsound = try Self.push(shop, "amendment/acme/formation")
        #expect(unsound.errors.contains("What is sent to acme/formation is not sound"))
        #expect(unsound.errors.contains("(signed)"))
        #expect(try Self.references(shop) == before)
    }

    @Test func nothingThatTheRemoteHasIsTakenAway() async throws {
        let shop = try await Workshop.shared()
        let git = shop.git("sari", in: "acme")
        _ = await shop.run("sari", "comment", "formation", "-m", "A thought", in: "acme")
        let before = try Self.references(shop)
        let back = try Self.push(
            shop, "--force", "\(git.run("rev-parse", "HEAD~1").text):refs/heads/amendment/acme/formation")
        #expect(back.errors.contains("acme/formation at the remote holds acts that would be lost"))
        #expect(try Self.references(shop) == before)
    }

    @Test func whatIsNotSoundAtTheRemoteIsReplacedAndNothingSoundIs() async throws {
        let shop = try await Workshop.shared()
        let git = shop.git("sari", in: "acme")
        let forged = try git.run("commit-tree", "-p", "HEAD", "-m", "Odd", "HEAD^{tree}").text
        try git.run("push", "--no-verify", "--quiet", "origin", "\(forged):refs/heads/amendment/acme/formation")
        let replaced = try Self.push(shop, "--force", "amendment/acme/formation")
        #expect(replaced.succeeded, "\(replaced.errors)")
        // What is sound in front of it has to be kept.
        try await shop.done("sari", "acme", ["comment", "formation", "-m", "A thought"])
        let behind = try git.run("commit-tree", "-p", "HEAD", "-m", "Odd", "HEAD^{tree}").text
        try git.run("push", "--no-verify", "--quiet", "origin", "\(behind):refs/heads/amendment/acme/formation")
        let before = try Self.references(shop)
        let back = try Self.push(
            shop, "--force", "\(git.run("rev-parse", "HEAD~1").text):refs/heads/amendment/acme/formation")
        #expect(back.errors.contains("acme/formation at the remote holds acts that would be lost"), "\(back.errors)")
        #expect(try Self.references(shop) == before)
        #expect(try Self.push(shop, "--force", "amendment/acme/formation").succeeded)
        // A branch of nothing sound is removed.
        let alone = try git.run("commit-tree", "-p", "main", "-m", "Odd", "main^{tree}").text
        try git.run("push", "--no-verify", "--quiet", "origin", "\(alone):refs/heads/amendment/acme/odd")
        #expect(try Self.push(shop, "--delete", "amendment/acme/odd").succeeded)
        // The same on main.
        try git.run("push", "--no-verify", "--quiet", "origin", "\(alone):refs/heads/main")
        #expect(try Self.push(shop, "--force", "main").succeeded)
        // Unless it brings along what is not here.
        let theirs = try git.run("commit-tree", "-p", "main", "-m", "Said", "main^{tree}").text
        let button = try git.run("commit-tree", "-p", "main", "-p", theirs, "-m", "Merge", "main^{tree}").text
        try git.run("push", "--no-verify", "--quiet", "origin", "\(button):refs/heads/main")
        let lost = try Self.push(shop, "--force", "main")
        #expect(lost.errors.contains("main at the remote holds something that would be lost"), "\(lost.errors)")
    }

    /// As `sync` finds what is sound there, and names the command.
    @Test func aStrayCommitBehindAnOlderVersionIsReplacedToo() async throws {
        let shop = try await Workshop.withLaterOpen()
        try await shop.done("dewi", "accept", "later", "--yes", in: "nusa")
        try await shop.done("sari", "sync", in: "acme")
        try await shop.done("sari", "accept", "later", "--merge", "--yes", "--offline", in: "acme")
        let git = shop.git("sari", in: "acme")
        let stray = try git.run("commit-tree", "-p", "main~1", "-m", "Odd", "main~1^{tree}").text
        try git.run("push", "--no-verify", "--quiet", "origin", "\(stray):refs/heads/main")
        let sync = await shop.run("sari", "sync", in: "acme")
        #expect(sync.code == .no)
        let command = try #require(
            sync.messages.firstMatch(of: /git (push --force origin main); and then/), "\(sync.messages)")
        let pushed = try shop.push("sari", in: "acme", command.1.split(separator: " ").dropFirst().map(String.init))
        #expect(pushed.succeeded, "\(pushed.errors)")
        try await shop.done("sari", "sync", in: "acme")
        let there = try shop.git("host", in: "server.git").run("rev-parse", "main").text
        #expect(try git.run("rev-parse", "main").text == there)
    }

    @Test func anotherVersionInThePlaceOfOursIsNotReplaced() async throws {
        let shop = try await PartedTests.parted()
        let before = try Self.references(shop)
        let pushed = try Self.push(shop, "--force", "main")
        #expect(pushed.errors.contains("main at the remote holds something that would be lost"), "\(pushed.errors)")
        // Nor with a stray commit behind it.
        let theirs = shop.git("dewi", in: "nusa")
        let stray = try theirs.run("commit-tree", "-p", "main", "-m", "Odd", "main^{tree}").text
        try theirs.run("push", "--no-verify", "--quiet", "origin", "\(stray):refs/heads/main")
        #expect(try Self.references(shop) != before)
        _ = await shop.run("sari", "sync", in: "acme")
        let again = try Self.push(shop, "--force", "main")
        #expect(again.errors.contains("main at the remote holds something that would be lost"), "\(again.errors)")
    }

    @Test func whatFollowsALandedAmendmentIsNotRemoved() async throws {
        let shop = try await Workshop.agreed()
        let git = shop.git("sari", in: "acme")
        let (landed, branch) = (try git.run("rev-parse", "main^2").text, "refs/heads/amendment/acme/formation")
        let late = try git.run("commit-tree", "-p", landed, "-m", "Late", "main^{tree}").text
        try git.run("push", "--no-verify", "--quiet", "--force", "origin", "\(late):\(branch)")
        let removed = try Self.push(shop, "--delete", branch)
        #expect(removed.errors.contains("holds acts that are no part of the agreement"), "\(removed.errors)")
        try git.run("push", "--no-verify", "--quiet", "--force", "origin", "\(landed):\(branch)")
        #expect(try Self.push(shop, "--delete", branch).succeeded)
    }

    @Test func whatRestsOnVersionsThatAreNotHereIsNotReplaced() async throws {
        let shop = try await Workshop.agreed()
        let git = shop.git("sari", in: "acme")
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-06-01")
        try await shop.sari("propose", "-m", "Fees")
        // A copy from before version 1 knows nothing of what it judges.
        let old = try git.run("rev-parse", "main~1").text
        try git.run("update-ref", "refs/heads/main", old)
        try FileManager.default.removeItem(atPath: shop.directory.file("acme/.git/countersign/verified"))
        let removed = try Self.push(shop, "--delete", "amendment/acme/fees")
        #expect(removed.errors.contains("are there for good"), "\(removed.errors)")
    }

    @Test func withoutTheProgramNothingIsSentAndASentenceSaysWhy() async throws {
        let shop = try await Workshop.shared()
        let result = try Self.push(shop, "main:refs/heads/amendment/acme/again", path: "/usr/bin:/bin")
        #expect(!result.succeeded)
        #expect(
            result.errors.hasPrefix("countersign is not in your PATH: nothing is sent that it has not looked at.\n"))
    }

    @Test func theHookIsTheOneThatTheProjectShows() throws {
        #expect(try Documentation.file("Hooks/pre-push") == PrePushHook.script)
        #expect(PrePushHook.script.split(separator: "\n").count == 3)
    }

    @Test func everyCloneHasItAndAHookThatWasThereIsKept() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        for clone in ["acme", "nusa"] {
            #expect(try shop.directory.read("\(clone)/.git/hooks/pre-push") == PrePushHook.script)
            #expect(FileManager.default.isExecutableFile(atPath: shop.directory.file("\(clone)/.git/hooks/pre-push")))
        }
        try shop.git("dewi").run("clone", "--quiet", "server.git", "plain")
        try shop.directory.write("#!/bin/sh\nexit 0\n", to: "plain/.git/hooks/pre-push")
        #expect(await shop.run("dewi", "trust", try shop.agreement, in: "plain").code == .done)
        #expect(try shop.directory.read("plain/.git/hooks/pre-push") == "#!/bin/sh\nexit 0\n")
    }

    @Test func whatIsNotUnderstoodIsNotSent() async throws {
        let shop = try await Workshop.shared()
        for line in ["nonsense", "refs/heads/main 12 refs/heads/main 34", "a b c d e"] {
            let answer = await shop.run("sari", "hook", "pre-push", "origin", "url", in: "acme", typing: [line])
            #expect(answer.code == .usage)
        }
        #expect(await shop.run("sari", "hook", "pre-push", in: "acme", typing: []).code == .done)
        #expect(await shop.run("sari", "hook", "post-merge", in: "acme").code == .usage)
    }
}
