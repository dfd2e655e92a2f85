import Synchronization

/// Streams held in memory, for tests: everything written is kept, what will be typed is given beforehand.
public final class CapturedStreams: Sendable {
    /// Which streams count as terminals, and how large the screen is.
    public struct Terminal: Sendable {
        /// Whether results go to a terminal.
        public var output = false
        /// Whether messages do.
        public var messages = false
        /// Whether answers come from one.
        public var input = false
        /// How many columns it has.
        public var columns = 80
        /// How many rows it has.
        public var rows = 24

        /// No terminal anywhere.
        public init() {}

        /// A person sits in front of all three streams.
        public static var interactive: Terminal {
            var terminal = Terminal()
            (terminal.output, terminal.messages, terminal.input) = (true, true, true)
            return terminal
        }
    }

    private struct State {
        var output: [UInt8] = []
        var messages: [UInt8] = []
        var paged: [String] = []
        var typed: [TypedLine]
        var elapsed = Duration.zero
        var failure: WriteFailure?
    }

    private let state: Mutex<State>
    private let terminal: Terminal

    /// Streams on which these lines will be typed, one for each question; after them the input ends.
    public init(terminal: Terminal = Terminal(), typing lines: [String] = []) {
        self.terminal = terminal
        self.state = Mutex(State(typed: lines.map(TypedLine.line)))
    }

    /// What was printed on standard output, pages included.
    public var output: String { state.withLock { String(decoding: $0.output, as: UTF8.self) } }
    /// What was written on standard error.
    public var messages: String { state.withLock { String(decoding: $0.messages, as: UTF8.self) } }
    /// The texts that went through the pager.
    public var paged: [String] { state.withLock { $0.paged } }

    /// The next thing that happens at a prompt is ^C.
    public func pressInterrupt() { state.withLock { $0.typed.append(.interrupted) } }

    /// Lets time pass for progress.
    public func wait(_ duration: Duration) { state.withLock { $0.elapsed += duration } }

    /// From now on standard output refuses every write with this error number.
    public func failOutput(number: Int32) { state.withLock { $0.failure = WriteFailure(number: number) } }

    var streams: ConsoleStreams {
        let terminal = terminal
        return ConsoleStreams(
            output: Sink(capture: self, path: \.output, canFail: true),
            messages: Sink(capture: self, path: \.messages, canFail: false),
            input: Source(capture: self),
            outputIsTerminal: terminal.output,
            messagesAreTerminal: terminal.messages,
            inputIsTerminal: terminal.input,
            screen: { ScreenSize(columns: terminal.columns, rows: terminal.rows) },
            now: { self.state.withLock { $0.elapsed } },
            ticks: false,
            showPaged: { bytes, _ in
                self.state.withLock { state in
                    state.paged.append(String(decoding: bytes, as: UTF8.self))
                    state.output += bytes
                }
                return true
            })
    }

    private struct Sink: ByteSink {
        let capture: CapturedStreams
        let path: any WritableKeyPath<State, [UInt8]> & Sendable
        let canFail: Bool

        func write(_ bytes: [UInt8]) throws(WriteFailure) {
            let failure = capture.state.withLock { state -> WriteFailure? in
                if canFail, let failure = state.failure { return failure }
                state[keyPath: path] += bytes
                return nil
            }
            if let failure { throw failure }
        }
    }

    private struct Source: LineSource {
        let capture: CapturedStreams

        func readLine() -> TypedLine {
            capture.state.withLock { $0.typed.isEmpty ? .end : $0.typed.removeFirst() }
        }

        func readToEnd() -> [UInt8]? {
            var all = ""
            while case .line(let line) = readLine() { all += line + "\n" }
            return Array(all.utf8)
        }
    }
}
