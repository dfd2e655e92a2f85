import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What the other side refuses keeps nothing else back, and what was sent and what was not is told exactly.
@Suite struct SentInPartTests {
    private let shop: Workshop

    /// Version 1 is merged, `acme/later` is open, and Dewi's copy has both.
    init() async throws {
        shop = try await Workshop.withLaterOpen()
        try await shop.done("dewi", "sync", in: "nusa")
    }

    private func install() throws {
        let installed = try shop.program("host").run(
            "hooks", "install", "--server", "server.git", "--agreement", try shop.agreement)
        #expect(installed.succeeded, "\(installed.errors)")
    }

    /// A hook of the server's own, in the place of the gate.
    private func hook(_ name: String, _ script: String) throws {
        try shop.directory.write("#!/bin/sh\n" + script + "\n", to: "server.git/hooks/\(name)")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("server.git/hooks/\(name)"))
    }

    private func tip(_ name: String, in folder: String = "nusa") throws -> String {
        try shop.git("host", in: folder).run("rev-parse", "--verify", "--quiet", name).text
    }

    /// Dewi says something on `nusa/q` that the gate does not take before its time comes.
    private func speakFromTheFuture() async throws {
        try await shop.propose("q", from: "2026-09-01", by: "dewi", in: "nusa")
        let now = try #require(shop.environment(of: "dewi")["COUNTERSIGN_CLOCK"].flatMap { Int64($0) })
        let said = await shop.run(
            "dewi", "comment", "q", "-m", "Early", "--offline", in: "nusa",
            environment: ["COUNTERSIGN_CLOCK": "\(now + 2 * 86_400)"])
        #expect(said.code == .done, "\(said.messages)")
        try install()
    }

    @Test func oneRefusedAmendmentKeepsNoOtherBack() async throws {
        try await speakFromTheFuture()
        let before = try tip("amendment/nusa/q", in: "server.git")
        let said = await shop.run("dewi", "comment", "later", "-m", "Well", "--yes", in: "nusa")
        #expect(said.code == .done, "\(said.messages)")
        #expect(said.output.contains("You commented on acme/later"))
        #expect(
            said.messages.contains("Not sent: origin refused nusa/q. What you did is kept in this copy."),
            "\(said.messages)")
        #expect(said.messages.contains("(dates)"), "\(said.messages)")
        #expect(said.messages.contains("Next: Look at what it says, and send again: countersign sync"))
        #expect(try tip("amendment/acme/later", in: "server.git") == tip("amendment/acme/later"))
        #expect(try tip("amendment/nusa/q", in: "server.git") == before)
        #expect(await shop.run("dewi", "accept", "later", "--yes", in: "nusa").code == .done)

        // Of the one that is acted on, it is the answer.
        let refused = await shop.run("dewi", "withdraw", "q", "-m", "No", "--yes", in: "nusa")
        #expect(refused.code == .no, "\(refused.messages)")
    }

    @Test func syncSaysWhatWentAndWhatDidNot() async throws {
        try await speakFromTheFuture()
        try await shop.done("dewi", "comment", "later", "-m", "Well", "--offline", in: "nusa")
        let sync = await shop.run("dewi", "sync", in: "nusa")
        #expect(sync.code == .no)
        #expect(sync.messages.contains("Sent to origin: acme/later.\n"), "\(sync.messages)")
        #expect(
            sync.messages.contains(
                "error: origin took acme/later and refused nusa/q. What you did is kept in this copy\n"),
            "\(sync.messages)")
        #expect(try tip("amendment/acme/later", in: "server.git") == tip("amendment/acme/later"))
    }

    @Test func whatTheGateSaysIsToldWithoutWhatGitAdds() async throws {
        try await speakFromTheFuture()
        let sync = await shop.run("dewi", "sync", in: "nusa")
        #expect(sync.messages.contains("  caused by: refused: amendment/nusa/q: "), "\(sync.messages)")
        for noise in ["remote:", "[remote rejected]", "failed to push", "pre-receive hook declined", "To ../"] {
            #expect(!sync.messages.contains(noise), "\(sync.messages)")
        }
    }

    /// Two proposals of hers that were not sent are one more than the gate takes.
    private func prepareMergeBesideACrowd() async throws {
        try await shop.done("sari", "accept", "later", "--yes", in: "acme")
        try await shop.done("dewi", "accept", "later", "--yes", in: "nusa")
        let url = try shop.git("dewi", in: "nusa").run("remote", "get-url", "origin").text
        try shop.git("dewi", in: "nusa").run("remote", "remove", "origin")
        for (name, date) in [("one", "2026-09-01"), ("two", "2026-10-01")] {
            try await shop.done("dewi", "switch", in: "nusa")
            try await shop.propose(name, from: date, by: "dewi", in: "nusa")
        }
        try await shop.done("dewi", "switch", in: "nusa")
        try shop.git("dewi", in: "nusa").run("remote", "add", "origin", url)
        try install()
        try shop.git("host", in: "server.git").run("config", "countersign.maxOpenAmendments", "1")
    }

    @Test func aMergeIsDoneWhateverElseIsRefused() async throws {
        try await prepareMergeBesideACrowd()
        let merged = await shop.run("dewi", "merge", "later", in: "nusa")
        #expect(merged.code == .done, "\(merged.messages)")
        #expect(merged.output.contains("acme/later is now version 2 of the agreement"))
        #expect(merged.messages.contains("Not sent: origin refused nusa/two."), "\(merged.messages)")
        #expect(merged.messages.contains("(limits)"), "\(merged.messages)")
        #expect(!merged.messages.contains("nothing was sent"))
        #expect(try tip("main", in: "server.git") == tip("main"))
        #expect(try tip("amendment/nusa/one", in: "server.git") == tip("amendment/nusa/one"))
        #expect(try tip("amendment/acme/later", in: "server.git") == "")
    }

    @Test func aMergeIsADocumentWhateverElseIsRefused() async throws {
        try await prepareMergeBesideACrowd()
        let merged = await shop.run("dewi", "merge", "later", "--json", in: "nusa")
        #expect(merged.code == .done, "\(merged.messages)")
        #expect(try merged.document()["version"] as? Int == 2)
        #expect(merged.messages.contains("countersign.not-sent/1"))
    }

    @Test func aCommentThatComesBehindTheMergeDoesNotHideIt() async throws {
        try await shop.done("sari", "accept", "later", "--yes", in: "acme")
        // Sari's words are at the server's door, and go in once main has moved.
        try await shop.done("sari", "comment", "later", "-m", "Wait", "--offline", in: "acme")
        try shop.git("sari", in: "acme").run(
            "push", "--quiet", "--no-verify", "origin", "amendment/acme/later:refs/heads/waiting")
        try hook(
            "post-receive",
            "if grep -q refs/heads/main; then git update-ref refs/heads/amendment/acme/later refs/heads/waiting; fi")
        // Her consent rests on what she has seen.
        let merged = await shop.run("dewi", "accept", "later", "--merge", "--yes", in: "nusa")
        #expect(merged.code == .done, "\(merged.messages)")
        #expect(merged.output.contains("acme/later is now version 2 of the agreement"))
        #expect(!merged.messages.contains("nothing was sent"), "\(merged.messages)")
        #expect(
            merged.messages.contains(
                "Not cleared: The other side acted at the same moment, so acme/later was not cleared at origin. It is part"
                    + " of the agreement all the same.\n"), "\(merged.messages)")
        #expect(merged.messages.contains("Next: Take in what they did, and look again: countersign sync"))
        #expect(try await shop.done("dewi", "sync", in: "nusa").messages.contains("Too late:"))
    }

    @Test func wherePartOfItWentThatIsSaid() async throws {
        try await shop.done("sari", "accept", "later", "--yes", in: "acme")
        try await shop.done("dewi", "sync", in: "nusa")
        try await shop.done("dewi", "accept", "later", "--merge", "--yes", "--offline", in: "nusa")
        try hook("pre-receive", "if grep -q refs/heads/main; then exit 0; fi\necho not today >&2\nexit 1")
        try await shop.done("dewi", "draft", "more", in: "nusa")
        try shop.inForce("nusa", "from: 2026-09-01")
        let proposed = await shop.run("dewi", "propose", "-m", "More", in: "nusa")
        #expect(proposed.code == .no, "\(proposed.messages)")
        #expect(
            proposed.messages.contains(
                "error: origin took version 2 of the agreement and refused nusa/more. What you did is kept in this copy\n"
            ), "\(proposed.messages)")
        #expect(proposed.messages.contains("not today"))
        #expect(try tip("main", in: "server.git") == tip("main"))
    }

    @Test func whatWasWaitingAndWentAlongIsSaid() async throws {
        try await shop.propose("a1", from: "2026-09-01", by: "dewi", in: "nusa")
        try await shop.done("dewi", "comment", "later", "-m", "Well", "--offline", in: "nusa")
        let withdrawn = try await shop.done("dewi", "withdraw", "a1", "-m", "No", "--yes", in: "nusa")
        #expect(withdrawn.messages.contains("Sent to origin: acme/later.\n"), "\(withdrawn.messages)")
        #expect(!withdrawn.messages.contains("Sent to origin: nusa/a1"))
    }

    @Test func whereAllIsWellItIsOnePush() async throws {
        try await shop.propose("a1", from: "2026-09-01", by: "dewi", in: "nusa")
        try await shop.done("dewi", "comment", "later", "-m", "Well", "--offline", in: "nusa")
        try hook("pre-receive", "echo >> pushes")
        try await shop.done("dewi", "comment", "a1", "-m", "Well", "--yes", in: "nusa")
        #expect(try shop.directory.read("server.git/pushes") == "\n")
    }

    @Test func anotherRemoteIsNamedInTheNextStep() async throws {
        try shop.git("host").run("init", "--quiet", "--bare", "--initial-branch=main", "mirror.git")
        try shop.git("dewi", in: "nusa").run("remote", "add", "mirror", "../mirror.git")
        try shop.directory.write("#!/bin/sh\nexit 1\n", to: "mirror.git/hooks/pre-receive")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("mirror.git/hooks/pre-receive"))
        let refused = await shop.run("dewi", "sync", "mirror", in: "nusa")
        #expect(refused.code == .no)
        #expect(
            refused.messages.contains("mirror refused version 1 of the agreement. So acme/later was not sent either."),
            "\(refused.messages)")
        #expect(refused.messages.contains("send again: countersign sync mirror\n"), "\(refused.messages)")
    }

    /// A file of hers that is in the way of the new version is found before she signs.
    @Test func editsInTheWayOfAMergeAreFoundBeforeTheConsentIsSigned() async throws {
        try await shop.done("sari", "accept", "later", "--yes", in: "acme")
        try await shop.done("dewi", "sync", in: "nusa")
        try shop.inForce("nusa", "from: 2027-01-01")
        let before = try tip("amendment/acme/later")
        let refused = await shop.run("dewi", "accept", "later", "--merge", "--yes", in: "nusa")
        #expect(refused.code == .usage)
        #expect(refused.messages.contains("your edits in agreement.yaml stand in the way of the new version"))
        #expect(!refused.output.contains("You accepted"))
        #expect(try tip("amendment/acme/later") == before)

        // Who is asked only afterwards has sent the consent by then.
        let asked = await shop.run("dewi", "accept", "later", in: "nusa", typing: ["accept", "merge"])
        #expect(asked.code == .usage)
        #expect(asked.messages.contains("your edits in agreement.yaml stand in the way of the new version"))
        #expect(try tip("amendment/acme/later") != before)
        #expect(try tip("amendment/acme/later", in: "server.git") == tip("amendment/acme/later"))
    }
}
