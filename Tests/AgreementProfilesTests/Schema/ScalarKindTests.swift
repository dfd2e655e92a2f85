import Agreements
import Foundation
import Testing

@testable import AgreementProfiles

@Suite struct ScalarKindTests {
    private static let kinds: [ScalarKind] =
        [.id, .percentage, .amount, .count, .period, .span, .time, .currency, .clock, .version, .choice(["a", "b-c"])]
        + ReferenceTarget.allCases.map(ScalarKind.reference)

    @Test(arguments: [
        (
            ScalarKind.percentage, ["0", "100", "99.9", "099.90", "100.000", "0.000000000001"],
            ["101", "100.1", "-1", "99,9", "1e2", "", ".5", "5.", "٩٩", "0.0000000000001"]
        ),
        (
            .amount, ["0", "12500000", "0.50", "999999999999999999999999"],
            ["1.000.000", "1,5", "+1", "1 000", "9999999999999999999999999", "NaN", "0x10"]
        ),
        (.count, ["1", "9999"], ["0", "01", "10000", "1.0", "-1"]),
        (
            .period, ["0 minutes", "14 days", "999999 business-hours"],
            ["14", "days", "14  days", "1 day", "01 days", "1000000 days", "1.5 hours"]
        ),
        (.span, ["term", "calendar-month", "12 months"], ["0 months", "12 days", "month"]),
        (.time, ["00:00", "08:30", "24:00"], ["24:01", "8:30", "08:60", "08.30", "25:00"]),
        (.date, ["2026-07-01", "2024-02-29"], ["2026-02-29", "2026-7-1", "01-07-2026", "2026-13-01"]),
        (.currency, ["IDR"], ["Rp", "idr", "IDRR"]), (.id, ["hosting", "a-1", "0"], ["-a", "A", "a_b", "a b", "é"]),
    ])
    func aKindAcceptsItsGrammarAlone(kind: ScalarKind, good: [String], bad: [String]) {
        for text in good { #expect(kind.accepts(text), "\(kind): \(text)") }
        for text in bad { #expect(!kind.accepts(text), "\(kind): \(text)") }
    }

    /// The published pattern and the reader take the same texts, over texts that nearly fit.
    @Test func thePublishedPatternSaysTheSame() throws {
        let seeds = [
            "99.9", "100", "100.0", "12500000", "14 days", "2 business-hours", "calendar-month", "12 months", "term",
            "08:30",
            "24:00", "IDR", "hosting-monthly", "always", "a", "b-c", String(repeating: "a1", count: 20), "id",
            "zh-hant", "0",
        ]
        let letters = Array("0195.:- aAdmsé%")
        var accepted = 0
        for kind in Self.kinds {
            let pattern = try NSRegularExpression(pattern: kind.pattern)
            for seed in seeds {
                for _ in 0..<40 {
                    var text = Array(seed)
                    for _ in 0..<Int.random(in: 0...2) {
                        let place = Int.random(in: 0...text.count)
                        if Bool.random() || place == text.count {
                            text.insert(letters.randomElement() ?? "0", at: place)
                        } else {
                            text.remove(at: place)
                        }
                    }
                    let word = String(text)
                    let isMatch = pattern.firstMatch(in: word, range: NSRange(word.startIndex..., in: word)) != nil
                    #expect(isMatch == kind.accepts(word), "\(kind): \(word)")
                    accepted += isMatch ? 1 : 0
                }
            }
        }
        #expect(accepted > 1_000)
    }

    @Test func decimalsAreComparedByValue() throws {
        func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }
        #expect(try decimal("99.90") == decimal("099.9"))
        #expect(try decimal("0.1") > decimal("0.09"))
        #expect(try decimal("10") > decimal("9.999"))
        #expect(try decimal("0") == decimal("0.000"))
        #expect(try decimal("99.95") < decimal("99.951"))
        #expect(try decimal("099.900").description == "99.9")
        #expect(try decimal("000").description == "0")
    }
}
