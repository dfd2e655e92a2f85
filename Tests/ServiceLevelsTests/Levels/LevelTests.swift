import ServiceLevels
import Testing

@Suite struct LevelTests {
    @Test func aLevelIsTheExactQuotient() throws {
        // 432 of 43,200 minutes are one in a hundred.
        let example = try Example()
        let assessment = try #require(try example.april(down: .minutes(432)).assessments.first)
        #expect(try assessment.measured.level.get() == (try percent("99")))
        #expect(assessment.trace.first { $0.step == .level }?.figures.first?.value == .number(99, unit: "%"))
        let later = try #require(try example.april(down: .minutes(433)).assessments.first)
        #expect(try later.measured.level.get().percents == (try fraction(42_767, 432)))
    }

    @Test(arguments: [
        ("at-least", true, true, false), ("more-than", true, false, false), ("at-most", false, true, true),
        ("less-than", false, false, true),
    ])
    func aTargetIsComparedExactly(comparison: String, above: Bool, equal: Bool, below: Bool) throws {
        let target = Target(try value(comparison), try percent("99.9"), clause: "t")
        #expect(target.isMet(by: try percent("99.9000000000000000000000000000000001")) == above)
        #expect(target.isMet(by: try percent("99.90")) == equal)
        #expect(target.isMet(by: try percent("99.8999999999999999999999999999999999")) == below)
    }

    @Test func whereNothingIsLeftToMeasureThereIsNoLevel() throws {
        var example = try Example()
        example.denominator = .totalMinusExcluded
        let all = Exclusion("maintenance", try interval("2026-03-01T00:00:00Z", "2026-06-01T00:00:00Z"))
        let april = try example.april(Records(exclusions: [all]))
        let assessment = try #require(april.assessments.first)
        let reason = NoNumber(.emptyDenominator(april.period), clause: "measurement §1")
        #expect(assessment.measured.level == .failure(reason))
        #expect(assessment.isMet == nil)
        #expect(assessment.credit == .failure(reason))
        #expect(april.credit == .failure(NoNumber(.objectiveUnknown("availability"), clause: "measurement §1")))
        #expect(assessment.trace.last?.step == .noNumber)
        #expect(
            "\(reason)" == "there is no time to measure over in 2026-04-01/2026-05-01 (measurement §1)")
        // Held against all the time of the month, the same month was all available.
        example.denominator = .total
        #expect(try example.april(Records(exclusions: [all])).credit.get() == 0)
    }

    @Test func aDayThatTheZoneSkippedHasNoLevel() throws {
        var example = try Example()
        example.zone = "Pacific/Apia"
        let skipped = try term("2011-12-30", "2011-12-31")
        let credits = try example.terms(term: skipped).credits(for: Performance(), endingWithin: skipped)
        let period = try #require(credits.first?.period)
        #expect(period.length == .zero)
        #expect(credits.map { try? $0.credit.get() } == [nil])
    }

    @Test func eventsAreCountedByTheDaysOfThePeriod() throws {
        var example = try Example()
        example.isByEvents = true
        func count(_ text: String, _ good: Rational, _ total: Rational) throws -> EventCount {
            EventCount(day: try day(text), good: good, total: total)
        }
        let counts = [
            try count("2026-03-31", 0, 500), try count("2026-04-01", 700, 701), try count("2026-04-30", 299, 299),
            try count("2026-05-01", 0, 500),
        ]
        let april = try example.april(Records(counts: counts))
        #expect(try april.assessments[0].measured.level.get() == (try percent("99.9")))
        let nothing = try example.april(Records())
        #expect(
            nothing.assessments[0].credit
                == .failure(NoNumber(.nothingCounted(nothing.period), clause: "measurement §1")))
        let impossible = try example.april(Records(counts: [try count("2026-04-01", 3, 2)]))
        #expect(
            impossible.assessments[0].credit
                == .failure(NoNumber(.impossibleCounts(good: 3, total: 2), clause: "measurement §1")))
    }
}
