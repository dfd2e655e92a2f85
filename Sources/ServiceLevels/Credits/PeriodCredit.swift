/// What is owed for one period, all its objectives together.
public struct PeriodCredit: Hashable, Sendable {
    /// When.
    public let period: MeasurementPeriod
    /// The objectives measured over it, in the order of the terms.
    public let assessments: [Assessment]
    /// The amount to be paid, in units of the currency and a multiple of its increment; or why there is no number.
    public let credit: Result<Rational, NoNumber>
    /// The steps from stacking to rounding. What led there is in the assessments.
    public let trace: [TraceStep]
    /// Until when it may be claimed; nil where the terms have no claim window.
    public let claim: Result<ClaimWindow, NoNumber>?

    /// Every step, in the order taken.
    public var wholeTrace: [TraceStep] { assessments.flatMap(\.trace) + trace }
}
