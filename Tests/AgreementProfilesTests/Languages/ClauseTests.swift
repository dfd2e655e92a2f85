import Agreements
import Testing

@testable import AgreementProfiles

@Suite struct ClauseTests {
    private func clause(_ words: String) throws -> Clause {
        Clause(
            number: 10, slug: try #require(Slug("x")), language: try #require(LanguageTag("en")),
            path: "clauses/010-x.en.md",
            bytes: Array(words.utf8))
    }

    @Test func blocksAreHeadingsItemsAndRunsOfLines() throws {
        let clause = try clause(
            "# One\n\n1. First\n   goes on\n   - bullet\n2) Second\n\nText\nmore\n> quoted\n> on\n#hash\n")
        #expect(
            clause.paragraphs.map(\.kind) == [
                .heading(level: 1), .numbered("1"), .bullet, .numbered("2"), .text, .quote,
            ])
        #expect(clause.paragraphs.map(\.words).first == "One")
        #expect(clause.paragraphs[1].words == "First goes on")
        #expect(clause.paragraphs[5].words == "quoted on #hash")
    }

    @Test func placesAreCountedInScalarsOfTheFilesLines() throws {
        let paragraph = try #require(try clause("\n1. Zażółć 5\n   gęślą **6**\n").paragraphs.first)
        let figures = FigureScanner.figures(in: paragraph.prose, try #require(LanguageTag("en")))
        #expect(
            figures.map { paragraph.position($0.range.lowerBound) } == [
                TextPosition(line: 2, column: 11), TextPosition(line: 3, column: 12),
            ])
    }

    @Test func codeLinksAndBoldWordsAreTakenApart() throws {
        let paragraph = try #require(
            try clause("See `terms/a.yaml` and [99 %](terms/b.yaml#c.1) of **the 7** [x] `open").paragraphs.first)
        #expect(paragraph.codes.map(paragraph.text) == ["terms/a.yaml"])
        #expect(paragraph.links.map { paragraph.text($0.shown) } == ["99 %"])
        #expect(paragraph.links.map { paragraph.text($0.target) } == ["terms/b.yaml#c.1"])
        #expect(paragraph.bolds.map(paragraph.text) == ["the 7"])
        #expect(paragraph.prose.count == paragraph.bytes.count)
        #expect(!paragraph.words.contains("b.yaml") && paragraph.words.contains("99 %"))
    }

    @Test func noBytesStopIt() throws {
        let alphabet = Array("#-*+>1.) `[](]**\n ab".utf8) + [0xC3, 0xA9]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...60)).map { _ in alphabet.randomElement() ?? 0 }
            let clause = try clause(String(decoding: bytes, as: UTF8.self))
            for paragraph in clause.paragraphs {
                #expect(paragraph.prose.count == paragraph.bytes.count)
                for index in paragraph.bytes.indices { #expect(paragraph.position(index).line > 0) }
            }
        }
    }
}
