import Foundation
import GitStore
import Testing

@Suite struct PackTests {
    let sandbox: Sandbox
    let repository: Repository

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
    }

    func packs() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: sandbox.path("clone/.git/objects/pack")).sorted()
    }

    func looseObjects() throws -> Int {
        let line = try sandbox.git("count-objects", "-v").lines.first { $0.hasPrefix("count: ") }
        return try #require(line.flatMap { Int($0.dropFirst(7)) })
    }

    @Test func manyNewObjectsBecomeOnePackThatGitFindsSound() throws {
        var objects: [(ObjectKind, [UInt8])] = (0..<300).map { (.blob, Array("clause \($0)\n".utf8)) }
        let blobs = objects.indices.map { ($0, objects[$0].1) }
        var tree: [UInt8] = []
        for (number, bytes) in blobs.sorted(by: { String($0.0) < String($1.0) }) {
            tree += Array("100644 \(number)\0".utf8) + (try ObjectID.of(bytes, as: .blob)).bytes
        }
        objects.append((.tree, tree))
        let treeID = try ObjectID.of(tree, as: .tree)
        let commit = """
            tree \(treeID)
            author Sari <sari@acme.example> 1782864000 +0700
            committer Sari <sari@acme.example> 1782864000 +0700

            Open

            """
        objects.append((.commit, Array(commit.utf8)))
        objects.append((.blob, []))
        let ids = try repository.write(objects)

        #expect(ids.count == objects.count)
        #expect(try packs().count(where: { $0.hasSuffix(".pack") }) == 1)
        #expect(try looseObjects() == 0)
        for (id, (kind, bytes)) in zip(ids, objects) {
            #expect(try ObjectID.of(bytes, as: kind) == id)
            #expect(try repository.object(id, limit: 1 << 20) == GitObject(id: id, kind: kind, bytes: bytes))
        }
        try repository.updateReference("refs/heads/main", to: ids[301], expecting: nil, message: "open")
        let check = try sandbox.git("fsck", "--strict", "--full")
        #expect(!check.errors.contains("error"))
        #expect(try sandbox.git("cat-file", "blob", "main:17").text == "clause 17")
        for index in try packs() where index.hasSuffix(".idx") {
            try sandbox.git("verify-pack", ".git/objects/pack/\(index)")
        }
    }

    @Test func aHandfulIsWrittenLoose() throws {
        let ids = try repository.write((0..<8).map { (.blob, [$0]) })
        #expect(Set(ids).count == 8)
        #expect(try looseObjects() == 8)
        #expect(try packs().isEmpty)
    }

    @Test func onlyNewObjectsCount() throws {
        let objects: [(ObjectKind, [UInt8])] = (0..<20).map { (.blob, [$0]) }
        let first = try repository.write(objects)
        let before = try packs()
        // The same again, one of them many times over, and a single new one.
        let second = try repository.write(objects + Array(repeating: objects[0], count: 20) + [(.blob, [99])])
        #expect(Array(second.prefix(20)) == first)
        #expect(second[20..<40].allSatisfy { $0 == first[0] })
        #expect(try packs() == before)
        #expect(try looseObjects() == 1)
    }

    @Test func aPackIsSeenByARepositoryThatWasOpenBefore() throws {
        let reader = try Repository.open(at: sandbox.path("clone"), discovering: false)
        let missing = try ObjectID.of([3], as: .blob)
        #expect(!reader.contains(missing))
        _ = try repository.write((0..<20).map { (.blob, [$0]) })
        #expect(try reader.object(missing, limit: 1).bytes == [3])
    }

    @Test func withoutAPlaceForPacksNothingIsWritten() throws {
        try sandbox.remove("clone/.git/objects/pack")
        try sandbox.write("in the way", to: ".git/objects/pack")
        #expect(code { () throws(GitError) in _ = try repository.write((0..<20).map { (.blob, [$0]) }) } != nil)
        #expect(try looseObjects() == 0)
    }

    /// The indexer of libgit2 1.5 takes an object that begins just before the end of a window for one that is yet to arrive.
    @Test(arguments: Array(stride(from: 344, to: 416, by: 8)))
    func anObjectMayBeginAnywhereInAPack(bytesBeforeTheWindowEnds: Int) throws {
        var random = Seeded(state: 7)
        let first = (0..<(1 << 20) - bytesBeforeTheWindowEnds).map { _ in UInt8.random(in: 0...255, using: &random) }
        let others = (0..<20).map { number in
            Array((0..<400).map { "service \($0 * 7919 % (number + 101)) level" }.joined(separator: "\n").utf8)
        }
        let objects = ([first] + others).map { (ObjectKind.blob, $0) }
        let ids = try repository.write(objects)
        for (id, (_, bytes)) in zip(ids, objects) {
            #expect(try repository.object(id, limit: 1 << 20).bytes == bytes)
        }
    }
}
