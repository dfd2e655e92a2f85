import Foundation

/// The most memory that a program takes, from its start to its end.
///
/// Measured in a process of its own that runs nothing else, since the system keeps the peak of all ended children alone.
struct PeakMemory {
    /// What this process is told by to run one program and print its peak.
    static let word = "peak"

    /// Runs a program, as `of` asks, and prints its peak in MiB.
    ///
    /// - Parameter arguments: the folder to run it in, the program and what it is told.
    static func measureHere(_ arguments: [String]) throws {
        guard arguments.count > 2 else { throw BenchmarkFailure("peak takes a folder and a program") }
        try ReleaseCommand(path: arguments[1]).run(Array(arguments[2...]), in: arguments[0])
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        print(Double(usage.ru_maxrss) / 1024)
    }

    /// What a command takes at its peak, in MiB.
    static func of(
        _ command: ReleaseCommand, _ arguments: [String], in folder: String, environment: [String: String]
    ) throws -> Double {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: CommandLine.arguments[0])
        process.arguments = [word, folder, command.path] + arguments
        process.environment = environment
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard let peak = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw BenchmarkFailure("no memory was measured: \(text)")
        }
        return peak
    }
}
