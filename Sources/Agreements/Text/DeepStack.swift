import Dispatch
import Foundation
import Synchronization

/// Work that recurses deeper than the calling thread's stack may allow.
enum DeepStack {
    /// Bytes of stack. libyaml gives up at 1,000 open collections, which the parser follows in two or three frames
    /// each; this is several times what that takes. Pages that are not touched cost nothing.
    private static let size = 16 << 20

    /// Runs `work` on a thread of its own and waits for what it returns.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value? {
        let mailbox = Mailbox<Value>()
        let finished = DispatchSemaphore(value: 0)
        let thread = Thread {
            let value = work()
            mailbox.content.withLock { $0 = value }
            finished.signal()
        }
        thread.stackSize = size
        thread.start()
        finished.wait()
        return mailbox.content.withLock { $0 }
    }

    private final class Mailbox<Value: Sendable>: Sendable {
        let content = Mutex<Value?>(nil)
    }
}
