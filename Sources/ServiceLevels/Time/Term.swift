/// How long the promises hold: from one day until another, the latter left out.
public struct Term: Hashable, Sendable {
    /// The first day.
    public let from: CivilDay
    /// The day after the last, or nil where none is agreed.
    public let until: CivilDay?

    /// A term, or nil unless it has a day.
    public init?(from: CivilDay, until: CivilDay?) {
        if let until, until <= from { return nil }
        self.from = from
        self.until = until
    }
}
