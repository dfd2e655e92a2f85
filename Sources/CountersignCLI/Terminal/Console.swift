import Synchronization

/// The one owner of standard output, standard error and standard input, of colour, width, pager and prompts.
///
/// Results go to standard output, all else to standard error. One value is made at the start and passed down; tests
/// make one over ``CapturedStreams``. Writing never throws: a failure of standard output is remembered, later output
/// is dropped, and ``finish(with:)`` turns it into the exit code, so that no act is cut in half by a reader that
/// left.
public final class Console: Sendable {
    /// When to colour; `auto` means on a terminal that is not dumb, with `NO_COLOR` unset or empty (no-color.org).
    public enum ColourChoice: String, CaseIterable, Sendable { case auto, always, never }

    /// What the user asked for on the command line and in the environment.
    public struct Options: Sendable {
        /// `--color`.
        public var colour = ColourChoice.auto
        /// `--json`: errors become documents, and notes and progress are silent.
        public var json = false
        /// False with `--no-pager`.
        public var usesPager = true
        /// `--quiet`: notes and progress are silent.
        public var quiet = false
        /// `--no-input`: never prompt.
        public var noInput = false
        /// `--yes`: every question is answered with its first word.
        public var answersYes = false
        /// The process's environment, or a test's.
        public var environment: [String: String]

        /// Nothing asked for.
        public init(environment: [String: String] = [:]) { self.environment = environment }
    }

    /// What the user asked for.
    public let options: Options
    let streams: ConsoleStreams
    private let state = Mutex(State())

    private struct State {
        var pending: [UInt8] = []
        var failure: WriteFailure?
        var isShowingProgress = false
    }

    /// A console over the process's own streams.
    public convenience init(standard options: Options) {
        self.init(streams: .standard(environment: options.environment), options: options)
    }

    /// A console whose output a test reads back and whose input it wrote.
    public convenience init(capturing capture: CapturedStreams, options: Options = Options()) {
        self.init(streams: capture.streams, options: options)
    }

    init(streams: ConsoleStreams, options: Options) {
        self.streams = streams
        self.options = options
    }

    // MARK: What the streams can show

    /// Columns to lay text out in: the terminal's, or 80 where standard output is not one.
    public var width: Int { streams.outputIsTerminal ? max(20, streams.screen().columns) : 80 }

    /// Whether a person can be asked something now.
    public var canAsk: Bool { streams.inputIsTerminal && streams.messagesAreTerminal && !options.noInput }

    /// Whether standard output failed, so that what is still to be printed would reach no one.
    ///
    /// Long listings stop early by it; acts that write to the repository must not.
    public var outputIsClosed: Bool { state.withLock { $0.failure != nil } }

    func colours(onTerminal isTerminal: Bool) -> Bool {
        switch options.colour {
        case .always: true
        case .never: false
        case .auto: isTerminal && !isDumb && options.environment["NO_COLOR", default: ""].isEmpty
        }
    }

    /// A terminal that obeys no control sequence, or none we know of.
    var isDumb: Bool { options.environment["TERM", default: "dumb"] == "dumb" }

    var showsProgress: Bool { streams.messagesAreTerminal && !isDumb && !options.json && !options.quiet }

    // MARK: Results

    /// Prints a result and a line feed on standard output.
    public func print(_ text: StyledText) {
        printBytes(Array((text.rendered(colour: colours(onTerminal: streams.outputIsTerminal)) + "\n").utf8))
    }

    /// Prints one JSON document on a line of its own on standard output.
    public func print(json document: JSONValue) { printBytes(Array((document.rendered + "\n").utf8)) }

    /// Prints bytes exactly as they are, for results that are files, such as a key list; never for a terminal.
    public func printRaw(_ bytes: [UInt8]) { printBytes(bytes) }

    private func printBytes(_ bytes: [UInt8]) {
        state.withLock { state in
            eraseProgress(&state)
            if state.failure != nil { return }
            state.pending += bytes
            // A terminal sees each line at once; a file or pipe takes blocks.
            if streams.outputIsTerminal || state.pending.count >= Console.blockSize { flush(&state) }
        }
    }

    private static let blockSize = 32 * 1024

    // MARK: Messages

    /// Tells the person at the terminal something that is no result, on standard error; silent with `--quiet` and with
    /// `--json`.
    public func note(_ text: StyledText) {
        if !options.quiet { warn(text) }
    }

    /// Tells the person what they must not miss, such as what they are about to sign; silent with `--json` alone.
    public func warn(_ text: StyledText) {
        if options.json { return }
        tell(text + "\n")
    }

    /// Writes to standard error, behind all that was printed so far. Its failures are dropped: there is nobody to tell.
    func tell(_ text: StyledText) { tell(text.rendered(colour: colours(onTerminal: streams.messagesAreTerminal))) }

    func tell(_ rendered: String) {
        state.withLock { state in
            eraseProgress(&state)
            flush(&state)
            try? streams.messages.write(Array(rendered.utf8))
        }
    }

    /// Replaces the progress line by another, or by none.
    func showProgress(_ line: StyledText?) {
        state.withLock { state in
            eraseProgress(&state)
            guard let line else { return }
            let rendered = line.rendered(colour: colours(onTerminal: true))
            try? streams.messages.write(Array(rendered.utf8))
            state.isShowingProgress = true
        }
    }

    private func eraseProgress(_ state: inout State) {
        guard state.isShowingProgress else { return }
        // Carriage return, then "erase in line" (ECMA-48 §8.3.41).
        try? streams.messages.write(Array("\r\u{1B}[K".utf8))
        state.isShowingProgress = false
    }

    // MARK: The end

    /// Writes out what was printed and is still held back.
    public func flush() {
        state.withLock { state in
            eraseProgress(&state)
            flush(&state)
        }
    }

    private func flush(_ state: inout State) {
        if state.pending.isEmpty || state.failure != nil { return }
        do throws(WriteFailure) {
            try streams.output.write(state.pending)
        } catch {
            state.failure = error
        }
        state.pending.removeAll(keepingCapacity: true)
    }

    /// Ends all output and gives the code to exit with: the one asked for, unless standard output failed.
    ///
    /// A reader that went away gives ``ExitCode/brokenPipe`` in silence, as SIGPIPE would; any other failure, such as a
    /// full disk, is reported and gives ``ExitCode/undecided``: a cut result must not look whole.
    public func finish(with code: ExitCode) -> ExitCode {
        flush()
        guard let failure = state.withLock({ $0.failure }) else { return code }
        if failure.isBrokenPipe { return .brokenPipe }
        report(CommandError(.undecided, "standard output could not be written", causes: [failure.reason]))
        return .undecided
    }
}
