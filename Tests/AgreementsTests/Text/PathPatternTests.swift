import Agreements
import Testing

@Suite struct PathPatternTests {
    @Test(
        arguments: [
            ("**", ["agreement.yaml", "terms/fees.yaml"], []),
            ("*", ["agreement.yaml"], ["terms/fees.yaml"]),
            ("terms/**", ["terms/fees.yaml", "terms/a/b.yaml"], ["agreement.yaml", "termsx/fees.yaml", "a/terms/b"]),
            ("terms/*", ["terms/fees.yaml"], ["terms/a/b.yaml", "terms"]),
            ("terms/fees.yaml", ["terms/fees.yaml"], ["terms/feesxyaml", "terms/fees.yaml2"]),
            ("**/fees.yaml", ["fees.yaml", "terms/fees.yaml", "a/b/fees.yaml"], ["terms/xfees.yaml"]),
            ("clauses/*-fees.*.md", ["clauses/010-fees.id.md"], ["clauses/010-fees.md", "clauses/010-feesx.id.md"]),
            ("a/**/b/**/c", ["a/b/c", "a/x/b/y/z/c", "a/b/b/c"], ["a/c", "a/b/x", "b/c"]),
            ("*a*b*", ["ab", "xaxbx", "aab"], ["ba", "a"]),
        ] as [(String, [String], [String])])
    func aPatternCoversWhatItSays(pattern: String, covered: [String], others: [String]) throws {
        let pattern = try #require(PathPattern(pattern))
        for path in covered { #expect(pattern.matches(path), "\(path)") }
        for path in others { #expect(!pattern.matches(path), "\(path)") }
    }

    @Test(arguments: [
        "", "/a", "a/", "a//b", "a**", "**a", "a/**b", "***", "A", "a b", "é", "!a", "a?", "[a]", "a\\b",
        String(repeating: "a", count: 201),
    ])
    func whatReadsLikeSomethingElseIsNoPattern(text: String) {
        #expect(PathPattern(text) == nil)
    }

    @Test func noPatternIsSlow() throws {
        let stars = try #require(PathPattern(String(repeating: "*a", count: 99) + "b"))
        #expect(!stars.matches(String(repeating: "a", count: 20_000)))
        let folders = try #require(PathPattern(String(repeating: "**/a/", count: 39) + "b"))
        #expect(!folders.matches(String(repeating: "a/", count: 20_000) + "c"))
    }
}
