import ServiceLevels
import Testing

/// An ordinary agreement about availability, to be varied by tests. Unless varied: 99.9 % of each calendar month in UTC;
/// 10, 25 and 50 % of the monthly fee of 1,000 below 99.9, 99 and 95 %; increment 0.01, half up.
struct Example {
    var zone = "UTC"
    var period = PeriodKind.month
    var isByEvents = false
    var denominator = AvailabilityMeasure.Denominator.total
    var minimumInterval: MinimumInterval?
    var slices: SliceRule?
    var target: Target
    var tiers: [Tier]
    /// More objectives like the first, by name.
    var others: [String] = []
    var levelRounding: LevelRounding?
    var base = CreditBase(.feeOfPeriod("service"), clause: "credits §1")
    var stacking = Stacking.Manner.sum
    var caps: [Cap] = []
    var minimum: MinimumCredit?
    var rounding = RoundingMode.halfUp
    var increment: Rational
    var claim: ClaimTerms?
    var fees: [String: FeeSchedule] = ["service": .monthly(1_000)]
    var earlier: [EarlierCredit] = []

    init() throws {
        target = Target(.atLeast, try percent("99.9"), clause: "availability §2")
        tiers = try Self.tiers(("99", "99.9", "10"), ("95", "99", "25"), (nil, "95", "50"))
        increment = try number("0.01")
    }

    /// Tiers from bound to bound with credits in per cent, the clauses numbered from 1.
    static func tiers(_ rows: (from: String?, below: String?, credit: String)...) throws -> [Tier] {
        try rows.enumerated().map { index, row in
            Tier(
                from: try row.from.map(percent), below: try row.below.map(percent),
                credit: .percent(try percent(row.credit)), clause: ClauseReference("credits §1.\(index + 1)"))
        }
    }

    func terms(term: Term) throws -> ServiceLevelTerms {
        let measure = AvailabilityMeasure(
            denominator: denominator, minimumInterval: minimumInterval, slices: slices,
            exclusions: [ExclusionRule(name: "maintenance", clause: "maintenance §3")], clause: "measurement §1")
        return ServiceLevelTerms(
            zone: try ServiceLevelsTests.zone(zone), term: term,
            currency: try #require(Currency(code: "USD", increment: increment)),
            objectives: (["availability"] + others).map { name in
                Objective(
                    name: name, measure: isByEvents ? .goodEvents(clause: "measurement §1") : .availability(measure),
                    period: period, target: target, rounding: levelRounding,
                    tiers: TierTable(tiers, clause: "credits §1"), base: base)
            },
            credits: CreditTerms(
                stacking: Stacking(stacking, clause: "credits §2"), caps: caps, minimum: minimum,
                rounding: Rounding(rounding, clause: "credits §4"), claim: claim))
    }

    /// The credits of 2026, by the downtime at the beginning of each month. In it, every objective is down alike.
    func year(down minutes: [Int32]) throws -> [PeriodCredit] {
        let year = try term("2026-01-01", "2027-01-01")
        let outages = try minutes.enumerated().compactMap { index, minutes -> Outage? in
            let start = try ServiceLevelsTests.zone(zone).start(
                of: try #require(CivilDay(year: 2026, month: index + 1, day: 1)))
            return Outage(from: start, until: start.advanced(by: .minutes(minutes)))
        }
        let records = Dictionary(
            uniqueKeysWithValues: (["availability"] + others).map { ($0, Records(outages: outages)) })
        return try terms(term: year).credits(
            for: Performance(records: records, fees: fees, earlierCredits: earlier), endingWithin: year)
    }

    /// The credit of April 2026, 43,200 minutes, by the downtime of the first objective at its beginning.
    func april(down: ElapsedTime) throws -> PeriodCredit {
        let start = try ServiceLevelsTests.zone(zone).start(of: try day("2026-04-01"))
        return try april(Records(outages: [try outage(start, start.advanced(by: down))]))
    }

    func april(_ records: Records) throws -> PeriodCredit { try april(["availability": records]) }

    func april(_ records: [String: Records]) throws -> PeriodCredit {
        let credits = try terms(term: try term("2026-01-01", "2027-01-01")).credits(
            for: Performance(records: records, fees: fees, earlierCredits: earlier),
            endingWithin: try term("2026-04-01", "2026-05-01"))
        try #require(credits.count == 1)
        return credits[0]
    }
}
