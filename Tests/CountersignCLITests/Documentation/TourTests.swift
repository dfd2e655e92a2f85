import Foundation
import TestSupport
import Testing

/// What the README has a newcomer type.
@Suite struct TourTests {
    @Test func theToursCommandsSucceedWordForWordInAFreshDirectory() throws {
        let readme = try Documentation.file("README.md")
        let behind = try #require(readme.range(of: "<!-- tour -->\n```sh\n")).upperBound
        let end = try #require(readme.range(of: "\n```\n", range: behind..<readme.endIndex)).lowerBound
        let directory = try TemporaryDirectory("newcomer")
        // A shell that knows nothing but where programs are, and stops at the first command that fails.
        let shell = StockProgram("/usr/bin/env", in: directory.path, home: directory.path)
        let result = try shell.run(
            "-i", "PATH=\(BuiltProgram.searchPath)", "HOME=\(directory.path)", "LC_ALL=C.UTF-8", "/bin/bash", "-e",
            "-o",
            "pipefail", "-c", String(readme[behind..<end]))
        #expect(result.succeeded, "\(result.errors.suffix(2_000))")
        #expect(result.text.contains("valid: every version on main is what its parties signed."))
        let git = StockProgram("/usr/bin/git", in: directory.file("tour/acme"), home: directory.path)
        #expect(try git.run("rev-list", "--first-parent", "--count", "main").text == "3")
    }
}
