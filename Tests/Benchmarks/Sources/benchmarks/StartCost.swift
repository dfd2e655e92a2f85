import Foundation

/// What it costs to start the command, built for release with `--static-swift-stdlib`, beside `git --version`.
struct StartCost {
    private let command: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../..")
            .standardizedFileURL
        command = root.appending(path: ".build/release/countersign").path
        guard FileManager.default.isExecutableFile(atPath: command) else {
            throw Missing(description: "first: swift build -c release --static-swift-stdlib")
        }
    }

    /// Starts both in turns.
    func run(samples: Int) async throws {
        var (ours, git) = (Measurement(), Measurement())
        for _ in 0..<samples {
            try await ours.time { try start(command) }
            try await git.time { try start("/usr/bin/git") }
        }
        report("countersign --version", ours.median, beside: git.median, "git --version")
    }

    private func start(_ program: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["--version"]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    private struct Missing: Error, CustomStringConvertible { let description: String }
}
