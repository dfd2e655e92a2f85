/// A length of time as a stopwatch shows it, in whole microseconds.
///
/// Elapsed, not civil: a day on which clocks are put forward has 23 hours. The finest record this module takes is a
/// microsecond, so that every moment of the years 1 to 9999 and every sum of lengths between them is exact in 64 bits.
public struct ElapsedTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The length in microseconds; negative is possible, and counts as nothing where a length is meant.
    public let microseconds: Int64

    init(microseconds: Int64) { self.microseconds = microseconds }

    /// So many milliseconds.
    public static func milliseconds(_ count: Int32) -> ElapsedTime {
        ElapsedTime(microseconds: Int64(count) * 1_000)
    }

    /// So many seconds.
    public static func seconds(_ count: Int32) -> ElapsedTime { ElapsedTime(microseconds: Int64(count) * 1_000_000) }

    /// So many times 60 seconds.
    public static func minutes(_ count: Int32) -> ElapsedTime { ElapsedTime(microseconds: Int64(count) * 60_000_000) }

    /// So many times 60 minutes.
    public static func hours(_ count: Int32) -> ElapsedTime { ElapsedTime(microseconds: Int64(count) * 3_600_000_000) }

    /// No time.
    public static let zero = ElapsedTime(microseconds: 0)

    /// The length in minutes, exactly.
    public var minutes: Rational { Rational(microseconds, over: 60_000_000) ?? 0 }

    /// `270 min`; exact.
    public var description: String { "\(minutes) min" }

    /// Compares lengths.
    public static func < (first: ElapsedTime, second: ElapsedTime) -> Bool {
        first.microseconds < second.microseconds
    }
}
