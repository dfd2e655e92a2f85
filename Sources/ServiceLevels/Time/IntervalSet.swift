/// Stretches of time, each moment counted once: sorted, disjoint, and not touching each other.
///
/// What overlapped or touched has become one stretch.
public struct IntervalSet: Hashable, Sendable {
    /// The stretches in order of time.
    public private(set) var intervals: [Interval]

    /// No time at all.
    public init() { intervals = [] }

    /// The union of the given stretches, in any order.
    ///
    /// Linear where they come in order of time, as records do; otherwise they are sorted first.
    public init(_ stretches: some Sequence<Interval>) {
        var sorted = Array(stretches)
        if !zip(sorted, sorted.dropFirst()).allSatisfy({ $0.start <= $1.start }) {
            sorted.sort { $0.start < $1.start }
        }
        intervals = []
        intervals.reserveCapacity(sorted.count)
        for interval in sorted { extend(with: interval) }
    }

    /// All the time in it.
    public var length: ElapsedTime {
        ElapsedTime(microseconds: intervals.reduce(0) { $0 + $1.length.microseconds })
    }

    /// Whether there is none.
    public var isEmpty: Bool { intervals.isEmpty }

    /// What is in either; linear.
    public func union(_ other: IntervalSet) -> IntervalSet {
        var result = IntervalSet()
        result.intervals.reserveCapacity(intervals.count + other.intervals.count)
        var (mine, its) = (intervals[...], other.intervals[...])
        while let first = mine.first, let second = its.first {
            result.extend(with: first.start <= second.start ? mine.removeFirst() : its.removeFirst())
        }
        for interval in mine { result.extend(with: interval) }
        for interval in its { result.extend(with: interval) }
        return result
    }

    /// What is in this one and not in the other; linear.
    public func subtracting(_ other: IntervalSet) -> IntervalSet {
        if other.isEmpty { return self }
        var result = IntervalSet()
        var next = 0
        for interval in intervals {
            var start = interval.start
            while next < other.intervals.count, other.intervals[next].end <= start { next += 1 }
            // What reaches beyond this stretch may cut the next one too, so `next` stays on it.
            var cut = next
            while cut < other.intervals.count, other.intervals[cut].start < interval.end {
                result.append(from: start, until: other.intervals[cut].start)
                start = max(start, other.intervals[cut].end)
                cut += 1
            }
            next = max(next, cut - 1)
            result.append(from: start, until: interval.end)
        }
        return result
    }

    /// What is in both; linear.
    public func intersection(_ other: IntervalSet) -> IntervalSet { subtracting(subtracting(other)) }

    /// The part within `[start, end)`.
    public func clipped(from start: Moment, until end: Moment) -> IntervalSet {
        var result = IntervalSet()
        for interval in touching(from: start, until: end) {
            result.append(from: max(interval.start, start), until: min(interval.end, end))
        }
        return result
    }

    /// The stretches that have a part within `[start, end)`, uncut; found by bisection.
    func touching(from start: Moment, until end: Moment) -> ArraySlice<Interval> {
        let first = firstIndex { $0.end > start }
        return intervals[first..<max(first, firstIndex { $0.start >= end })]
    }

    /// Only the stretches that a condition holds for.
    func filter(_ isKept: (Interval) -> Bool) -> IntervalSet {
        var result = IntervalSet()
        result.intervals = intervals.filter(isKept)
        return result
    }

    /// Adds a stretch that begins no earlier than the last.
    mutating func extend(with interval: Interval) {
        guard let last = intervals.last, interval.start <= last.end else { return intervals.append(interval) }
        guard interval.end > last.end, let joined = Interval(from: last.start, until: interval.end) else { return }
        intervals[intervals.count - 1] = joined
    }

    /// Adds a stretch that begins no earlier than the last, unless it is empty.
    mutating func append(from start: Moment, until end: Moment) {
        if let interval = Interval(from: start, until: end) { extend(with: interval) }
    }

    /// The first index from which on a condition holds.
    private func firstIndex(where holds: (Interval) -> Bool) -> Int {
        var (low, high) = (0, intervals.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(intervals[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
