import Agreements
import Foundation
import GitStore

/// The most memory that judging a whole history takes, in a process of its own that does nothing else.
struct MemoryCost {
    /// Judges the agreement at a path, as `verify` does, and prints this process's peak in MiB.
    static func measureHere(_ path: String) throws {
        let repository = try Repository.open(at: path, discovering: false)
        var own = 0
        let verification = try Agreement.verify(
            repository, root: nil, now: Clock.system.now(),
            progress: { done, count in
                if done.isMultiple(of: 64) || done == count { own = max(own, (try? memory("RssAnon")) ?? 0) }
            })
        guard verification.verdict == .valid else {
            throw BenchmarkFailure("the agreement is not valid: \(verification.findings)")
        }
        print(try memory("VmHWM"), own)
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
            let figures = text.split(separator: "\n").first?.split(separator: " ") ?? []
            guard figures.count == 2 else { throw BenchmarkFailure("no memory was measured: \(text)") }
            print(
                "peak memory, \(versions) versions: \(figures[0]) MiB, of which \(figures[1]) MiB are no pages of files"
            )
        }
    }

    /// What proc(5) says of this process, in MiB: `VmHWM` is the most that was ever resident, pages of mapped files
    /// included; `RssAnon` is what is resident now and no page of a file.
    private static func memory(_ field: String) throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(field + ":") }),
            let kibibytes = line.split(separator: " ").dropLast().last.flatMap({ Int($0) })
        else { throw BenchmarkFailure("this system does not say what memory was used") }
        return kibibytes / 1024
    }
}
