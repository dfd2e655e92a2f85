import Agreements
import GitStore
import TestSupport
import Testing

@testable import AgreementDocuments

@Suite("What comes back from an earlier version goes back to the one that wrote it")
struct LineageTests {
    private static let scope = "clauses/010-scope.en.md"
    private static let old = "# Scope\n\nAcme hosts the shop of Nusa.\n"
    private static let new = "# Scope\n\nAcme hosts the shop and the mail of Nusa.\n"
    private static let fees = "terms/fees.yaml"
    private static func fee(_ amount: Int) -> String { "monthly: {amount: \"\(amount)\", currency: IDR}\n" }

    /// Versions from these days, with these contents of files besides those of the first text; each says which earlier
    /// versions' days it is on or before.
    private func clone(_ versions: (from: String, files: [String: String])...) async throws -> SharedClone {
        let clone = try await SharedClone()
        var days: [String] = []
        for (index, version) in versions.enumerated() {
            let overtaken = try days.indices.filter { days[$0] >= version.from }.map { try id(of: $0 + 1, in: clone) }
            var text = SampleText.first(
                inForce: version.from
                    + (overtaken.isEmpty ? "" : ", supersedes: [\(overtaken.joined(separator: ", "))]"))
            text.files.merge(version.files) { _, new in new }
            try await clone.amend("acme/step-\(index + 1)", text)
            days.append(version.from)
        }
        return clone
    }

    private func id(of version: Int, in clone: SharedClone) throws -> String {
        try clone.history().version(version).id.description
    }

    /// Version 2 waits with new words; 3 raises the fee until then, and 4 says 2 once more with that fee.
    private func pair() async throws -> SharedClone {
        try await clone(
            ("2026-02-01", [:]), ("2026-06-01", [Self.scope: Self.new]),
            ("2026-04-01", [Self.fees: Self.fee(2)]), ("2026-06-01", [Self.scope: Self.new, Self.fees: Self.fee(2)]),
            ("2026-07-01", [Self.scope: Self.new + "\nIt is open.\n", Self.fees: Self.fee(2)]))
    }

    private func bases(_ clone: SharedClone) throws -> [Int?] {
        let history = try clone.history()
        return try (0...history.current.number).map { try history.lineage.basis(of: $0) }
    }

    private func credits(_ clone: SharedClone, _ path: String, at version: Int) throws -> [Int] {
        try Annotation(of: #require(TextPlace(path: path)), at: version, in: clone.history()).entries.map(\.version)
    }

    @Test func anInterimVersionBuildsOnTheGoverningOneAndItsFellowOnTheOneThatWaits() async throws {
        #expect(try await bases(pair()) == [nil, 0, 1, 1, 2, 4])
    }

    @Test func unchangedWordsAreCreditedPastTheVersionsBetween() async throws {
        let clone = try await pair()
        #expect(try credits(clone, Self.scope, at: 3) == [1, 1])
        #expect(try credits(clone, Self.scope, at: 4) == [1, 2])
        #expect(try credits(clone, Self.scope, at: 5) == [1, 2, 5])
        // The fee of the restating version is that of the interim one.
        #expect(try (3...5).map { try credits(clone, Self.fees, at: $0) } == [[3, 1], [3, 1], [3, 1]])
        let place = try #require(TextPlace(path: Self.scope))
        let unit = try UnitHistory(of: place, number: 2, at: 5, in: clone.history())
        #expect(unit.steps.map(\.version) == [2, 1])
        #expect(unit.steps.map(\.carriers) == [[5, 4, 2], [1]])
    }

    @Test func whatIsRememberedOfAPairGivesTheSameAnswers() async throws {
        let clone = try await clone(("2026-02-01", [:]), ("2026-06-01", [Self.scope: Self.new]))
        #expect(try credits(clone, Self.scope, at: 2) == [1, 2])
        var text = SampleText.first(inForce: "2026-04-01, supersedes: [\(try id(of: 2, in: clone))]")
        text.files[Self.fees] = Self.fee(2)
        try await clone.amend("acme/urgent", text)
        #expect(try credits(clone, Self.scope, at: 3) == [1, 1])
        text.inForce = "2026-06-01, supersedes: [\(try id(of: 2, in: clone))]"
        text.files[Self.scope] = Self.new
        try await clone.amend("acme/restated", text)
        #expect(try credits(clone, Self.scope, at: 4) == [1, 2])
    }

    @Test func aSmallChangeThatWaitsIsRestatedUnderALargerUrgentOne() async throws {
        let urgent = [Self.fees: Self.fee(2), "terms/support.yaml": "- by day\n"]
        let clone = try await clone(
            ("2026-02-01", [:]), ("2026-06-01", [Self.scope: Self.new]), ("2026-04-01", urgent),
            ("2026-06-01", urgent.merging([Self.scope: Self.new]) { $1 }))
        #expect(try bases(clone) == [nil, 0, 1, 1, 2])
    }

    @Test func twoThatWaitAreRestatedEach() async throws {
        let support = ["terms/support.yaml": "- by day\n"]
        let both = support.merging([Self.scope: Self.new]) { $1 }
        let fee = [Self.fees: Self.fee(2)]
        let clone = try await clone(
            ("2026-02-01", [:]), ("2026-06-01", support), ("2026-08-01", both), ("2026-04-01", fee),
            ("2026-06-01", fee.merging(support) { $1 }), ("2026-08-01", fee.merging(both) { $1 }))
        #expect(try bases(clone) == [nil, 0, 1, 2, 1, 2, 3])
        #expect(try credits(clone, Self.scope, at: 6) == [1, 3])
        #expect(try credits(clone, Self.fees, at: 6) == [4, 1])
    }

    @Test func whatWasMadeFromTheVersionBeforeIsComparedWithThat() async throws {
        // A later day, an earlier one, and the day of a version that was replaced: each adds to the text before it.
        let clone = try await clone(
            ("2026-02-01", [:]), ("2026-06-01", [Self.scope: Self.new]),
            ("2026-04-01", [Self.scope: Self.new, Self.fees: Self.fee(2)]),
            ("2026-06-01", [Self.scope: Self.new, Self.fees: Self.fee(2), "terms/support.yaml": "- by day\n"]))
        #expect(try bases(clone) == [nil, 0, 1, 2, 3])
    }
}
