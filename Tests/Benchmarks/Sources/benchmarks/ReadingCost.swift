import Agreements
import ExternalPrograms
import Foundation
import GitStore

/// What `status`, `review` and `show` cost as whole processes in a clone of forty clauses, beside `git log -1` there.
///
/// Each is to stay under three times `git log -1` and 20 ms for starting, however long the history.
struct ReadingCost {
    private static let commands = [["status"], ["review"], ["show"]]
    private let command: ReleaseCommand
    private let keys: SigningKeys
    private let short: ReadingDesk
    private let long: ReadingDesk

    init(short: Int, long: Int) async throws {
        command = try ReleaseCommand()
        keys = try SigningKeys(["sari", "dewi"])
        self.short = try await ReadingDesk(versions: short, keys, command)
        self.long = try await ReadingDesk(versions: long, keys, command)
    }

    func run(samples: Int) async throws {
        for arguments in Self.commands {
            var (ofShort, ofLong, gitOfShort, gitOfLong) = (Measurement(), Measurement(), Measurement(), Measurement())
            for sample in 0..<samples {
                if sample.isMultiple(of: 2) {
                    try await measure(arguments, in: short, &ofShort, &gitOfShort)
                    try await measure(arguments, in: long, &ofLong, &gitOfLong)
                } else {
                    try await measure(arguments, in: long, &ofLong, &gitOfLong)
                    try await measure(arguments, in: short, &ofShort, &gitOfShort)
                }
            }
            for (desk, ours, git) in [(short, ofShort, gitOfShort), (long, ofLong, gitOfLong)] {
                let what = "\(arguments[0]), \(desk.versions) versions"
                report(what, ours.median, beside: git.median, "git log -1")
                report("  in processor time", ours.programMedian, beside: git.programMedian, "git log -1")
                let bound = "3 git log -1 + 20 ms"
                report("  beside what it may cost", ours.median, beside: 3 * git.median + 0.020, bound)
                report("  in processor time", ours.programMedian, beside: 3 * git.programMedian + 0.020, bound)
            }
            report("\(arguments[0]), long beside short", ofLong.median, beside: ofShort.median, "the short history")
            report("  in processor time", ofLong.programMedian, beside: ofShort.programMedian, "the short history")
        }
    }

    private func measure(
        _ arguments: [String], in desk: ReadingDesk, _ ours: inout Measurement, _ git: inout Measurement
    ) async throws {
        try await git.time { try ReleaseCommand.git.run(["log", "-1"], in: desk.path, environment: desk.environment) }
        try await ours.time { try command.run(arguments, in: desk.path, environment: desk.environment) }
    }
}

/// Dewi's clone of a long agreement, made by git, with an amendment of Sari's open that waits for her.
private struct ReadingDesk {
    let versions: Int
    let environment: [String: String]
    private let directory: ScratchDirectory

    var path: String { directory.path }

    init(versions: Int, _ keys: SigningKeys, _ command: ReleaseCommand) async throws {
        self.versions = versions
        var place = try await LongAgreement(versions: versions)
        let name = try await place.propose()
        directory = try ScratchDirectory()
        environment = [
            "PATH": "/usr/bin:/bin", "HOME": directory.path, "GIT_CONFIG_NOSYSTEM": "1", "TZ": "Asia/Jakarta",
            "COUNTERSIGN_CLOCK": "\(place.now)",
        ]
        let (source, clone) = (place.directory.path, directory.path)
        func git(_ arguments: [String], in folder: String) throws {
            try ReleaseCommand.git.run(arguments, in: folder, environment: environment)
        }
        try git(["clone", "--quiet", "--no-local", source, clone], in: "/")
        let branch = name.description
        try git(["update-ref", name.reference, "refs/remotes/origin/amendment/\(branch)"], in: clone)
        try git(["config", "user.signingKey", keys.file("dewi")], in: clone)
        try command.run(["trust", try place.open().id.description], in: clone, environment: environment)
    }
}
