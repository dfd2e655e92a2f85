import Foundation

/// A program that is measured as a whole process, from its start to its end; what it prints goes nowhere.
struct ReleaseCommand {
    let path: String

    /// The command, built for release with `--static-swift-stdlib`.
    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../..")
            .standardizedFileURL
        path = root.appending(path: ".build/release/countersign").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw BenchmarkFailure("first: swift build -c release --static-swift-stdlib")
        }
    }

    /// A program of the machine's.
    init(path: String) { self.path = path }

    /// The peer.
    static let git = ReleaseCommand(path: "/usr/bin/git")

    /// Runs it to its end, which has to be a good one.
    ///
    /// - Parameter isQuiet: whether what it says on standard error goes nowhere, too.
    func run(
        _ arguments: [String], in directory: String? = nil, environment: [String: String]? = nil, isQuiet: Bool = false
    ) throws {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        if isQuiet { process.standardError = FileHandle.nullDevice }
        if let directory { process.currentDirectoryURL = URL(filePath: directory) }
        if let environment { process.environment = environment }
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkFailure("\(path) \(arguments) ended with \(process.terminationStatus)")
        }
    }
}
