import Foundation
import GitStore
import Testing

/// Files that libgit2's own reader (up to 1.9.2) writes past its memory for: opened with it, the process crashes.
@Suite struct LooseReadingTests {
    let sandbox: Sandbox
    let repository: Repository

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
    }

    /// A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4): what it holds can be chosen freely.
    func zlib(_ content: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = content[...]
        repeat {
            let block = rest.prefix(0xffff)
            rest = rest.dropFirst(block.count)
            let (low, high) = (UInt8(block.count & 0xff), UInt8(block.count >> 8))
            stream += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + block
        } while !rest.isEmpty
        let (a, b) = content.reduce((UInt32(1), UInt32(0))) { sums, byte in
            let a = (sums.0 + UInt32(byte)) % 65521
            return (a, (sums.1 + a) % 65521)
        }
        return stream + withUnsafeBytes(of: (b << 16 | a).bigEndian) { Array($0) }
    }

    func put(_ file: [UInt8], as id: ObjectID) throws {
        let path = sandbox.path("clone/.git/objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))")
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(file).write(to: URL(filePath: path))
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
