/// A version of which another takes the place from its first day on.
public struct Replacement: Hashable, Sendable {
    /// Its number.
    public let version: Int
    /// Its first day, by its own words.
    public let from: CivilDate
    /// The first day on which it did not govern any more, before its place was taken; nil where there was none.
    public let until: CivilDate?
    /// The day on which the other version was executed, or would be.
    public let replaced: CivilDate

    /// What had become of a version before its place was taken.
    public enum State: Hashable, Sendable {
        /// It was to govern.
        case waiting
        /// It governed.
        case inForce
        /// It had governed until a day.
        case past(until: CivilDate)
        /// It was not to govern: the agreement ended before its first day.
        case ended
    }

    /// What had become of it.
    public var state: State {
        if let until, until <= from { return .ended }
        if replaced < from { return .waiting }
        if let until, until <= replaced { return .past(until: until) }
        return .inForce
    }
}
