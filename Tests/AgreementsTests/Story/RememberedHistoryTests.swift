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
