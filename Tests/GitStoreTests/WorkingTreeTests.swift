import Foundation
import GitStore
import Testing

@Suite struct WorkingTreeTests {
    let sandbox: Sandbox
    let repository: Repository
    let old: ObjectID
    let new: ObjectID

    /// Two trees: one file changed, one removed with its folder, one added in a new folder, one the same.
    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
        let before = ["agreement.yaml": "old\n", "terms/fees.yaml": "100\n", "clauses/010-scope.id.md": "same\n"]
        let after = ["agreement.yaml": "new\n", "annexes/a.txt": "added\n", "clauses/010-scope.id.md": "same\n"]
        let first = try sandbox.commit(before)
        let second = try sandbox.commit(after, parents: [first])
        old = try sandbox.id(sandbox.git("rev-parse", "\(first)^{tree}").text)
        new = try sandbox.id(sandbox.git("rev-parse", "\(second)^{tree}").text)
        try repository.updateReference("refs/heads/main", to: first, expecting: nil, message: "first")
        try repository.updateReference("refs/heads/next", to: second, expecting: nil, message: "second")
        try repository.checkOut(old, over: nil)
    }

    func status() throws -> [String] { try sandbox.git("status", "--porcelain", "-uall").lines }

    /// All files and what is in them.
    func snapshot() throws -> [String: String] {
        let all = FileManager.default.enumerator(atPath: sandbox.path("clone"))?.compactMap { $0 as? String } ?? []
        return all.filter { !$0.hasPrefix(".git/") && $0 != ".git" }
            .reduce(into: [:]) { $0[$1] = sandbox.read($1) }
    }

    @Test func filesAndIndexAreCleanAfterACheckout() throws {
        #expect(sandbox.read("terms/fees.yaml") == "100\n")
        #expect(try status().isEmpty)
        try repository.checkOut(new, over: old)
        try repository.attachHead(to: "refs/heads/next", message: "switch")
        #expect(try status().isEmpty)
        #expect(
            try snapshot() == [
                "agreement.yaml": "new\n", "annexes/a.txt": "added\n", "clauses/010-scope.id.md": "same\n",
            ])
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("clone/terms")))
    }

    @Test(arguments: ["agreement.yaml", "terms/fees.yaml", "annexes/a.txt"])
    func anEditThatWouldBeLostIsAConflictAndEverythingStays(_ path: String) throws {
        try sandbox.write("my own words\n", to: path)
        try refusesToCheckOut(naming: [path])
    }

    @Test func everyConflictIsNamed() throws {
        for path in ["terms/fees.yaml", "annexes/a.txt", "agreement.yaml"] { try sandbox.write("mine\n", to: path) }
        try refusesToCheckOut(naming: ["agreement.yaml", "annexes/a.txt", "terms/fees.yaml"])
    }

    @Test func aFileThatAPersonDeletedIsNotBroughtBack() throws {
        try sandbox.remove("clone/agreement.yaml")
        try refusesToCheckOut(naming: ["agreement.yaml"])
    }

    @Test func anIgnoredFileIsAPersonsToo() throws {
        try sandbox.write("annexes/\n", to: ".git/info/exclude")
        try sandbox.write("mine\n", to: "annexes/a.txt")
        try refusesToCheckOut(naming: ["annexes/a.txt"])
    }

    @Test func anEditThatFiltersHideIsSeen() throws {
        try sandbox.git("config", "core.autocrlf", "true")
        // Another ending, and otherwise the same: git takes it for unchanged.
        try sandbox.write("old\r\n", to: "agreement.yaml")
        #expect(try sandbox.git("diff", "--name-only").text == "")
        #expect(try repository.changedPaths(from: old) == ["agreement.yaml"])
        try refusesToCheckOut(naming: ["agreement.yaml"])
    }

    @Test func anEditWithTheSizeAndTimeOfTheOldIsSeen() throws {
        let file = sandbox.path("clone/agreement.yaml")
        let date = Date(timeIntervalSince1970: 1_782_864_000)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
        try sandbox.git("update-index", "--refresh")
        try sandbox.write("OLD\n", to: "agreement.yaml")
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
        try refusesToCheckOut(naming: ["agreement.yaml"])
    }

    @Test func aLinkInPlaceOfAFolderIsNotWrittenThrough() throws {
        let outside = sandbox.path("outside")
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path("clone/annexes"), withDestinationPath: outside)
        let error = code { () throws(GitError) in try repository.checkOut(new, over: old) }
        #expect(error == .conflict)
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside).isEmpty)
        #expect(sandbox.read("agreement.yaml") == "old\n")
    }

    @Test func aFolderOfAPersonsFilesDoesNotGiveWayToAFile() throws {
        try sandbox.write("mine\n", to: "annexes/a.txt/notes")
        let error = code { () throws(GitError) in try repository.checkOut(new, over: old) }
        #expect(error == .conflict)
        #expect(sandbox.read("annexes/a.txt/notes") == "mine\n")
        #expect(sandbox.read("agreement.yaml") == "old\n")
    }

    @Test func aFolderAndAFileChangePlaces() throws {
        let folder = try sandbox.tree(["terms/fees.yaml": "100\n"])
        let file = try sandbox.tree(["terms": "one\n"])
        try repository.checkOut(folder, over: old)
        try repository.checkOut(file, over: folder)
        #expect(try snapshot() == ["terms": "one\n"])
        #expect(try sandbox.git("write-tree").text == file.description)
        try repository.checkOut(folder, over: file)
        #expect(sandbox.read("terms/fees.yaml") == "100\n")
        #expect(try sandbox.git("write-tree").text == folder.description)
        try sandbox.write("mine\n", to: "terms/notes.txt")
        #expect(code { () throws(GitError) in try repository.checkOut(file, over: folder) } == .conflict)
        #expect(sandbox.read("terms/notes.txt") == "mine\n")
        #expect(sandbox.read("terms/fees.yaml") == "100\n")
    }

    @Test func editsElsewhereStay() throws {
        try sandbox.write("my clause\n", to: "clauses/010-scope.id.md")
        try sandbox.write("note\n", to: "notes.txt")
        try sandbox.write("beside\n", to: "terms/notes.txt")
        try repository.checkOut(new, over: old)
        try repository.attachHead(to: "refs/heads/next", message: "switch")
        #expect(sandbox.read("agreement.yaml") == "new\n")
        #expect(sandbox.read("clauses/010-scope.id.md") == "my clause\n")
        #expect(sandbox.read("terms/notes.txt") == "beside\n")
        #expect(try status() == [" M clauses/010-scope.id.md", "?? notes.txt", "?? terms/notes.txt"])
    }

    @Test func whatIsThereAlreadyIsNoConflict() throws {
        try sandbox.write("new\n", to: "agreement.yaml")
        try sandbox.write("added\n", to: "annexes/a.txt")
        try sandbox.remove("clone/terms")
        try repository.checkOut(new, over: old)
        try repository.attachHead(to: "refs/heads/next", message: "switch")
        #expect(try status().isEmpty)
    }

    @Test func filesAreWrittenAsSignedWhateverTheSettingsSay() throws {
        try sandbox.git("config", "core.autocrlf", "true")
        try sandbox.git("config", "core.eol", "crlf")
        try sandbox.write("* text eol=crlf ident\n", to: ".git/info/attributes")
        let tree = try sandbox.tree(["agreement.yaml": "a\nb $Id$\n"])
        try repository.checkOut(tree, over: old)
        #expect(sandbox.read("agreement.yaml") == "a\nb $Id$\n")
    }

    @Test func theIndexIsSetWithoutTouchingFiles() throws {
        let before = try snapshot()
        try repository.resetIndex(to: new)
        #expect(try snapshot() == before)
        #expect(try sandbox.git("write-tree").text == new.description)
        try repository.resetIndex(to: old)
        #expect(try status().isEmpty)
        try sandbox.write("", to: ".git/index.lock")
        #expect(code { () throws(GitError) in try repository.resetIndex(to: new) } == .locked)
    }

    @Test func changedPathsAreThoseOfGitStatus() throws {
        #expect(try repository.changedPaths(from: old).isEmpty)
        #expect(
            try repository.changedPaths(from: nil) == [
                "agreement.yaml", "clauses/010-scope.id.md", "terms/fees.yaml",
            ])
        try sandbox.write("ignored/\n*.tmp\n", to: ".git/info/exclude")
        try sandbox.write("edited\n", to: "agreement.yaml")
        try sandbox.remove("clone/terms/fees.yaml")
        for path in ["clauses/020.id.md", "deep/er/file", "ignored/x", "a.tmp", "staged.tmp", "é.md"] {
            try sandbox.write("x\n", to: path)
        }
        try sandbox.git("add", "-f", "staged.tmp")
        let expected = try sandbox.git("-c", "core.quotePath=false", "status", "--porcelain", "-uall").lines
            .map { String($0.dropFirst(3)) }
        #expect(expected.count == 6)
        #expect(
            try repository.changedPaths(from: old)
                == expected.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test func aLinkInPlaceOfAFileIsAChange() throws {
        try sandbox.write("old\n", to: "elsewhere", in: "")
        try sandbox.remove("clone/agreement.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path("clone/agreement.yaml"), withDestinationPath: sandbox.path("elsewhere"))
        #expect(try repository.changedPaths(from: old) == ["agreement.yaml"])
    }

    @Test func ignoredIsWhatGitIgnores() throws {
        try sandbox.write("*.tmp\nbuild/\n!keep.tmp\n", to: ".git/info/exclude")
        for path in ["a.tmp", "deep/a.tmp", "keep.tmp", "build/x", "agreement.yaml", "clauses/x.md"] {
            let expected = try sandbox.run(["check-ignore", "-q", "--no-index", path]).status == 0
            #expect(try repository.isIgnored(path) == expected, "\(path)")
        }
    }

    func refusesToCheckOut(naming paths: [String]) throws {
        let before = try snapshot()
        let index = try sandbox.git("ls-files", "-s").text
        do throws(GitError) {
            try repository.checkOut(new, over: old)
            Issue.record("nothing was refused")
        } catch {
            #expect(error.code == .conflict)
            #expect(error.paths == paths)
        }
        #expect(try snapshot() == before)
        #expect(try sandbox.git("ls-files", "-s").text == index)
    }
}
