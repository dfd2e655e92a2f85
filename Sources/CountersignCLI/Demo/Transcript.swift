internal import Synchronization

/// What one command of the demonstration printed, results and messages in the order in which a person would see them.
final class Transcript: Sendable {
    private struct State {
        var all: [UInt8] = []
        var results: [UInt8] = []
    }

    private let state = Mutex(State())

    /// Everything that was to be seen.
    var all: String { state.withLock { String(decoding: $0.all, as: UTF8.self) } }
    /// What went to standard output alone, as a shell would redirect it.
    var results: [UInt8] { state.withLock { $0.results } }

    fileprivate func write(_ bytes: [UInt8], isResult: Bool) {
        state.withLock { state in
            state.all += bytes
            if isResult { state.results += bytes }
        }
    }

    /// Streams of a terminal at which somebody types these words, one for each question.
    ///
    /// - Parameter redirected: whether results go to a file, so that they are not to be seen.
    func streams(typing words: [String], columns: Int, redirected: Bool) -> ConsoleStreams {
        ConsoleStreams(
            output: redirected ? File(transcript: self) : Screen(transcript: self, isResult: true),
            messages: Screen(transcript: self, isResult: false),
            input: Keyboard(words: words, screen: Screen(transcript: self, isResult: false)),
            outputIsTerminal: !redirected, messagesAreTerminal: true, inputIsTerminal: true,
            screen: { ScreenSize(columns: columns, rows: .max) },
            // Time stands still, so that no line of progress is drawn over what is kept.
            now: { .zero }, ticks: false, showPaged: { _, _ in false })
    }

    private struct Screen: ByteSink {
        let transcript: Transcript
        let isResult: Bool

        func write(_ bytes: [UInt8]) throws(WriteFailure) { transcript.write(bytes, isResult: isResult) }
    }

    private struct File: ByteSink {
        let transcript: Transcript

        func write(_ bytes: [UInt8]) throws(WriteFailure) {
            transcript.state.withLock { $0.results += bytes }
        }
    }

    /// A person at the keyboard, whose typing the terminal shows.
    private final class Keyboard: LineSource {
        private let words: Mutex<[String]>
        private let screen: Screen

        init(words: [String], screen: Screen) {
            self.words = Mutex(words.reversed())
            self.screen = screen
        }

        func readLine() -> TypedLine {
            guard let word = words.withLock({ $0.popLast() }) else { return .end }
            try? screen.write(Array((word + "\n").utf8))
            return .line(word)
        }

        func readToEnd() -> [UInt8]? { nil }
    }
}
