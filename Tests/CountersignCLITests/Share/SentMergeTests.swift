import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// A merge counts once the other side has it, whatever becomes of the copy that it was made in.
@Suite struct SentMergeTests {
    @Test func editsThatComeInItsWayDoNotHideThatItIsMerged() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        #expect(await shop.run("sari", "accept", "formation", "--yes", in: "acme").code == .done)
        // While the merge travels, somebody saves a file that it changes.
        let file = shop.directory.file("nusa/agreement.yaml")
        let saving = "#!/bin/sh\nif grep -q refs/heads/main; then echo mine > '\(file)'; fi\n"
        try shop.directory.write(saving, to: "server.git/hooks/pre-receive")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("server.git/hooks/pre-receive"))
        let answer = await shop.run("dewi", "accept", "formation", "--merge", "--yes", in: "nusa")
        #expect(answer.code == .moved)
        #expect(
            answer.messages.contains(
                "error: acme/formation is merged: it was sent to origin and is version 1. Only this copy is behind"),
            "\(answer.messages)")
        #expect(answer.messages.contains("Your edits in agreement.yaml would be overwritten."))
        #expect(answer.messages.contains("countersign draft NAME"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine\n")
        #expect(await shop.run("sari", "sync", in: "acme").output.contains("New: version 1 of the agreement."))

        // What it says to do does it, and nothing of the edits is lost.
        #expect(await shop.run("dewi", "draft", "mine", in: "nusa").code == .done)
        let synced = await shop.run("dewi", "sync", in: "nusa")
        #expect(synced.code == .done, "\(synced.messages)")
        #expect(synced.output.contains("New: version 1 of the agreement."))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine\n")
        let main = try shop.git("dewi", in: "nusa").run("rev-parse", "main").text
        #expect(try shop.git("sari", in: "acme").run("rev-parse", "main").text == main)
    }

    @Test func withoutAnotherSideAnEditInTheWayLeavesItUnmerged() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari", "dewi")
        try desk.write("monthly: mine\n", to: "terms/fees.yaml")
        let refused = await desk.run("dewi", "merge", "fees")
        #expect(refused.code == .usage)
        #expect(!refused.messages.contains("is merged"))
    }

    /// A background fetch makes git take the newer `main` for the one that is to be replaced: only the program's own look
    /// keeps it.
    @Test func aMergeIsNotPushedOverAVersionThatCameMeanwhile() async throws {
        let shop = try await Workshop.withLaterOpen()
        try await shop.done("dewi", "sync", in: "nusa")
        try await shop.propose("more", from: "2026-09-01", by: "dewi", in: "nusa")
        try await shop.done("dewi", "accept", "more", "--yes", in: "nusa")
        try await shop.done("sari", "accept", "later", "--yes", in: "acme")
        try await shop.done("sari", "accept", "more", "--yes", in: "acme")
        let (sari, git) = (shop.program("sari", in: "acme"), shop.git("dewi", in: "nusa"))
        let before = try git.run("rev-parse", "main").text
        let answer = await shop.run("dewi", "accept", "later", "--merge", in: "nusa", typing: ["accept"]) {
            _ = try? sari.run("merge", "more")
            _ = try? git.run("fetch", "--quiet", "origin")
        }
        #expect(answer.code == .moved, "\(answer.messages)")
        #expect(
            answer.messages.contains("error: Another version came first; nothing was merged\n"), "\(answer.messages)")
        #expect(answer.messages.contains("hint: Take it in, and look again: countersign sync\n"))
        let theirs = try shop.git("sari", in: "acme").run("rev-parse", "main").text
        #expect(theirs != before)
        #expect(try shop.git("host", in: "server.git").run("rev-parse", "main").text == theirs)
        #expect(try git.run("rev-parse", "main").text == before)
        #expect(try await shop.done("dewi", "sync", in: "nusa").output.contains("New: version 2 of the agreement."))
    }
}
