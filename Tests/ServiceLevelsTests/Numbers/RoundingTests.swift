import ServiceLevels
import TestSupport
import Testing

@Suite struct RoundingTests {
    @Test(arguments: [
        ("2.5", "2", "3", "2", "3"), ("3.5", "4", "4", "3", "4"), ("2.4", "2", "2", "2", "3"),
        ("2.6", "3", "3", "2", "3"), ("-2.5", "-2", "-3", "-2", "-3"), ("-2.1", "-2", "-2", "-2", "-3"),
        ("7", "7", "7", "7", "7"), ("0", "0", "0", "0", "0"), ("0.5", "0", "1", "0", "1"),
    ])
    func everyModeHasItsAnswer(amount: String, halfEven: String, halfUp: String, down: String, up: String) throws {
        let amount = try number(amount)
        #expect(amount.rounded(to: 1, .halfEven) == (try number(halfEven)))
        #expect(amount.rounded(to: 1, .halfUp) == (try number(halfUp)))
        #expect(amount.rounded(to: 1, .down) == (try number(down)))
        #expect(amount.rounded(to: 1, .up) == (try number(up)))
    }

    @Test func incrementsOtherThanOneAreKept() throws {
        #expect(try number("1.02").rounded(to: number("0.05"), .halfUp) == (try number("1")))
        #expect(try number("1.025").rounded(to: number("0.05"), .halfUp) == (try number("1.05")))
        #expect(try number("1.075").rounded(to: number("0.05"), .halfEven) == (try number("1.1")))
        #expect(try number("12345").rounded(to: 100, .up) == 12_400)
        #expect(try fraction(1, 3).rounded(to: number("0.01"), .up) == (try number("0.34")))
    }

    @Test func anIncrementIsPositive() throws {
        #expect(Rational(1).rounded(to: 0, .up) == nil)
        #expect(Rational(1).rounded(to: -1, .up) == nil)
        #expect(Currency(code: "IDR", increment: 0) == nil)
        #expect(Currency(code: "IDR", increment: -1) == nil)
    }

    @Test func aRoundedAmountIsAPayableNeighbourAndRoundingAgainChangesNothing() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<1_000 {
            let amount = try fraction(
                Int.random(in: -100_000...100_000, using: &random), Int.random(in: 1...999, using: &random))
            let increment = try fraction(Int.random(in: 1...20, using: &random), 20)
            for mode in RoundingMode.allCases {
                let rounded = try #require(amount.rounded(to: increment, mode))
                #expect(try #require(rounded.divided(by: increment)).isWhole)
                #expect(rounded - amount < increment && amount - rounded < increment)
                #expect(rounded.rounded(to: increment, mode) == rounded)
                if mode == .halfEven || mode == .halfUp {
                    #expect(max(rounded - amount, amount - rounded) * 2 <= increment)
                }
            }
        }
    }
}
