import Foundation

/// What `sync` costs where nothing is new, beside `git fetch` alone.
struct SyncCost {
    private let command: ReleaseCommand
    private let desks: [SharedDesk]

    init(short: Int, long: Int) async throws {
        command = try ReleaseCommand()
        let keys = try SigningKeys(["sari"])
        desks = [
            try await SharedDesk(versions: short, keys, command), try await SharedDesk(versions: long, keys, command),
        ]
    }

    func run(samples: Int) async throws {
        for (way, desk) in SharedDesk.Way.allCases.flatMap({ way in desks.map { (way, $0) } }) {
            try? desk.git(["remote", "remove", "origin"])
            try desk.git(["remote", "add", "origin", desk.url(of: desk.gated, by: way)])
            func sync() throws { try command.run(["sync"], in: desk.path, environment: desk.environment) }
            try sync()
            var (ours, git, start) = (Measurement(), Measurement(), Measurement())
            for sample in 0..<samples {
                try await start.time { try command.run(["--version"]) }
                if sample.isMultiple(of: 2) {
                    try await git.time { try desk.git(["fetch", "--quiet", "origin"]) }
                    try await ours.time { try sync() }
                } else {
                    try await ours.time { try sync() }
                    try await git.time { try desk.git(["fetch", "--quiet", "origin"]) }
                }
            }
            report(
                "sync, \(desk.agreement.versions) versions, by \(way.name)", ours.median, beside: git.median,
                "git fetch")
            report("  to start this program, and nothing else", start.median, beside: git.median, "git fetch")
        }
    }
}
