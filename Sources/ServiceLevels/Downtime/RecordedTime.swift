/// Outages and excluded time of one objective, each united once, ready to be asked about many periods.
struct RecordedTime {
    /// Outages as recorded, overlapping and touching ones united.
    let outages: IntervalSet
    /// How many outages were recorded.
    let records: Int
    /// Excluded time by rule, in the order of the terms.
    private let excluded: [(rule: ExclusionRule, times: IntervalSet)]

    /// Unites what was recorded; fails where an exclusion names a rule that the measure does not have.
    init(_ outages: [Outage], _ exclusions: [Exclusion], by measure: AvailabilityMeasure) throws(NoNumber) {
        records = outages.count
        self.outages = IntervalSet(outages.lazy.compactMap(\.interval))
        var byRule: [String: [Interval]] = [:]
        for exclusion in exclusions { byRule[exclusion.rule, default: []].append(exclusion.interval) }
        excluded = measure.exclusions.map { ($0, IntervalSet(byRule[$0.name] ?? [])) }
        for name in byRule.keys.sorted() where !measure.exclusions.contains(where: { $0.name == name }) {
            throw NoNumber(.unknownExclusion(name), clause: measure.clause)
        }
    }

    /// The time of a period that is excluded, each rule's allowance kept, and the steps that led to it.
    ///
    /// - Parameter open: the time of the period that counts at all.
    func excluded(in period: MeasurementPeriod, open: IntervalSet) -> (times: IntervalSet, steps: [TraceStep]) {
        var (all, steps) = (IntervalSet(), [TraceStep]())
        for (rule, times) in excluded {
            let within = times.clipped(from: period.start, until: period.end).intersection(open)
            let allowed = rule.allowance.map(within.first) ?? within
            all = all.union(allowed)
            steps.append(
                TraceStep(
                    .exclusions,
                    Sentence(
                        id: "waktu yang dikecualikan (\(rule.called.id)) bukan waktu henti"
                            + (rule.allowance == nil ? "" : ", yang paling awal dahulu sampai jatahnya habis"),
                        en: "excluded time (\(rule.called.en)) is no downtime"
                            + (rule.allowance == nil ? "" : ", the earliest first up to the allowance")),
                    rule.clause,
                    [
                        "recorded in the period": .minutes(within.length),
                        "allowance": rule.allowance.map { .minutes($0) } ?? .text("none"),
                        "excluded": .minutes(allowed.length),
                    ]))
        }
        return (all, steps)
    }
}

extension IntervalSet {
    /// The earliest part, so long altogether.
    fileprivate func first(_ allowance: ElapsedTime) -> IntervalSet {
        var (result, left) = (IntervalSet(), allowance)
        for interval in intervals where left > .zero {
            let length = min(interval.length, left)
            result.append(from: interval.start, until: interval.start.advanced(by: length) ?? interval.end)
            left = ElapsedTime(microseconds: left.microseconds - length.microseconds)
        }
        return result
    }
}
