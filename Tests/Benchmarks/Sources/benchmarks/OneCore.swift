import Foundation

/// Runs a benchmark once more, where a machine has several cores, on one of them alone.
struct OneCore {
    /// What the second run is told by, since a core that is not to be used is still counted as active.
    private static let word = "alone"

    static let isOnOne = CommandLine.arguments.contains(word)

    /// How many cores this run uses.
    static var count: Int { isOnOne ? 1 : ProcessInfo.processInfo.activeProcessorCount }

    /// - Parameter arguments: those of this program. Nothing is done where it runs on one core already.
    static func run(_ arguments: [String]) throws {
        guard count > 1 else { return }
        print("on one core:")
        fflush(nil)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/taskset")
        process.arguments = ["-c", "0", CommandLine.arguments[0]] + arguments + [word]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkFailure("taskset \(arguments) failed") }
    }
}
