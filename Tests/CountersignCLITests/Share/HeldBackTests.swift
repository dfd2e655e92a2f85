import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Whoever acts hands no text to a host that does not hold this agreement, or whose `main` was refused for another
/// reason.
@Suite struct HeldBackTests {
    private let shop: Workshop

    /// Dewi's copy holds version 1 and `acme/later`, which she is about to speak on.
    init() async throws {
        shop = try await Workshop.withLaterOpen()
        try await shop.done("dewi", "sync", in: "nusa")
    }

    private func references(_ repository: String) throws -> String {
        try shop.git("host", in: repository).run("for-each-ref").text
    }

    /// Another agreement's opening as `main` of a repository.
    private func swap(_ repository: String) throws {
        let there = shop.git("host", in: repository)
        let other = try there.run(
            "-c", "user.name=X", "-c", "user.email=x@example.test", "commit-tree", "-m", "Other", "main^{tree}"
        ).text
        try there.run("update-ref", "refs/heads/main", other)
    }

    /// Says something that has to stay here, and demands that it does.
    private func speak(_ repository: String, because words: String, next: String) async throws {
        let before = try references(repository)
        let said = await shop.run("dewi", "comment", "later", "-m", "Between us", "--yes", in: "nusa")
        #expect(said.code == .done, "\(said.messages)")
        #expect(
            said.messages.contains(
                "Not sent: \(words) Nothing is sent to origin until that is in order. What you did is kept in this copy.\n"
            ), "\(said.messages)")
        #expect(said.messages.contains("Next: \(next)"), "\(said.messages)")
        try expectUnsent(to: repository, where: before)
        let status = try await shop.done("dewi", "status", in: "nusa").output
        let unsent = try #require(status.components(separatedBy: "Not sent yet\n").last)
        #expect(unsent.contains("  what was done on acme/later\n  The others cannot see it."), "\(status)")
        #expect(status.contains("It can be sent once what was refused there is in order, as said above."))
    }

    /// What stands at the server's `main`, made with stock git on top of what it has.
    private func forge(saying message: [UInt8] = Array("Version 2".utf8)) throws {
        let there = shop.git("host", in: "server.git")
        let forged = try there.run(
            "-c", "user.name=X", "-c", "user.email=x@example.test", "commit-tree", "-p", "main", "-F", "-",
            "main^{tree}", input: message
        ).text
        try there.run("update-ref", "refs/heads/main", forged)
    }

    private func expectUnsent(to repository: String, where before: String) throws {
        #expect(try references(repository) == before)
        let tip = try shop.git("dewi", in: "nusa").run("rev-parse", "amendment/acme/later").text
        #expect(!(try shop.git("host", in: repository).run("cat-file", "-e", tip).succeeded))
    }

    @Test func aHostThatHoldsAnotherAgreementGetsNothing() async throws {
        try swap("server.git")
        try await speak(
            "server.git", because: "origin holds another agreement than this one.",
            next: "Set origin to where this agreement is: git remote set-url origin URL, and then: countersign sync")
    }

    @Test func anAddressThatHoldsAnotherAgreementGetsNothing() async throws {
        try shop.git("host").run("clone", "--quiet", "--mirror", "server.git", "other.git")
        try swap("other.git")
        try shop.git("dewi", in: "nusa").run("remote", "set-url", "origin", "../other.git")
        try await speak(
            "other.git", because: "origin holds another agreement than this one.",
            next: "Set origin to where this agreement is: git remote set-url origin URL, and then: countersign sync")
    }

    @Test func aHostThatWentBackGetsNothingUntilItHasWhatItLost() async throws {
        try shop.git("host", in: "server.git").run("update-ref", "refs/heads/main", "main~1")
        try await speak(
            "server.git", because: "origin shows an older or another history than it showed before.",
            next: "Keep your copy, and ask the other party which version they hold.")
        // As docs/hosting.md says: given what it lost, it is followed again.
        try shop.git("dewi", in: "nusa").run("push", "--quiet", "--no-verify", "origin", "main")
        let sent = try await shop.done("dewi", "sync", in: "nusa")
        #expect(sent.output == "Sent to origin: acme/later.\n")
    }

    @Test func aMainThatIsForgedKeepsWhatWasDoneHere() async throws {
        try forge()
        try await speak(
            "server.git", because: "What origin has on main is not sound.",
            next: """
                Put what this copy holds in its place, which loses nothing that is sound: git push --force origin main; \
                and then: countersign sync
                """)
    }

    /// No act is that large, and what is refused of a host stops nobody who acts.
    @Test func aMainThatIsTooLargeForAnActKeepsWhatWasDoneHere() async throws {
        try forge(saying: Array(repeating: UInt8(ascii: "a"), count: 17 << 20))
        try await speak(
            "server.git", because: "What origin has on main is not sound.",
            next: """
                Put what this copy holds in its place, which loses nothing that is sound: git push --force origin main; \
                and then: countersign sync
                """)
        let replaced = try shop.push("dewi", in: "nusa", "--force", "origin", "main")
        #expect(replaced.succeeded, "\(replaced.errors)")
        #expect(try await shop.done("dewi", "sync", in: "nusa").output == "Sent to origin: acme/later.\n")
    }

    @Test func whatGitItselfFindsMalformedKeepsWhatWasDoneHere() async throws {
        let there = shop.git("host", in: "server.git")
        let bytes = Array("tree \(try there.run("rev-parse", "main^{tree}").text)\nauthor nobody\n\nBad\n".utf8)
        let id = try there.run("hash-object", "-t", "commit", "-w", "--literally", "--stdin", input: bytes).text
        try shop.directory.write("\(id)\n", to: "server.git/refs/heads/amendment/acme/odd")
        try await speak(
            "server.git", because: "Something that origin has is not sound.",
            next: "Ask the other party to put theirs in order, and then: countersign sync")
    }

    @Test func anAmendmentThatWentBackKeepsNoOtherBack() async throws {
        try await shop.propose("more", from: "2026-09-01", by: "dewi", in: "nusa")
        try await shop.done("dewi", "comment", "later", "-m", "Seen by origin", in: "nusa")
        try shop.git("host", in: "server.git").run(
            "update-ref", "refs/heads/amendment/acme/later", "amendment/acme/later~1")
        let said = try await shop.done("dewi", "comment", "more", "-m", "Well", "--yes", in: "nusa")
        #expect(said.messages.contains("amendment/acme/later at origin no longer contains"))
        #expect(!said.messages.contains("Not sent:"))
        let tip = try shop.git("dewi", in: "nusa").run("rev-parse", "amendment/nusa/more").text
        #expect(try references("server.git").contains(tip))
        try await shop.done("dewi", "comment", "more", "-m", "Later", "--offline", in: "nusa")
        let status = try await shop.done("dewi", "status", in: "nusa").output
        #expect(status.contains("Next: countersign sync"), "\(status)")
    }

    @Test func programsReadWhatWasNotSent() async throws {
        try swap("server.git")
        let said = await shop.run("dewi", "comment", "later", "-m", "Between us", "--yes", "--json", in: "nusa")
        #expect(said.code == .done)
        let line = try #require(said.messages.split(separator: "\n").first { $0.contains("countersign.not-sent/1") })
        let notice = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(notice["remote"] as? String == "origin")
        #expect((notice["message"] as? String)?.hasPrefix("origin holds another agreement than this one.") == true)
        let updates = try #require(notice["updates"] as? [[String: Any]])
        #expect(updates.map { $0["reference"] as? String } == ["refs/heads/amendment/acme/later"])
        #expect((notice["hint"] as? String)?.contains("git remote set-url origin URL") == true)
    }

    @Test func aMergeSaysWhatIsWrongThereAndMergesNothing() async throws {
        try await shop.done("sari", "accept", "later", "--yes", in: "acme")
        try await shop.done("dewi", "accept", "later", "--yes", in: "nusa")
        let main = try shop.git("dewi", in: "nusa").run("rev-parse", "main").text
        try swap("server.git")
        let before = try references("server.git")
        let merged = await shop.run("dewi", "merge", "later", in: "nusa")
        #expect(merged.code == .no)
        #expect(
            merged.messages.contains("error: origin holds another agreement than this one. Nothing was merged\n"),
            "\(merged.messages)")
        #expect(merged.messages.contains("hint: Set origin to where this agreement is: git remote set-url origin URL"))
        #expect(!merged.messages.contains("came first"))
        #expect(try shop.git("dewi", in: "nusa").run("rev-parse", "main").text == main)
        #expect(try references("server.git") == before)
    }

    /// Nothing is signed that was to be merged at once.
    @Test func whoeverWouldMergeAtOnceLearnsItBeforeTheySign() async throws {
        try await shop.done("sari", "accept", "later", "--yes", in: "acme")
        try await shop.done("dewi", "sync", in: "nusa")
        try swap("server.git")
        let tip = try shop.git("dewi", in: "nusa").run("rev-parse", "amendment/acme/later").text
        let accepted = await shop.run("dewi", "accept", "later", "--merge", "--yes", in: "nusa")
        #expect(accepted.code == .no)
        #expect(accepted.messages.contains("origin holds another agreement than this one. Nothing was merged\n"))
        #expect(try shop.git("dewi", in: "nusa").run("rev-parse", "amendment/acme/later").text == tip)
    }
}
