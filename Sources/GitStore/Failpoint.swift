#if FAILPOINTS
    #if canImport(Glibc)
        internal import Glibc
    #elseif canImport(Musl)
        internal import Musl
    #else
        internal import Darwin
    #endif
    internal import Synchronization
#endif

/// The steps of writing, each named after what is done once it is reached.
///
/// A test ends the process at each of them, as a crash or a power cut might, and looks at what is left. In a build for
/// release there is nothing of this but the names: `FAILPOINTS` is defined for debugging alone, in `Package.swift`.
package enum Failpoint: String, CaseIterable, Sendable {
    // An act, on its way into the store.
    case signed
    case objectStored, packFilled, packStored
    // What makes it count.
    case referenceMoved, referenceRemoved
    // What a person sees of it.
    case fileShown, filesShown, indexWritten, headMoved
    // What a clone and a host know of themselves.
    case noteWritten, settingWritten, hookLaid
    // A copy that comes into being.
    case directoryFilled, directoryNamed
    // On the way between two copies.
    case bundleWritten, fetched, pushed
    // A push, at the host.
    case gateAsked, gateJudged, pushLanded, pushAnnounced

    /// Says that the step is done.
    package func reached() {
        #if FAILPOINTS
            Plan.current?.pass(self)
        #endif
    }
}

#if FAILPOINTS
    /// What a test asks of this process: `COUNTERSIGN_FAILPOINT`, a name and perhaps `:2` for the second time it is
    /// reached, and `COUNTERSIGN_FAILPOINTS_PASSED`, a file to which each step that is reached is added.
    private final class Plan: Sendable {
        static let current = Plan()

        private let end: (name: String, occurrence: Int)?
        private let log: String?
        private let passed = Mutex(0)

        private init?() {
            log = Self.variable("COUNTERSIGN_FAILPOINTS_PASSED")
            let words = Self.variable("COUNTERSIGN_FAILPOINT")?.split(separator: ":").map(String.init)
            end = words.flatMap { words in
                words.first.map { ($0, words.count > 1 ? Int(words[1]) ?? 1 : 1) }
            }
            if log == nil, end == nil { return nil }
        }

        func pass(_ point: Failpoint) {
            if let log { append(point.rawValue + "\n", to: log) }
            guard let end, end.name == point.rawValue else { return }
            let count = passed.withLock { passed in
                passed += 1
                return passed
            }
            if count == end.occurrence { kill(getpid(), SIGKILL) }
        }

        private func append(_ line: String, to log: String) {
            let file = open(log, O_WRONLY | O_APPEND | O_CREAT, 0o644)
            guard file >= 0 else { return }
            _ = line.utf8CString.withUnsafeBufferPointer { write(file, $0.baseAddress, line.utf8.count) }
            close(file)
        }

        private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    }
#endif
