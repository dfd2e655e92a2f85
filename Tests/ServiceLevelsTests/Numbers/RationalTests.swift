import ServiceLevels
import TestSupport
import Testing

@Suite struct RationalTests {
    @Test(arguments: [
        ("0", "0"), ("5", "5"), ("99.95", "1999/20"), ("0.5", "1/2"), ("-0.25", "-1/4"), ("100.00", "100"),
        ("-0", "0"), ("12500000", "12500000"), ("0.1", "1/10"),
    ])
    func decimalsAreReadExactly(text: String, fraction: String) throws {
        #expect(try Rational(decimal: text).fractionText == fraction)
    }

    @Test(arguments: [
        "", "-", ".5", "5.", "+1", "1e3", "1,5", " 1", "1 ", "01", "00.5", "1.2.3", "--1", "٣", "0x10", "1_000", "∞",
        "NaN",
    ])
    func otherTextsAreNoDecimals(text: String) {
        #expect(throws: DecimalError.malformed(text)) { try Rational(decimal: text) }
    }

    @Test func aDecimalHasAtMostAHundredCharacters() throws {
        #expect(try Rational(decimal: String(repeating: "9", count: 100)) > 0)
        #expect(throws: DecimalError.tooLong(101)) { try Rational(decimal: String(repeating: "9", count: 101)) }
    }

    @Test func aTenthThreeTimesIsThreeTenths() throws {
        let tenth = try number("0.1")
        #expect(tenth + tenth + tenth == (try number("0.3")))
        #expect(tenth * 3 == (try fraction(3, 10)))
    }

    @Test func aNumberIsWrittenAsADecimalWhereItEndsAndAsAFractionOtherwise() throws {
        #expect("\(try number("99.950"))" == "99.95")
        #expect("\(try fraction(1, 3))" == "1/3")
        #expect("\(try fraction(-7, 8))" == "-0.875")
        #expect(try fraction(1, 3).decimalText == nil)
        #expect(try fraction(2, 3).decimalText(places: 4) == "0.6667")
        #expect(try fraction(2, 3).decimalText(places: 4, .down) == "0.6666")
        #expect(try fraction(-1, 200).decimalText(places: 2, .halfUp) == "-0.01")
        #expect(Rational(7).decimalText(places: 2) == "7.00")
        #expect(Rational(7).decimalText(places: -1) == "7")
    }

    @Test func nothingIsDividedByZero() {
        #expect(Rational(1, over: 0) == nil)
        #expect(Rational(1).divided(by: 0) == nil)
        #expect(Percentage(1, of: 0) == nil)
    }

    @Test func theLawsOfArithmeticHold() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let (a, b, c) = (try any(&random), try any(&random), try any(&random))
            #expect(a + b == b + a)
            #expect((a + b) + c == a + (b + c))
            #expect((a * b) * c == a * (b * c))
            #expect(a * (b + c) == a * b + a * c)
            #expect(a - a == 0)
            if !b.isZero { #expect(try #require(a.divided(by: b)) * b == a) }
            #expect((a < b) == (a - b < 0))
            #expect([a < b, a == b, b < a].filter { $0 }.count == 1)
            if let text = a.decimalText, text.utf8.count <= 100 { #expect(try number(text) == a) }
        }
    }

    @Test func aNumberBeyondEveryMachineWordIsStillExact() throws {
        let large = try number("123456789012345678901234567890.0123456789")
        #expect("\(large * large - large * large + large)" == "123456789012345678901234567890.0123456789")
        #expect(try #require((large * 3).divided(by: large)) == 3)
    }

    private func any(_ random: inout SeededGenerator) throws -> Rational {
        let large = Bool.random(using: &random)
        let range = large ? Int.min / 2...Int.max / 2 : -1_000...1_000
        return try fraction(
            Int.random(in: range, using: &random), Int.random(in: large ? 1...Int.max : 1...60, using: &random))
    }
}
