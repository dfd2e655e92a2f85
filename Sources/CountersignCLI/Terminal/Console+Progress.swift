import Synchronization

extension Console {
    /// Does some work while a line on the terminal says how far it is.
    ///
    /// The line appears once the work has lasted over a second, only on a terminal, and is erased when the work ends,
    /// however it ends. The work tells the ``Progress`` it is given what it has done; work that cannot tell still shows
    /// its label and the seconds.
    public func progress<Result, Failure: Error>(
        _ label: StyledText, of total: Int? = nil, _ work: (Progress) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let progress = Progress(label: label, total: total, console: self)
        let ticking = progress.startTicking()
        defer {
            ticking?.cancel()
            progress.finish()
        }
        return try work(progress)
    }

    /// As the synchronous form, for work that waits.
    public func progress<Result, Failure: Error>(
        _ label: StyledText, of total: Int? = nil, isolation: isolated (any Actor)? = #isolation,
        _ work: (Progress) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let progress = Progress(label: label, total: total, console: self)
        let ticking = progress.startTicking()
        defer {
            ticking?.cancel()
            progress.finish()
        }
        return try await work(progress)
    }
}

/// How far a piece of work is; may be told from several tasks at once.
public final class Progress: Sendable {
    private let label: StyledText
    private let total: Int?
    private let console: Console
    private let began: Duration
    private let state: Mutex<State>

    private struct State {
        var done = 0
        var lastShown: Duration?
        var isFinished = false
    }

    fileprivate init(label: StyledText, total: Int?, console: Console) {
        self.label = label
        self.total = total
        self.console = console
        self.began = console.streams.now()
        self.state = Mutex(State())
    }

    /// Says that so many more steps are done.
    public func advance(by steps: Int = 1) { update { $0.done += steps } }

    /// Says how many steps are done altogether.
    public func reach(_ steps: Int) { update { $0.done = steps } }

    private func update(_ change: (inout State) -> Void) {
        state.withLock { state in
            change(&state)
            guard console.showsProgress, !state.isFinished else { return }
            let elapsed = console.streams.now() - began
            guard elapsed > .seconds(1) else { return }
            // Ten times a second is as fast as anyone reads.
            if let last = state.lastShown, elapsed - last < .milliseconds(100) { return }
            state.lastShown = elapsed
            console.showProgress(line(done: state.done, elapsed: elapsed))
        }
    }

    private func line(done: Int, elapsed: Duration) -> StyledText {
        var line = label
        if let total {
            line += " \(done)/\(total)"
        } else if done > 0 {
            line += " \(done)"
        }
        line += StyledText(" (\(elapsed.components.seconds) s)", .dim)
        // A line that wraps could not be erased: one carriage return goes back one row only.
        return line.lines[0].truncated(to: max(1, console.streams.screen().columns - 1))
    }

    /// Shows the passing seconds of work that says nothing for a while.
    fileprivate func startTicking() -> Task<Void, Never>? {
        guard console.showsProgress, console.streams.ticks else { return nil }
        return Task.detached { [self] in
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                if !Task.isCancelled { update { _ in } }
            }
        }
    }

    fileprivate func finish() {
        state.withLock { state in
            state.isFinished = true
            // Under this lock, so that a late tick cannot draw the line again.
            if state.lastShown != nil { console.showProgress(nil) }
        }
    }
}

extension StyledText {
    /// The beginning of a line that fits into so many columns.
    fileprivate func truncated(to columns: Int) -> StyledText {
        var result = StyledText()
        var used = 0
        for piece in pieces {
            for character in piece.text {
                used += DisplayWidth.of(character)
                if used > columns { return result }
                result.append(sanitized: String(character), role: piece.role)
            }
        }
        return result
    }
}
