import ServiceLevels
import TestSupport
import Testing

@Suite struct MeasurementPeriodTests {
    @Test(arguments: [
        ("2026-02-10", 40_320), ("2026-03-31", 44_580), ("2026-04-01", 43_200), ("2026-10-25", 44_700),
        ("2026-12-31", 44_640), ("2024-02-01", 41_760),
    ])
    func aMonthInBerlinLastsAsLongAsItElapses(within: String, minutes: Int) throws {
        let period = try #require(
            MeasurementPeriod(
                .month, containing: try day(within), within: try term("2020-01-01", nil), in: try zone("Europe/Berlin"))
        )
        #expect(period.length.minutes == Rational(minutes))
    }

    @Test func quartersAndYearsCountBothChangesOfTheClocks() throws {
        let (all, berlin) = (try term("2020-01-01", nil), try zone("Europe/Berlin"))
        let first = try #require(
            MeasurementPeriod(.quarter, containing: try day("2026-03-31"), within: all, in: berlin))
        #expect("\(first)" == "2026-01-01/2026-04-01")
        #expect(first.length.minutes == Rational(90 * 1_440 - 60))
        let year = try #require(MeasurementPeriod(.year, containing: try day("2026-12-31"), within: all, in: berlin))
        #expect(year.length.minutes == Rational(365 * 1_440))
    }

    @Test func monthsFromTheThirtyFirstEndWhereTheMonthDoes() throws {
        let first = try day("2026-01-31")
        let periods = MeasurementPeriod.all(
            .every(.month, from: first), endingWithin: try term("2026-01-31", "2026-06-01"),
            of: try term("2026-01-31", nil), in: try zone("Asia/Jakarta"))
        #expect(
            periods.map(\.description) == [
                "2026-01-31/2026-02-28", "2026-02-28/2026-03-31", "2026-03-31/2026-04-30", "2026-04-30/2026-05-31",
            ])
        #expect(periods.map(\.lastDay.description) == ["2026-02-27", "2026-03-30", "2026-04-29", "2026-05-30"])
    }

    @Test func periodsAreCutToTheTerm() throws {
        let periods = MeasurementPeriod.all(
            .month, endingWithin: try term("2026-01-01", "2027-01-01"), of: try term("2026-01-16", "2026-03-10"),
            in: try zone("UTC"))
        #expect(
            periods.map(\.description) == [
                "2026-01-16/2026-02-01", "2026-02-01/2026-03-01", "2026-03-01/2026-03-10",
            ])
        #expect(periods.map(\.length.minutes) == [16, 28, 9].map { Rational($0 * 1_440) })
    }

    @Test func aPeriodThatIsNotOverIsLeftOut() throws {
        let periods = MeasurementPeriod.all(
            .month, endingWithin: try term("2026-01-01", "2026-02-28"), of: try term("2026-01-01", nil),
            in: try zone("UTC"))
        #expect(periods.map(\.description) == ["2026-01-01/2026-02-01"])
        #expect(
            MeasurementPeriod(
                .month, containing: try day("2025-12-31"), within: try term("2026-01-01", nil), in: try zone("UTC"))
                == nil)
    }

    /// Whatever the anchor, every day of the term is in exactly one period.
    @Test func periodsFollowEachOtherWithoutGap() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<200 {
            let first = CivilDay(number: Int.random(in: 15_000...25_000, using: &random))
            let last = CivilDay(number: first.daysSinceEpoch + Int.random(in: 1...1_200, using: &random))
            let anchor = CivilDay(number: first.daysSinceEpoch + Int.random(in: -900...900, using: &random))
            let whole = try #require(Term(from: first, until: last))
            for length in PeriodKind.Length.allCases {
                let periods = MeasurementPeriod.all(
                    .every(length, from: anchor), endingWithin: whole, of: whole, in: try zone("UTC"))
                #expect(periods.first?.from == first)
                #expect(periods.last?.until == last)
                #expect(zip(periods, periods.dropFirst()).allSatisfy { $0.until == $1.from })
                let middle = CivilDay(number: (first.daysSinceEpoch + last.daysSinceEpoch) / 2)
                let containing = MeasurementPeriod(
                    .every(length, from: anchor), containing: middle, within: whole, in: try zone("UTC"))
                #expect(periods.contains { $0 == containing })
            }
        }
    }
}
