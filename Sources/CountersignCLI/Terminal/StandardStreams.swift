import Glibc

extension ConsoleStreams {
    /// The process's own streams.
    static func standard(environment: [String: String]) -> ConsoleStreams {
        let clock = ContinuousClock()
        let start = clock.now
        return ConsoleStreams(
            output: DescriptorSink(descriptor: STDOUT_FILENO),
            messages: DescriptorSink(descriptor: STDERR_FILENO),
            input: TerminalInput(descriptor: STDIN_FILENO),
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            messagesAreTerminal: isatty(STDERR_FILENO) == 1,
            inputIsTerminal: isatty(STDIN_FILENO) == 1,
            screen: { ScreenSize.current(environment: environment) },
            now: { start.duration(to: clock.now) },
            ticks: true,
            showPaged: { bytes, command in Pager(command: command, environment: environment).show(bytes) })
    }
}

extension Console {
    /// The environment of this process; of a name that comes twice, the first counts, as for `getenv`.
    public static var processEnvironment: [String: String] {
        var variables: [String: String] = [:]
        var entry = unsafe environ
        while let line = unsafe entry.pointee {
            let pair = unsafe String(cString: line)
            if let equals = pair.firstIndex(of: "=") {
                let name = String(pair[..<equals])
                if variables[name] == nil { variables[name] = String(pair[pair.index(after: equals)...]) }
            }
            unsafe entry += 1
        }
        return variables
    }
}

extension ScreenSize {
    /// The size of the terminal: what standard output or standard error says, else `COLUMNS` and `LINES`, else 80×24.
    static func current(environment: [String: String]) -> ScreenSize {
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            var size = winsize()
            let answer = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
            if answer == 0, size.ws_col > 0, size.ws_row > 0 {
                return ScreenSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
            }
        }
        func positive(_ name: String) -> Int? {
            environment[name].flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
        }
        return ScreenSize(columns: positive("COLUMNS") ?? 80, rows: positive("LINES") ?? 24)
    }
}

extension WriteFailure {
    /// The failure with this `errno`.
    init(number: Int32) {
        self.number = number
        self.reason = unsafe String(cString: strerror(number))
        self.isBrokenPipe = number == EPIPE
    }
}

/// The two ends of a pipe that no program started later inherits; closed by whoever made it.
struct Pipe {
    let readEnd: Int32
    let writeEnd: Int32

    /// Nil if the system has no descriptors left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }
}

/// A descriptor to write to, without SIGPIPE ever reaching the process.
struct DescriptorSink: ByteSink {
    let descriptor: Int32

    func write(_ bytes: [UInt8]) throws(WriteFailure) {
        // SIGPIPE is held back in this thread only: ignoring it for the process would be inherited by every program
        // run.
        var blocked = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&blocked)
        unsafe sigaddset(&blocked, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &blocked, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }

        var start = 0
        while start < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
            }
            if written >= 0 {
                start += written
                continue
            }
            let number = errno
            switch number {
            case EINTR: continue
            case EAGAIN:
                // A terminal or pipe that a parent set non-blocking: wait until it takes more.
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                unsafe poll(&wait, 1, -1)
            default:
                if number == EPIPE {
                    // Take the signal that came with it, before it is let through again.
                    var now = timespec(tv_sec: 0, tv_nsec: 0)
                    unsafe sigtimedwait(&blocked, nil, &now)
                }
                throw WriteFailure(number: number)
            }
        }
    }
}
