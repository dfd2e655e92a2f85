import GitStore
import TestSupport
import Testing

@testable import Agreements

/// Histories long enough to be read ahead, on all cores, of where they are judged.
@Suite struct LongHistoryTests {
    @Test func whatStandsBehindTheSoundPartOfALongHistoryIsRefusedAsInAShortOne() async throws {
        let clone = try await Self.clone(versions: 12)
        let sound = try clone.history().ledger
        #expect(sound.versions.count == 12)

        // Someone who can write to the copy puts a commit of stock git on top, without a signature, and one more.
        var tip = sound.head.description
        for _ in 0..<2 {
            tip = try clone.git.run("commit-tree", "\(sound.head)^{tree}", "-p", tip, "-m", "Nothing to see").text
        }
        #expect(try clone.git.run("update-ref", "refs/heads/main", tip).succeeded)
        let verification = try clone.verify()
        #expect(verification.verdict == .invalid)
        #expect(verification.findings.map(\.rule) == [.signed, .whole])
        #expect(verification.sound == sound.head)
        #expect(verification.ledger == sound)
    }

    @Test func everyActIsCheckedOnceWhetherItWasReadAheadOrNot() async throws {
        let clone = try await Self.clone(versions: 12)
        let verification = try clone.verify()
        #expect(verification.verdict == .valid)
        #expect(verification.signatures == verification.ledger?.acts)
    }

    @Test func batchesAreReadOneAfterTheOther() async throws {
        let clone = try await Self.clone(versions: 3)
        let ledger = try clone.history().ledger
        let merges = Array(ledger.versions.dropFirst())
        // More than two batches: the first holds the one merge over and over, the others the other.
        let first = Array(repeating: merges[0], count: ReadAhead.batch)
        let rest = Array(repeating: merges[1], count: ReadAhead.batch + 1)
        let ahead = ReadAhead(first + rest, in: clone.agreement.repository)
        let batches = [ahead.take(), ahead.take(), ahead.take(), ahead.take()]
        ahead.stop()
        let landings = try [1, 2].map { try #require(try clone.history().landing(of: $0)) }
        let expected = landings.map { Set($0.amendment.acts.map(\.id) + [$0.merge.id]) }
        #expect(batches.map { Set($0.keys) } == [expected[0], expected[1], expected[1], []])
        #expect(batches[0][merges[0]] == landings[0].merge)
    }

    @Test func whatIsNoActIsLeftToWhoeverJudges() async throws {
        let clone = try await Self.clone(versions: 2)
        let history = try clone.history()
        let unknown = try #require(ObjectID(hex: String(repeating: "a", count: 40)))
        let tree = history.current.text.tree
        let ahead = ReadAhead([unknown, tree], in: clone.agreement.repository)
        #expect(ahead.take() == [:])
        ahead.stop()
    }

    /// Whether it was verified just now or is remembered: a name that landed since must be free again, and no other.
    @Test func aLedgerIsTakenBackToExactlyWhatItWas() async throws {
        let clone = try await Self.clone(versions: 6)
        let history = try clone.history()
        let whole = try #require(clone.verify().ledger)
        #expect(history.ledger == whole)
        for ledger in [whole, history.ledger] {
            for number in 0..<6 {
                let since = try (number + 1..<6).map { try #require(try history.landing(of: $0)).amendment }
                let before = Verifier(clone.agreement.repository).verify(
                    main: whole.versions[number], root: clone.agreement.id
                ).ledger
                let rewound = ledger.rewound(to: number, before: since)
                #expect(rewound == before)
                #expect(since.allSatisfy { !rewound.hasLanded($0.name) })
            }
        }
    }

    /// A clone with so many versions, the opening among them.
    private static func clone(versions: Int) async throws -> SharedClone {
        let clone = try await SharedClone()
        for number in 1..<versions {
            clone.clock.advance(86_400)
            var text = SampleText.first(inForce: "execution")
            text.files["clauses/030-edition.en.md"] = "# Edition\n\nThis is edition \(number).\n"
            try await clone.amend("acme/a\(number)", text)
        }
        return clone
    }
}
