import Foundation
import GitStore
import TestSupport
import Testing

/// Files that libgit2's own reader (up to 1.9.2) writes past its memory for: opened with it, the process crashes.
@Suite struct LooseReadingTests {
    let sandbox: Sandbox
    let repository: Repository

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
    }

    func zlib(_ content: [UInt8]) -> [UInt8] { LooseFile.zlib(content) }

    func put(_ file: [UInt8], as id: ObjectID) throws {
        try LooseFile.put(file, as: id, in: repository.gitDirectory)
    }

    /// What reading gives, with the header and without, and when the library itself asks for a tree.
    func read(_ file: [UInt8]) throws -> [GitError.Code?] {
        // Some id, which cannot be that of the empty tree: the library knows that one without looking.
        let id = try ObjectID.of(file + [0], as: .tree)
        try put(file, as: id)
        let empty = try repository.writeTree([])
        return [
            code { () throws(GitError) in _ = try repository.object(id, limit: 1 << 24) },
            code { () throws(GitError) in try repository.resetIndex(to: id) },
            code { () throws(GitError) in try repository.checkOut(empty, over: id) },
        ]
    }

    @Test func anHonestFileIsRead() throws {
        for bytes in [[], Array("fee: 100\n".utf8), [UInt8](repeating: 65, count: 200_000)] {
            let id = try ObjectID.of(bytes, as: .blob)
            try put(zlib(Array("blob \(bytes.count)\0".utf8) + bytes), as: id)
            #expect(try repository.object(id, limit: 1 << 20).bytes == bytes)
        }
    }

    @Test(arguments: [1, 30, 60, 70, 5_000, 5_000_000]) func aBodyLongerThanItsHeaderSaysIsCorrupt(_ length: Int) throws
    {
        let body = [UInt8](repeating: 65, count: length)
        for declared in [0, 1, length / 2, length - 1] where declared < length {
            let file = zlib(Array("tree \(declared)\0".utf8) + body)
            #expect(try read(file) == [.corrupt, .corrupt, .corrupt])
        }
    }

    @Test func aBodyShorterThanItsHeaderSaysIsCorrupt() throws {
        #expect(try read(zlib(Array("tree 100\0".utf8) + [1, 2, 3])) == [.corrupt, .corrupt, .corrupt])
        #expect(try read(zlib(Array("tree 100\0".utf8))) == [.corrupt, .corrupt, .corrupt])
    }

    @Test(arguments: [[], [1, 2, 3], [UInt8](repeating: 65, count: 500)])
    func theOldFormWithAHeaderOutsideIsBoundedToo(_ body: [UInt8]) throws {
        // A tree (kind 2) of 20 bytes: low four bits of the size in the first byte, the others in the second.
        #expect(try read([0x80 | 2 << 4 | 4, 1] + zlib(body)) == [.corrupt, .corrupt, .corrupt])
    }

    @Test(arguments: [
        "tree 99999999999\0", "tree 9223372036854775807\0", "tree -1\0", "tree \0", "tree", "", "worm 1\0x",
    ])
    func headersThatLieAreErrors(_ header: String) throws {
        for file in [zlib(Array(header.utf8)), zlib(Array(header.utf8) + [1, 2, 3])] {
            #expect(try read(file).allSatisfy { $0 != nil })
        }
        #expect(try read(Array(header.utf8)).allSatisfy { $0 != nil })
    }

    @Test func thatAnObjectIsTooLargeIsSaidOfWhatWasHashed() throws {
        let bytes = [UInt8](repeating: 65, count: 5_000)
        let id = try ObjectID.of(bytes, as: .blob)
        func outcome(_ limit: Int) -> GitError.Code? {
            code { () throws(GitError) in _ = try repository.provenObject(id, limit: limit) }
        }
        try put(zlib(Array("blob 5000\0".utf8) + bytes), as: id)
        #expect(outcome(5_000) == nil)
        #expect(outcome(4_999) == .tooLarge)
        try put(zlib(Array("blob 6000\0".utf8) + bytes), as: id)
        #expect(outcome(5_500) == .corrupt)
        try put(zlib(Array("blob 5000\0".utf8) + bytes.dropLast() + [66]), as: id)
        #expect(outcome(4_999) == .corrupt)
        // A claim alone makes nobody take so much memory.
        try put(zlib(Array("blob 1000000000\0".utf8) + bytes), as: id)
        #expect(outcome(5_000) == .corrupt)
    }

    @Test func aBorrowedDatabaseIsGuardedToo() throws {
        let file = zlib(Array("tree 1\0".utf8) + [UInt8](repeating: 65, count: 5_000))
        let id = try ObjectID.of(file, as: .tree)
        try put(file, as: id)
        _ = try Repository.create(at: sandbox.path("borrowing"), bare: true, initialBranch: "main")
        try sandbox.write("\(sandbox.path("clone/.git/objects"))\n", to: "objects/info/alternates", in: "borrowing")
        let borrowing = try Repository.open(at: sandbox.path("borrowing"), discovering: false)
        #expect(code { () throws(GitError) in _ = try borrowing.object(id, limit: 1 << 20) } == .corrupt)
    }
}
