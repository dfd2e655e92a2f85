import GitStore
import Testing

@Suite struct MergedFileTests {
    let sandbox: Sandbox
    let repository: Repository

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
    }

    @Test(arguments: [
        ["a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n"], ["a\nb\nc\n", "a\nX\nc\n", "a\nY\nc\n"], ["", "one\n", ""],
        ["", "one\n", "two\n"], ["a\nb\n", "", "a\nc\n"], ["a", "a\n", "b"], ["a\n", "b\n", "b\n"], ["", "", ""],
    ])
    func mergingIsWhatGitMergeFileDoes(_ sides: [String]) throws {
        let names = ["base", "ours", "theirs"]
        for (name, side) in zip(names, sides) { try sandbox.write(side, to: name, in: "") }
        let expected = try sandbox.run(
            ["merge-file", "-p", "-L", "acme", "-L", "version 3", "-L", "nusa", "ours", "base", "theirs"], in: "")
        let merged = try repository.mergeFile(
            base: Array(sides[0].utf8), ours: Array(sides[1].utf8), theirs: Array(sides[2].utf8),
            labels: MergeLabels(base: "version 3", ours: "acme", theirs: "nusa"))
        #expect(String(decoding: merged.bytes, as: UTF8.self) == String(decoding: expected.bytes, as: UTF8.self))
        #expect(merged.isClean == (expected.status == 0))
    }

    @Test func theBaseIsShownAsGitMergeFileShowsIt() throws {
        for (name, side) in [("base", "a\nx\nc\n"), ("ours", "a\ny\nc\n"), ("theirs", "a\nz\nc\n")] {
            try sandbox.write(side, to: name, in: "")
        }
        let expected = try sandbox.run(
            ["merge-file", "-p", "--diff3", "-L", "now", "-L", "before", "-L", "then", "ours", "base", "theirs"], in: ""
        )
        let merged = try repository.mergeFile(
            base: Array("a\nx\nc\n".utf8), ours: Array("a\ny\nc\n".utf8), theirs: Array("a\nz\nc\n".utf8),
            labels: MergeLabels(base: "before", ours: "now", theirs: "then"), showingBase: true)
        #expect(String(decoding: merged.bytes, as: UTF8.self) == String(decoding: expected.bytes, as: UTF8.self))
        #expect(!merged.isClean)
    }

    @Test func labelsWithNULAreRefused() {
        let refused = code { () throws(GitError) in
            _ = try repository.mergeFile(base: [], ours: [1], theirs: [2], labels: MergeLabels(ours: "a\0b"))
        }
        #expect(refused == .invalidName)
    }
}
