import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Many people act on one server at once, some of them badly; see `Tests/Load`. The full form is run by the benchmarks.
@Suite(
    .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["COUNTERSIGN_TESTS"] == "all", "Takes a minute: asked of CI."))
struct LoadTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory("load") }

    private func load(_ arguments: String...) throws -> (code: Int32, summary: [String: Any], messages: String) {
        let program = StockProgram(
            "/usr/bin/env", in: Documentation.top + "/Tests/Load", home: directory.path,
            adding: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
        let result = try program.run(
            ["python3", "-B", "-m", "load", "--program", BuiltProgram.path, "--directory", directory.path] + arguments)
        let summary = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
        return (result.code, try #require(summary, "\(result.errors)"), result.errors)
    }

    @Test func everythingAcknowledgedIsThereOnceAndNothingInvalidLanded() throws {
        let (code, summary, messages) = try load("--agreements", "20", "--clients", "8", "--seconds", "10", "--ssh")
        #expect(code == 0, "\(messages)")
        #expect(summary["agreements"] as? Int == 20)
        #expect((summary["acknowledged"] as? Int ?? 0) > 0, "\(summary)")
        // That the audit would notice: an act that is gone, and one that nobody signed.
        let act = try #require(try record().first)
        let (name, id) = (act["agreement"] as? String ?? "", act["id"] as? String ?? "")
        let git = StockProgram("/usr/bin/git", in: directory.file("server/\(name).git"), home: directory.path)
        let references = try git.run("for-each-ref", "--contains", id, "--format=%(refname)").text
        for reference in references.split(separator: "\n") where reference != "refs/heads/main" {
            try git.expect("update-ref", "-d", String(reference))
        }
        let opening = try git.run("rev-list", "--max-parents=0", "main").text
        try git.expect("update-ref", "refs/heads/main", opening)
        try git.expect("update-ref", "refs/tags/forged", opening)
        let audited = try load("--audit")
        #expect(audited.code == 1)
        #expect(audited.messages.contains("acknowledged and not there: "))
        #expect(audited.messages.contains("refs/tags/forged has no place here"))
    }

    /// The acts that were acknowledged.
    private func record() throws -> [[String: Any]] {
        let record = try JSONSerialization.jsonObject(with: Data(directory.read("record.json").utf8)) as? [String: Any]
        return record?["acknowledged"] as? [[String: Any]] ?? []
    }
}
