/// The time of one period that counts as downtime, and what it is divided by.
public struct Downtime: Hashable, Sendable {
    /// The stretches that count.
    public let counted: IntervalSet
    /// The stretches that were excluded.
    public let excluded: IntervalSet
    /// The time that downtime is held against.
    public let denominator: ElapsedTime
    /// How it was found.
    public let trace: [TraceStep]

    /// Takes the steps in order: union, minimum interval, cut to the period, exclusions, slices.
    init(_ recorded: RecordedTime, in period: MeasurementPeriod, by measure: AvailabilityMeasure) {
        var trace = [
            TraceStep(
                .period, "a \(period.kind), in elapsed time", measure.clause,
                ["from": .moment(period.start), "until": .moment(period.end), "length": .minutes(period.length)])
        ]
        var outages = IntervalSet(recorded.outages.touching(from: period.start, until: period.end))
        trace.append(
            TraceStep(
                .union, "outages that overlap or touch are one, and count within the period", measure.clause,
                [
                    "records altogether": .count(recorded.records),
                    "outages in the period": .count(outages.intervals.count),
                    "down": .minutes(outages.clipped(from: period.start, until: period.end).length),
                ]))
        if let minimum = measure.minimumInterval, minimum.measured == .wholeOutage {
            outages = minimum.kept(outages, &trace)
        }
        let (excluded, steps) = recorded.excluded(in: period)
        trace += steps
        var down = outages.clipped(from: period.start, until: period.end).subtracting(excluded)
        if let minimum = measure.minimumInterval, minimum.measured == .countedPart {
            down = minimum.kept(down, &trace)
        }
        if let slices = measure.slices {
            let exact = down
            down = slices.counted(exact, excluded: excluded, in: period)
            trace.append(
                TraceStep(
                    .slices, "partial slices: \(slices.counting.rawValue)", slices.clause,
                    [
                        "slice": .minutes(slices.length), "down": .minutes(exact.length),
                        "counted": .minutes(down.length),
                    ]))
        }
        let total = period.length.microseconds
        switch measure.denominator {
        case .total: denominator = period.length
        case .totalMinusExcluded: denominator = ElapsedTime(microseconds: total - excluded.length.microseconds)
        }
        trace += [
            TraceStep(.downtime, "what is left is downtime", measure.clause, ["downtime": .minutes(down.length)]),
            TraceStep(
                .denominator, "downtime is held against \(measure.denominator.rawValue)", measure.clause,
                [
                    "total": .minutes(period.length), "excluded": .minutes(excluded.length),
                    "denominator": .minutes(denominator),
                ]),
        ]
        counted = down
        self.excluded = excluded
        self.trace = trace
    }
}

extension MinimumInterval {
    /// The stretches that are long enough.
    fileprivate func kept(_ outages: IntervalSet, _ trace: inout [TraceStep]) -> IntervalSet {
        let kept = outages.filter { $0.length >= length }
        trace.append(
            TraceStep(
                .minimumInterval,
                measured == .wholeOutage
                    ? "an outage counts from this length on, measured whole after the union"
                    : "what exclusions leave of an outage counts from this length on",
                clause,
                [
                    "minimum": .minutes(length), "outages": .count(outages.intervals.count),
                    "kept": .count(kept.intervals.count),
                ]))
        return kept
    }
}
