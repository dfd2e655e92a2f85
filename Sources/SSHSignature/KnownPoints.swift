internal import Synchronization

/// Points that were found on the curve before, since the same few keys sign thousands of acts.
///
/// Only what was found true is kept, by its bytes, so the answer is always that of the arithmetic.
final class KnownPoints: Sendable {
    /// For the whole process: whether bytes are a point depends on nothing else.
    static let shared = KnownPoints()

    private let points = Mutex<Set<[UInt8]>>([])

    /// More keys than an agreement has, and little memory all the same.
    private static let limit = 1024

    /// Whether bytes are a point, by what is known or else by `check`.
    func contain(_ bytes: [UInt8], or check: ([UInt8]) -> Bool) -> Bool {
        if points.withLock({ $0.contains(bytes) }) { return true }
        guard check(bytes) else { return false }
        points.withLock { points in
            if points.count >= Self.limit { points.removeAll(keepingCapacity: true) }
            points.insert(bytes)
        }
        return true
    }
}
