import Agreements
import GitStore
import TestSupport
import Testing

/// Acts are dated in the order they stand in, and none from the future is taken in or built upon.
@Suite struct DatesRuleTests {
    @Test func theSameSecondIsNotBefore() throws {
        let forge = try Forge()
        var branch = try forge.propose("acme/fees", forge.cheaper)
        let time = forge.time
        try forge.add(.accept, to: &branch, by: "sari") { $0.seconds = time }
        try forge.add(.accept, to: &branch, by: "dewi") { $0.seconds = time }
        let merge = try forge.merge(branch, by: "dewi") { $0.seconds = time }
        try forge.expectValid(merge)
    }

    @Test func oneSecondBeforeIsRefused() throws {
        let forge = try Forge()
        let branch = try forge.propose("acme/fees", forge.cheaper)
        let time = forge.time
        #expect(try forge.rules(refusing: .accept, on: branch, by: "sari") { $0.seconds = time - 1 } == [.dates])
        // The offset is only a way of showing the time.
        #expect(
            try forge.rules(refusing: .accept, on: branch, by: "sari") { act in
                act.seconds = time
                act.zone = "-1200"
            } == [])
    }

    @Test func anActFromTheFutureIsReported() throws {
        let forge = try Forge()
        let merge = try forge.merge(try forge.executed(), by: "dewi") { $0.seconds += 1_000 }
        try forge.move("refs/heads/main", to: merge)
        let now = forge.time
        for (clock, isReported) in [(now, true), (now + 399, true), (now + 400, false)] {
            let verification = try Agreement.verify(forge.repository, root: forge.root, now: clock)
            #expect(verification.verdict == .valid)
            #expect(verification.findings.contains { $0.rule == .dates && $0.severity == .warning } == isReported)
        }
    }

    @Test func anActFromTheFutureIsNotBuiltUpon() async throws {
        let clone = try await SharedClone()
        try await clone.amend("acme/formation", .first())
        // Sari's clock is a day ahead; Dewi's is not.
        clone.clock.advance(86_400)
        try await clone.propose("acme/fees", .first(inForce: "2026-03-01"))
        clone.clock.advance(-86_400)
        let error = await #expect(throws: AgreementError.self) {
            try await clone.act(.accept, on: "acme/fees", by: "dewi")
        }
        #expect(error?.findings.map(\.rule) == [.dates])
        #expect(error?.kind == .refused)
    }

    @Test func anActFromTheFutureIsNotTakenIn() async throws {
        let clone = try await SharedClone()
        let opening = try clone.history().ledger.head
        try await clone.amend("acme/formation", .first())
        let first = try clone.history().ledger.head
        clone.clock.advance(86_400)
        try await clone.amend("acme/fees", .first(inForce: "2026-03-01"))
        let open = try await clone.propose("acme/open", .first(inForce: "2026-04-01"))
        let second = try clone.history().ledger.head
        clone.clock.advance(-86_400)

        try clone.git.run("reset", "--quiet", "--hard", opening.description)
        try clone.git.run("update-ref", "-d", "refs/heads/amendment/acme/open")
        try clone.git.run("update-ref", "refs/remotes/origin/main", second.description)
        try clone.git.run("update-ref", "refs/remotes/origin/amendment/acme/open", open.tip.description)
        try clone.forgetWhatWasVerified()
        let (history, exchange) = try clone.agreement.receive(from: "origin")
        // What was done by now is taken in all the same.
        #expect(history.head == first)
        #expect(exchange.refused.contains { $0.rule == .dates && $0.commit == second })
        #expect(try clone.git.run("rev-parse", "--verify", "refs/heads/amendment/acme/open").succeeded == false)
        // A day later it is no longer the future.
        clone.clock.advance(86_400)
        #expect(try clone.agreement.receive(from: "origin").history.head == second)
    }
}
