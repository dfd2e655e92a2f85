#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// How long to wait for a lock that another process holds: about a second, as git does for packed references.
enum LockPatience {
    static let attempts = 40

    /// Tries again while the answer is `.locked`, waiting longer each time, up to 32 ms.
    ///
    /// The wait is partly chance, so that processes that met once do not keep meeting. `body` takes the lock on the
    /// handles by itself: nobody waits with it in hand.
    @discardableResult
    static func retry<Result>(_ body: () throws(GitError) -> Result) throws(GitError) -> Result {
        for attempt in 1..<attempts {
            do throws(GitError) {
                return try body()
            } catch  where error.code == .locked {
                let longest = UInt32(1000) << UInt32(min(attempt, 5))
                usleep(UInt32.random(in: longest / 2...longest))
            }
        }
        return try body()
    }
}
