/// The level that a service reached in a period.
public struct MeasuredLevel: Hashable, Sendable {
    /// The exact level, or why there is none.
    public let level: Result<Percentage, NoNumber>
    /// The downtime it was found from, where it was.
    public let downtime: Downtime?
    /// How it was found.
    public let trace: [TraceStep]

    /// The share of time without downtime: 432 of 43,200 minutes down is 99 % exactly.
    init(_ downtime: Downtime, in period: MeasurementPeriod, by measure: AvailabilityMeasure) {
        let denominator = Rational(downtime.denominator.microseconds)
        let available = denominator - Rational(downtime.counted.length.microseconds)
        self.init(
            available, of: denominator, otherwise: NoNumber(.emptyDenominator(period), clause: measure.clause),
            downtime, downtime.trace)
    }

    /// The share of events of a period that were good.
    init(_ counts: [EventCount], in period: MeasurementPeriod, clause: ClauseReference) {
        let within = counts.filter { period.from <= $0.day && $0.day < period.until }
        let (good, total) = (within.map(\.good).sum(), within.map(\.total).sum())
        let steps = [
            TraceStep(
                .counts,
                Sentence(
                    id: "kejadian baik dari semua kejadian dalam periode itu",
                    en: "good events of all events in the period"), clause,
                [
                    "from": .day(period.from), "until": .day(period.until), "good": .number(good, unit: ""),
                    "total": .number(total, unit: ""),
                ])
        ]
        if within.contains(where: { $0.good < 0 || $0.good > $0.total }) {
            let reason = NoNumber(.impossibleCounts(good: good, total: total), clause: clause)
            self.init(0, of: 0, otherwise: reason, nil, steps)
        } else {
            self.init(good, of: total, otherwise: NoNumber(.nothingCounted(period), clause: clause), nil, steps)
        }
    }

    /// A level that nobody measured, to ask what would follow from it.
    init(assumed percentage: Percentage, clause: ClauseReference) {
        level = .success(percentage)
        downtime = nil
        let rule = Sentence(id: "hasil ini diandaikan", en: "the level is assumed")
        trace = [TraceStep(.level, rule, clause, ["level": .percent(percentage)])]
    }

    /// No level, for a reason that no period changes.
    init(unknown reason: NoNumber) {
        level = .failure(reason)
        downtime = nil
        trace = [reason.traceStep]
    }

    private init(
        _ part: Rational, of whole: Rational, otherwise reason: NoNumber, _ downtime: Downtime?, _ steps: [TraceStep]
    ) {
        self.downtime = downtime
        if let percentage = Percentage(part, of: whole) {
            level = .success(percentage)
            trace =
                steps + [
                    TraceStep(
                        .level,
                        Sentence(
                            id: "hasil adalah hasil bagi yang tepat, tanpa pembulatan",
                            en: "the level is the exact quotient; it is not rounded"), reason.clause,
                        ["level": .percent(percentage)])
                ]
        } else {
            level = .failure(reason)
            trace = steps + [reason.traceStep]
        }
    }
}
