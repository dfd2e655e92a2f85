internal import Synchronization

/// Keys that were read and found safe before, since the same few keys sign thousands of acts.
///
/// Only what was found good is kept, by all its bytes, so the answer is always that of the reading.
final class KnownKeys: Sendable {
    /// For the whole process: what bytes mean as a key depends on nothing else.
    static let shared = KnownKeys()

    private let keys = Mutex<[ArraySlice<UInt8>: PublicKey]>([:])

    /// More keys than an agreement has, and little memory all the same.
    private static let limit = 1024

    /// The key that these bytes are.
    ///
    /// - Throws: as `PublicKey.init(blob:)`.
    func key(_ blob: ArraySlice<UInt8>) throws(KeyFault) -> PublicKey {
        if let known = keys.withLock({ $0[blob] }) { return known }
        let key = try PublicKey(blob: Array(blob))
        keys.withLock { keys in
            if keys.count >= Self.limit { keys.removeAll(keepingCapacity: true) }
            // By bytes of its own: those that were given may be part of much more.
            keys[key.blob[...]] = key
        }
        return key
    }
}
