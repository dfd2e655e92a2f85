import Testing

@testable import AgreementDocuments

@Suite("A table is compared cell by cell")
struct RedlineTableTests {
    private static let head = "| Priority | Answer | Repair |\n|---|---|---|\n"

    @Test func oneCellChangesInItsRow() {
        let redline = Redline(
            Self.head + "| critical | 15 minutes | 4 hours |\n| high | 2 hours | 9 hours |\n",
            Self.head + "| critical | 10 minutes | 4 hours |\n| high | 2 hours | 8 hours |\n")
        #expect(
            redline.plain() == Self.head
                + "| critical | [-15-]{+10+} minutes | 4 hours |\n| high | 2 hours | [-9-]{+8+} hours |\n")
        #expect(redline.spans().filter { $0.style == .insertedFigure }.map(\.text) == ["10", "8"])
        #expect(redline.figureChanges.map(\.sentence) == ["critical, Answer: 10 minutes", "high, Repair: 8 hours"])
    }

    @Test func aRewrittenCellLeavesItsNeighboursAlone() {
        let redline = Redline(
            "| critical | call the duty officer at once, day or night | 4 |\n| high | 2 | 9 |\n",
            "| critical | open a ticket in the portal and wait for mail | 4 |\n| high | 3 | 9 |\n")
        #expect(redline.plain().hasPrefix("| critical | [-call the duty"))
        #expect(redline.plain().contains("+} | 4 |\n| high | [-2-]{+3+} | 9 |\n"))
    }

    @Test func aRowIsAddedOrRemovedWhole() {
        let (first, second, third) = ("| a | 1 | 2 |\n", "| b | 3 | 4 |\n", "| c | 5 | 6 |\n")
        #expect(
            Redline(Self.head + first + third, Self.head + first + second + third).plain()
                == Self.head + first + "{+\(second)+}" + third)
        #expect(
            Redline(Self.head + first + second + third, Self.head + first + third).plain()
                == Self.head + first + "[-\(second)-]" + third)
    }

    @Test func aRowKeepsItsNameWhenRowsAreAddedAroundIt() {
        let redline = Redline(
            "| high | 2 hours |\n| low | 9 hours |\n", "| outage | 5 minutes |\n| high | 1 hours |\n| low | 9 hours |\n"
        )
        #expect(redline.plain().contains("| high | [-2-]{+1+} hours |"))
    }

    @Test func aBarWithinACellIsNoBorder() {
        let redline = Redline("| a \\| b | 1 |\n", "| a \\| c | 2 |\n")
        #expect(redline.plain() == "| a \\| [-b-]{+c+} | [-1-]{+2+} |\n")
    }

    @Test func aNewColumnIsComparedOverTheWholeRow() {
        let redline = Redline("| a | 1 |\n| b | 2 |\n", "| a | 1 | x |\n| b | 2 | y |\n")
        #expect(redline.new == "| a | 1 | x |\n| b | 2 | y |\n")
        #expect(redline.pieces.allSatisfy { if case .removed = $0 { false } else { true } })
    }

    @Test func theNumberOfAnItemIsNoFigure() {
        let redline = Redline("1. Pay Rp5.\n2. Rest.\n", "1. Rest.\n2. Pay Rp6.\n")
        #expect(
            redline.figureChanges.flatMap { [$0.old, $0.new] }.allSatisfy { $0 == nil || $0?.hasPrefix("Rp") == true })
    }

    @Test func aFigureIsReadWithItsSentence() {
        let redline = Redline(
            "1. First. The fee of the\n   service is Rp5 each month. It is due.\n2. Rest.\n",
            "1. First. The fee of the\n   service is Rp6 each month. It is due.\n2. Rest.\n")
        #expect(redline.figureChanges.map(\.sentence) == ["The fee of the service is Rp6 each month."])
    }
}
