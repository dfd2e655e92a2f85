import GitStore
import Testing

@Suite struct TreeTests {
    let sandbox: Sandbox
    let repository: Repository
    let blob: ObjectID

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
        blob = try repository.write(Array("x\n".utf8), as: .blob)
    }

    @Test func nestedTreesAreThoseThatGitWrites() throws {
        // Git sorts a folder as if its name ended with a slash: these are the names where that matters.
        let paths = [
            "a/b", "a-b", "a.b", "a0", "ab/c/d", "ab-c", "agreement.yaml", "clauses/010-scope.id.md",
            "clauses/010-scope.en.md", "terms/fees.yaml", "terms/a/deep/er/file", "terms.yaml",
        ]
        let expected = try sandbox.tree(Dictionary(uniqueKeysWithValues: paths.map { ($0, "x\n") }))
        #expect(try repository.writeTree(paths.map { ($0, blob) }) == expected)
        #expect(try repository.writeTree(paths.reversed().map { ($0, blob) }) == expected)
        let modes = try sandbox.git("ls-tree", "-r", expected.description).lines.map { $0.prefix(6) }
        #expect(modes.count == paths.count && modes.allSatisfy { $0 == "100644" })
        try sandbox.git("fsck", "--strict")
    }

    @Test func withoutFilesItIsTheEmptyTree() throws {
        #expect(try repository.writeTree([]).description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
    }

    @Test(arguments: [
        "", "/a", "a/", "a//b", ".", "a/..", "../a", ".git", "a/.GIT/b", ".git/config", "git~1", ".g\u{200c}it",
        "a\0b", "x\0",
    ])
    func namesThatGitWouldNotCheckOutAreRefused(_ path: String) throws {
        #expect(
            code { () throws(GitError) in _ = try repository.writeTree([("good", blob), (path, blob)]) } == .invalidName
        )
    }

    @Test(arguments: [["a", "a"], ["a/b", "a/b"], ["a", "a/b"], ["a/b", "a"]])
    func aNameIsTakenOnce(_ paths: [String]) throws {
        #expect(code { () throws(GitError) in _ = try repository.writeTree(paths.map { ($0, blob) }) } == .invalidName)
    }

    @Test func filesMustBeBlobsThatAreStored() throws {
        let missing = try ObjectID.of([9, 9], as: .blob)
        let tree = try repository.writeTree([("a", blob)])
        #expect(code { () throws(GitError) in _ = try repository.writeTree([("a", missing)]) } == .notFound)
        #expect(code { () throws(GitError) in _ = try repository.writeTree([("a", tree)]) } == .wrongKind)
    }
}
