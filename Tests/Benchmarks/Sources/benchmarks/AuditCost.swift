import Agreements
import Foundation

/// What the questions of an audit cost as whole processes, on a short and a long history of forty clauses, each beside
/// what stock git takes for the nearest thing it can be asked.
///
/// `log -n 20` is to stay under three times `git log -n 20`, `annotate` under twice `git blame --first-parent` of the
/// same file; and each under 1.2 times its own cost on the short history.
struct AuditCost {
    private struct Question {
        let name: String
        let ours: [String]
        let git: [String]
    }

    private static let clause = "clauses/107-clause-7.en.md"
    private static let questions = [
        Question(name: "log -n 20", ours: ["log", "-n", "20", "--no-pager"], git: ["log", "-n", "20"]),
        Question(name: "show --on", ours: ["show", "--on", "1995-02-01"], git: ["log", "-n", "1"]),
        Question(name: "annotate", ours: ["annotate", clause], git: ["blame", "--first-parent", clause]),
    ]

    private let command: ReleaseCommand
    private let short: LongAgreement
    private let long: LongAgreement

    init(short: Int, long: Int) async throws {
        command = try ReleaseCommand()
        self.short = try await LongAgreement(versions: short)
        self.long = try await LongAgreement(versions: long)
    }

    func run(samples: Int) async throws {
        for question in Self.questions {
            if question.name == "annotate" { try await annotateForTheFirstTime(question) }
            var (ours, git) = ([Measurement(), Measurement()], [Measurement(), Measurement()])
            for sample in 0..<samples {
                for index in sample.isMultiple(of: 2) ? [0, 1] : [1, 0] {
                    let place = index == 0 ? short : long
                    try await git[index].time { try run(ReleaseCommand.git, question.git, in: place) }
                    try await ours[index].time { try run(command, question.ours, in: place) }
                }
            }
            for (index, place) in [short, long].enumerated() {
                report(
                    "\(question.name), \(place.versions) versions", ours[index].median, beside: git[index].median,
                    "git " + question.git.prefix(2).joined(separator: " "))
            }
            report("\(question.name), long beside short", ours[1].median, beside: ours[0].median, "the short history")
            report(
                "\(question.name), processor time", ours[1].programMedian, beside: git[1].programMedian,
                "git " + question.git.prefix(2).joined(separator: " "))
            report(
                "\(question.name), the same, long beside short", ours[1].programMedian, beside: ours[0].programMedian,
                "the short history")
            let peaks = try [short, long].map { place in
                try PeakMemory.of(
                    command, question.ours, in: place.directory.path, environment: environment(in: place))
            }
            report("\(question.name), peak memory", peaks[1], beside: peaks[0], "the short history")
        }
    }

    /// Where nothing is remembered of the file yet, the whole way back is gone, as git goes it.
    private func annotateForTheFirstTime(_ question: Question) async throws {
        for place in [short, long] {
            var (ours, git) = (Measurement(), Measurement())
            for _ in 0..<3 {
                try? FileManager.default.removeItem(atPath: place.directory.path + "/.git/countersign/credits")
                try await git.time { try run(ReleaseCommand.git, question.git, in: place) }
                try await ours.time { try run(command, question.ours, in: place) }
            }
            report("annotate, the first time, \(place.versions)", ours.median, beside: git.median, "git blame")
        }
    }

    private func run(_ command: ReleaseCommand, _ arguments: [String], in place: LongAgreement) throws {
        try command.run(arguments, in: place.directory.path, environment: environment(in: place))
    }

    private func environment(in place: LongAgreement) -> [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": place.directory.path, "GIT_CONFIG_NOSYSTEM": "1", "TZ": "Asia/Jakarta",
            "COUNTERSIGN_CLOCK": "\(place.now)",
        ]
    }
}
