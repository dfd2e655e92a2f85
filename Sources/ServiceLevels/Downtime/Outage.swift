/// A stretch of time during which a service was not available, as it was recorded.
public struct Outage: Hashable, Sendable {
    /// The first moment of it.
    public let from: Moment
    /// The first moment after it; nil while it lasts.
    public let until: Moment?

    /// An outage, or nil where it would end before it began. One without length counts for nothing.
    public init?(from: Moment, until: Moment?) {
        if let until, until < from { return nil }
        self.from = from
        self.until = until
    }

    /// The time it takes: to the end of every period that is measured, while it lasts.
    var interval: Interval? { Interval(from: from, until: until ?? .latest) }
}
