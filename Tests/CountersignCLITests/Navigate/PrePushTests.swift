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
