import Foundation

/// What it costs to make an evidence package of a whole agreement, beside `git bundle create` and `countersign verify`,
/// which do the same two things by themselves: send the history, and judge it.
///
/// Everything is measured as whole processes, built for release.
struct EvidenceCost {
    private let command: ReleaseCommand
    private let agreement: LongAgreement
    private let folder: ScratchDirectory

    init(versions: Int) async throws {
        command = try ReleaseCommand()
        agreement = try await LongAgreement(versions: versions)
        folder = try ScratchDirectory()
    }

    /// Makes packages and the peers' results in turns.
    func run(samples: Int) async throws {
        var (ours, bundle, verify) = (ChildTime(), ChildTime(), ChildTime())
        let here = agreement.directory.path
        for _ in 0..<samples {
            try ours.time {
                try command.run(
                    ["export", "--evidence", folder.path + "/e.zip", "--force", "--quiet", "-C", here])
            }
            try bundle.time {
                try ReleaseCommand.git.run(
                    ["-C", here, "bundle", "create", "--quiet", folder.path + "/e.bundle", "main"])
            }
            try verify.time { try command.run(["verify", "--quiet", "-C", here]) }
        }
        let what = "export --evidence, \(agreement.versions) versions"
        report(what, ours.clock.median, beside: bundle.clock.median + verify.clock.median, "bundle create + verify")
        report("the same in processor time", ours.processor, beside: bundle.processor + verify.processor, "both")
        let peak = try PeakMemory.of(
            command, ["export", "--evidence", folder.path + "/e.zip", "--force", "--quiet"], in: here,
            environment: ProcessInfo.processInfo.environment)
        let alone = try PeakMemory.of(
            command, ["verify", "--quiet"], in: here, environment: ProcessInfo.processInfo.environment)
        report("the same in peak memory", peak, beside: alone, "verify, \(Int(alone)) MiB")
    }

    /// How long processes took, by the clock and in processor time.
    private struct ChildTime {
        var clock = Measurement()
        private var processors: [Double] = []

        /// The middle sample, in the system's ticks.
        var processor: Double { processors.sorted()[processors.count / 2] }

        mutating func time(_ body: () throws -> Void) throws {
            let before = try Self.ticks()
            let start = ContinuousClock.now
            try body()
            clock.add((ContinuousClock.now - start) / .seconds(1))
            processors.append(try Self.ticks() - before)
        }

        /// What ended children used so far: `cutime` and `cstime` of proc(5).
        private static func ticks() throws -> Double {
            let fields = try String(contentsOfFile: "/proc/self/stat", encoding: .utf8).split(separator: " ")
            guard fields.count > 16, let user = Double(fields[15]), let system = Double(fields[16]) else {
                throw BenchmarkFailure("this system does not say what processes used")
            }
            return user + system
        }
    }
}
