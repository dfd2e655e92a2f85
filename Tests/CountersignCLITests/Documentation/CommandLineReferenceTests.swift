import Foundation
import Testing

@testable import CountersignCLI

/// `docs/cli.md` says what the commands themselves say. After a change:
///
///     UPDATE_DOCS=1 swift test --filter CommandLineReference
@Suite struct CommandLineReferenceTests {
    static let begin =
        "<!-- Written by the commands themselves: UPDATE_DOCS=1 swift test --filter CommandLineReference -->\n"
    static let end = "<!-- The end of what the commands write. -->\n"

    @Test func thePageIsWhatTheCommandsSay() throws {
        let page = try Documentation.read("cli.md")
        let before = try #require(page.range(of: Self.begin), "docs/cli.md has lost the mark before its reference.")
        let after = try #require(page.range(of: Self.end), "docs/cli.md has lost the mark behind its reference.")
        let expected = "\n" + (try CommandLineReference().markdown) + "\n"
        if Self.isUpdating {
            let new = page[..<before.upperBound] + expected + page[after.lowerBound...]
            try Documentation.write(String(new), "cli.md")
            return
        }
        let isTheSame = page[before.upperBound..<after.lowerBound] == expected
        #expect(
            isTheSame,
            "Bring docs/cli.md up to date: UPDATE_DOCS=1 swift test --filter CommandLineReference")
    }

    private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1"

    @Test(.enabled(if: !isUpdating, "The page is being written.")) func everyVerbStandsInThePage() throws {
        let reference = try CommandLineReference()
        let page = try Documentation.read("cli.md")
        #expect(reference.verbs.count >= 19)
        for verb in reference.verbs {
            let isThere = page.contains("\n#### \(verb.commandName)\n")
            #expect(isThere, "docs/cli.md says nothing of \(verb.commandName).")
        }
        #expect(
            Set(reference.common.flatMap { $0.names ?? [] }.map(\.spelled)).isSuperset(of: [
                "-C", "--json", "--no-pager",
            ]))
    }

    @Test func everyExitCodeIsExplained() throws {
        let page = try Documentation.read("cli.md")
        for code in ExitCode.allCases {
            let isThere = page.contains("\n| \(code.rawValue) | ")
            #expect(isThere, "docs/cli.md does not say what \(code.rawValue) means.")
        }
    }

    @Test func everyVariableThatIsReadIsExplained() throws {
        let page = try Documentation.read("cli.md")
        var names: Set<String> = []
        for source in try Documentation.sources() {
            for match in source.text.matches(of: /environment\[\"([A-Z_]+)\"/) { names.insert(String(match.1)) }
        }
        #expect(names.isSuperset(of: ["COUNTERSIGN_CLOCK", "NO_COLOR", "TERM"]))
        for name in names {
            let isThere = page.contains("`\(name)`")
            #expect(isThere, "docs/cli.md does not say what \(name) does.")
        }
    }
}
