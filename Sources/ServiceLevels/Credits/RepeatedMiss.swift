/// A right that follows from missing a target again and again: two of any three consecutive periods.
public struct RepeatedMissRule: Hashable, Sendable {
    /// How many missed periods it takes.
    public let missed: Int
    /// Within how many consecutive ones.
    public let periods: Int
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A rule, or nil unless `1 ≤ missed ≤ periods`.
    public init?(missed: Int, of periods: Int, clause: ClauseReference) {
        guard missed >= 1, missed <= periods else { return nil }
        self.missed = missed
        self.periods = periods
        self.clause = clause
    }

    /// The first run of consecutive periods that fulfils the rule for certain, or nil where none does.
    ///
    /// - Parameter assessments: of one objective, in order of time, without a gap.
    /// - Throws: the reason of a period whose level is not known, where the answer depends on it.
    public func run(in assessments: [Assessment]) throws(NoNumber) -> RepeatedMiss? {
        var undecided: NoNumber?
        for end in assessments.indices {
            let run = assessments[max(0, end - periods + 1)...end]
            let misses = run.filter { $0.isMet == false }.map(\.period)
            if misses.count >= missed { return RepeatedMiss(rule: self, misses: misses) }
            let unknown = run.filter { $0.isMet == nil }
            if misses.count + unknown.count >= missed, case .failure(let reason)? = unknown.first?.measured.level {
                undecided = undecided ?? reason
            }
        }
        if let undecided { throw undecided }
        return nil
    }
}

/// Missed periods that together fulfil a rule.
public struct RepeatedMiss: Hashable, Sendable {
    /// The rule.
    public let rule: RepeatedMissRule
    /// The periods that were missed, in order of time.
    public let misses: [MeasurementPeriod]

    /// The step that led to it.
    public var traceStep: TraceStep {
        TraceStep(
            .repeatedMiss,
            Sentence(
                id: "target tidak tercapai dalam sekian dari periode berturut-turut",
                en: "the target was missed in so many of consecutive periods"), rule.clause,
            [
                "missed": .count(misses.count), "needed": .count(rule.missed), "of": .count(rule.periods),
                "periods": .text(misses.map(\.description).joined(separator: ", ")),
            ])
    }
}
