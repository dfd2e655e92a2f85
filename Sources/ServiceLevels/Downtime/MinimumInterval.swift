/// An outage shorter than this counts for nothing; one of exactly this length counts whole.
public struct MinimumInterval: Hashable, Sendable {
    /// What has to be so long.
    public enum Measured: String, Hashable, Sendable, CaseIterable {
        /// The outage as it happened: overlapping and touching records united, before it is cut to the period and
        /// before exclusions.
        case wholeOutage = "whole-outage"
        /// Each stretch that exclusions leave of it within the period.
        case countedPart = "counted-part"
    }

    /// The least length.
    public let length: ElapsedTime
    /// Of what.
    public let measured: Measured
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A least length.
    public init(_ length: ElapsedTime, of measured: Measured = .wholeOutage, clause: ClauseReference) {
        self.length = length
        self.measured = measured
        self.clause = clause
    }
}
