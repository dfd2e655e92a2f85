/// How outages become a share of time: what counts as downtime, and what it is divided by.
public struct AvailabilityMeasure: Hashable, Sendable {
    /// What the time that was available is a share of.
    public enum Denominator: String, Hashable, Sendable, CaseIterable {
        /// All the time of the period.
        case total
        /// The time of the period that no exclusion takes.
        case totalMinusExcluded = "total-minus-excluded"

        /// What it is, in words.
        var words: Sentence {
            switch self {
            case .total: Sentence(id: "seluruh waktu layanan dalam periode itu", en: "all service time of the period")
            case .totalMinusExcluded:
                Sentence(
                    id: "waktu layanan dalam periode itu tanpa yang dikecualikan",
                    en: "the service time of the period without what is excluded")
            }
        }
    }

    /// What downtime is held against.
    public let denominator: Denominator
    /// The least outage that counts, if any.
    public let minimumInterval: MinimumInterval?
    /// The granularity, if any; without one every moment counts for itself.
    public let slices: SliceRule?
    /// The calendar whose hours alone count, if any; without one all time does.
    public let calendar: BusinessCalendar?
    /// The kinds of time that do not count.
    public let exclusions: [ExclusionRule]
    /// Where the agreement says how it is measured.
    public let clause: ClauseReference

    /// A way to measure.
    public init(
        denominator: Denominator = .total, minimumInterval: MinimumInterval? = nil, slices: SliceRule? = nil,
        calendar: BusinessCalendar? = nil, exclusions: [ExclusionRule] = [], clause: ClauseReference
    ) {
        self.denominator = denominator
        self.minimumInterval = minimumInterval
        self.slices = slices
        self.calendar = calendar
        self.exclusions = exclusions
        self.clause = clause
    }

    /// What counts as downtime in one period, of all that was recorded.
    ///
    /// - Throws: `unknownExclusion` where an exclusion names a rule that is not among `exclusions`.
    public func downtime(
        _ outages: [Outage], excluding excluded: [Exclusion] = [], in period: MeasurementPeriod
    ) throws(NoNumber) -> Downtime {
        Downtime(try RecordedTime(outages, excluded, by: self), in: period, by: self)
    }

    /// The level that goes with some downtime of a period.
    public func level(_ downtime: Downtime, in period: MeasurementPeriod) -> MeasuredLevel {
        MeasuredLevel(downtime, in: period, by: self)
    }
}
