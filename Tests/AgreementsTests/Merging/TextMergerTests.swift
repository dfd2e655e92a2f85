import GitStore
import TestSupport
import Testing

@testable import Agreements

/// What lines alone do not tell: clauses that move, and the lines that say from when a text is in force.
@Suite struct TextMergerTests {
    private let clone: SharedClone

    init() async throws { clone = try await SharedClone() }

    private func merge(
        _ before: SampleText, now: (inout SampleText) -> Void, amendment: (inout SampleText) -> Void,
        lines: String = "in-force: {from: 2026-05-01}\n"
    ) throws -> TextMerger.Result {
        let history = try clone.history()
        var (newer, changed) = (before, before)
        now(&newer)
        amendment(&changed)
        let texts = try [before, newer, changed].map { text in
            try history.text(of: clone.agreement.store(text.files.mapValues { Array($0.utf8) }))
        }
        return try history.merger(texts[0], texts[1], texts[2], .lines(Array(lines.utf8))).merge()
    }

    private func move(_ text: inout SampleText, to number: String, languages: [String] = ["en"]) {
        for language in languages {
            text.files["clauses/\(number)-scope.\(language).md"] = text.files.removeValue(
                forKey: "clauses/010-scope.\(language).md")
        }
    }

    @Test func aClauseThatBothMovedStaysWhereTheAgreementHasItAndAPersonIsTold() throws {
        let result = try merge(.first()) {
            move(&$0, to: "030")
        } amendment: {
            move(&$0, to: "040")
        }
        #expect(result.files["clauses/030-scope.en.md"] != nil)
        #expect(result.files["clauses/040-scope.en.md"] == nil)
        #expect(result.conflicts.map(\.path) == ["clauses/scope"])
        #expect(result.conflicts[0].message.contains("moves the clause scope to 30, this amendment to 40"))
    }

    @Test func aClauseThatBothMovedToOnePlaceIsNoQuestion() throws {
        let result = try merge(.first()) {
            move(&$0, to: "030")
        } amendment: {
            move(&$0, to: "030")
            $0.files["clauses/030-scope.en.md"]! += "\nMore.\n"
        }
        #expect(result.conflicts == [])
        #expect(
            result.files["clauses/030-scope.en.md"].map { String(decoding: $0, as: UTF8.self) }?.hasSuffix("More.\n")
                == true)
    }

    @Test func everyLanguageOfAClauseMovesWithIt() throws {
        let both = SampleText.first(languages: ["en", "id"])
        let result = try merge(both) {
            move(&$0, to: "030", languages: ["en", "id"])
        } amendment: {
            $0.files["clauses/010-scope.id.md"] = "# Ruang lingkup\n\nLain.\n"
        }
        #expect(result.conflicts == [])
        #expect(
            result.files["clauses/030-scope.id.md"].map { String(decoding: $0, as: UTF8.self) }?.contains("Lain.")
                == true)
        #expect(!result.files.keys.contains { $0.hasPrefix("clauses/010") })
    }

    @Test(arguments: [
        "in-force:\n  from: 2026-04-01\n", "in-force:\n  from: 2026-04-01\n  supersedes:\n    - x\n",
        "in-force: {\n  from: 2026-04-01\n}\n", "in-force: {from: 2026-04-01}\n",
    ])
    func theLinesAreFoundHoweverTheyAreLaidOut(_ spelled: String) throws {
        let file = "format: countersign/1\n\(spelled)term: {from: 2026-04-01}\n"
        let block = try #require(InForceBlock(in: Array(file.utf8)))
        #expect(String(decoding: block.bytes, as: UTF8.self) == spelled)
        let other = block.file(with: Array("in-force: {from: execution}\n".utf8))
        #expect(
            String(decoding: other, as: UTF8.self)
                == "format: countersign/1\nin-force: {from: execution}\nterm: {from: 2026-04-01}\n")
    }

    @Test func linesOfAnotherSpellingAreMergedAsAnyOthers() throws {
        #expect(InForceBlock(in: Array("\"in-force\": {from: execution}\n".utf8)) == nil)
        #expect(InForceBlock(in: Array("in-force: {from: execution}".utf8)) == nil)
        let block = try #require(InForceBlock(in: Array("in-force: {from: 2026-04-01, retroactive: \"abc\"}\n".utf8)))
        #expect(
            String(decoding: block.naming("def", insteadOf: "abc"), as: UTF8.self)
                == "in-force: {from: 2026-04-01, retroactive: \"def\"}\n")
        #expect(block.naming("def", insteadOf: "xyz") == block.bytes)
    }

    @Test func whatElseBothChangedInTheDeclarationIsMergedLineByLine() throws {
        let result = try merge(.first()) {
            $0.inForce = "2026-03-01"
            $0.files["agreement.yaml"] = $0.files["agreement.yaml"]?.replacing("each-party: 1", with: "each-party: 2")
            $0.files["parties/acme.yaml"] = SampleText.party(
                "PT Acme Hosting", role: "provider", people: [.sari, .budi])
            $0.files["parties/nusa.yaml"] = SampleText.party(
                "PT Nusa Retail", role: "customer",
                people: [.dewi, SamplePerson(id: "rina", name: "Rina", keys: ["rina"])])
        } amendment: {
            $0.inForce = "2026-05-01"
            $0.files["agreement.yaml"] = $0.files["agreement.yaml"]?.replacing(
                "governing-law: ID", with: "governing-law: SG")
        }
        let file = String(decoding: result.files["agreement.yaml"] ?? [], as: UTF8.self)
        #expect(result.conflicts == [])
        #expect(file.contains("in-force: {from: 2026-05-01}\n"))
        #expect(file.contains("each-party: 2") && file.contains("governing-law: SG"))
    }
}
