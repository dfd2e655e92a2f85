import ServiceLevels
import Testing

/// Credit tables that providers and standards published, with results reckoned by hand for April 2026 (43,200 minutes).
@Suite struct PublishedCreditTableTests {
    /// Amazon Compute Service Level Agreement, region level, May 2022.
    @Test(arguments: [
        // 0.01 % of the month are 4.32 minutes.
        (259_200, "met", "0"), (259_201, "10", "100"), (3_600_000, "10", "100"),
        // 1 % are 432 minutes, 5 % are 2,160.
        (25_920_000, "10", "100"), (25_920_001, "30", "300"), (129_600_000, "30", "300"),
        (129_600_001, "100", "1000"),
    ])
    func amazonComputeRegion(milliseconds: Int32, tier: String, credit: String) throws {
        let april = try amazon().april(down: .milliseconds(milliseconds))
        #expect(try april.credit.get() == (try number(credit)))
        let step = april.assessments[0].trace.first { $0.step == .tier }
        let share = try tier == "met" ? nil : TraceStep.Value.number(number(tier), unit: "%")
        #expect(step?.figures.last?.value == share)
    }

    @Test(arguments: [("10", "0"), ("10.04", "1"), ("10.06", "1.01")])
    func amazonPaysAboveADollarAlone(fee: String, credit: String) throws {
        var example = try amazon()
        example.fees = ["service": .monthly(try number(fee))]
        #expect(try example.april(down: .hours(1)).credit.get() == (try number(credit)))
    }

    /// Safespring compute, April 2026: outages from five minutes on, at most half the fee, claims within 30 days.
    @Test(arguments: [
        ([299, 299, 299], "0"), ([300], "10"), ([299, 300], "10"), ([25_920], "10"), ([25_920, 300], "25"),
        ([129_600], "25"), ([129_600, 300], "50"), ([129_600, 299], "25"),
    ])
    func safespringCompute(seconds: [Int32], percents: String) throws {
        let outages = try seconds.enumerated().map { index, seconds in
            let start = try moment("2026-04-\(index < 1 ? "01" : "2\(index)")T00:00:00Z")
            return try outage(start, start.advanced(by: .seconds(seconds)))
        }
        let april = try safespring().april(Records(outages: outages))
        #expect(try april.credit.get() == (try number(percents)) * 10)
        #expect(try april.claim?.get().lastDay.description == "2026-05-30")
    }

    @Test func safespringPaysHalfTheFeeAtMost() throws {
        var example = try safespring()
        example.others = ["storage"]
        let start = try moment("2026-04-01T00:00:00Z")
        let records = Records(outages: [try outage(start, start.advanced(by: .hours(48)))])
        let april = try example.april(["availability": records, "storage": records])
        #expect(try april.assessments.map { try $0.credit.get() } == [500, 500])
        #expect(try april.credit.get() == 500)
    }

    /// Common Paper SLA 2.0: excluded and scheduled minutes leave the available minutes; credits come to at most 8 % of the
    /// fees of the subscription period. The order form of this example promises 99.5 % and a tenth of the month's fee.
    @Test func commonPaperLeavesExcludedMinutesOut() throws {
        var example = try commonPaper()
        let maintenance = Exclusion("maintenance", try interval("2026-04-05T00:00:00Z", "2026-04-06T00:00:00Z"))
        // Half a per cent of 43,200 − 1,440 minutes are 208.8.
        let from = try moment("2026-04-05T23:00:00Z")
        for (minutes, credit) in [(268, 0), (269, 100)] {
            let outages = [try outage(from, from.advanced(by: .minutes(Int32(minutes))))]
            let april = try example.april(Records(outages: outages, exclusions: [maintenance]))
            #expect(try april.credit.get() == Rational(credit))
            #expect(april.assessments[0].measured.downtime?.denominator == .minutes(41_760))
        }
        // Held against all minutes of the month, 209 more would be within the target of 216.
        example.denominator = .total
        let outages = [try outage(from, from.advanced(by: .minutes(269)))]
        #expect(try example.april(Records(outages: outages, exclusions: [maintenance])).credit.get() == 0)
    }

    @Test func commonPaperTwoPaysEightPercentOfTheSubscriptionAtMost() throws {
        let credits = try commonPaper().year(down: Array(repeating: 500, count: 12)).map { try $0.credit.get() }
        // 8 % of 12,000 are 960.
        #expect(credits == Array(repeating: 100, count: 9) + [60, 0, 0])
    }

    /// Version 1 had one month's fees over the subscription and 5 % of each invoice period shorter than a year.
    @Test func commonPaperOnePaysFivePercentOfTheInvoicePeriodAtMost() throws {
        var example = try commonPaper()
        example.caps = [
            Cap(.period, .percent(Percentage(5), ofFee: "service"), clause: "2.3"),
            Cap(.term, .amount(1_000), clause: "2.3"),
        ]
        let credits = try example.year(down: Array(repeating: 500, count: 12)).map { try $0.credit.get() }
        #expect(credits == Array(repeating: 50, count: 12))
    }

    @Test func commonPaperIsClaimedWithinSevenDaysAndLeftAfterTwoMissesOfThree() throws {
        let example = try commonPaper()
        let credits = try example.year(down: [500, 0, 0, 500, 0, 500])
        #expect(try credits.map { try $0.claim?.get().lastDay.description }.prefix(2) == ["2026-02-07", "2026-03-07"])
        let rule = try #require(RepeatedMissRule(missed: 2, of: 3, clause: "3.4"))
        let assessments = credits.map { $0.assessments[0] }
        #expect(try rule.run(in: assessments)?.misses.map(\.from.description) == ["2026-04-01", "2026-06-01"])
        #expect(try rule.run(in: Array(assessments.prefix(5))) == nil)
    }

    /// OpenSLO, `budgetingMethod: Timeslices`: minutes are good or bad, the calendar month counts in New York.
    @Test func openSLOCountsWholeMinutes() throws {
        var example = try Example()
        example.zone = "America/New_York"
        example.slices = SliceRule(.minutes(1), .wholeIfAny, clause: "timeSliceWindow")
        for (comparison, isMet) in [(Target.Comparison.atLeast, true), (.moreThan, false)] {
            example.target = Target(comparison, try percent("99.5"), clause: "objectives[0]")
            // 216 minutes of April are half a per cent; each of these is down for a second.
            let start = try moment("2026-04-01T04:00:59Z")
            let outages = try (0..<216).map { index in
                let from = try #require(start.advanced(by: .minutes(Int32(index) * 2)))
                return try outage(from, from.advanced(by: .seconds(1)))
            }
            let assessment = try example.april(Records(outages: outages)).assessments[0]
            #expect(assessment.measured.downtime?.counted.length == .minutes(216))
            #expect(try assessment.measured.level.get() == (try percent("99.5")))
            #expect(assessment.isMet == isMet)
        }
    }

    private func amazon() throws -> Example {
        var example = try Example()
        example.target = Target(.atLeast, try percent("99.99"), clause: "commitment")
        example.tiers = try Example.tiers(("99", "99.99", "10"), ("95", "99", "30"), (nil, "95", "100"))
        example.minimum = MinimumCredit(.above, 1, clause: "credits")
        return example
    }

    private func safespring() throws -> Example {
        var example = try Example()
        example.target = Target(.atLeast, try percent("99.99"), clause: "commitment")
        example.tiers = try Example.tiers(("99", "99.99", "10"), ("95", "99", "25"), (nil, "95", "50"))
        example.minimumInterval = MinimumInterval(.minutes(5), clause: "outage")
        example.caps = [Cap(.period, .percent(Percentage(50), ofFee: "service"), clause: "cap")]
        example.claim = ClaimTerms(window: .days(30), clause: "claims")
        return example
    }

    private func commonPaper() throws -> Example {
        var example = try Example()
        example.denominator = .totalMinusExcluded
        example.target = Target(.atLeast, try percent("99.5"), clause: "1.1")
        example.tiers = try Example.tiers((nil, "99.5", "10"))
        example.caps = [Cap(.term, .percent(Percentage(8), ofFee: "service"), clause: "3.3")]
        example.claim = ClaimTerms(window: .days(7), clause: "3.2")
        return example
    }
}
