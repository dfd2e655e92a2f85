import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// `kill -9` at any moment leaves the state before or after, never one between.
@Suite(.serialized) struct KilledTests {
    /// Runs the built program and kills it after so many milliseconds.
    private func run(_ person: String, _ arguments: [String], on desk: AmendingDesk, killedAfter time: Int) throws
        -> Bool
    {
        desk.clone.clock.advance()
        let limit = "0." + String(repeating: "0", count: 3 - String(time).count) + String(time)
        return try desk.program(person, by: "/usr/bin/timeout")
            .run(["-s", "KILL", limit, BuiltProgram.path] + arguments).succeeded
    }

    /// What a program that was killed leaves, as the hint says to.
    private func removeLocks(_ desk: AmendingDesk) throws {
        for name in try FileManager.default.subpathsOfDirectory(atPath: desk.path + "/.git")
        where name.hasSuffix(".lock") {
            try FileManager.default.removeItem(atPath: desk.path + "/.git/" + name)
        }
    }

    /// How long the program takes when nobody kills it, in milliseconds.
    private func duration(on desk: AmendingDesk) throws -> Int {
        let start = ContinuousClock.now
        _ = try run("sari", ["comment", "fees", "-m", "Measured"], on: desk, killedAfter: 999)
        return Int(start.duration(to: .now) / .milliseconds(1))
    }

    @Test func aCommentIsThereOrNot() async throws {
        let desk = try await AmendingDesk.negotiating()
        let whole = min(900, try duration(on: desk) + 20)
        for round in 1...16 {
            let before = try desk.amendment("acme/fees").acts.map(\.id)
            let succeeded = try run(
                "dewi", ["comment", "fees", "-m", "Round \(round)"], on: desk, killedAfter: max(1, whole * round / 16))
            let acts = try desk.amendment("acme/fees").acts
            #expect(acts.map(\.id).starts(with: before))
            #expect(acts.count == before.count || acts.count == before.count + 1)
            #expect(!succeeded || acts.count == before.count + 1)
            try removeLocks(desk)
        }
        #expect(try desk.clone.git.run("status", "--porcelain").code == 0)
        #expect(try desk.faultsOfTheStore() == "")
    }

    @Test func aMergeIsThereOrNotAndTheFilesAreOneVersions() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari", "dewi")
        try desk.clone.write(.second)
        let whole = min(900, try duration(on: desk) + 100)
        for round in 1...16 {
            let succeeded = try run("dewi", ["merge", "fees"], on: desk, killedAfter: max(1, whole * round / 16))
            let history = try desk.clone.history()
            #expect(history.findings.isEmpty)
            #expect([2, 3].contains(history.current.number))
            try removeLocks(desk)
            if history.current.number == 3 { break }
            #expect(!succeeded)
        }
        // Whatever was cut short is finished by doing it again, or was done.
        if try desk.clone.history().current.number == 2 {
            let last = await desk.run("dewi", "merge", "fees")
            // A file that was half written looks like an edit, which is never overwritten: a person says that it is none.
            if last.code == .usage {
                #expect(last.messages.contains("stand in the way of the new version\nhint: "), "\(last.messages)")
                #expect(await desk.run("dewi", "discard", "--yes").code == .done)
                #expect(await desk.run("dewi", "merge", "fees").code == .done)
            }
        }
        #expect(try desk.clone.verify().verdict == .valid)
        #expect(try desk.clone.history().current.number == 3)
        #expect(try desk.faultsOfTheStore() == "")
        #expect(try desk.clone.directory.read("terms/fees.yaml").contains("11000000"))
    }

    @Test func aLockThatWasLeftIsNamedAndSoIsTheWayOut() async throws {
        let desk = try await AmendingDesk.negotiating()
        try desk.write("", to: ".git/refs/heads/amendment/acme/fees.lock")
        let before = try desk.snapshot()
        let answer = await desk.run("dewi", "comment", "fees", "-m", "Hm")
        #expect(answer.code == .moved)
        #expect(answer.messages.contains("fees.lock"))
        #expect(answer.messages.contains("remove the file ending in .lock that is named above"))
        #expect(try desk.snapshot() == before)
    }
}
