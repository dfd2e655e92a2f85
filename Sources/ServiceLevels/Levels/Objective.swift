/// One service level with its target and the credits for missing it.
public struct Objective: Hashable, Sendable {
    /// How the level is found.
    public enum Measure: Hashable, Sendable {
        /// The share of time without downtime.
        case availability(AvailabilityMeasure)
        /// The share of events that were good: answers in time, requests served.
        case goodEvents(clause: ClauseReference)

        /// Where the agreement says how it is measured.
        public var clause: ClauseReference {
            switch self {
            case .availability(let measure): measure.clause
            case .goodEvents(let clause): clause
            }
        }
    }

    /// What records refer to it by; each once in an agreement.
    public let name: String
    /// How its level is found.
    public let measure: Measure
    /// Over what.
    public let period: PeriodKind
    /// What the level has to reach.
    public let target: Target
    /// How its level is rounded before it is compared; nil where the exact one is.
    public let rounding: LevelRounding?
    /// What is owed where it does not.
    public let tiers: TierTable
    /// What the shares of its tiers are shares of.
    public let base: CreditBase

    /// An objective.
    public init(
        name: String, measure: Measure, period: PeriodKind, target: Target, rounding: LevelRounding? = nil,
        tiers: TierTable, base: CreditBase
    ) {
        self.name = name
        self.measure = measure
        self.period = period
        self.target = target
        self.rounding = rounding
        self.tiers = tiers
        self.base = base
    }
}
