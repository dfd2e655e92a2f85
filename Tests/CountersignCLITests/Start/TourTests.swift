import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What the README tells people to paste into a shell does what it says, to the letter.
@Suite struct TourTests {
    @Test func theTourOfTheReadmeRunsToItsEnd() throws {
        let folder = try TemporaryDirectory("tour")
        // The tour's people have settings of their own, which the names and dates of a test would override.
        let begin = "unset ${!GIT_*}; export GIT_CONFIG_NOSYSTEM=1; set -e\n"
        try folder.write(begin + (try Self.tour), to: "tour.sh")
        let path = BuiltProgram.searchPath
        let answer = try StockProgram("/bin/bash", in: folder.path, home: folder.path, adding: ["PATH": path])
            .run("tour.sh")
        let said = answer.text + answer.errors
        try #require(answer.succeeded, "\(said)")
        for words in [
            "Your files can be proposed: ", "the credit would be IDR 3,750,000 under your files.",
            "Availability is at least: 99.9% → 99.95%", " of 99.949% in ", ": IDR 0 → IDR 1,500,000",
            "the credit would be IDR 0 under the text in force and IDR 1,500,000 under this amendment (nusa/availability).",
            "valid: ", "Good \"git\" signature",
        ] {
            #expect(said.contains(words), "\(words)\n\(said)")
        }
        // Both wrote versions of both languages, and nothing is left to find.
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.file("tour/acme/clauses"))
        #expect(files.contains { $0.hasSuffix(".id.md") } && files.contains { $0.hasSuffix(".en.md") })
    }

    /// The commands behind the mark.
    private static var tour: String {
        get throws {
            let readme = try Documentation.file("README.md")
            let block = try #require(readme.components(separatedBy: "<!-- tour -->\n```sh\n").dropFirst().first)
            return block.components(separatedBy: "```")[0]
        }
    }
}
