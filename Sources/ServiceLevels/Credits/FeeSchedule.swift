/// The fees that credits and caps are shares of.
public enum FeeSchedule: Hashable, Sendable {
    /// The same for each month. Of a month that the term cuts, the share of its days.
    case monthly(Rational)
    /// For each period the amount that was or will be invoiced, by the period's first day within the term.
    case listed([CivilDay: Rational])

    /// The fee of a period in units of the currency, or nil where the schedule does not list it.
    func fee(of period: MeasurementPeriod) -> Rational? {
        switch self {
        case .listed(let amounts): return amounts[period.from]
        case .monthly(let amount):
            var months: Rational = 0
            for month in period.firstMonth..<(period.firstMonth + period.kind.length.rawValue) {
                guard let first = period.kind.boundary(months: month),
                    let next = period.kind.boundary(months: month + 1)
                else { return nil }
                let days = min(next, period.until).daysSinceEpoch - max(first, period.from).daysSinceEpoch
                guard days > 0 else { continue }
                months += Rational(days, over: next.daysSinceEpoch - first.daysSinceEpoch) ?? 0
            }
            return amount * months
        }
    }
}
