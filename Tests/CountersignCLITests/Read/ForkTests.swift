import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite("A clone whose main was moved back waits for a person") struct ForkTests {
    /// A clone that has verified version 2 and whose `main` is at version 1.
    private func forked() async throws -> (clone: SharedClone, verified: String, moved: String) {
        let clone = try await SharedClone.withTwoVersions()
        let (verified, moved) = (
            try clone.git.run("rev-parse", "main").text, try clone.git.run("rev-parse", "main~1").text
        )
        try clone.git.run("update-ref", "refs/heads/main", moved)
        return (clone, verified, moved)
    }

    private func references(_ clone: SharedClone) throws -> String { try clone.git.run("for-each-ref").text }

    @Test func bothHeadsAreShownAndNothingIsWritten() async throws {
        let (clone, verified, moved) = try await forked()
        let before = try references(clone)
        let status = await clone.run("status")
        #expect(status.output.contains(verified))
        #expect(status.output.contains(moved))
        #expect(status.output.contains("countersign adopt \(verified)"))
        try clone.git.run("remote", "add", "origin", clone.directory.path)
        #expect(await clone.run("comment", "acme/availability", "-m", "Hello", "--offline").code != .done)
        #expect(await clone.run("sync").code == .moved)
        let after = try references(clone).split(separator: "\n").filter { !$0.contains("refs/remotes/") }
        #expect(after.joined(separator: "\n") == before)
    }

    @Test func aPersonGoesOnFromWhatWasVerified() async throws {
        let (clone, verified, moved) = try await forked()
        #expect(await clone.run("adopt", verified, "--no-input").code == .moved)
        let answer = await clone.run("adopt", verified, "--yes")
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(try clone.git.run("rev-parse", "main").text == verified)
        // What main was at is part of it, so there is nothing to keep.
        #expect(try !references(clone).contains("set-aside"))
        let log = try String(contentsOfFile: clone.directory.file(".git/countersign/decisions"), encoding: .utf8)
        #expect(log.contains("adopted \(verified), version 2"))
        #expect(try await clone.run("status", "--json").document["findings"] as? [String] == [])
        #expect(!moved.isEmpty)
    }

    @Test func aPersonGoesOnFromWhereMainIsAndLosesNothing() async throws {
        let (clone, verified, moved) = try await forked()
        let answer = await clone.run("adopt", "main", "--yes", "--json")
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(try clone.git.run("rev-parse", "main").text == moved)
        #expect(try clone.git.run("rev-parse", "refs/countersign/set-aside/\(verified)").text == verified)
        #expect(try answer.document["version"] as? Int == 1)
        #expect(await clone.run("verify").code == .done)
        #expect(try await clone.run("status", "--json").document["sound"] as? String == moved)
        // And back again: the log keeps both.
        #expect(await clone.run("adopt", verified, "--yes").code == .usage)
    }

    @Test func aHeadThatIsNotSoundIsNotAdopted() async throws {
        let (clone, _, moved) = try await forked()
        let forged = try clone.forge()
        let answer = await clone.run("adopt", forged, "--yes")
        #expect(answer.code == .no)
        #expect(try clone.git.run("rev-parse", "main").text == forged)
        #expect(!FileManager.default.fileExists(atPath: clone.directory.file(".git/countersign/decisions")))
        #expect(await clone.run("adopt", moved, "--yes").code == .done)
    }

    @Test func anOlderVersionIsNoHeadToGoOnFrom() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let older = try clone.git.run("rev-parse", "main~1").text
        let before = try clone.git.run("for-each-ref").text
        let answer = await clone.run("adopt", older, "--yes")
        #expect(answer.code == .usage)
        #expect(answer.messages.contains("There is nothing to decide"))
        #expect(try clone.git.run("for-each-ref").text == before)
    }

    @Test func whereNothingPartedThereIsNothingToDecide() async throws {
        let clone = try await SharedClone.withTwoVersions()
        _ = await clone.run("status")
        #expect(await clone.run("adopt", "main", "--yes").code == .usage)
    }
}

@Suite("Two copies are compared") struct CopyComparisonTests {
    private func copy(_ clone: SharedClone, _ place: TemporaryDirectory, _ name: String) throws {
        try clone.git.run("clone", "--quiet", "--bare", clone.directory.path, place.file(name))
    }

    @Test func oneThatIsTheBeginningOfTheOtherIsSaidToBe() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let place = try TemporaryDirectory("copies")
        for name in ["a.git", "b.git"] { try copy(clone, place, name) }
        let named = ["--agreement", "\(clone.agreement.id)"]
        let same = await countersign(["verify", "a.git", "b.git"] + named, in: place.path, clock: clone.clock.now)
        #expect(same.code == .done)
        #expect(same.output.hasPrefix("same: both copies hold the same versions, up to version 2.\n"))
        let git = StockProgram("/usr/bin/git", in: place.file("a.git"), home: place.path)
        try git.run("update-ref", "refs/heads/main", "main~1")
        let behind = await countersign(["verify", "a.git", "b.git"] + named, in: place.path, clock: clone.clock.now)
        #expect(behind.code == .done)
        #expect(behind.output.hasPrefix("behind: a.git is the beginning of b.git, which holds 1 more version;"))
        let ahead = await countersign(
            ["verify", "b.git", "a.git", "--json"] + named, in: place.path, clock: clone.clock.now)
        #expect(try ahead.document["relation"] as? String == "ahead")
        #expect(await countersign(["verify", "a.git", "b.git", "a.git"], in: place.path).code == .usage)
    }

    @Test func whoeverMergedTwiceOnOneBaseIsNamed() async throws {
        let forge = try Forge()
        let base = forge.good
        let first = try forge.amend("acme/one", .first(inForce: "2026-04-01"))
        let place = try TemporaryDirectory("copies")
        try forge.git.run("clone", "--quiet", "--bare", forge.directory.path, place.file("a.git"))
        forge.good = base
        let second = try forge.amend("acme/two", .first(inForce: "2026-05-01"))
        try forge.git.run("clone", "--quiet", "--bare", forge.directory.path, place.file("b.git"))
        let arguments = ["verify", "a.git", "b.git", "--agreement", "\(forge.root)"]
        let answer = await countersign(arguments, in: place.path, clock: forge.latest)
        #expect(answer.code == .no)
        #expect(answer.output.hasPrefix("parted: both copies hold version 1, and part at version 2.\n"))
        #expect(answer.output.contains("nusa signed both merges on one base, \(base)"))
        let document = try await countersign(arguments + ["--json"], in: place.path, clock: forge.latest).document
        #expect(document["equivocator"] as? String == "nusa")
        let parted = try #require(document["parted"] as? [String: Any])
        #expect(
            (parted["merges"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["\(first)", "\(second)"])
    }
}
