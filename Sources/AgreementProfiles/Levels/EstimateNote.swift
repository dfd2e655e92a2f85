public import ServiceLevels

/// What an estimate left out or took for granted, which whoever asked may not expect.
public enum EstimateNote: Hashable, Sendable {
    /// So much of the time without service lies outside of the period, and does not count in it.
    case outsidePeriod(ElapsedTime)
    /// So much of it lies in the period, but outside of the hours of the calendar that alone count.
    case outsideHours(ElapsedTime, calendar: Sentence)
    /// Planned maintenance is no exclusion of this level: it counts as downtime.
    case maintenanceCounts
    /// So much of the planned maintenance lies outside of the windows agreed for it, and counts as downtime.
    case outsideWindows(ElapsedTime)
    /// The maintenance that begins then was announced too late, and counts as downtime.
    case announcedLate(Moment, notice: Period)
    /// When it was announced was not said, and it is taken to have been in time.
    case announcementAssumed(notice: Period)
    /// The term begins or ends within the whole period: only the days of the part count.
    case cutByTerm(MeasurementPeriod, of: MeasurementPeriod)

    /// The time without service that does not count for when it was.
    static func timeLeftOut(
        of outages: [Outage], in period: MeasurementPeriod, by measure: AvailabilityMeasure
    ) -> [EstimateNote] {
        let all = IntervalSet(
            outages.compactMap { outage in Interval(from: outage.from, until: outage.until ?? .latest) })
        let within = all.clipped(from: period.start, until: period.end)
        var notes: [EstimateNote] = []
        if within.length < all.length { notes.append(.outsidePeriod(all.subtracting(within).length)) }
        if let calendar = measure.calendar {
            let closed = within.subtracting(calendar.openTime(from: period.start, until: period.end)).length
            if closed > .zero { notes.append(.outsideHours(closed, calendar: calendar.called)) }
        }
        return notes
    }
}

extension ServiceLevelContract {
    /// The time of planned maintenance that does not count, and what is to be said of the rest.
    func exclusions(
        for works: [PlannedMaintenance], by measure: AvailabilityMeasure
    ) throws(TermsGap) -> (exclusions: [Exclusion], notes: [EstimateNote]) {
        guard !works.isEmpty else { return ([], []) }
        let rule = ContractReader.maintenance
        guard let maintenance, measure.exclusions.contains(where: { $0.name == rule }) else {
            return ([], [.maintenanceCounts])
        }
        var (exclusions, notes, outside) = ([Exclusion](), [EstimateNote](), IntervalSet())
        for work in works {
            guard let time = work.outage.until.flatMap({ Interval(from: work.outage.from, until: $0) }) else {
                continue
            }
            if let announced = work.announced, try !maintenance.isEarlyEnough(announced, before: time.start) {
                notes.append(.announcedLate(time.start, notice: maintenance.notice))
                continue
            }
            let planned = maintenance.planned(time)
            exclusions += planned.intervals.map { Exclusion(rule, $0) }
            outside = outside.union(IntervalSet(CollectionOfOne(time)).subtracting(planned))
        }
        if !outside.isEmpty { notes.append(.outsideWindows(outside.length)) }
        if works.contains(where: { $0.announced == nil }) {
            notes.append(.announcementAssumed(notice: maintenance.notice))
        }
        return (exclusions, notes)
    }
}
