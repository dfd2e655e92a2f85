import Foundation
import GitStore
import Testing

@Suite struct ReferenceTests {
    let sandbox: Sandbox
    let repository: Repository
    let first: ObjectID
    let second: ObjectID
    let main = "refs/heads/main"

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
        first = try sandbox.commit(["a": "1\n"])
        second = try sandbox.commit(["a": "2\n"], parents: [first])
    }

    @Test func aReferenceIsMadeMovedAndDeletedAsGitSees() throws {
        #expect(try repository.reference(main) == nil)
        try repository.updateReference(main, to: first, expecting: nil, message: "open: Agreement")
        #expect(try sandbox.git("rev-parse", main).text == first.description)
        try repository.updateReference(main, to: second, expecting: first, message: "merge: acme/fees")
        #expect(try repository.reference(main) == second)
        #expect(try sandbox.git("rev-parse", main).text == second.description)
        try repository.deleteReference(main, expecting: second)
        #expect(try repository.reference(main) == nil)
        #expect(try sandbox.run(["rev-parse", "--verify", main]).status != 0)
    }

    @Test func theReflogSaysWhyAndHeadFollows() throws {
        try sandbox.git("config", "user.name", "Dewi")
        try sandbox.git("config", "user.email", "dewi@nusa.example")
        try repository.updateReference(main, to: first, expecting: nil, message: "open: Agreement")
        try repository.updateReference(main, to: second, expecting: first, message: "merge: acme/fees")
        #expect(
            try sandbox.git("log", "-g", "--format=%H %gs", main).lines == [
                "\(second) merge: acme/fees", "\(first) open: Agreement",
            ])
        #expect(try sandbox.git("log", "-g", "--format=%gs %gn", "HEAD").lines.first == "merge: acme/fees Dewi")
    }

    @Test(arguments: [false, true]) func nothingMovesUnlessItIsAsExpected(packed: Bool) throws {
        try repository.updateReference(main, to: first, expecting: nil, message: "first")
        if packed { try sandbox.git("pack-refs", "--all") }
        for expected in [nil, second] {
            #expect(
                code { () throws(GitError) in
                    try repository.updateReference(main, to: second, expecting: expected, message: "no")
                } == .moved)
        }
        #expect(code { () throws(GitError) in try repository.deleteReference(main, expecting: second) } == .moved)
        #expect(try sandbox.git("rev-parse", main).text == first.description)
        try repository.updateReference(main, to: second, expecting: first, message: "yes")
        #expect(try sandbox.git("rev-parse", main).text == second.description)
    }

    @Test func whatDoesNotExistCannotHaveBeenExpected() throws {
        #expect(
            code { () throws(GitError) in
                try repository.updateReference(main, to: second, expecting: first, message: "no")
            } == .moved)
        #expect(code { () throws(GitError) in try repository.deleteReference(main, expecting: first) } == .moved)
        #expect(try repository.reference(main) == nil)
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("clone/.git/refs/heads/main.lock")))
    }

    @Test func aSymbolicReferenceIsFollowedWhenReadAndNeverMoved() throws {
        try repository.updateReference("refs/heads/real", to: first, expecting: nil, message: "first")
        try sandbox.git("symbolic-ref", main, "refs/heads/real")
        #expect(try repository.reference(main) == first)
        #expect(
            code { () throws(GitError) in
                try repository.updateReference(main, to: second, expecting: first, message: "no")
            } == .moved)
        #expect(code { () throws(GitError) in try repository.deleteReference(main, expecting: first) } == .moved)
        #expect(try sandbox.git("rev-parse", "refs/heads/real").text == first.description)
    }

    @Test func aReferenceCannotNameWhatIsNotStored() throws {
        let missing = try ObjectID.of([1], as: .blob)
        #expect(
            code { () throws(GitError) in
                try repository.updateReference(main, to: missing, expecting: nil, message: "no")
            } == .notFound)
        #expect(try repository.reference(main) == nil)
    }

    @Test(arguments: [
        "refs/heads/main\0/x", "refs/heads/a..b", "refs/heads/", "refs/heads/a b", "main", "", "refs/heads/x.lock",
    ])
    func namesThatGitDoesNotTakeAreRefused(_ name: String) throws {
        #expect(code { () throws(GitError) in _ = try repository.reference(name) } == .invalidName)
        #expect(
            code { () throws(GitError) in
                try repository.updateReference(name, to: first, expecting: nil, message: "no")
            } == .invalidName)
        #expect(code { () throws(GitError) in try repository.deleteReference(name, expecting: first) } == .invalidName)
    }

    @Test func textWithNULIsRefusedEverywhere() throws {
        let id = first
        #expect(
            code { () throws(GitError) in
                try repository.updateReference(main, to: id, expecting: nil, message: "a\0b")
            } == .invalidName)
        #expect(code { () throws(GitError) in _ = try repository.references(under: "refs/\0") } == .invalidName)
        #expect(code { () throws(GitError) in _ = try repository.isIgnored("a\0b") } == .invalidName)
        #expect(code { () throws(GitError) in _ = try repository.configuration("user.name\0") } == .invalidName)
        #expect(
            code { () throws(GitError) in try repository.setConfiguration("user.name", to: "a\0b") } == .invalidName)
        #expect(
            code { () throws(GitError) in _ = try Repository.open(at: "/tmp\0/x", discovering: false) }
                == .invalidName)
        #expect(try repository.reference(main) == nil)
    }

    @Test func referencesAreListedByPrefixInOrder() throws {
        let names = ["acme/fees-2", "acme/fees", "acme/availability", "nusa/fees"].map { "refs/heads/amendment/\($0)" }
        for name in names + [main, "refs/heads/amendments"] {
            try repository.updateReference(name, to: first, expecting: nil, message: "new")
        }
        // Some in packed-refs, one of which is out of date there.
        try sandbox.git("pack-refs", "--all")
        try repository.updateReference(names[1], to: second, expecting: first, message: "moved")
        let found = try repository.references(under: "refs/heads/amendment/")
        #expect(found.map(\.name) == names.sorted())
        #expect(found.map(\.target) == [first, second, first, first])
        #expect(try repository.references(under: "refs/heads/amendment/acme/fees").count == 2)
        #expect(try repository.references(under: "refs/notes/").isEmpty)
        #expect(try repository.references(under: "").count == 6)
        #expect(code { () throws(GitError) in _ = try repository.references(under: "refs/*") } == .invalidName)
    }

    @Test func aPackedReferenceIsDeletedForGood() throws {
        try repository.updateReference(main, to: first, expecting: nil, message: "first")
        try repository.updateReference("refs/heads/other", to: first, expecting: nil, message: "first")
        try sandbox.git("pack-refs", "--all")
        try repository.updateReference(main, to: second, expecting: first, message: "second")
        try repository.deleteReference(main, expecting: second)
        #expect(try sandbox.git("for-each-ref", "--format=%(refname)").lines == ["refs/heads/other"])
    }

    @Test func aDeletionThatWaitedForPackedReferencesIsWhole() throws {
        try repository.updateReference(main, to: first, expecting: nil, message: "first")
        try sandbox.git("pack-refs", "--all")
        try sandbox.write("", to: ".git/packed-refs.lock")
        sandbox.remove("clone/.git/packed-refs.lock", afterMilliseconds: 100)
        try repository.deleteReference(main, expecting: first)
        #expect(try sandbox.git("for-each-ref").text == "")
    }

    @Test func aReferenceCannotBeAFolderOfOthers() throws {
        try repository.updateReference("refs/heads/a/b", to: first, expecting: nil, message: "first")
        for packed in [false, true] {
            if packed { try sandbox.git("pack-refs", "--all") }
            for name in ["refs/heads/a", "refs/heads/a/b/c"] {
                #expect(
                    code { () throws(GitError) in
                        try repository.updateReference(name, to: first, expecting: nil, message: "no")
                    } != nil)
            }
        }
        #expect(try sandbox.git("for-each-ref", "--format=%(refname)").lines == ["refs/heads/a/b"])
    }

    @Test func aLockThatStaysIsReportedAndOneThatGoesIsWaitedFor() throws {
        try sandbox.write("", to: ".git/refs/heads/main.lock")
        #expect(
            code { () throws(GitError) in
                try repository.updateReference(main, to: first, expecting: nil, message: "no")
            } == .locked)
        sandbox.remove("clone/.git/refs/heads/main.lock", afterMilliseconds: 100)
        try repository.updateReference(main, to: first, expecting: nil, message: "yes")
        #expect(try repository.reference(main) == first)
    }
}
