import ServiceLevels

/// What a year's credits cost by the number of outages, all objectives together, beside the case of 10³.
///
/// Linear means that the cost of one outage does not grow with their number. With many objectives the cost of their
/// periods hides that of few outages; with one objective it shows.
struct ServiceLevelCosts {
    private let objectives: Int
    private let terms: ServiceLevelTerms
    private let year: Term

    init(objectives: Int) throws {
        self.objectives = objectives
        guard let zone = CivilZone(identifier: "Europe/Berlin"), let first = CivilDay("2026-01-01"),
            let term = Term(from: first, until: CivilDay("2027-01-01")), let cent = Rational(1, over: 100),
            let euro = Currency(code: "EUR", increment: cent),
            let minutes = SliceRule(.minutes(1), .wholeIfAny, clause: "measurement §4")
        else { throw Impossible() }
        year = term
        let measure = AvailabilityMeasure(
            denominator: .totalMinusExcluded, minimumInterval: MinimumInterval(.seconds(30), clause: "measurement §3"),
            slices: minutes, exclusions: [ExclusionRule(name: "maintenance", clause: "maintenance §1")],
            clause: "measurement §1")
        let tiers = TierTable(
            try zip([nil, "99.9", "99", "95"], ["99.9", "99", "95", nil]).enumerated().map { index, bounds in
                Tier(
                    from: try bounds.1.map { try Percentage(decimal: $0) },
                    below: try bounds.0.map { try Percentage(decimal: $0) },
                    credit: .percent(Percentage(Rational(index * 10))), clause: "credits §1")
            }, clause: "credits §1")
        terms = ServiceLevelTerms(
            zone: zone, term: term, currency: euro,
            objectives: try (0..<objectives).map { index in
                Objective(
                    name: "objective-\(index)", measure: .availability(measure), period: .month,
                    target: Target(.atLeast, try Percentage(decimal: "99.95"), clause: "availability §2"), tiers: tiers,
                    base: CreditBase(.feeOfPeriod("service"), clause: "credits §1"))
            },
            credits: CreditTerms(
                stacking: Stacking(.sum, clause: "credits §2"),
                caps: [
                    Cap(.period, .percent(Percentage(50), ofFee: "service"), clause: "credits §3"),
                    Cap(.rolling(months: 12), .percent(Percentage(20), ofFee: "service"), clause: "credits §4"),
                ],
                rounding: Rounding(.halfEven, clause: "credits §5")))
    }

    /// Measures 10³, 10⁴ and 10⁵ outages in turns, in order of time and shuffled.
    func run(samples: Int) throws {
        let counts = [1_000, 10_000, 100_000]
        for isShuffled in [false, true] {
            let cases = try counts.map { try performance(outages: $0, isShuffled: isShuffled) }
            var times = counts.map { _ in [Double]() }
            for _ in 0..<samples {
                for (index, performance) in cases.enumerated() {
                    let began = ContinuousClock.now
                    let credits = terms.credits(for: performance, endingWithin: year)
                    times[index].append((ContinuousClock.now - began) / .seconds(1))
                    guard credits.count == 12, credits.allSatisfy({ (try? $0.credit.get()) != nil }) else {
                        throw Impossible()
                    }
                }
            }
            let medians = times.map { $0.sorted()[$0.count / 2] }
            let order = isShuffled ? "shuffled" : "in order of time"
            for (count, median) in zip(counts, medians) {
                let perOutage = (median / Double(count)) / (medians[0] / Double(counts[0]))
                print("a year's credits, \(objectives) objective(s), \(count) outages \(order)", terminator: ": ")
                print("\(Self.text(median / medians[0])) × 10³, \(Self.text(perOutage)) × per outage", terminator: "; ")
                print(median < 1 ? "under a second" : "OVER A SECOND")
            }
        }
    }

    /// Outages of up to an hour and maintenance spread over the year and the objectives.
    private func performance(outages: Int, isShuffled: Bool) throws -> Performance {
        let start = terms.zone.start(of: year.from).microsecondsSinceEpoch
        let each = outages / objectives
        let gap = Int64(365 * 86_400_000_000) / Int64(each)
        var performance = Performance(fees: ["service": .monthly(12_500)])
        for objective in terms.objectives {
            var records = Records()
            for index in 0..<each {
                let from = start + Int64(index) * gap
                let length = gap / 10 + Int64(index % 17) * 1_000_003
                guard let began = Moment(microsecondsSinceEpoch: from),
                    let outage = Outage(from: began, until: Moment(microsecondsSinceEpoch: from + length))
                else { throw Impossible() }
                records.outages.append(outage)
                if index.isMultiple(of: 10), let until = Moment(microsecondsSinceEpoch: from + length / 2),
                    let interval = Interval(from: began, until: until)
                {
                    records.exclusions.append(Exclusion("maintenance", interval))
                }
            }
            if isShuffled { records.outages.shuffle() }
            performance.records[objective.name] = records
        }
        return performance
    }

    private static func text(_ ratio: Double) -> String {
        let hundredths = Int((ratio * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    private struct Impossible: Error {}
}
