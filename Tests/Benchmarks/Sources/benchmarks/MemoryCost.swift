import Agreements
import Foundation
import GitStore

/// The most memory that judging a whole history takes, in a process of its own that does nothing else.
struct MemoryCost {
    /// Judges the agreement at a path, as `verify` does, and prints this process's peak in MiB.
    static func measureHere(_ path: String) throws {
        let repository = try Repository.open(at: path, discovering: false)
        let verification = try Agreement.verify(repository, root: nil, now: Clock.system.now())
        guard verification.verdict == .valid else {
            throw BenchmarkFailure("the agreement is not valid: \(verification.findings)")
        }
        print(try peak())
    }

    /// Judges agreements of growing length, each in a process of its own, and prints the peaks.
    static func run(_ lengths: [Int]) async throws {
        for versions in lengths {
            let agreement = try await LongAgreement(versions: versions)
            let process = Process()
            let output = Pipe()
            process.executableURL = URL(filePath: CommandLine.arguments[0])
            process.arguments = ["judge", agreement.directory.path]
            process.standardOutput = output
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            print("peak memory, \(versions) versions: \(text.split(separator: "\n").first ?? "?") MiB")
        }
    }

    /// `VmHWM` of proc(5): the most that was resident, pages of mapped files included.
    private static func peak() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kibibytes = line.split(separator: " ").dropLast().last.flatMap({ Int($0) })
        else { throw BenchmarkFailure("this system does not say what memory was used") }
        return kibibytes / 1024
    }
}
