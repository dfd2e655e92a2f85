/// Where bytes go: a descriptor of the process, or a test's memory.
protocol ByteSink: Sendable {
    /// Writes all the bytes or says why not.
    func write(_ bytes: [UInt8]) throws(WriteFailure)
}

/// Where typed lines come from.
protocol LineSource: Sendable {
    /// Waits for a line.
    func readLine() -> TypedLine

    /// Everything up to the end; nil where it cannot be read, or is too much.
    func readToEnd() -> [UInt8]?
}

/// What came of waiting for a line.
enum TypedLine: Hashable, Sendable {
    /// A line without its line feed; bytes that are not UTF-8 are replaced, so they match no word.
    case line(String)
    /// The input ended.
    case end
    /// The person pressed ^C.
    case interrupted
}

/// A write that the system refused.
struct WriteFailure: Error, Hashable, Sendable {
    /// `errno` of the call.
    let number: Int32
    /// The system's sentence about it.
    let reason: String
    /// Whether the reader went away (`EPIPE`).
    let isBrokenPipe: Bool
}

/// The size of the terminal in character cells.
struct ScreenSize: Hashable, Sendable {
    var columns: Int
    var rows: Int
}

/// The outside world of a ``Console``: what tests replace.
struct ConsoleStreams: Sendable {
    /// Results.
    var output: any ByteSink
    /// Notes, prompts, progress and errors.
    var messages: any ByteSink
    var input: any LineSource
    var outputIsTerminal: Bool
    var messagesAreTerminal: Bool
    var inputIsTerminal: Bool
    /// Asked anew each time: windows are resized.
    var screen: @Sendable () -> ScreenSize
    /// A clock that never goes back.
    var now: @Sendable () -> Duration
    /// Whether progress is also drawn by the passing of time.
    var ticks: Bool
    /// Runs a pager with these bytes as its input; false if it could not be run.
    var showPaged: @Sendable (_ bytes: [UInt8], _ command: String) -> Bool
}
