/// A point on the time line, the same in every zone, to the microsecond.
public struct Moment: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
    public let microsecondsSinceEpoch: Int64

    /// The beginning of the year 1, two days earlier so that it is over in every zone.
    public static let earliest = Moment(clamping: -62_135_769_600_000_000)
    /// The end of the year 9999, two days later so that it is over in every zone.
    public static let latest = Moment(clamping: 253_402_473_600_000_000)

    /// A moment, or nil outside `earliest ... latest`.
    public init?(microsecondsSinceEpoch: Int64) {
        self.init(clamping: microsecondsSinceEpoch)
        guard self.microsecondsSinceEpoch == microsecondsSinceEpoch else { return nil }
    }

    /// A moment, or nil outside `earliest ... latest`.
    public init?(secondsSinceEpoch: Int64) {
        let (microseconds, overflow) = secondsSinceEpoch.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return nil }
        self.init(microsecondsSinceEpoch: microseconds)
    }

    /// The moment nearest to the number within the years that are known.
    init(clamping microseconds: Int64) {
        microsecondsSinceEpoch = min(max(microseconds, -62_135_769_600_000_000), 253_402_473_600_000_000)
    }

    /// The elapsed time from an earlier moment; negative where it is later.
    public func since(_ earlier: Moment) -> ElapsedTime {
        ElapsedTime(microseconds: microsecondsSinceEpoch - earlier.microsecondsSinceEpoch)
    }

    /// The moment so much later, or nil outside `earliest ... latest`.
    public func advanced(by time: ElapsedTime) -> Moment? {
        let (sum, overflow) = microsecondsSinceEpoch.addingReportingOverflow(time.microseconds)
        return overflow ? nil : Moment(microsecondsSinceEpoch: sum)
    }

    /// Orders moments as they pass.
    public static func < (first: Moment, second: Moment) -> Bool {
        first.microsecondsSinceEpoch < second.microsecondsSinceEpoch
    }
}
