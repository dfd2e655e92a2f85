import AgreementDocuments
import Testing

@testable import CountersignCLI

@Suite struct FigureInALongSentenceTests {
    @Test func aSentenceIsNeverCutBeforeTheFigureThatItIsAbout() {
        let words = Array(repeating: "provision", count: 12).joined(separator: " ")
        let sentence = "\(words) is paid within 45 days of receipt, and no later than that"
        let shown = RedlineView.shown(sentence, around: "45")
        #expect(shown.hasPrefix("…") && shown.contains(" 45 days") && shown.hasSuffix("…") && shown.count < 75)
        let early = RedlineView.shown("Within 45 days \(words)", around: "45")
        #expect(early.hasPrefix("Within 45 days ") && early.hasSuffix("…") && early.count == 70)
        #expect(RedlineView.shown("Within\n  45 days", around: "45") == "Within 45 days")
        #expect(RedlineView.shown(words, around: nil).hasPrefix("provision "))
    }
}
