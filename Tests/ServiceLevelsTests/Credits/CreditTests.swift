import ServiceLevels
import TestSupport
import Testing

@Suite struct CreditTests {
    @Test func stepsAreTakenInTheDeclaredOrder() throws {
        var example = try Example()
        example.minimumInterval = MinimumInterval(.minutes(1), clause: "measurement §2")
        example.slices = SliceRule(.minutes(1), .wholeIfAny, clause: "measurement §3")
        example.minimum = MinimumCredit(.atLeast, 1, clause: "credits §6")
        example.caps = [
            Cap(.term, .amount(5_000), clause: "credits §5"),
            Cap(.rolling(months: 12), .amount(900), clause: "credits §4"),
            Cap(.period, .percent(Percentage(50), ofFee: "service"), clause: "credits §3"),
        ]
        example.claim = ClaimTerms(window: .days(30), clause: "credits §7")
        let april = try example.april(down: .minutes(500))
        #expect(try april.credit.get() == 250)
        #expect(
            april.wholeTrace.map(\.step) == [
                .period, .union, .minimumInterval, .exclusions, .slices, .downtime, .denominator, .level, .target,
                .tier, .base, .stacking, .periodCap, .rollingCap, .termCap, .minimum, .rounding, .claimWindow,
            ])
        #expect(april.wholeTrace.allSatisfy { !$0.rule.en.isEmpty && !$0.rule.id.isEmpty && !$0.clause.text.isEmpty })
        #expect(
            april.wholeTrace.map(\.description)[9]
                == "tier [credits §1.2]: the tier 95% ≤ level < 99% applies; level 10675/108 %, credit 25 %")
        #expect(
            april.trace[1].description
                == "period-cap [credits §3]: the credit is within the cap; credit 250 USD, cap 500 USD, "
                + "granted before 0 USD, left 250 USD")
    }

    @Test func aTargetThatIsMetOwesNothingWhateverElseIsUnknown() throws {
        var example = try Example()
        example.fees = [:]
        example.caps = [Cap(.period, .percent(Percentage(50), ofFee: "service"), clause: "c")]
        #expect(try example.april(down: .minutes(43)).credit.get() == 0)
        #expect(
            try example.april(down: .minutes(44)).assessments[0].credit
                == .failure(NoNumber(.unknownFee("service", period: "2026-04-01/2026-05-01"), clause: "credits §1")))
    }

    @Test func creditsAreStackedAsDeclared() throws {
        var example = try Example()
        example.others = ["support"]
        let start = try moment("2026-04-01T00:00:00Z")
        let records = [
            "availability": Records(outages: [try outage(start, start.advanced(by: .minutes(432)))]),
            "support": Records(outages: [try outage(start, start.advanced(by: .minutes(433)))]),
        ]
        #expect(try example.april(records).credit.get() == 350)
        example.stacking = .highest
        #expect(try example.april(records).credit.get() == 250)
    }

    @Test func aCreditMayBeAnAmountAndABaseFixed() throws {
        var example = try Example()
        example.tiers = [Tier(below: try percent("99.9"), credit: .amount(try number("12.345")), clause: "c")]
        #expect(try example.april(down: .hours(1)).credit.get() == (try number("12.35")))
        example = try Example()
        example.base = CreditBase(.fixed(70), clause: "c")
        #expect(try example.april(down: .hours(1)).credit.get() == 7)
    }

    @Test func aRollingCapLooksBackOnItsMonthsAlone() throws {
        var example = try Example()
        example.caps = [Cap(.rolling(months: 3), .amount(600), clause: "c")]
        // 250 each month: the third month in a row finds 100 left, the fourth what has left the window.
        let credits = try example.year(down: [500, 500, 500, 500, 500, 0, 0, 500])
        #expect(try credits.map { try $0.credit.get() } == [250, 250, 100, 250, 250, 0, 0, 250, 0, 0, 0, 0])
    }

    @Test func creditsGrantedBeforeCountAgainstWiderCaps() throws {
        var example = try Example()
        example.caps = [Cap(.rolling(months: 2), .amount(400), clause: "c")]
        example.earlier = [
            EarlierCredit(until: try day("2025-12-01"), amount: 400),
            EarlierCredit(until: try day("2026-01-01"), amount: 300),
        ]
        #expect(try example.year(down: [500, 500]).prefix(2).map { try $0.credit.get() } == [100, 250])
        example.caps = [Cap(.term, .amount(800), clause: "c")]
        #expect(try example.year(down: [500, 500]).prefix(2).map { try $0.credit.get() } == [100, 0])
    }

    @Test func capsMayBeSharesOfTheFeesInTheirScope() throws {
        var example = try Example()
        example.caps = [Cap(.term, .percent(Percentage(3), ofFee: "service"), clause: "c")]
        #expect(try example.year(down: [500, 500]).prefix(2).map { try $0.credit.get() } == [250, 110])
        // The window of the first months begins with the term: 20 % of 1,000, then of 2,000, less what was granted.
        example.caps = [Cap(.rolling(months: 12), .percent(Percentage(20), ofFee: "service"), clause: "c")]
        #expect(
            try example.year(down: [500, 500, 0, 500]).prefix(4).map { try $0.credit.get() } == [200, 200, 0, 250])
    }

    @Test func impossibleCapsGiveNoNumber() throws {
        var example = try Example()
        example.caps = [Cap(.term, .percent(Percentage(3), ofFee: "service"), clause: "cap")]
        let (open, year) = (try term("2026-01-01", nil), try term("2026-04-01", "2026-05-01"))
        let outages = [try outage("2026-04-01T00:00:00Z", "2026-04-02T00:00:00Z")]
        let performance = Performance(records: ["availability": Records(outages: outages)], fees: example.fees)
        let credits = try example.terms(term: open).credits(for: performance, endingWithin: year)
        #expect(credits.map(\.credit) == [.failure(NoNumber(.endlessTerm, clause: "cap"))])
        example.caps = [Cap(.rolling(months: 0), .amount(1), clause: "cap")]
        #expect(try example.april(down: .hours(9)).credit == .failure(NoNumber(.emptyWindow(months: 0), clause: "cap")))
        example.caps = [Cap(.rolling(months: .max), .amount(1), clause: "cap")]
        #expect(try example.april(down: .hours(9)).credit.get() == 1)
    }

    @Test func whatDependsOnAnUnknownCreditIsUnknown() throws {
        var example = try Example()
        example.tiers = try Example.tiers((nil, "99", "25"))
        example.caps = [Cap(.rolling(months: 2), .amount(600), clause: "cap")]
        // January falls into a gap. March looks back on February alone.
        let credits = try example.year(down: [100, 500, 500])
        #expect(credits[0].credit == .failure(NoNumber(.objectiveUnknown("availability"), clause: "credits §1")))
        #expect(
            credits[1].credit == .failure(NoNumber(.earlierCreditUnknown(credits[0].period), clause: "cap")))
        #expect(credits[2].credit == .failure(NoNumber(.earlierCreditUnknown(credits[1].period), clause: "cap")))
        #expect(try credits[3].credit.get() == 0)
        example.caps = []
        #expect(try example.year(down: [100, 500])[1].credit.get() == 250)
    }

    @Test func aCreditBelowTheMinimumIsNone() throws {
        var example = try Example()
        for (comparison, amount, credit) in [
            (MinimumCredit.Comparison.atLeast, 100, 100), (.above, 100, 0), (.above, 99, 100), (.atLeast, 101, 0),
        ] {
            example.minimum = MinimumCredit(comparison, Rational(amount), clause: "c")
            #expect(try example.april(down: .hours(1)).credit.get() == Rational(credit))
        }
    }

    @Test func anAmountIsRoundedOnceAndLast() throws {
        var example = try Example()
        // 10 % of 0.05 twice: 0.005 each would become 0.01 each; together they are 0.01.
        example.fees = ["service": .monthly(try number("0.05"))]
        example.others = ["support"]
        #expect(try example.year(down: [60])[0].credit.get() == (try number("0.01")))
        example.fees = ["service": .monthly(try number("0.15"))]
        #expect(try example.year(down: [60])[0].credit.get() == (try number("0.03")))
        example.others = []
        for (mode, cents) in [(RoundingMode.halfEven, 2), (.halfUp, 2), (.down, 1), (.up, 2)] {
            example.rounding = mode
            #expect(try example.year(down: [60])[0].credit.get() == (try fraction(cents, 100)))
        }
        // The minimum is compared before rounding.
        example.rounding = .up
        example.minimum = MinimumCredit(.atLeast, try number("0.02"), clause: "c")
        #expect(try example.year(down: [60])[0].credit.get() == 0)
    }

    @Test func theFeeOfACutMonthIsTheShareOfItsDays() throws {
        var example = try Example()
        example.tiers = try Example.tiers((nil, "99.9", "100"))
        let days = try term("2026-01-16", "2026-03-11")
        let outages = [try outage("2026-01-16T00:00:00Z", "2026-03-11T00:00:00Z")]
        let performance = Performance(
            records: ["availability": Records(outages: outages)], fees: ["service": .monthly(3_100)])
        let credits = try example.terms(term: days).credits(for: performance, endingWithin: days)
        #expect(try credits.map { try $0.credit.get() } == [1_600, 3_100, 1_000])
        example.period = .quarter
        let whole = try example.terms(term: days).credits(for: performance, endingWithin: days)
        #expect(try whole.map { try $0.credit.get() } == [5_700])
    }

    @Test func listedFeesAreTheirPeriodsAlone() throws {
        var example = try Example()
        example.fees = ["service": .listed([try day("2026-04-01"): 400])]
        #expect(try example.april(down: .hours(1)).credit.get() == 40)
        #expect(
            try example.year(down: [60])[0].assessments[0].credit
                == .failure(NoNumber(.unknownFee("service", period: "2026-01-01/2026-02-01"), clause: "credits §1")))
    }

    /// More downtime never means less credit, and no credit is ever above its caps by more than one increment.
    @Test func creditsGrowWithDowntimeAndStayWithinCaps() throws {
        var random = SeededGenerator(seed: 6)
        var example = try Example()
        for _ in 0..<60 {
            example.rounding = RoundingMode.allCases.randomElement(using: &random) ?? .up
            example.caps = [
                Cap(.period, .amount(try fraction(Int.random(in: 1...900_000, using: &random), 1_700)), clause: "c"),
                Cap(.rolling(months: 12), .amount(Rational(Int.random(in: 0...900, using: &random))), clause: "c"),
            ]
            var last: Rational = 0
            for minutes in stride(from: Int32(0), to: 43_200, by: 1_717) {
                let credit = try example.april(down: .minutes(minutes)).credit.get()
                #expect(credit >= last)
                #expect(try #require(credit.divided(by: example.increment)).isWhole)
                for cap in example.caps {
                    guard case .amount(let limit) = cap.limit else { continue }
                    #expect(credit < limit + example.increment)
                }
                last = credit
            }
        }
    }
}
