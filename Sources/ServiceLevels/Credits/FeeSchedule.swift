/// The fees that credits and caps are shares of.
public enum FeeSchedule: Hashable, Sendable {
    /// The same for each month, quarter or year. Without a word on partial periods, those have no fee that is known.
    case recurring(Rational, each: PeriodKind.Length, partial: PartialPeriod?)
    /// For each period the amount that was or will be invoiced, by the period's first day within the term.
    case listed([CivilDay: Rational])
    /// Several fees together.
    indirect case together([FeeSchedule])

    /// What is paid for a month, quarter or year that the term cuts.
    public enum PartialPeriod: String, Hashable, Sendable, CaseIterable {
        /// The share of its days.
        case byDays = "by-days"
        /// As much as for a whole one.
        case whole
    }

    /// The same for each month; of a month that the term cuts, the share of its days.
    public static func monthly(_ amount: Rational) -> FeeSchedule {
        .recurring(amount, each: .month, partial: .byDays)
    }

    /// Why a period has no fee: it is cut, and how much of the fee is paid then is not said; or it is not known at all.
    func reason(_ name: String, of period: MeasurementPeriod) -> NoNumber.Reason {
        isSilent(on: period)
            ? .partialFeeUnsaid(name, period: "\(period)") : .unknownFee(name, period: "\(period)")
    }

    private func isSilent(on period: MeasurementPeriod) -> Bool {
        switch self {
        case .listed: false
        case .together(let fees): fees.contains { $0.isSilent(on: period) }
        case .recurring(let amount, let length, nil):
            FeeSchedule.recurring(amount, each: length, partial: .byDays).fee(of: period) != nil
                && fee(of: period) == nil
        case .recurring: false
        }
    }

    /// The fee of a period in units of the currency; nil where the schedule does not list it, and where what is paid for
    /// a longer time would have to be divided.
    func fee(of period: MeasurementPeriod) -> Rational? {
        switch self {
        case .listed(let amounts): return amounts[period.from]
        case .together(let fees):
            var total: Rational = 0
            for fee in fees {
                guard let amount = fee.fee(of: period) else { return nil }
                total += amount
            }
            return total
        case .recurring(let amount, let length, let partial):
            let (months, each) = (period.kind.length.rawValue, length.rawValue)
            guard months.isMultiple(of: each) else { return nil }
            var times: Rational = 0
            for month in stride(from: period.firstMonth, to: period.firstMonth + months, by: each) {
                guard let first = period.kind.boundary(months: month),
                    let next = period.kind.boundary(months: month + each)
                else { return nil }
                let days = min(next, period.until).daysSinceEpoch - max(first, period.from).daysSinceEpoch
                guard days > 0 else { continue }
                let all = next.daysSinceEpoch - first.daysSinceEpoch
                if days < all, partial == nil { return nil }
                times += partial == .whole ? 1 : Rational(days, over: all) ?? 0
            }
            return amount * times
        }
    }
}
