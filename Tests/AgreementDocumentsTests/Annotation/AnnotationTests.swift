import Agreements
import TestSupport
import Testing

@testable import AgreementDocuments

@Suite("Each sentence and field is credited to the version that last changed it")
struct AnnotationTests {
    private static let fees = "clauses/030-fees.en.md"
    private static let terms = "terms/fees.yaml"

    /// A clone whose versions, from 1 on, have these contents of a file; nil where it has none.
    private func clone(_ path: String, _ contents: String?..., and others: [[String: String]] = []) async throws
        -> SharedClone
    {
        let clone = try await SharedClone()
        for (index, content) in contents.enumerated() {
            var text = SampleText.first(inForce: "execution")
            text.files[Self.terms] = nil
            text.files[path] = content
            if others.indices.contains(index) { text.files.merge(others[index]) { _, new in new } }
            // Something differs each time, so that every step is an amendment.
            text.files["clauses/900-step.en.md"] = "# Step\n\nStep \(index + 1).\n"
            clone.clock.advance(86_400)
            try await clone.amend("acme/step-\(index + 1)", text)
        }
        return clone
    }

    private func credits(_ clone: SharedClone, _ path: String = fees, at version: Int? = nil) throws -> [String] {
        let history = try clone.history()
        let place = try #require(TextPlace(path: path))
        let annotation = try Annotation(of: place, at: version ?? history.current.number, in: history)
        return annotation.entries.map { entry in
            "v\(entry.version) " + (entry.name.isEmpty ? "" : entry.name + ": ") + entry.text
        }
    }

    private func steps(
        _ clone: SharedClone, _ number: Int, of path: String = fees, at version: Int? = nil
    ) throws -> [String] {
        let history = try clone.history()
        let place = try #require(TextPlace(path: path))
        let unit = try UnitHistory(of: place, number: number, at: version ?? history.current.number, in: history)
        return unit.steps.map { "v\($0.version) \($0.text)" }
    }

    @Test func shortWordsGoAlongWithAFileThatIsRenamed() async throws {
        let prices = "# Fees\n\n| Tier | Price |\n|---|---|\n| Gold | USD 900 |\n\nNo tax.\n"
        let payment = "clauses/035-payment.en.md"
        let clone = try await clone(
            Self.fees, prices, nil, nil, and: [[:], [payment: prices], [payment: prices + "\nIt is due.\n"]])
        #expect(
            try credits(clone, payment) == [
                "v1 Fees", "v1 Tier | Price", "v1 Gold | USD 900", "v1 No tax.", "v3 It is due.",
            ])
        #expect(try steps(clone, 3, of: payment) == ["v1 Gold | USD 900"])
    }

    @Test func shortWordsThatAnotherFileStillHasDidNotMove() async throws {
        let other = "clauses/035-payment.en.md"
        let clone = try await clone(
            Self.fees, "# Fees\n\nNo tax.\n\nIt is due.\n", "# Fees\n\nIt is due.\n",
            and: [[:], [other: "# Other\n\nNo tax.\n"]])
        #expect(try credits(clone, other) == ["v2 Other", "v2 No tax."])
    }

    @Test func aSentenceGoesBackToTheVersionThatWroteIt() async throws {
        let clone = try await clone(
            Self.fees, "# Fees\n\nThe fee is Rp12.000.000 a month. It is due on day 5.\n",
            "# Fees\n\nThe fee is Rp12.000.000 a month. It is due on day 10.\n",
            "# Fees\n\nThe fee is Rp14.000.000 a month. It is due on day 10.\n\nLate fees bear no interest.\n")
        #expect(
            try credits(clone) == [
                "v1 Fees", "v3 The fee is Rp14.000.000 a month.", "v2 It is due on day 10.",
                "v3 Late fees bear no interest.",
            ])
        #expect(
            try credits(clone, at: 2) == ["v1 Fees", "v1 The fee is Rp12.000.000 a month.", "v2 It is due on day 10."])
        #expect(
            try steps(clone, 2) == ["v3 The fee is Rp14.000.000 a month.", "v1 The fee is Rp12.000.000 a month."])
        #expect(try steps(clone, 4) == ["v3 Late fees bear no interest."])
    }

    @Test func linesBrokenElsewhereAndListsNumberedAnewAreNotCredited() async throws {
        let clone = try await clone(
            Self.fees, "# Fees\n\n1. The fee is due each\n   month. No less.\n2. It is paid in rupiah.\n",
            "# Fees\n\n1. It is said here first.\n2. The fee is due\n   each month. No less.\n3. It is paid in\n   rupiah.\n"
        )
        #expect(
            try credits(clone) == [
                "v1 Fees", "v2 It is said here first.", "v1 The fee is due each month.", "v1 No less.",
                "v1 It is paid in rupiah.",
            ])
    }

    @Test func aFieldIsFollowedHoweverItsYAMLIsWritten() async throws {
        let clone = try await clone(
            Self.terms, "currency: IDR\nmonthly: {amount: \"12000000\"}\ntiers:\n  - {from: \"99\", credit: \"10\"}\n",
            "# In rupiah.\ncurrency: 'IDR'\nmonthly:\n  amount: \"12000000\"\ntiers:\n  - {from: \"99\", credit: \"10\"}\n",
            "currency: IDR\nmonthly: {amount: \"14000000\"}\ntiers:\n  - {from: \"95\", credit: \"30\"}\n"
                + "  - {credit: \"10\", from: \"99\"}\n")
        #expect(
            try credits(clone, Self.terms, at: 2) == [
                "v1 currency: IDR", "v1 monthly.amount: IDR 12,000,000", "v1 tiers[1].from: 99%",
                "v1 tiers[1].credit: 10%",
            ])
        #expect(
            try credits(clone, Self.terms) == [
                "v1 currency: IDR", "v3 monthly.amount: IDR 14,000,000", "v3 tiers[1].from: 95%",
                "v3 tiers[1].credit: 30%", "v1 tiers[2].credit: 10%", "v1 tiers[2].from: 99%",
            ])
        #expect(try steps(clone, 2, of: Self.terms) == ["v3 IDR 14,000,000", "v1 IDR 12,000,000"])
    }

    @Test func textThatMovedIsFollowedAlsoIntoAnotherClause() async throws {
        let sentence = "The Customer pays within thirty days of the invoice."
        let clone = try await clone(
            Self.fees, "# Fees\n\nThe fee is due. \(sentence)\n\nNo interest is owed on it.\n",
            "# Fees\n\nNo interest is owed on it.\n\nThe fee is due. \(sentence)\n",
            "# Fees\n\nNo interest is owed on it.\n",
            and: [[:], [:], ["clauses/040-payment.en.md": "# Payment of fees\n\n\(sentence)\n"]])
        #expect(
            try credits(clone, at: 2) == [
                "v1 Fees", "v1 No interest is owed on it.", "v1 The fee is due.", "v1 \(sentence)",
            ])
        #expect(try credits(clone, "clauses/040-payment.en.md") == ["v3 Payment of fees", "v1 \(sentence)"])
        let unit = try UnitHistory(
            of: try #require(TextPlace(path: "clauses/040-payment.en.md")), number: 2, at: 3, in: clone.history())
        #expect(unit.steps.map(\.place.path) == [Self.fees])
    }

    @Test func aClauseWithAnotherNumberIsTheSame() async throws {
        let content = "# Fees\n\nThe fee is due each month.\n"
        let clone = try await clone(
            Self.fees, content, nil, and: [[:], ["clauses/050-fees.en.md": content]])
        #expect(try credits(clone, "clauses/050-fees.en.md") == ["v1 Fees", "v1 The fee is due each month."])
    }

    @Test func whatIsRememberedGivesTheSameAnswersAndIsNeverNeeded() async throws {
        let clone = try await clone(
            Self.fees, "# Fees\n\nThe fee is Rp1. It is due.\n", "# Fees\n\nThe fee is Rp2. It is due.\n")
        let file = ".git/countersign/credits/clauses/fees.en"
        let first = try credits(clone)
        let kept = try clone.directory.read(file)
        #expect(try credits(clone) == first)
        // A third version is found from what was remembered of the second.
        var text = SampleText.first(inForce: "execution")
        text.files[Self.fees] = "# Fees\n\nThe fee is Rp2. It is due at once.\n"
        clone.clock.advance(86_400)
        try await clone.amend("acme/third", text)
        #expect(try credits(clone) == ["v1 Fees", "v2 The fee is Rp2.", "v3 It is due at once."])
        #expect(try clone.directory.read(file) != kept)
        // Damage and what belongs to another history are not taken for an answer.
        for damaged in [
            kept.replacing(":1 2 1", with: ":1 1 1"), "", "countersign credits 2\n", String(kept.dropLast(9)),
        ] {
            try clone.directory.write(damaged, to: file)
            #expect(try credits(clone) == ["v1 Fees", "v2 The fee is Rp2.", "v3 It is due at once."])
        }
    }

    @Test func peopleAndDatesAreFieldsToo() async throws {
        let clone = try await clone(Self.fees, "# Fees\n\nNone.\n")
        let parties = try credits(clone, "parties/acme.yaml")
        #expect(parties.contains("v0 name: PT Acme Hosting"))
        let declaration = try credits(clone, "agreement.yaml")
        #expect(declaration.contains("v1 in-force.from: execution"))
        #expect(declaration.contains("v0 time-zone: Asia/Jakarta"))
    }
}
