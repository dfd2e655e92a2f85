import Foundation

/// Runs a benchmark once more, where a machine has several cores, on one of them alone.
struct OneCore {
    /// - Parameter arguments: those of this program. Nothing is done where it sees one core already.
    static func run(_ arguments: [String]) throws {
        guard ProcessInfo.processInfo.activeProcessorCount > 1 else { return }
        print("on one core:")
        fflush(nil)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/taskset")
        process.arguments = ["-c", "0", CommandLine.arguments[0]] + arguments
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkFailure("taskset \(arguments) failed") }
    }
}
