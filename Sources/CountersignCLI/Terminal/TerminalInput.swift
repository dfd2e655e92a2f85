import Glibc
import Synchronization

/// Lines typed on a terminal. The terminal keeps its own line editing, so there is no mode to restore.
struct TerminalInput: LineSource {
    let descriptor: Int32

    func readLine() -> TypedLine {
        guard let watch = InterruptWatch() else { return .end }
        defer { watch.end() }
        var line: [UInt8] = []
        while line.count < TerminalInput.longestLine {
            var waits = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let ready = unsafe poll(&waits, 2, -1)
            if waits[1].revents != 0 { return .interrupted }
            if ready < 0 {
                if errno == EINTR { continue }
                return .end
            }
            if waits[0].revents == 0 { continue }
            var byte: UInt8 = 0
            // One byte at a time, so that what was typed ahead stays for whoever reads next.
            let count = unsafe read(descriptor, &byte, 1)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            // ^D behind some letters ends the line, not the input; an answer cut short must not count as typed.
            if count <= 0 { return .end }
            if byte == UInt8(ascii: "\n") { return .line(String(decoding: line, as: UTF8.self)) }
            line.append(byte)
        }
        return .end
    }

    func readToEnd() -> [UInt8]? {
        var all: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 64 * 1024)
        while all.count <= TerminalInput.mostInput {
            let count = unsafe read(descriptor, &block, block.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { return all }
            all += block[..<count]
        }
        return nil
    }

    /// In bytes. What git tells a hook is far less.
    private static let mostInput = 16 * 1024 * 1024

    /// Whether someone is being waited for, in this process.
    static var isWaiting: Bool { interruptPipe.load(ordering: .sequentiallyConsistent) != -1 }

    /// More than a terminal's own line buffer holds; a guard against endless input.
    private static let longestLine = 64 * 1024
}

/// While it lasts, ^C makes a descriptor readable instead of ending the process.
///
/// A signal reaches any thread of the process, so interrupting one `read` cannot be relied on; a pipe can (the
/// "self-pipe"). One at a time: prompts do not overlap.
private struct InterruptWatch {
    /// Readable once SIGINT came.
    var descriptor: Int32 { pipe.readEnd }
    private let pipe: Pipe
    private let previous: sigaction

    /// Nil if the system has no descriptors left.
    init?() {
        guard let pipe = Pipe() else { return nil }
        self.pipe = pipe
        interruptPipe.store(pipe.writeEnd, ordering: .sequentiallyConsistent)
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in
            // Only async-signal-safe calls here (signal-safety(7)), and `errno` as it was.
            let saved = errno
            var byte: UInt8 = 1
            _ = unsafe write(interruptPipe.load(ordering: .sequentiallyConsistent), &byte, 1)
            errno = saved
        }
        var before = sigaction()
        unsafe sigaction(SIGINT, &action, &before)
        previous = before
    }

    /// Gives ^C back its former meaning.
    func end() {
        var action = previous
        unsafe sigaction(SIGINT, &action, nil)
        interruptPipe.store(-1, ordering: .sequentiallyConsistent)
        close(pipe.readEnd)
        close(pipe.writeEnd)
    }
}

/// Where the signal handler writes; a global, since a C function carries no context.
private let interruptPipe = Atomic<Int32>(-1)
