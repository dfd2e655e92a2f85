import Foundation

/// Many people acting on one server at once, and what it answers; see `Tests/Load`.
struct LoadCost {
    private let command: ReleaseCommand

    init() throws { command = try ReleaseCommand() }

    /// Prints one JSON document of figures; ends with an error where the audit found something.
    func run(agreements: Int, seconds: Int) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-B", "-m", "load", "--program", command.path, "--agreements", "\(agreements)", "--clients", "8",
            "--seconds", "\(seconds)", "--ssh",
        ]
        process.currentDirectoryURL =
            URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Load").standardizedFileURL
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkFailure("the audit found something") }
    }
}
