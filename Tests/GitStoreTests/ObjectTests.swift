import Foundation
import GitStore
import Testing

@Suite struct ObjectTests {
    let sandbox: Sandbox
    let repository: Repository

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
    }

    /// Where a loose object is kept.
    func file(of id: ObjectID) -> String {
        "clone/.git/objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))"
    }

    @Test(arguments: ["", "one\n", "no final line", "nul \0 inside\r\n"])
    func aBlobComesBackByteForByteUnderTheNameThatGitGives(_ text: String) throws {
        let bytes = Array(text.utf8)
        let id = try repository.write(bytes, as: .blob)
        #expect(try sandbox.git("hash-object", "--stdin", input: bytes).text == id.description)
        #expect(try sandbox.git("cat-file", "blob", id.description).bytes == bytes)
        #expect(try repository.object(id, limit: bytes.count) == GitObject(id: id, kind: .blob, bytes: bytes))
        #expect(repository.contains(id))
    }

    @Test func aCommitComposedAsBytesIsTheCommitThatGitMakes() throws {
        let parent = try sandbox.commit(["a": "1\n"])
        let expected = try sandbox.commit(["a": "2\n"], parents: [parent], message: "Second")
        let tree = try sandbox.git("rev-parse", "\(expected)^{tree}").text
        let bytes = Array(
            """
            tree \(tree)
            parent \(parent)
            author Sari <sari@acme.example> 1782864000 +0700
            committer Sari <sari@acme.example> 1782864000 +0700

            Second

            """.utf8)
        #expect(try ObjectID.of(bytes, as: .commit) == expected)
        #expect(try sandbox.git("hash-object", "-t", "commit", "--stdin", input: bytes).text == expected.description)
        #expect(try repository.write(bytes, as: .commit) == expected)
        #expect(try repository.object(expected, limit: 1 << 20).bytes == bytes)
        try sandbox.git("fsck", "--strict")
    }

    @Test(arguments: [
        ("commit", "tree nothing\nauthor\n\ngpgsig in the message"), ("commit", ""), ("commit", "x\0y"),
        ("tree", "100644 no-id"), ("tree", "not a tree"), ("tag", "object\n"),
    ])
    func malformedObjectsAreReadButNotParsed(_ kind: String, _ text: String) throws {
        let id = try sandbox.store(Array(text.utf8), as: kind)
        let object = try repository.object(id, limit: 1000)
        #expect(object.bytes == Array(text.utf8))
        #expect(object.kind.rawValue == kind)
    }

    @Test func aMissingObjectIsNotFound() throws {
        let id = try ObjectID.of([1, 2, 3], as: .blob)
        #expect(code { () throws(GitError) in _ = try repository.object(id, limit: 10) } == .notFound)
        #expect(code { () throws(GitError) in _ = try repository.header(of: id) } == .notFound)
        #expect(!repository.contains(id))
    }

    @Test func whatIsTooLargeIsRefusedByItsHeader() throws {
        let id = try repository.write([UInt8](repeating: 7, count: 1001), as: .blob)
        #expect(try repository.header(of: id) == ObjectHeader(kind: .blob, size: 1001))
        #expect(try repository.object(id, limit: 1001).bytes.count == 1001)
        #expect(code { () throws(GitError) in _ = try repository.object(id, limit: 1000) } == .tooLarge)
    }

    @Test func anObjectUnderTheWrongNameIsCorrupt() throws {
        let good = try repository.write(Array("fee: 100\n".utf8), as: .blob)
        let forged = try repository.write(Array("fee: 900\n".utf8), as: .blob)
        try sandbox.remove(file(of: good))
        try FileManager.default.copyItem(atPath: sandbox.path(file(of: forged)), toPath: sandbox.path(file(of: good)))
        let reader = try Repository.open(at: sandbox.path("clone"), discovering: false)
        #expect(code { () throws(GitError) in _ = try reader.object(good, limit: 100) } == .corrupt)
    }

    @Test func aDamagedFileIsAnErrorAndNeverContent() throws {
        let id = try repository.write(Array("fee: 100\n".utf8), as: .blob)
        try sandbox.remove(file(of: id))
        try sandbox.write("this is not zlib", to: String(file(of: id).dropFirst("clone/".count)))
        let reader = try Repository.open(at: sandbox.path("clone"), discovering: false)
        #expect(code { () throws(GitError) in _ = try reader.object(id, limit: 100) } != nil)
    }

    @Test func replacementsFoolGitAndNotTheStore() throws {
        let signed = try sandbox.store(Array("fee: 100\n".utf8))
        let other = try sandbox.store(Array("fee: 900\n".utf8))
        try sandbox.git("update-ref", "refs/replace/\(signed)", other.description)
        #expect(try sandbox.git("cat-file", "blob", signed.description).text == "fee: 900")
        let reader = try Repository.open(at: sandbox.path("clone"), discovering: false)
        #expect(try reader.object(signed, limit: 100).bytes == Array("fee: 100\n".utf8))
    }

    @Test func aFileInPlaceOfTheFolderIsAnErrorAndNoReferenceMoves() throws {
        let first = try sandbox.commit(["a": "1\n"])
        try repository.updateReference("refs/heads/main", to: first, expecting: nil, message: "first")
        let bytes = Array("fee: 900\n".utf8)
        let id = try ObjectID.of(bytes, as: .blob)
        let folder = "clone/.git/objects/\(id.description.prefix(2))"
        try? sandbox.remove(folder)
        try sandbox.write("in the way", to: String(folder.dropFirst("clone/".count)))
        #expect(code { () throws(GitError) in _ = try repository.write(bytes, as: .blob) } != nil)
        #expect(
            code { () throws(GitError) in
                try repository.updateReference("refs/heads/main", to: id, expecting: first, message: "second")
            } == .notFound)
        #expect(try sandbox.git("rev-parse", "refs/heads/main").text == first.description)
    }

    @Test(.enabled(if: geteuid() != 0, "permissions do not bind root"))
    func aReadOnlyObjectFolderIsReadOnly() throws {
        let objects = sandbox.path("clone/.git/objects")
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: objects)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: objects) }
        #expect(code { () throws(GitError) in _ = try repository.write([1], as: .blob) } == .readOnly)
    }
}
