/// Why a computation has no result, and the clause it failed at. Where there is one of these, there is no number.
public struct NoNumber: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was impossible.
    public enum Reason: Hashable, Sendable {
        /// The tiers leave a gap where the level lies.
        case noTierApplies(level: Percentage)
        /// The tiers overlap where the level lies.
        case severalTiersApply(level: Percentage, clauses: [ClauseReference])
        /// Nothing is left of the period to measure over.
        case emptyDenominator(MeasurementPeriod)
        /// The objective is measured by counts, and none were reported for the period.
        case nothingCounted(MeasurementPeriod)
        /// More good events than events, or fewer than none.
        case impossibleCounts(good: Rational, total: Rational)
        /// An exclusion names a rule that the terms do not have.
        case unknownExclusion(String)
        /// No fee of that name is known for a period.
        case unknownFee(String, period: String)
        /// The term cuts a period of the fee, and how much of it is paid then is not said.
        case partialFeeUnsaid(String, period: String)
        /// A cap over the whole term is a share of fees, and the term has no end.
        case endlessTerm
        /// A cap over a shorter time than the credit is for.
        case capWithinPeriod(PeriodKind.Length)
        /// A cap that looks back over less than a month.
        case emptyWindow(months: Int)
        /// A cap counts credits of a period whose own has no number.
        case earlierCreditUnknown(MeasurementPeriod)
        /// An objective that is stacked with others has no number.
        case objectiveUnknown(String)
        /// The calendar says nothing about a day.
        case calendarSilent(String, on: CivilDay)
        /// A span of business days, and no calendar is named.
        case noCalendar
        /// A date outside the years 1 to 9999.
        case dateOutOfRange
    }

    /// What was impossible.
    public let reason: Reason
    /// Where the agreement states the rule that could not be followed.
    public let clause: ClauseReference

    /// An impossibility.
    public init(_ reason: Reason, clause: ClauseReference) {
        self.reason = reason
        self.clause = clause
    }

    /// `no tier applies to 99.95 % (terms/credits.yaml:9)`.
    public var description: String { "\(reason) (\(clause))" }

    var traceStep: TraceStep { TraceStep(.noNumber, "\(reason)", clause, [:]) }
}

extension NoNumber.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noTierApplies(let level): "no tier applies to \(level)"
        case .severalTiersApply(let level, let clauses):
            "more than one tier applies to \(level): \(clauses.map(\.text).joined(separator: ", "))"
        case .emptyDenominator(let period): "there is no time to measure over in \(period)"
        case .nothingCounted(let period): "nothing was counted in \(period)"
        case .impossibleCounts(let good, let total): "\(good) good events of \(total) are impossible"
        case .unknownExclusion(let name): "no exclusion is called '\(name)'"
        case .unknownFee(let name, let period): "the fee '\(name)' is not known for \(period)"
        case .partialFeeUnsaid(let name, let period):
            "nothing says what of the fee '\(name)' is paid for a part of its period, as in \(period)"
        case .endlessTerm: "the fees of a term without an end are not known"
        case .capWithinPeriod(let length): "a cap over each \(length) cannot cut the credit for a longer time"
        case .emptyWindow(let months): "a window of \(months) months is empty"
        case .earlierCreditUnknown(let period): "the credit of \(period), which the cap counts, is not known"
        case .objectiveUnknown(let name): "the credit for the objective '\(name)' is not known"
        case .calendarSilent(let name, let day): "the calendar '\(name)' says nothing about \(day)"
        case .noCalendar: "business days need a calendar"
        case .dateOutOfRange: "the date lies outside the years 1 to 9999"
        }
    }
}
