/// How a measured level is rounded before it meets its target and its tiers, where the agreement says that it is.
public struct LevelRounding: Hashable, Sendable {
    /// How.
    public let mode: RoundingMode
    /// How many decimals of a per cent are left.
    public let places: Int
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A rounding, or nil for fewer places than none.
    public init?(_ mode: RoundingMode, places: Int, clause: ClauseReference) {
        guard (0...100).contains(places) else { return nil }
        self.mode = mode
        self.places = places
        self.clause = clause
    }

    /// The level that is compared, and the step that led to it.
    func applied(to level: Percentage) -> (level: Percentage, step: TraceStep) {
        let increment = (0..<places).reduce(Rational(1)) { unit, _ in unit.divided(by: 10) ?? unit }
        let rounded = Percentage(level.percents.rounded(to: increment, mode) ?? level.percents)
        let step = TraceStep(
            .levelRounding,
            Sentence(
                id: "hasil dibulatkan sebelum dibandingkan: \(mode.words.id)",
                en: "the level is rounded before it is compared: \(mode.words.en)"), clause,
            ["level": .percent(level), "rounded": .percent(rounded)])
        return (rounded, step)
    }
}
