import Foundation

/// The independent computation, run as a program of its own.
enum PythonPeer {
    /// What it answers, or what it wrote to standard error.
    static func answer(_ question: Exchanged.Question) throws -> Exchanged.Answer {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script.path]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // It reads all before it writes anything, so neither side waits for the other.
        try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(question))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return try JSONDecoder().decode(Exchanged.Answer.self, from: answer)
    }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../IndependentComputation.py").standardizedFileURL

    private struct Failure: Error { let status: Int32 }
}
