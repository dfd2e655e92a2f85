extension ServiceLevelTerms {
    /// The credits of all periods that end within `days`, in the order in which they end; shorter ones first.
    ///
    /// For each period: measure every objective (`Downtime`), look up its tier, take the base, stack, cap by period, by
    /// rolling months and by term, apply the minimum, round once. A period that fails has no number and says why.
    /// Rolling caps and caps over the term count what this call grants and `performance.earlierCredits`.
    public func credits(for performance: Performance, endingWithin days: Term) -> [PeriodCredit] {
        var assessments: [MeasurementPeriod: [Assessment]] = [:]
        var periods: [PeriodKind: [MeasurementPeriod]] = [:]
        for objective in objectives {
            let kind = objective.period
            let all = periods[kind] ?? MeasurementPeriod.all(kind, endingWithin: days, of: term, in: zone)
            periods[kind] = all
            for assessment in assess(objective, over: all, performance) {
                assessments[assessment.period, default: []].append(assessment)
            }
        }
        let inOrder = assessments.keys.sorted {
            ($0.until, $1.from, $0.kind.description) < ($1.until, $0.from, $1.kind.description)
        }
        var reckoning = CreditReckoning(self, performance)
        return inOrder.map { reckoning.credit(for: $0, assessments[$0] ?? []) }
    }

    /// One objective over periods in order of time.
    private func assess(
        _ objective: Objective, over periods: [MeasurementPeriod], _ performance: Performance
    ) -> [Assessment] {
        let records = performance.records[objective.name] ?? Records()
        let levels: [MeasuredLevel]
        switch objective.measure {
        case let measure where records.assumed != nil:
            levels = periods.compactMap { _ in
                records.assumed.map { MeasuredLevel(assumed: $0, clause: measure.clause) }
            }
        case .goodEvents(let clause):
            levels = periods.map { MeasuredLevel(records.counts, in: $0, clause: clause) }
        case .availability(let measure):
            do throws(NoNumber) {
                let recorded = try RecordedTime(records.outages, records.exclusions, by: measure)
                levels = periods.map { MeasuredLevel(Downtime(recorded, in: $0, by: measure), in: $0, by: measure) }
            } catch {
                levels = periods.map { _ in MeasuredLevel(unknown: error) }
            }
        }
        return zip(periods, levels).map { period, level in
            Assessment(objective, in: period, level, fees: performance.fees, currency: currency)
        }
    }
}
