import Agreements
import Foundation
import TestSupport
import Testing

/// The examples that people read are the code that runs here.
@Suite struct LibraryExampleTests {
    @Test func theExampleOfTheGuideDoesWhatItSays() async throws {
        let directory = try TemporaryDirectory("example")
        let verification = try await agreeOnHosting(
            in: directory.path, sari: SeededSigner("sari"), dewi: SeededSigner("dewi"))
        #expect(verification.verdict == .valid)
        #expect(verification.findings == [])
        #expect(verification.ledger?.versions.count == 2)
        #expect(try lines(printedFor: directory.path).first?.hasPrefix("1 sha256:") == true)
    }

    @Test func theGuideShowsThisVeryExample() throws {
        let guide = try file("docs/library.md")
        let blocks = guide.components(separatedBy: "```swift\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
        #expect(blocks == [try file("Tests/AgreementsTests/Story/LibraryExample.swift")])
    }

    @Test func theCommentOnAgreementShowsTheVeryLinesThatReadOne() throws {
        let comment = try file("Sources/Agreements/Agreement.swift").components(separatedBy: "/// ```swift\n")[1]
        let shown = comment.components(separatedBy: "/// ```\n")[0].split(separator: "\n").map { $0.dropFirst(4) }
        let here = try file("Tests/AgreementsTests/Story/LibraryExampleTests.swift")
        let ran = here.components(separatedBy: "// Begin of the example.\n")[1]
            .components(separatedBy: "        // End of the example.")[0].split(separator: "\n").map { $0.dropFirst(8) }
        #expect(shown == ran)
        #expect(shown.count > 3)
    }

    /// Runs the example in the comment on `Agreement`.
    private func lines(printedFor directory: String) throws -> [String] {
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
        // Begin of the example.
        let agreement = try Agreement.open(at: directory)
        let history = try agreement.history()
        print(history.current.number, history.current.text.digest)
        for amendment in try history.amendments() { print(amendment.name, amendment.isExecuted) }
        // End of the example.
        return printed
    }

    /// A file of the project.
    private func file(_ path: String) throws -> String {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
