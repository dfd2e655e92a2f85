import Foundation
import GitStore
import Testing

@Suite struct RepositoryTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test func aNewRepositoryIsOneForGitToo() throws {
        let repository = try Repository.create(at: sandbox.path("new/clone"), bare: false, initialBranch: "trunk")
        #expect(repository.workingDirectory == sandbox.path("new/clone"))
        #expect(repository.gitDirectory == sandbox.path("new/clone/.git"))
        #expect(!repository.isBare && !repository.isShallow && !repository.hasGrafts && !repository.hasAlternates)
        #expect(try repository.head() == .branch("refs/heads/trunk", nil))
        #expect(try sandbox.git("symbolic-ref", "HEAD", in: "new/clone").text == "refs/heads/trunk")
        #expect(try sandbox.git("status", "--porcelain", in: "new/clone").text == "")
    }

    @Test func aBareRepositoryHasNoFiles() throws {
        let repository = try Repository.create(at: sandbox.path("bare"), bare: true, initialBranch: "main")
        #expect(repository.isBare && repository.workingDirectory == nil)
        #expect(try sandbox.git("rev-parse", "--is-bare-repository", in: "bare").text == "true")
        let tree = try repository.writeTree([])
        #expect(code { () throws(GitError) in try repository.resetIndex(to: tree) } == .bare)
        #expect(code { () throws(GitError) in try repository.checkOut(tree, over: nil) } == .bare)
        #expect(code { () throws(GitError) in _ = try repository.changedPaths(from: tree) } == .bare)
        #expect(code { () throws(GitError) in _ = try repository.isIgnored("a") } == .bare)
    }

    @Test func nothingIsMadeOverARepositoryOrWithABadBranch() throws {
        _ = try sandbox.clone()
        #expect(code { () throws(GitError) in _ = try sandboxed { try sandbox.clone() } } == .exists)
        for branch in ["", "a b", "a..b", "a\0b"] {
            #expect(
                code { () throws(GitError) in
                    _ = try Repository.create(at: sandbox.path("x"), bare: true, initialBranch: branch)
                } == .invalidName)
        }
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("x")))
    }

    @Test func discoveringWalksUpAndOpeningDoesNot() throws {
        _ = try sandbox.clone()
        try sandbox.write("x", to: "clauses/010-scope.id.md")
        let inside = sandbox.path("clone/clauses")
        #expect(try Repository.open(at: inside, discovering: true).workingDirectory == sandbox.path("clone"))
        #expect(
            code { () throws(GitError) in _ = try Repository.open(at: inside, discovering: false) } == .notARepository)
        for exact in ["clone", "clone/.git", "clone/"] {
            let repository = try Repository.open(at: sandbox.path(exact), discovering: false)
            #expect(repository.gitDirectory == sandbox.path("clone/.git"))
        }
        #expect(
            code { () throws(GitError) in _ = try Repository.open(at: sandbox.path(""), discovering: true) }
                == .notARepository)
        #expect(
            code { () throws(GitError) in _ = try Repository.open(at: sandbox.path("absent"), discovering: false) }
                == .notARepository)
    }

    @Test func aLinkedWorktreeSharesReferences() throws {
        let repository = try sandbox.clone()
        let commit = try sandbox.commit(["a": "1\n"])
        try repository.updateReference("refs/heads/main", to: commit, expecting: nil, message: "first")
        try sandbox.git("worktree", "add", "-b", "side", "../linked", "main")
        let linked = try Repository.open(at: sandbox.path("linked"), discovering: false)
        #expect(linked.commonDirectory == repository.gitDirectory)
        #expect(try linked.head() == .branch("refs/heads/side", commit))
        #expect(try linked.reference("refs/heads/main") == commit)
    }

    @Test func hiddenHistoryIsSeen() throws {
        let repository = try sandbox.clone()
        let first = try sandbox.commit(["a": "1\n"])
        let second = try sandbox.commit(["a": "2\n"], parents: [first])
        try repository.updateReference("refs/heads/main", to: second, expecting: nil, message: "second")
        try sandbox.git("clone", "--depth", "1", "file://\(sandbox.path("clone"))", "shallow", in: "")
        let shallow = try Repository.open(at: sandbox.path("shallow"), discovering: false)
        #expect(shallow.isShallow && !repository.isShallow)

        try sandbox.write("\(second)\n", to: ".git/info/grafts")
        #expect(try sandbox.git("rev-list", "--count", "main").text == "1")
        #expect(repository.hasGrafts)
        #expect(try repository.isDescendant(second, of: first))

        try sandbox.git("clone", "--shared", "clone", "borrowing", in: "")
        #expect(try Repository.open(at: sandbox.path("borrowing"), discovering: false).hasAlternates)
    }

    @Test func aHookReadsWhatIsInQuarantine() async throws {
        _ = try sandbox.clone(bare: true)
        let objects = sandbox.path("clone/objects")
        let quarantine = sandbox.path("quarantine")
        try FileManager.default.createDirectory(atPath: quarantine, withIntermediateDirectories: true)
        let setting = ["GIT_OBJECT_DIRECTORY": quarantine, "GIT_ALTERNATE_OBJECT_DIRECTORIES": objects]
        let old = try sandbox.store(Array("old".utf8))
        let pushed = try sandbox.id(
            sandbox.git("hash-object", "-w", "--stdin", input: Array("pushed".utf8), setting: setting).text)
        let plain = try Repository.open(at: sandbox.path("clone"), discovering: false)
        #expect(!plain.contains(pushed) && plain.contains(old))

        let (clone, ids) = (sandbox.path("clone"), [old.description, pushed.description])
        // In a process of its own, since these variables are for the whole process.
        await #expect(processExitsWith: .success) {
            [
                clone = clone as String, objects = objects as String, quarantine = quarantine as String,
                ids = ids as [String]
            ] in
            setenv("GIT_DIR", clone, 1)
            setenv("GIT_OBJECT_DIRECTORY", quarantine, 1)
            setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", objects, 1)
            let repository = try Repository.openFromEnvironment()
            let both = ids.compactMap { ObjectID(hex: $0) }
            exit(both.count == 2 && both.allSatisfy { repository.contains($0) } ? 0 : 1)
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root gives files away"))
    func anAuditorOpensACopyThatAnotherUserOwns() throws {
        _ = try sandbox.clone()
        for path in ["clone", "clone/.git"] {
            try #require(chown(sandbox.path(path), 65534, 65534) == 0)
        }
        #expect(try sandbox.run(["status"]).errors.contains("dubious ownership"))
        #expect(
            try Repository.open(at: sandbox.path("clone"), discovering: false).head() == .branch("refs/heads/main", nil)
        )
    }

    @Test func headIsABranchOrACommit() throws {
        let repository = try sandbox.clone()
        let commit = try sandbox.commit(["a": "1\n"])
        try repository.updateReference("refs/heads/main", to: commit, expecting: nil, message: "first")
        #expect(try repository.head() == .branch("refs/heads/main", commit))
        try sandbox.git("checkout", "--detach", "main")
        #expect(try repository.head() == .detached(commit))
        try repository.attachHead(to: "refs/heads/amendment/acme/fees", message: "switch: acme/fees")
        #expect(try repository.head() == .branch("refs/heads/amendment/acme/fees", nil))
        #expect(try sandbox.git("symbolic-ref", "HEAD").text == "refs/heads/amendment/acme/fees")
        #expect(sandbox.read("a") == "1\n")
        for name in ["main", "refs/tags/v1", "HEAD", "refs/heads/a\0b"] {
            #expect(code { () throws(GitError) in try repository.attachHead(to: name, message: "no") } == .invalidName)
        }
    }
}

/// Narrows what a fixture throws to the error under test.
func sandboxed<Result>(_ body: () throws -> Result) throws(GitError) -> Result {
    do {
        return try body()
    } catch let error as GitError {
        throw error
    } catch {
        throw GitError(.other(0), message: "\(error)", operation: "fixture")
    }
}
