import Agreements
import Testing

@Suite struct TextConsistencyTests {
    private static let paths = [
        "agreement.yaml", "parties/acme.yaml", "parties/nusa.yaml", "clauses/010-scope.id.md",
        "clauses/010-scope.en.md",
        "clauses/020-fees.id.md", "clauses/020-fees.en.md", "terms/fees.yaml", "calendars/jakarta.yaml",
        "annexes/a.pdf",
    ]

    private func complaints(
        _ change: (old: String, new: String) = ("", ""), parties: [Party?]? = nil, adding: [String] = [],
        removing: [String] = [], opening: Bool = false
    ) throws -> [String] {
        let declaration = try (change.old.isEmpty ? TextSamples.declaration() : TextSamples.declaration(change)).get()
        let paths = Self.paths.filter { !removing.contains($0) } + adding
        return TextConsistency.faults(
            declaration: declaration,
            parties: try (parties ?? [TextSamples.party("acme"), TextSamples.party("nusa")]).map { try #require($0) },
            places: try paths.map { try #require(TextPlace(path: $0)) }, opening: opening
        ).map(\.description)
    }

    @Test func aTextWhoseFilesAgreeHasNoFault() throws {
        #expect(try complaints() == [])
    }

    @Test func everyClauseIsWrittenInEveryLanguage() throws {
        #expect(
            try complaints(removing: ["clauses/010-scope.id.md", "clauses/020-fees.en.md"]) == [
                "clauses/010-scope.en.md: the clause `scope` is missing in `id`",
                "clauses/020-fees.id.md: the clause `fees` is missing in `en`",
            ])
    }

    @Test func noClauseIsInALanguageThatIsNotDeclared() throws {
        #expect(
            try complaints(adding: ["clauses/010-scope.fr.md"]) == [
                "clauses/010-scope.fr.md: `fr` is not in `languages` of the agreement"
            ])
    }

    @Test func aClauseHasOneNumber() throws {
        #expect(
            try complaints(adding: ["clauses/015-scope.en.md"], removing: ["clauses/010-scope.en.md"]) == [
                "clauses/015-scope.en.md: the clause `scope` has another number in clauses/010-scope.id.md"
            ])
    }

    @Test func twoPartiesSign() throws {
        #expect(
            try complaints(parties: [TextSamples.party("acme"), TextSamples.party("nusa", role: "beneficiary")]) == [
                "agreement.yaml: an agreement needs at least two parties that sign, and this one has 1"
            ])
    }

    @Test func eachPartyHasAsManySignatoriesAsMustSign() throws {
        let two = ("each-party: 1", "each-party: 2")
        let nusa = TextSamples.party("nusa", signatories: 2)
        #expect(try complaints(two, parties: [TextSamples.party("acme", signatories: 2), nusa]) == [])
        #expect(
            try complaints(two, parties: [TextSamples.party("acme", signatories: 1, delegates: 3), nusa]) == [
                "parties/acme.yaml: 2 signatories of each party must sign, and `acme` has 1"
            ])
        #expect(
            try complaints(
                two,
                parties: [
                    nusa, TextSamples.party("b", signatories: 3), TextSamples.party("users", role: "beneficiary"),
                ]) == [])
    }

    @Test func aTextSaysFromWhenItGoverns() throws {
        #expect(
            try complaints(("in-force: {from: 2026-07-01}", "")) == [
                "agreement.yaml: `in-force` is missing: a text says from when it governs"
            ])
    }

    @Test func theOpeningHasTheAgreementAndItsPartiesAlone() throws {
        let others = Array(Self.paths.dropFirst(3))
        let dates = (
            "in-force: {from: 2026-07-01}         # or {from: execution}; see §3.5\nterm: {from: 2026-07-01, until: 2027-07-01}",
            ""
        )
        #expect(try complaints(dates, removing: others, opening: true) == [])
        #expect(
            try complaints(removing: others, opening: true) == [
                "agreement.yaml: `in-force` is not allowed in the text that opens an agreement: it never governs",
                "agreement.yaml: `term` is not allowed in the text that opens an agreement: it never governs",
            ])
        #expect(
            try complaints(dates, opening: true)
                == others.sorted().map {
                    "\($0): the text that opens an agreement has the agreement and its parties alone"
                })
    }
}
