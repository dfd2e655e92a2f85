internal import ArgumentParser

/// One command: what it takes, and what it does in a given place.
protocol Verb: ParsableCommand {
    var global: GlobalOptions { get }

    /// Does it.
    ///
    /// - Returns: how the process ends where nothing went wrong: 0, or 1 where the answer to the question is no.
    func perform(in place: Place) async throws -> ExitCode
}

extension Verb {
    // A command's default when it is run by nobody: the tool runs `perform` instead.
    mutating func run() throws { throw CleanExit.helpRequest(self) }
}
