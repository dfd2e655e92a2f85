import ServiceLevels
import Testing

@Suite struct CapAndFeeTests {
    @Test func aCapOverTheYearOfTheCalendarLooksBackToItsFirstDay() throws {
        var example = try Example()
        example.caps = [Cap(.containing(.year), .amount(600), clause: "c")]
        let credits = try example.year(down: [500, 500, 500, 500])
        #expect(try credits.map { try $0.credit.get() }.prefix(4) == [250, 250, 100, 0])
        // What was granted in December counts for the year before.
        example.earlier = [EarlierCredit(until: try day("2026-01-01"), amount: 500)]
        #expect(try example.year(down: [500]).first?.credit.get() == 250)
    }

    @Test func aCapOverTheQuarterIsAShareOfItsFees() throws {
        var example = try Example()
        example.caps = [Cap(.containing(.quarter), .percent(Percentage(10), ofFee: "service"), clause: "c")]
        // A tenth of 3,000, anew from April on.
        let credits = try example.year(down: [500, 500, 0, 500])
        #expect(try credits.map { try $0.credit.get() }.prefix(4) == [250, 50, 0, 250])
    }

    @Test func aCapOverTheMonthIsThatOfTheMonthAndCannotCutAQuarter() throws {
        var example = try Example()
        example.caps = [Cap(.containing(.month), .amount(200), clause: "cap")]
        #expect(try example.april(down: .minutes(500)).credit.get() == 200)
        example.period = .quarter
        let quarter = try example.year(down: [3_000]).first
        #expect(quarter?.credit == .failure(NoNumber(.capWithinPeriod(.month), clause: "cap")))
    }

    @Test(arguments: [
        (PeriodKind.Length.month, FeeSchedule.PartialPeriod.byDays, "3000"), (.quarter, .byDays, "1000"),
        (.month, .whole, "3000"),
    ])
    func aFeeRecursAsOftenAsThePeriodHasIt(
        each: PeriodKind.Length, partial: FeeSchedule.PartialPeriod, quarter: String
    ) throws {
        var example = try Example()
        example.period = .quarter
        example.tiers = try Example.tiers((nil, "99.9", "100"))
        example.fees = ["service": .recurring(1_000, each: each, partial: partial)]
        #expect(try example.year(down: [10_000]).first?.credit.get() == (try number(quarter)))
    }

    @Test(arguments: [(FeeSchedule.PartialPeriod.byDays, "50"), (.whole, "100")])
    func aMonthThatTheTermCutsCostsItsDaysOrAllOfIt(partial: FeeSchedule.PartialPeriod, credit: String) throws {
        var example = try Example()
        example.fees = ["service": .recurring(1_000, each: .month, partial: partial)]
        let half = try term("2026-04-16", "2026-05-01")
        let credits = try example.terms(term: half).credits(
            for: Performance(
                records: ["availability": Records(assumed: try percent("99.5"))], fees: example.fees),
            endingWithin: half)
        #expect(try credits.first?.credit.get() == (try number(credit)))
    }

    @Test func aFeeOfALongerTimeIsTheFeeOfNoMonth() throws {
        var example = try Example()
        example.fees = ["service": .recurring(12_000, each: .year, partial: .byDays)]
        let april = try example.april(down: .minutes(500))
        let reason = NoNumber(.unknownFee("service", period: "2026-04-01/2026-05-01"), clause: "credits §1")
        #expect(april.assessments[0].credit == .failure(reason))
    }

    @Test func feesTogetherAreTheirSumWhereEachIsKnown() throws {
        var example = try Example()
        example.fees = ["service": .together([.monthly(600), .monthly(400)])]
        #expect(try example.april(down: .minutes(500)).credit.get() == 250)
        example.fees = ["service": .together([.monthly(600), .listed([:])])]
        #expect((try? example.april(down: .minutes(500)).credit.get()) == nil)
    }

    @Test(arguments: [
        ("99.949", nil, "100"), ("99.949", RoundingMode.halfUp, "100"), ("99.95", .halfUp, "0"),
        ("99.95", .down, "100"), ("99.95", nil, "100"),
    ])
    func aLevelMeetsItsTargetAsItIsRounded(level: String, mode: RoundingMode?, credit: String) throws {
        var example = try Example()
        example.target = Target(.atLeast, try percent("100"), clause: "t")
        example.tiers = try Example.tiers((nil, "100", "10"))
        example.levelRounding = mode.flatMap { LevelRounding($0, places: 1, clause: "rounding") }
        let april = try example.april(Records(assumed: try percent(level)))
        #expect(try april.credit.get() == (try number(credit)))
        #expect(april.wholeTrace.contains { $0.step == .levelRounding } == (mode != nil))
    }

    @Test func anAssumedLevelTakesThePlaceOfWhatWasRecorded() throws {
        let start = try moment("2026-04-01T00:00:00Z")
        let down = [try outage(start, start.advanced(by: .hours(48)))]
        let april = try Example().april(Records(outages: down, assumed: try percent("100")))
        #expect(try april.credit.get() == 0)
        #expect(april.assessments[0].isMet == true)
    }

    @Test func noRoundingHasFewerPlacesThanNone() {
        #expect(LevelRounding(.down, places: -1, clause: "r") == nil)
        #expect(LevelRounding(.down, places: 0, clause: "r") != nil)
    }
}
