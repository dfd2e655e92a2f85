/// One step of a computation: which it was, the rule it followed, the clause that states the rule, and its numbers.
public struct TraceStep: Hashable, Sendable, CustomStringConvertible {
    /// The steps there are, in the order in which they are taken. The names are never translated.
    public enum Step: String, Hashable, Sendable, CaseIterable {
        case period, union
        case openTime = "open-time"
        case minimumInterval = "minimum-interval"
        case exclusions, slices, downtime, denominator, counts
        case level
        case levelRounding = "level-rounding"
        case target, tier, base
        case stacking
        case periodCap = "period-cap"
        case rollingCap = "rolling-cap"
        case termCap = "term-cap"
        case minimum, rounding
        case claimWindow = "claim-window"
        case repeatedMiss = "repeated-miss"
        case clockStart = "clock-start"
        case businessDay = "business-day"
        case closedDay = "closed-day"
        case deadline
        case noNumber = "no-number"
    }

    /// What a figure of a step is.
    public enum Value: Hashable, Sendable, CustomStringConvertible {
        /// A number, with its unit where it has one: `min`, `%`, a currency's code.
        case number(Rational, unit: String)
        case moment(Moment)
        case day(CivilDay)
        case text(String)

        public var description: String {
            switch self {
            case .number(let number, let unit): unit.isEmpty ? "\(number)" : "\(number) \(unit)"
            case .moment(let moment): "\(moment)"
            case .day(let day): "\(day)"
            case .text(let text): text
            }
        }
    }

    /// A figure with its name.
    public struct Figure: Hashable, Sendable {
        /// What it is called, in English; the names are few.
        public let name: String
        /// What it is.
        public let value: Value
    }

    /// Which step.
    public let step: Step
    /// The rule.
    public let rule: Sentence
    /// Where the agreement states it.
    public let clause: ClauseReference
    /// What went in and what came out, in this order.
    public let figures: [Figure]

    init(_ step: Step, _ rule: Sentence, _ clause: ClauseReference, _ figures: KeyValuePairs<String, Value>) {
        self.step = step
        self.rule = rule
        self.clause = clause
        self.figures = figures.map { Figure(name: $0.key, value: $0.value) }
    }

    /// One line: `tier [terms/credits.yaml:9]: the tier … applies; level 99 %, credit 10 %`.
    public var description: String {
        let numbers = figures.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
        return "\(step.rawValue) [\(clause)]: \(rule)\(numbers.isEmpty ? "" : "; ")\(numbers)"
    }
}

extension TraceStep.Value {
    static func minutes(_ time: ElapsedTime) -> TraceStep.Value { .number(time.minutes, unit: "min") }

    static func count(_ count: Int) -> TraceStep.Value { .number(Rational(count), unit: "") }

    static func percent(_ percentage: Percentage) -> TraceStep.Value { .number(percentage.percents, unit: "%") }
}
