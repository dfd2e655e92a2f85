import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// `docs/json.md` explains every document that any command prints.
@Suite struct JSONReferenceTests {
    /// The schemas named in the code, whatever file they stand in.
    private static func schemas() throws -> Set<String> {
        var names: Set<String> = []
        for source in try Documentation.sources() {
            for line in source.text.split(separator: "\n") where !line.contains("///") {
                for match in line.matches(of: /"(countersign\.[a-z-]+\/[0-9]+)"/) { names.insert(String(match.1)) }
            }
        }
        return names
    }

    @Test func everySchemaIsExplainedAndNoOther() throws {
        let schemas = try Self.schemas()
        #expect(schemas.count > 10)
        let page = try Documentation.read("json.md")
        for schema in schemas {
            let isThere = page.contains("\n## \(schema)\n")
            #expect(isThere, "docs/json.md says nothing of \(schema).")
        }
        for match in page.matches(of: /\n## (countersign\.[a-z-]+\/[0-9]+)\n/) {
            #expect(schemas.contains(String(match.1)), "docs/json.md explains \(match.1), which nothing prints.")
        }
    }

    /// Each reading verb's document has exactly the members that its section lists.
    @Test(arguments: [
        (["status"], "countersign.status/1"), (["list", "--all"], "countersign.amendment/1"),
        (["show", "1"], "countersign.text/1"), (["diff", "1", "2"], "countersign.diff/1"),
        (["log", "--acts"], "countersign.version/1"), (["check"], "countersign.check/1"),
        (["verify"], "countersign.verify/1"), (["export", "1"], "countersign.exported/1"),
    ])
    func theMembersAreThoseThatAreExplained(verb: [String], schema: String) async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await countersign(verb + ["--json"], in: clone.directory.path)
        let page = try Documentation.read("json.md")
        let section = try #require(page.components(separatedBy: "\n## \(schema)\n").dropFirst().first)
            .components(separatedBy: "\n## ")[0]
        let explained = Set(section.matches(of: /\n\| `([A-Za-z]+)` \|/).map { String($0.1) })
        for document in try answer.documents {
            #expect(document["schema"] as? String == schema)
            #expect(Set(document.keys).subtracting(explained) == ["schema"], "\(document.keys)")
        }
    }
}
