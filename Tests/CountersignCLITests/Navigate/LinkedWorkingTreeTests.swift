import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// A second working tree of a clone, as `git worktree add` makes one, knows what the clone knows.
@Suite struct LinkedWorkingTreeTests {
    private let desk: AmendingDesk
    private let place: TemporaryDirectory

    init() async throws {
        desk = try await AmendingDesk.negotiating()
        place = try TemporaryDirectory("linked")
        #expect(await desk.run("sari", "status").code == .done)
        try desk.clone.git.run("worktree", "add", "--quiet", "--detach", linked, "main")
    }

    private var linked: String { place.file("tree") }

    private func run(_ arguments: String..., by person: String = "sari") async -> Workshop.Answer {
        desk.clone.clock.advance()
        return await desk.shop.run(
            person, arguments, in: linked, environment: ["COUNTERSIGN_CLOCK": "\(desk.clone.clock.now)"])
    }

    @Test func theNaivePlaceHoldsNoNotes() throws {
        let own = try desk.clone.git.run("-C", linked, "rev-parse", "--absolute-git-dir").text
        #expect(own.hasSuffix("/.git/worktrees/tree"))
        #expect(!FileManager.default.fileExists(atPath: own + "/countersign/agreement"))
    }

    @Test func itReadsByThePinAndTheMemoryOfTheClone() async throws {
        for verb in [["status"], ["list"], ["show"], ["verify"]] {
            #expect(await desk.shop.run("sari", verb, in: linked).code == .done, "\(verb)")
        }
        #expect(await run("verify").output.contains("\(desk.clone.agreement.id), as this copy was told to hold"))
        // Moved back, main is seen to be: this is remembered where it was verified, for all working trees.
        try desk.clone.git.run("update-ref", "refs/heads/main", "main~1")
        #expect(await run("status").output.contains("countersign adopt"))
    }

    @Test func anActThereIsOneOfTheClone() async throws {
        #expect(await run("comment", "acme/fees", "-m", "Why?", by: "dewi").code == .done)
        #expect(try desk.amendment("acme/fees").acts.last?.kind == .comment)
        #expect(!FileManager.default.fileExists(atPath: desk.clone.directory.file(".git/worktrees/tree/countersign")))
    }

    /// Moved from under another working tree's files, a branch would make them look like edits that undo it.
    @Test func noBranchMovesFromUnderTheFilesOfAnother() async throws {
        #expect(await desk.run("sari", "switch", "acme/fees").code == .done)
        let before = try desk.snapshot()
        let answer = await run("comment", "acme/fees", "-m", "Why?", by: "dewi")
        #expect(answer.code == .usage)
        #expect(answer.messages.contains("the working tree at \(desk.path) shows it"))
        #expect(try desk.snapshot() == before)
        let switched = await run("switch", "acme/fees")
        #expect(switched.code == .usage)
        #expect(switched.messages.contains("The working tree at \(desk.path) shows that already"))
        #expect(await run("switch").code == .done)
    }

    /// Handed over, a directory whose `.git` names a repository of whoever reads it is not judged by that one.
    @Test func aNamedDirectoryIsNotFollowedElsewhere() async throws {
        let agreement = "\(desk.clone.agreement.id)"
        try place.write("gitdir: \(desk.clone.directory.file(".git"))\n", to: "handed/.git")
        try place.write("\(desk.clone.directory.file(".git"))\n", to: "bare.git/commondir")
        try place.write("ref: refs/heads/main\n", to: "bare.git/HEAD")
        try place.write("\(agreement)\n", to: "bare.git/countersign/agreement")
        // Stock git follows both.
        for name in ["handed", "bare.git"] {
            let stock = try desk.clone.git.run("-C", place.file(name), "rev-parse", "main").text
            #expect(try stock == desk.clone.git.run("rev-parse", "main").text)
            for words in [["verify", name], ["verify", name, "--agreement", agreement]] {
                let answer = await countersign(words, in: place.path)
                #expect(answer.code == .notAnAgreement)
                #expect(answer.messages.contains("\(name) is no copy by itself: its file "))
            }
        }
        #expect(await countersign(["verify", "tree"], in: place.path).code == .notAnAgreement)
    }
}
