import Agreements
import Foundation
import TestSupport
import Testing

/// What a clone remembers of its verified history is a shortcut: never wrong, and safe to lose.
@Suite struct RememberedHistoryTests {
    @Test func aHistoryReadFromMemoryIsTheOneThatWasVerified() async throws {
        let clone = try await Self.cloneOfThreeVersions()
        let fresh = try #require(try clone.verify().ledger)
        let remembered = try clone.history().ledger
        #expect(remembered == fresh)
        #expect(remembered.inForceDays == fresh.inForceDays)
        for name in ["acme/formation", "acme/a1", "acme/a2"] {
            #expect(try remembered.hasLanded(name.amendment))
            #expect(try fresh.hasLanded(name.amendment))
        }
        for name in ["acme/a3", "nusa/a1", "acme/formation-2"] {
            #expect(try !remembered.hasLanded(name.amendment))
        }
        for (number, id) in fresh.versions.enumerated() { #expect(remembered.number(of: id) == number) }
    }

    @Test func anyDamageToTheMemoryIsNoticedAndTheHistoryIsVerifiedAnew() async throws {
        let clone = try await Self.cloneOfThreeVersions()
        let file = URL(filePath: clone.directory.file(".git/countersign/verified"))
        let whole = [UInt8](try Data(contentsOf: file))
        let ledger = try clone.history().ledger
        // A byte in each column, the lengths and the checksum, and a file cut short or continued.
        var damaged = stride(from: 0, to: whole.count, by: 7).map { place in
            var bytes = whole
            bytes[place] ^= 0x80
            return bytes
        }
        damaged += [[], Array(whole.dropLast()), Array(whole.dropFirst()), whole + [0], Array(whole.prefix(40))]
        for bytes in damaged {
            try Data(bytes).write(to: file)
            #expect(try clone.history().ledger == ledger)
            // What was verified anew is remembered again, to the byte.
            #expect([UInt8](try Data(contentsOf: file)) == whole)
        }
        try FileManager.default.removeItem(at: file)
        #expect(try clone.history().ledger == ledger)
    }

    /// A memory of another agreement, or one judged by other rules, is as good as none.
    @Test func aMemoryOfAnotherRootOrVerifierIsNotUsed() async throws {
        let clone = try await Self.cloneOfThreeVersions()
        let file = URL(filePath: clone.directory.file(".git/countersign/verified"))
        let own = [UInt8](try Data(contentsOf: file))
        let ledger = try clone.history().ledger
        let other = try await SharedClone(opener: "dewi")
        _ = try other.history()
        let foreign = [UInt8](try Data(contentsOf: URL(filePath: other.directory.file(".git/countersign/verified"))))
        #expect(foreign != own)
        // What a verifier of the next version would have written, its checksum and all.
        let digits = try #require(own.firstIndex(of: UInt8(ascii: "\n"))) - 1
        var newer = Array(own.dropLast(8))
        newer[digits] += 1
        for bytes in [foreign, newer + Self.checksum(of: newer)] {
            try Data(bytes).write(to: file)
            #expect(try clone.history().ledger == ledger)
            #expect([UInt8](try Data(contentsOf: file)) == own)
        }
        // The sum is the right one: with the version as it was, the same bytes are taken over.
        #expect(Self.checksum(of: Array(own.dropLast(8))) == Array(own.suffix(8)))
    }

    /// A memory that `main` does not contain is a witness that `main` was moved, and never a version of its own.
    @Test func aMemoryBeyondOrBesideMainIsAWitnessAndNothingMore() async throws {
        let clone = try await Self.cloneOfThreeVersions()
        let file = URL(filePath: clone.directory.file(".git/countersign/verified"))
        let newest = try clone.history().ledger
        let tip = try clone.git.run("rev-parse", "main").text
        let beside = try clone.git.run("commit-tree", "main~1^{tree}", "-p", "main~1", "-m", "x").text
        for moved in ["main~1", beside] {
            try clone.git.run("update-ref", "refs/heads/main", moved)
            let history = try clone.history()
            #expect(history.findings.map(\.rule) == [.notRolledBack])
            #expect(history.head != history.ledger.head)
            #expect(history.ledger == newest)
            // Judged from the bytes, the memory says nothing.
            let verification = try clone.verify()
            #expect(verification.ledger?.versions.count == newest.versions.count - 1)
            try clone.git.run("update-ref", "refs/heads/main", tip)
            #expect(try clone.history().findings.isEmpty)
        }
        try clone.git.run("update-ref", "refs/heads/main", "main~1")
        try FileManager.default.removeItem(at: file)
        let without = try clone.history()
        #expect(without.findings.isEmpty)
        #expect(without.ledger.versions == Array(newest.versions.dropLast()))
    }

    /// FNV-1a over words of eight bytes, lowest first, and the length at the end; as the file's own.
    private static func checksum(of bytes: [UInt8]) -> [UInt8] {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ word: UInt64) { sum = (sum ^ word) &* 0x0000_0100_0000_01B3 }
        var rest = bytes[...]
        while rest.count >= 8 {
            add(rest.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) })
            sum ^= sum >> 32
            rest = rest.dropFirst(8)
        }
        for byte in rest { add(UInt64(byte)) }
        add(UInt64(bytes.count))
        return stride(from: 56 as UInt64, through: 0, by: -8).map { UInt8(truncatingIfNeeded: sum >> $0) }
    }

    private static func cloneOfThreeVersions() async throws -> SharedClone {
        let clone = try await SharedClone()
        try await clone.amend("acme/formation", .first())
        for (slug, day) in [("a1", "2026-03-01"), ("a2", "2026-04-01")] {
            try await clone.amend("acme/\(slug)", .first(inForce: day))
        }
        _ = try clone.history()
        return clone
    }
}
