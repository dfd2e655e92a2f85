import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// A clock that is two days off, on either side of the connection.
@Suite struct WrongClockTests {
    private let shop: Workshop
    private static let days: Int64 = 2 * 86_400

    /// What stands in for ssh gives the host a clock of its own.
    init() async throws {
        shop = try await Workshop.hosted()
        try shop.directory.write(
            "#!/bin/sh\nfor command; do :; done\nCOUNTERSIGN_CLOCK=$HOST_CLOCK exec sh -c \"$command\"\n", to: "line")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("line"))
        for (person, folder) in [("sari", "acme"), ("dewi", "nusa")] {
            try shop.git(person, in: folder).run(
                "remote", "set-url", "origin", "host:" + shop.directory.file("server.git"))
        }
    }

    /// Runs a command with clocks that are so many seconds ahead.
    private func run(
        _ person: String, _ arguments: String..., in folder: String, ahead: Int64 = 0, hostAhead: Int64 = 0
    ) async throws -> Workshop.Answer {
        let now = try #require(shop.environment(of: person)["COUNTERSIGN_CLOCK"].flatMap { Int64($0) }) + 60
        return await shop.run(
            person, arguments, in: folder,
            environment: [
                "GIT_SSH_COMMAND": shop.directory.file("line"), "GIT_SSH_VARIANT": "simple",
                "HOST_CLOCK": "\(now + hostAhead)", "COUNTERSIGN_CLOCK": "\(now + ahead)",
            ])
    }

    @Test func anActFromTheFutureIsKeptAtHomeUntilItsTimeComes() async throws {
        let before = try shop.references("server.git")
        let early = try await run("dewi", "comment", "formation", "-m", "Early", in: "nusa", ahead: Self.days)
        #expect(early.code == .no, "\(early.messages)")
        #expect(early.messages.contains("(dates)"), "\(early.messages)")
        #expect(early.messages.contains("What you did is kept in this copy"))
        #expect(try shop.references("server.git") == before)
        // The other side is not disturbed, and with the clock set right nothing is built upon it.
        #expect(try await run("sari", "sync", in: "acme").code == .done)
        let kept = try shop.references("nusa")
        let onTop = try await run("dewi", "comment", "formation", "-m", "More", in: "nusa")
        #expect(onTop.code == .no, "\(onTop.messages)")
        #expect(try shop.references("nusa") == kept)
        shop.wait(days: 2)
        #expect(try await run("dewi", "sync", in: "nusa").code == .done)
        #expect(try await run("sari", "sync", in: "acme").code == .done)
        #expect(try await shop.isSettled())
    }

    @Test func anActFromTheFutureThatCameInAFileIsTakenInOnceItsTimeHasCome() async throws {
        let early = try await run(
            "dewi", "comment", "formation", "-m", "Early", "--offline", in: "nusa", ahead: Self.days)
        #expect(early.code == .done, "\(early.messages)")
        try await shop.done("dewi", "bundle", "../early.bundle", in: "nusa")
        let refused = await shop.run("sari", "unbundle", "../early.bundle", in: "acme")
        #expect(refused.code == .no)
        #expect(
            refused.messages.contains(
                "hint: Check the clocks on both sides. What is dated ahead can be taken in once that time has come:"
                    + " countersign unbundle FILE\n"), "\(refused.messages)")
        shop.wait(days: 2)
        #expect(try await shop.done("sari", "unbundle", "../early.bundle", in: "acme").output.contains("commented"))
    }

    @Test func whoseClockIsLateTakesNothingInUntilItIsRight() async throws {
        #expect(try await run("sari", "comment", "formation", "-m", "Now", in: "acme").code == .done)
        let before = try shop.references("nusa")
        let late = try await run("dewi", "sync", in: "nusa", ahead: -Self.days)
        #expect(late.code == .no)
        #expect(late.messages.contains("(dates)"), "\(late.messages)")
        #expect(try shop.references("nusa") == before)
        #expect(try await run("dewi", "sync", in: "nusa").code == .done)
        #expect(try await shop.isSettled())
    }

    /// An act is dated no earlier than what it follows, so a late clock does no harm to what it can see.
    @Test func whoseClockIsLateActsInTheTimeOfWhatTheyFollow() async throws {
        let act = try await run("sari", "comment", "formation", "-m", "Late", in: "acme", ahead: -60)
        #expect(act.code == .done, "\(act.messages)")
        #expect(try await run("dewi", "sync", in: "nusa").code == .done)
        #expect(try await shop.isSettled())
    }

    @Test func aHostWhoseClockIsLateTakesNothingAndOneThatIsEarlyTakesAll() async throws {
        let before = try shop.references("server.git")
        let refused = try await run("sari", "comment", "formation", "-m", "Well", in: "acme", hostAhead: -Self.days)
        #expect(refused.code == .no)
        #expect(refused.messages.contains("(dates)"), "\(refused.messages)")
        #expect(try shop.references("server.git") == before)
        #expect(try await run("sari", "sync", in: "acme", hostAhead: Self.days).code == .done)
        #expect(try await run("dewi", "sync", in: "nusa").code == .done)
        #expect(try await shop.isSettled())
    }
}
