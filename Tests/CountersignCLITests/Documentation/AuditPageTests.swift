import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// `docs/audit.md` answers with commands, and what stands behind each is what it prints.
@Suite struct AuditPageTests {
    /// A command of the page, and what it is said to print.
    private struct Step {
        let command: String
        var output: [Substring] = []
    }

    private static func sections() throws -> [(title: String, steps: [Step])] {
        let page = try Documentation.read("audit.md")
        return page.components(separatedBy: "\n## ").dropFirst().map { section in
            var steps: [Step] = []
            for block in section.components(separatedBy: "\n```console\n").dropFirst() {
                for line in block.components(separatedBy: "\n```")[0].split(
                    separator: "\n", omittingEmptySubsequences: false)
                {
                    if line.hasPrefix("$ ") {
                        steps.append(Step(command: String(line.dropFirst(2))))
                    } else if !steps.isEmpty {
                        steps[steps.count - 1].output.append(line)
                    }
                }
            }
            return (String(section.prefix { $0 != "\n" }), steps)
        }
    }

    @Test func tenQuestionsAreAnsweredByCommands() throws {
        let questions = try Self.sections().filter { $0.title.hasPrefix("How do I ") }
        #expect(questions.count >= 10)
        // Nothing else on the page looks like a command and is not run.
        let page = try Documentation.read("audit.md")
        #expect(page.components(separatedBy: "\n$ ").count - 1 == questions.flatMap(\.steps).count)
        for question in questions { #expect(!question.steps.isEmpty, "\(question.title)") }
    }

    @Test func everyCommandPrintsWhatThePageSays() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let shell = StockProgram(
            "/bin/sh", in: clone.directory.path, home: clone.directory.path,
            adding: [
                "PATH": BuiltProgram.searchPath, "COUNTERSIGN_CLOCK": "\(clone.clock.now)", "NO_COLOR": "1",
                "TERM": "dumb",
            ])
        for (title, steps) in try Self.sections() {
            for step in steps {
                let answer = try shell.run("-c", step.command)
                let said = step.output.joined(separator: "\n")
                #expect(answer.text == said, "\(title)\n\(step.command)\n\(answer.errors)")
            }
        }
    }
}
