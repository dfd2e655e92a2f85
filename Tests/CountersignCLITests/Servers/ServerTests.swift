import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// One story and the attacks of a pusher on every kind of server there is.
@Suite(.serialized) struct ServerTests {
    @Test(arguments: ServerKind.installed) func twoPeopleMakeAnAgreementAcrossIt(kind: ServerKind) async throws {
        let story = try await ServerStory(kind)
        try await story.cloneForDewi()
        #expect(await story.run("dewi", "comment", "formation", "-m", "Fine", in: "nusa").code == .done)
        #expect(await story.run("sari", "accept", "formation", "--yes", in: "acme").code == .done)
        let merged = await story.run("dewi", "accept", "formation", "--merge", "--yes", in: "nusa")
        #expect(merged.output.contains("acme/formation is now version 1"), "\(merged.messages)")
        let synced = await story.run("sari", "sync", in: "acme")
        #expect(synced.output.contains("New: version 1 of the agreement."), "\(synced.messages)")
        let main = try story.git("sari", in: "acme").run("rev-parse", "main").text
        // The branch has done its work, and is cleared away on the server too.
        #expect(try story.references == "\(main) commit\trefs/heads/main")
        let verified = try story.host("verify", story.server.repository, "--agreement", story.agreement, "--json")
        #expect(verified.text.contains("\"verdict\":\"valid\""), "\(verified.text)")
        let quiet = await story.run("dewi", "sync", in: "nusa")
        #expect(quiet.output == "Nothing is new here or at origin.\n")
    }

    @Test(arguments: ServerKind.installed) func itRefusesWhatNobodyAgreedTo(kind: ServerKind) async throws {
        let story = try await ServerStory(kind)
        try await story.cloneForDewi()
        #expect(await story.run("sari", "accept", "formation", "--yes", in: "acme").code == .done)
        #expect(await story.run("dewi", "accept", "formation", "--merge", "--yes", in: "nusa").code == .done)
        _ = await story.run("sari", "sync", in: "acme")
        for name in ["one", "two"] { try await propose(name, in: story) }
        let before = try story.references
        let git = story.git("sari", in: "acme")
        let forged = try git.run("commit-tree", "-p", "main", "-m", "Version 2", "main^{tree}").text
        let tag = try git.run("rev-parse", "main~1").text

        let pushes: [(refspecs: [String], words: String)] = [
            (["\(forged):refs/heads/main"], "(signed)"),
            (["--force", "main~1:refs/heads/main"], "(reference)"),
            ([":refs/heads/main"], "(reference)"),
            ([":refs/heads/amendment/acme/one"], "(reference)"),
            (["--force", "\(tag):refs/heads/amendment/acme/one"], "(one-chain)"),
            (["--force", "amendment/acme/two:refs/heads/amendment/acme/one"], "(same-agreement)"),
            (["amendment/acme/two:refs/heads/amendment/acme/three"], "(same-agreement)"),
            (["amendment/acme/two:refs/heads/amendment/acme/formation"], "(reference)"),
            (["main:refs/heads/draft/secret"], "(reference)"),
            (["main:refs/heads/main/x"], "(reference)"),
            (["main:refs/tags/v1"], "(reference)"),
            (["main:refs/notes/commits"], "(reference)"),
            (["main:refs/replace/\(tag)"], "(reference)"),
            (["main:refs/heads/other"], "(reference)"),
        ]
        for push in pushes {
            let result = try git.run(["push", "--no-verify", "origin"] + push.refspecs)
            #expect(!result.succeeded, "\(push.refspecs)")
            #expect(result.errors.contains(push.words), "\(push.refspecs): \(result.errors)")
            #expect(try story.references == before, "\(push.refspecs)")
        }
        // A push that is good in part is refused as a whole.
        let again = await story.run("sari", "comment", "one", "-m", "Well", "--offline", in: "acme")
        #expect(again.code == .done)
        let mixed = try git.run("push", "--no-verify", "origin", "amendment/acme/one", "main:refs/tags/v1")
        #expect(!mixed.succeeded)
        #expect(mixed.errors.contains("Nothing of this push was taken."), "\(mixed.errors)")
        #expect(try story.references == before)
        #expect(await story.run("sari", "sync", in: "acme").code == .done)
    }

    @Test(arguments: ServerKind.installed) func whatBypassesItOrGoesBackIsNoticedByThoseWhoFetch(kind: ServerKind)
        async throws
    {
        let story = try await ServerStory(kind)
        try await story.cloneForDewi()
        #expect(await story.run("sari", "comment", "formation", "-m", "A thought", in: "acme").code == .done)
        #expect(await story.run("dewi", "sync", in: "nusa").code == .done)
        let disk = StockProgram("/usr/bin/git", in: story.server.repository, home: story.shop.home(of: "host"))
        let copy = try story.git("dewi", in: "nusa").run("for-each-ref").text
        // Written into the repository by somebody with access to its files: no hook is asked.
        let forged = try disk.run("commit-tree", "-p", "main", "-m", "Version 1", "main^{tree}").text
        try disk.run("update-ref", "refs/heads/main", forged)
        let verified = try story.host("verify", story.server.repository, "--agreement", story.agreement)
        #expect(verified.code == 1)
        #expect(verified.text.contains("(signed)"))
        let refused = await story.run("dewi", "sync", in: "nusa")
        #expect(refused.code == .no)
        #expect(try story.git("dewi", in: "nusa").run("for-each-ref").text == copy)
        try disk.run("update-ref", "refs/heads/main", story.agreement)
        // Yesterday's copy, sound in itself.
        try disk.run("update-ref", "refs/heads/amendment/acme/formation", "refs/heads/amendment/acme/formation~1")
        let old = await story.run("dewi", "sync", in: "nusa")
        #expect(old.code == .no)
        #expect(old.messages.contains("(not-rolled-back)"), "\(old.messages)")
        #expect(try story.git("dewi", in: "nusa").run("for-each-ref").text == copy)
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["COUNTERSIGN_TESTS"] == "all", "Asked of CI alone."))
    func everyServerIsHere() { #expect(ServerKind.installed == ServerKind.allCases) }

    /// Another amendment of Sari's on the server.
    private func propose(_ name: String, in story: ServerStory) async throws {
        #expect(await story.run("sari", "draft", name, in: "acme").code == .done)
        let file = story.shop.directory.file("acme/agreement.yaml")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing("in-force: {from: 2026-03-01}", with: "in-force: {from: 2026-0\(name.count + 3)-01}")
            .write(toFile: file, atomically: true, encoding: .utf8)
        let proposed = await story.run("sari", "propose", "-m", "Text \(name)", in: "acme")
        #expect(proposed.code == .done, "\(proposed.messages)")
    }
}
