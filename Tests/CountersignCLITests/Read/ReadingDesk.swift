import Agreements
import Foundation
import SSHSignature
import TestSupport

@testable import CountersignCLI

/// What one run of the command left behind.
struct CommandAnswer {
    let code: ExitCode
    let output: String
    let messages: String
    let paged: [String]

    /// The documents printed, one a line.
    var documents: [[String: Any]] {
        get throws {
            try output.split(separator: "\n").map { line in
                guard let document = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                    throw NotADocument(line: String(line))
                }
                return document
            }
        }
    }

    /// The one document printed.
    var document: [String: Any] {
        get throws {
            let documents = try documents
            guard documents.count == 1 else { throw NotADocument(line: output) }
            return documents[0]
        }
    }

    private struct NotADocument: Error { let line: String }
}

/// Runs the command in this process, with streams in memory and nothing of the person's own environment.
func countersign(
    _ arguments: [String], in directory: String, clock: Int64 = 1_767_582_000,
    terminal: CapturedStreams.Terminal = .init(), environment: [String: String] = [:]
) async -> CommandAnswer {
    let capture = CapturedStreams(terminal: terminal)
    let environment = StockProgram.environment(home: directory)
        .merging(["COUNTERSIGN_CLOCK": "\(clock)", "TERM": "xterm", "NO_COLOR": "1"]) { _, new in new }
        .merging(environment) { _, new in new }
    let code = await CommandLineTool.run(arguments + ["-C", directory], environment: environment) { options in
        Console(capturing: capture, options: options)
    }
    return CommandAnswer(code: code, output: capture.output, messages: capture.messages, paged: capture.paged)
}

extension SharedClone {
    /// Runs the command in the clone, at the clone's own time.
    func run(_ arguments: String..., terminal: CapturedStreams.Terminal = .init()) async -> CommandAnswer {
        await run(arguments, terminal: terminal)
    }

    /// The same with arguments that are gathered already.
    func run(_ arguments: [String], terminal: CapturedStreams.Terminal = .init()) async -> CommandAnswer {
        await countersign(arguments, in: directory.path, clock: clock.now, terminal: terminal)
    }

    /// Makes the clone one person's: its git signs with their key. Without a name, with a key that is not there.
    func belongs(to seed: String?) throws {
        let file = directory.file(".git/\(seed ?? "nobody").pub")
        if let seed { try Data((SeededKey(seed).publicKey.openSSH + "\n").utf8).write(to: URL(filePath: file)) }
        try git.run("config", "user.signingKey", file)
    }

    /// An agreement with one version, in force from 1 February 2026, and a second, from 1 March 2026. It is 5 January.
    static func withTwoVersions() async throws -> SharedClone {
        let clone = try await SharedClone()
        try clone.belongs(to: "sari")
        try await clone.amend("acme/formation", .first())
        try await clone.amend("acme/availability", .second)
        return clone
    }

    /// Puts a commit on main that nobody signed, by stock git alone.
    @discardableResult
    func forge(_ subject: String = "Fix a typo", _ author: String = "Mallory") throws -> String {
        let parent = try git.run("rev-parse", "main").text
        let stranger = StockProgram(
            git.path, in: directory.path, home: directory.path,
            adding: ["GIT_AUTHOR_NAME": author, "GIT_COMMITTER_NAME": author])
        let id = try stranger.run("commit-tree", "main^{tree}", "-p", parent, input: Array((subject + "\n").utf8)).text
        try git.run("update-ref", "refs/heads/main", id)
        return id
    }
}

extension SampleText {
    /// The second version of the shared clone's agreement.
    static var second: SampleText {
        var text = SampleText.first(inForce: "2026-03-01")
        text.files["clauses/020-availability.en.md"] = "# Availability\n\nThe shop is available 99.95% of each month.\n"
        return text
    }
}
