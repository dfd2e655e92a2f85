internal import Agreements

/// A number with what it counts, as a term or the words of a clause have it.
struct Quantity: Hashable {
    /// What is counted.
    enum Unit: Hashable {
        case percent
        case money
        case time(Period.Unit)
    }

    let number: ExactDecimal
    let unit: Unit

    /// What a term says; nil where it counts nothing that has a unit.
    init?(_ text: String, _ kind: ScalarKind) {
        switch kind {
        case .percentage: self.init(ExactDecimal(text), .percent)
        case .amount: self.init(ExactDecimal(text), .money)
        case .period, .span:
            guard let period = Period(text) else { return nil }
            self.init(ExactDecimal(String(period.count)), .time(period.unit))
        default: return nil
        }
    }

    /// What a figure of some words says, with the unit that stands behind it; nil where it counts something else, or
    /// says how often rather than how long, as in `24 hours a day`.
    init?(_ figure: Figure, in words: [UInt8], _ language: LanguageTag) {
        switch figure.value {
        case .percent(let number): self.init(number, .percent)
        case .money(_, let number): self.init(number, .money)
        case .number(let number):
            let counted = CountedUnit(behind: figure.range.upperBound, in: words, language)
            guard let counted, case .period(let unit) = counted.unit, !counted.isRate(in: words) else { return nil }
            self.init(number, .time(unit))
        case .date, .time, .other: return nil
        }
    }

    private init?(_ number: ExactDecimal?, _ unit: Unit) {
        guard let number else { return nil }
        self.number = number
        self.unit = unit
    }
}
