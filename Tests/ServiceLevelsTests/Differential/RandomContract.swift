import ServiceLevels
import TestSupport

/// Contracts and records that nobody would write, but somebody might.
struct RandomContract {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func contract() -> DescribedContract {
        let first = CivilDay(number: 20_089 + number(0, 900))  // from 2025-01-01
        let days = number(1, 3) == 1 ? number(1, 40) : number(30, 500)
        let termDays = days + (number(0, 1) == 0 ? 0 : number(0, 300))
        let asked = CivilDay(number: first.daysSinceEpoch + (number(0, 3) == 0 ? number(0, days - 1) : 0))
        let last = CivilDay(number: first.daysSinceEpoch + days)
        let kinds = (0..<number(1, 2)).map { _ in kind(near: first) }
        let calendar = number(0, 4) == 0 ? calendar(from: first, days: days) : nil
        let fees: [String: DescribedContract.Fee] = [
            "service": DescribedContract.Fee(monthly: decimal(0, 2_000_000, places: 2)),
            "support": number(0, 3) == 0
                ? DescribedContract.Fee(listed: [first.description: decimal(1, 900_000, places: 2)])
                : DescribedContract.Fee(monthly: decimal(0, 90_000, places: 3)),
        ]
        return DescribedContract(
            zone: pick([
                "UTC", "Asia/Jakarta", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe",
                "Asia/Kathmandu", "America/St_Johns", "Asia/Beirut",
            ]),
            termFrom: first.description,
            termUntil: number(0, 3) == 0
                ? nil : CivilDay(number: first.daysSinceEpoch + termDays).description,
            daysFrom: asked.description, daysUntil: last.description,
            increment: pick(["1", "0.01", "0.05", "100", "0.3"]),
            objectives: (0..<number(1, 3)).map { index in
                objective("objective-\(index)", pick(kinds), from: first, days: days, hasCalendar: calendar != nil)
            },
            baseFee: pick(["service", "service", "support"]),
            baseAmount: number(0, 4) == 0 ? decimal(0, 50_000, places: 2) : nil,
            stacking: pick(Stacking.Manner.allCases).rawValue,
            caps: (0..<number(0, 3)).map { _ in cap() },
            minimum: number(0, 2) == 0
                ? DescribedContract.Least(
                    comparison: pick(MinimumCredit.Comparison.allCases).rawValue, amount: decimal(0, 9_000, places: 1))
                : nil,
            rounding: pick(RoundingMode.allCases).rawValue,
            claim: number(0, 1) == 0 ? nil : (0..<number(1, 2)).map { _ in span(hasCalendar: calendar != nil) },
            fees: fees,
            earlier: (0..<number(0, 2)).map { _ in
                [
                    CivilDay(number: first.daysSinceEpoch - number(0, 400)).description,
                    decimal(0, 50_000, places: 2),
                ]
            }, calendar: calendar)
    }

    /// Editions with holidays of their own, the first of which may come late.
    private mutating func calendar(from first: CivilDay, days: Int) -> [DescribedClock.Edition] {
        (0..<number(1, 3)).map { index in
            let from = first.daysSinceEpoch + (index == 0 ? pick([-400, -400, -2, 12]) : number(index * 15, days + 40))
            return DescribedClock.Edition(
                from: CivilDay(number: from).description, hours: week(),
                holidays: Set((0..<number(0, 40)).map { _ in first.daysSinceEpoch + number(-5, days + 90) }).sorted()
                    .map { CivilDay(number: $0).description })
        }.sorted { $0.from < $1.from }
    }

    mutating func clock() -> DescribedClock {
        let first = CivilDay(number: 20_089 + number(0, 700))
        let editions = (0..<number(1, 2)).map { index in
            DescribedClock.Edition(
                from: CivilDay(number: first.daysSinceEpoch - 2 + index * number(3, 9)).description,
                hours: week(),
                holidays: Set((0..<number(0, 4)).map { _ in first.daysSinceEpoch + number(0, 14) }).sorted()
                    .map { CivilDay(number: $0).description })
        }
        return DescribedClock(
            zone: pick(["Asia/Jakarta", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Beirut"]),
            editions: editions, start: Int64(first.daysSinceEpoch * 1_440 + number(0, 1_439)),
            minutes: Int32(number(0, 2_400)))
    }

    private mutating func week() -> [String: [[String]]] {
        let day: [[String]] = pick([
            [["08:00", "17:00"]], [["08:00", "12:00"], ["13:00", "17:30"]], [["00:00", "24:00"]],
            [["07:15", "11:45"], ["11:00", "15:00"]],
        ])
        let last = number(4, 7)
        return Dictionary(uniqueKeysWithValues: (1...last).map { ("\($0)", day) })
    }

    private mutating func kind(near first: CivilDay) -> DescribedContract.Kind {
        let anchor = CivilDay(number: first.daysSinceEpoch + pick([0, 0, -40, 17, 200]))
        return DescribedContract.Kind(
            length: pick(["month", "month", "month", "quarter", "year"]),
            anchor: number(0, 1) == 0 ? nil : anchor.description)
    }

    private mutating func objective(
        _ name: String, _ kind: DescribedContract.Kind, from first: CivilDay, days: Int,
        hasCalendar: Bool
    ) -> DescribedContract.Objective {
        let byEvents = number(0, 5) == 0
        let rules = (0..<number(0, 2)).map { index in
            DescribedContract.Excluding(
                name: "rule-\(index)", allowance: number(0, 1) == 0 ? nil : Int64(number(0, 40)) * 600_000_000)
        }
        let names = rules.map(\.name) + (number(0, 30) == 0 ? ["unheard-of"] : [])
        let measure = DescribedContract.Measure(
            denominator: pick(AvailabilityMeasure.Denominator.allCases).rawValue,
            minimum: number(0, 1) == 0
                ? nil
                : DescribedContract.Minimum(
                    length: Int64(number(0, 90)) * 60_000_000,
                    measured: pick(MinimumInterval.Measured.allCases).rawValue),
            slice: number(0, 1) == 0
                ? nil
                : DescribedContract.Slice(
                    length: pick([1_800, 3_600, 4_500, 86_400]) * 1_000_000,
                    counting: pick(SliceRule.Counting.allCases).rawValue),
            exclusions: rules, inHours: hasCalendar && number(0, 2) > 0)
        return DescribedContract.Objective(
            name: name, period: kind, measure: byEvents ? nil : measure,
            target: pick(["99.9", "99", "99.95", "95", "50"]),
            comparison: pick(["at-least", "at-least", "more-than", "at-most", "less-than"]), tiers: tiers(),
            outages: (0..<number(0, 40)).map { _ in outage(from: first, days: days) },
            excluded: names.isEmpty ? [] : (0..<number(0, 12)).map { _ in excluded(pick(names), first, days: days) },
            counts: byEvents ? (0..<number(0, 40)).map { _ in count(first, days: days) } : [])
    }

    private mutating func tiers() -> [DescribedContract.Tier] {
        var bounds: [String?] = ["99.9", "99", "97.5", "95", "80"].filter { _ in number(0, 2) > 0 }
        bounds = [nil] + bounds + [nil]
        var tiers = zip(bounds, bounds.dropFirst()).map { below, from in
            number(0, 4) == 0
                ? DescribedContract.Tier(from: from, below: below, amount: amount())
                : DescribedContract.Tier(from: from, below: below, percent: decimal(0, 100, places: 1))
        }
        // A gap, or an overlap.
        if number(0, 5) == 0 { tiers.remove(at: number(0, tiers.count - 1)) }
        if number(0, 9) == 0 { tiers.append(DescribedContract.Tier(from: "98", below: "99.5", percent: "5")) }
        return tiers
    }

    /// Often halfway between two payable amounts.
    private mutating func amount() -> String {
        pick([decimal(0, 9_000, places: 2), "\(number(0, 90)).005", "\(number(1, 90))50", "\(number(0, 90)).5"])
    }

    private mutating func outage(from first: CivilDay, days: Int) -> DescribedContract.OutageRow {
        let start = moment(first, days: days)
        // Whole minutes often, so that stretches touch and slices are met exactly.
        let length = Int64(pick([number(0, 120), number(0, 4_000), 30, 60])) * 60_000_000
        let odd = number(0, 2) == 0 ? Int64(number(0, 59_999_999)) : 0
        return DescribedContract.OutageRow(from: start, until: number(0, 99) == 0 ? nil : start + length + odd)
    }

    private mutating func excluded(
        _ rule: String, _ first: CivilDay, days: Int
    ) -> DescribedContract.ExcludedRow {
        let start = moment(first, days: days)
        let length = Int64(number(0, 30) == 0 ? 60_000 : number(1, 1_500)) * 60_000_000
        return DescribedContract.ExcludedRow(rule: rule, from: start, until: start + length)
    }

    private mutating func count(_ first: CivilDay, days: Int) -> [String] {
        let total = number(0, 1_000)
        let good = number(0, 200) == 0 ? total + 1 : total - number(0, total / 20)
        return [
            CivilDay(number: first.daysSinceEpoch + number(-3, days + 3)).description, "\(good)", "\(total)",
        ]
    }

    private mutating func cap() -> DescribedContract.Cap {
        let isAmount = number(0, 1) == 0
        return DescribedContract.Cap(
            scope: pick(["period", "rolling", "term"]), months: number(1, 14),
            amount: isAmount ? decimal(0, 400_000, places: 2) : nil,
            percent: isAmount ? nil : decimal(0, 60, places: 1), fee: pick(["service", "service", "support", "none"]))
    }

    private mutating func span(hasCalendar: Bool) -> DescribedContract.Span {
        if hasCalendar, number(0, 2) > 0 { return DescribedContract.Span(businessDays: number(0, 30)) }
        return number(0, 1) == 0
            ? DescribedContract.Span(days: number(0, 60)) : DescribedContract.Span(months: number(0, 3))
    }

    private mutating func moment(_ first: CivilDay, days: Int) -> Int64 {
        Int64((first.daysSinceEpoch - 2) * 1_440 + number(0, (days + 4) * 48) * 30) * 60_000_000
    }

    private mutating func decimal(_ low: Int, _ high: Int, places: Int) -> String {
        let fraction = (0..<places).map { _ in String(number(0, 9)) }.joined()
        return "\(number(low, max(low, high - 1))).\(fraction)"
    }

    private mutating func number(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &random) }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0, values.count - 1)] }
}
