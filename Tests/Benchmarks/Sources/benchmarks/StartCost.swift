import Foundation

/// What it costs to start the command, built for release with `--static-swift-stdlib`, beside `git --version`.
struct StartCost {
    private let command: ReleaseCommand

    init() throws { command = try ReleaseCommand() }

    /// Starts both in turns.
    func run(samples: Int) async throws {
        var (ours, git) = (Measurement(), Measurement())
        for _ in 0..<samples {
            try await ours.time { try command.run(["--version"]) }
            try await git.time { try ReleaseCommand.git.run(["--version"]) }
        }
        report("countersign --version", ours.median, beside: git.median, "git --version")
        report("  in processor time", ours.programMedian, beside: git.programMedian, "git --version")
    }
}
