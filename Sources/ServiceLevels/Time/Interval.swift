/// A stretch of time that has its start and has not its end: `[start, end)`. Never empty.
public struct Interval: Hashable, Sendable, CustomStringConvertible {
    /// The first moment that belongs to it.
    public let start: Moment
    /// The first moment that does not.
    public let end: Moment

    /// A stretch, or nil unless `end` is later than `start`.
    public init?(from start: Moment, until end: Moment) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// The elapsed time from start to end.
    public var length: ElapsedTime { end.since(start) }

    /// Whether a moment belongs to it.
    public func contains(_ moment: Moment) -> Bool { start <= moment && moment < end }

    /// `2026-04-01T00:00:00Z/2026-04-01T07:12:00Z`, as ISO 8601 writes intervals.
    public var description: String { "\(start)/\(end)" }
}
