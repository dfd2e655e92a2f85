/// Prints what things cost beside a peer that is measured in the same run: ratios, never times.
///
///     swift run -c release --package-path Tests/Benchmarks benchmarks [WHICH...] [versions] [samples]
///
/// WHICH: acts, verify, git, memory, again, reading, evidence, audit, redline, gate, sync, start, check, levels;
/// and by itself: load [agreements] [seconds].
@main struct Benchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "judge", let path = arguments.last { return try MemoryCost.measureHere(path) }
        if arguments.first == PeakMemory.word { return try PeakMemory.measureHere(Array(arguments.dropFirst())) }
        let numbers = arguments.compactMap { Int($0) }
        if arguments.first == "load" {
            return try LoadCost().run(agreements: numbers.first ?? 200, seconds: numbers.dropFirst().first ?? 60)
        }
        let versions = numbers.first ?? 7_500
        let samples = numbers.dropFirst().first ?? 21
        let which = Set(arguments.filter { Int($0) == nil })
        if which.isEmpty || which.contains("acts") {
            var acts = try await ActCosts(short: 10, long: versions)
            try await acts.run(samples: samples)
        }
        if which.isEmpty || which.contains("verify") {
            try await VerificationCost(versions: versions).run(samples: min(samples, 5))
            if !OneCore.isOnOne {
                try await VerificationCost(versions: versions, isLoose: true).run(samples: min(samples, 3))
            }
            try OneCore.run(["verify", "\(versions)", "\(samples)"])
        }
        if which.isEmpty || which.contains("git") {
            try await GitLogCost(versions: versions).run(samples: min(samples, 5))
            try OneCore.run(["git", "\(versions)", "\(samples)"])
        }
        if which.isEmpty || which.contains("memory") { try await MemoryCost.run([750, 7_500, 25_000]) }
        if which.isEmpty || which.contains("again") {
            var again = try await NextActCost(versions: versions)
            try await again.run(samples: min(samples, 11))
        }
        if which.isEmpty || which.contains("reading") {
            try await ReadingCost(short: 100, long: versions).run(samples: samples)
        }
        if which.isEmpty || which.contains("evidence") {
            try await EvidenceCost(versions: versions).run(samples: min(samples, 5))
        }
        if which.isEmpty || which.contains("gate") {
            try await GateCost(short: 100, long: versions).run(samples: samples)
        }
        if which.isEmpty || which.contains("sync") {
            try await SyncCost(short: 100, long: versions).run(samples: samples)
        }
        if which.isEmpty || which.contains("audit") {
            try await AuditCost(short: 100, long: versions).run(samples: samples)
        }
        if which.isEmpty || which.contains("redline") { try await RedlineCost().run(samples: min(samples, 11)) }
        if which.isEmpty || which.contains("start") { try await StartCost().run(samples: 51) }
        if which.isEmpty || which.contains("check") { try await CheckCost().run(samples: 51) }
        if which.isEmpty || which.contains("levels") {
            for objectives in [1, 100] { try ServiceLevelCosts(objectives: objectives).run(samples: min(samples, 11)) }
        }
    }
}
