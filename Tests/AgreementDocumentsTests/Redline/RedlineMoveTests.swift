import Testing

@testable import AgreementDocuments

@Suite("What moved unchanged is shown once")
struct RedlineMoveTests {
    private static let scope = "The provider hosts the shop of the customer.\n\n"
    private static let fees = "The customer pays the fee of each month in advance.\n\n"
    private static let term = "The agreement lasts for three years from its first day.\n\n"
    private static let last = "Disputes are settled by talks between the parties.\n"

    @Test func aParagraphThatMovedIsNotRemovedAndInserted() {
        let redline = Redline(
            Self.scope + Self.fees + Self.term + Self.last, Self.fees + Self.term + Self.scope + Self.last)
        #expect(
            redline.plain() == """
                [>1 to line 5]
                The customer pays the fee of each month in advance.

                The agreement lasts for three years from its first day.

                {<1 from line 1:
                The provider hosts the shop of the customer.

                <}
                Disputes are settled by talks between the parties.

                """)
        #expect(Set(redline.moves.values).count == 1)
        #expect(redline.figureChanges.isEmpty)
    }

    @Test func aSectionMovesWithItsHeading() {
        let section = "# Fees\n\n" + Self.fees
        let redline = Redline(
            section + Self.scope + Self.term + Self.last, Self.scope + Self.term + section + Self.last)
        #expect(redline.moves.values.first?.lineCount == 4)
        #expect(redline.plain().contains("{<1 from line 1:\n# Fees\n\nThe customer"))
        #expect(!redline.plain().contains("[-"))
    }

    @Test func whatStaysBesideAMoveIsComparedWordByWord() {
        let redline = Redline(
            Self.scope + Self.fees + Self.term + Self.last,
            Self.fees.replacing("month", with: "year") + Self.term + Self.scope + Self.last)
        #expect(redline.plain().contains("the fee of each [-month-]{+year+} in advance"))
        #expect(redline.moves.count == 2)
    }

    @Test func twoBlocksAreNumberedWhereTheyStandNow() {
        let lines = (1...9).map { "Paragraph number \($0) of the whole agreement stays as it is.\n" }
        let new = [lines[8]] + lines[1...7] + [lines[0]]
        let redline = Redline(lines.joined(), new.joined())
        #expect(redline.moves.values.filter { $0.number == 1 }.allSatisfy { $0.oldLine == 9 && $0.newLine == 1 })
        #expect(redline.moves.values.filter { $0.number == 2 }.allSatisfy { $0.oldLine == 1 && $0.newLine == 9 })
    }

    @Test func aBlankLineOrAShortOneIsNotSaidToMove() {
        let redline = Redline("yes\n\nfirst line here\nsecond\n", "first line here\nsecond\n\nyes\n")
        #expect(redline.moves.isEmpty)
    }

    @Test func aLineThatStandsTwiceIsNotSaidToMove() {
        let twice = "The provider hosts the shop of the customer.\n"
        let redline = Redline(twice + twice + Self.fees + Self.term, Self.fees + Self.term + twice + twice)
        #expect(redline.moves.isEmpty)
    }

    @Test func aRowMovesWithinItsTable() {
        let head = "| priority | answer |\n|---|---|\n"
        let (first, second, third) = (
            "| critical reports by telephone | 15 minutes |\n", "| high | 2 h |\n", "| low | 4 h |\n"
        )
        let redline = Redline(head + first + second + third, head + second + third + first)
        #expect(redline.plain().hasSuffix("{<1 from line 3:\n\(first)<}\n"))
    }

    @Test func aLongBlockIsShortenedWhereOnlyChangesAreAskedFor() {
        let block = (1...20).map { "Sentence number \($0) of the block.\n" }.joined()
        let rest = (1...40).map { "Paragraph \($0) of the rest stays as it is.\n" }.joined()
        let redline = Redline(block + rest, rest + block)
        #expect(
            redline.plain(context: 1).hasSuffix(
                """
                {<1 from line 1:
                Sentence number 1 of the block.
                … 18 lines unchanged …
                Sentence number 20 of the block.
                <}

                """))
        #expect(!redline.plain().contains("unchanged"))
    }

    @Test func theMarksAreSpansOfTheirOwn() {
        let redline = Redline(Self.scope + Self.fees + Self.term, Self.fees + Self.term + Self.scope)
        #expect(redline.spans().filter { $0.style == .move }.map(\.text).contains("<}\n"))
        #expect(redline.spans().contains { $0.style == .moved && $0.text.hasPrefix("The provider hosts") })
    }
}
