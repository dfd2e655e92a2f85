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

    /// Takes the steps in order: union, minimum interval, cut to the period and to open hours, exclusions, slices.
    init(_ recorded: RecordedTime, in period: MeasurementPeriod, by measure: AvailabilityMeasure) {
        var trace = [
            TraceStep(
                .period,
                Sentence(
                    id: "\(period.kind.indonesian), menurut waktu yang berlalu",
                    en: "a \(period.kind), in elapsed time"), measure.clause,
                ["from": .moment(period.start), "until": .moment(period.end), "length": .minutes(period.length)])
        ]
        var outages = IntervalSet(recorded.outages.touching(from: period.start, until: period.end))
        trace.append(
            TraceStep(
                .union,
                Sentence(
                    id: "gangguan yang bertumpang tindih atau bersambung adalah satu, dan dihitung dalam periode itu",
                    en: "outages that overlap or touch are one, and count within the period"), measure.clause,
                [
                    "records altogether": .count(recorded.records),
                    "outages in the period": .count(outages.intervals.count),
                    "down": .minutes(outages.clipped(from: period.start, until: period.end).length),
                ]))
        if let minimum = measure.minimumInterval, minimum.measured == .wholeOutage {
            outages = minimum.kept(outages, &trace)
        }
        let whole = IntervalSet(Interval(from: period.start, until: period.end).map { [$0] } ?? [])
        var (served, closed) = (whole, IntervalSet())
        if let calendar = measure.calendar {
            served = calendar.openTime(from: period.start, until: period.end)
            closed = whole.subtracting(served)
            trace.append(calendar.step(served))
        }
        let (allowed, steps) = recorded.excluded(in: period, open: served)
        trace += steps
        // Closed time is not counted in at all; what is excluded of the rest may still be in the denominator.
        let left = allowed.union(closed)
        var down = outages.clipped(from: period.start, until: period.end).subtracting(left)
        if let minimum = measure.minimumInterval, minimum.measured == .countedPart {
            down = minimum.kept(down, &trace)
        }
        if let slices = measure.slices {
            let exact = down
            down = slices.counted(exact, excluded: left, in: period)
            trace.append(
                TraceStep(
                    .slices,
                    slices.counting.words, slices.clause,
                    [
                        "slice": .minutes(slices.length), "down": .minutes(exact.length),
                        "counted": .minutes(down.length),
                    ]))
        }
        let total = served.length
        switch measure.denominator {
        case .total: denominator = total
        case .totalMinusExcluded:
            denominator = ElapsedTime(microseconds: total.microseconds - allowed.length.microseconds)
        }
        trace += [
            TraceStep(
                .downtime, Sentence(id: "sisanya adalah waktu henti", en: "what is left is downtime"), measure.clause,
                ["downtime": .minutes(down.length)]),
            TraceStep(
                .denominator,
                Sentence(
                    id: "waktu henti dibandingkan dengan \(measure.denominator.words.id)",
                    en: "downtime is held against \(measure.denominator.words.en)"), measure.clause,
                [
                    "total": .minutes(total), "excluded": .minutes(allowed.length),
                    "denominator": .minutes(denominator),
                ]),
        ]
        counted = down
        excluded = allowed
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
                    ? Sentence(
                        id: "gangguan dihitung mulai dari lama ini, diukur utuh setelah disatukan",
                        en: "an outage counts from this length on, measured whole after the union")
                    : Sentence(
                        id: "sisa gangguan setelah pengecualian dihitung mulai dari lama ini",
                        en: "what exclusions leave of an outage counts from this length on"),
                clause,
                [
                    "minimum": .minutes(length), "outages": .count(outages.intervals.count),
                    "kept": .count(kept.intervals.count),
                ]))
        return kept
    }
}
