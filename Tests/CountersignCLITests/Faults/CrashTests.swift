import Foundation
import GitStore
import TestSupport
import Testing

@testable import CountersignCLI

/// The process is killed at each step of a write, of every command of a whole negotiation. What is left is the state
/// before or after it, sound, with all that people had typed; and `sync`, or the same command again, brings about exactly
/// what there would have been.
@Suite(.serialized) struct CrashTests {
    /// Each failpoint is tried at the first command that reaches it; at the others too, all of them where
    /// `COUNTERSIGN_CRASHES` is `all`, which takes minutes, and one in five where `COUNTERSIGN_TESTS` is.
    private static let stride: Int? = {
        let environment = ProcessInfo.processInfo.environment
        if environment["COUNTERSIGN_CRASHES"] == "all" { return 1 }
        return environment["COUNTERSIGN_TESTS"] == "all" ? 5 : nil
    }()

    @Test func everyStepOfEveryCommandCanBeTheLast() async throws {
        let story = try FaultStory()
        var reached: Set<String> = []
        var others = 0
        try await story.tell { step in
            try story.keep(as: "before")
            let before = try story.state()
            let passed = try trace(step, of: story)
            let after = try story.state()
            let commits = try story.commits()
            try story.keep(as: "after")
            for point in Set(passed).sorted() {
                if reached.contains(point) {
                    others += 1
                    guard let stride = Self.stride, others.isMultiple(of: stride) else { continue }
                }
                // Its first time and its last: what lies between is more of the same.
                for occurrence in Set([1, passed.count { $0 == point }]).sorted() {
                    try story.restore("before")
                    try await crash(at: "\(point):\(occurrence)", step, of: story, before, after, commits)
                }
            }
            reached.formUnion(passed)
            try story.restore("after")
        }
        #expect(try await story.verdicts() == ["valid", "valid", "valid"])
        #expect(reached == Set(Failpoint.allCases.map(\.rawValue)), "A failpoint that no command reaches says nothing.")
    }

    /// Does the step, and gives the failpoints that it passes, in order.
    private func trace(_ step: FaultStory.Step, of story: FaultStory) throws -> [String] {
        let log = story.shop.directory.file("passed")
        try? FileManager.default.removeItem(atPath: log)
        let result = try story.run(step, ["COUNTERSIGN_FAILPOINTS_PASSED": log])
        #expect(result.succeeded, "\(step) \(result.errors)")
        let passed = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        return passed.split(separator: "\n").map(String.init)
    }

    private func crash(
        at point: String, _ step: FaultStory.Step, of story: FaultStory, _ before: StoryState, _ after: StoryState,
        _ commits: Set<String>
    ) async throws {
        let words: Comment = "\(step) ended at \(point)"
        let ended = try story.run(step, ["COUNTERSIGN_FAILPOINT": point])
        let left = try story.state()
        #expect(try story.faults() == "", words)
        for (name, commit) in left.references where !name.hasSuffix("HEAD") {
            #expect(before.references[name] == commit || commits.contains(commit), words)
        }
        for (path, bytes) in before.files {
            #expect(left.files[path] == bytes || left.files[path] == after.files[path], "\(words): \(path)")
        }
        guard left != after else { return }
        #expect(!ended.succeeded || point.hasPrefix("pushLanded"), words)
        var said = ""
        for attempt in step.remedies where try story.state() != after {
            said += try story.heal(step, attempt).errors
        }
        let difference = try story.state().difference(from: after)
        #expect(difference == "", "\(words): \(said)")
        #expect(try story.faults() == "", words)
    }
}
