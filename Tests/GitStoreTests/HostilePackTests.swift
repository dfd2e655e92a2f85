import Foundation
import Testing

@testable import GitStore

/// Packs and indices that were put together by hand so that libgit2 reads them wrongly, or never comes back from them.
///
/// What it does by itself is not shown here: it would end this process, or keep it for ever.
@Suite struct HostilePackTests {
    let sandbox: Sandbox
    private let ids: [ObjectID]

    init() throws {
        sandbox = try Sandbox()
        _ = try Repository.create(at: sandbox.path("copy"), bare: true, initialBranch: "main")
        ids = try (1...3).map { try ObjectID.of(Array("\($0)".utf8), as: .blob) }
    }

    private func lay(_ bytes: [UInt8], _ name: String, in directory: String = "copy/objects") throws {
        let url = URL(filePath: sandbox.path("\(directory)/pack/\(name)"))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    private func copy() throws(GitError) -> Repository {
        try Repository.openWithoutSettings(at: sandbox.path("copy"), discovering: false)
    }

    /// Two blobs of which the second is a delta upon the first.
    private func sound() throws -> (pack: HostilePack, ids: [ObjectID]) {
        var pack = HostilePack()
        pack.add(blob: Array("12345".utf8))
        pack.addLonger(than: 5, on: .number(0), ending: 0x36)
        return (pack, try ["12345", "123456"].map { try ObjectID.of(Array($0.utf8), as: .blob) })
    }

    /// Two that are made from each other, and one that is made from itself; here and where objects are borrowed from, by
    /// an index of either version, and by one of several packs.
    @Test(arguments: ["copy/objects", "elsewhere"], [1, 2])
    func anObjectMadeFromItselfIsNoneAtOnce(directory: String, version: Int) throws {
        var pack = HostilePack()
        pack.addLonger(than: 5, on: .id(ids[1]), ending: 1)
        pack.addLonger(than: 5, on: .id(ids[0]), ending: 2)
        pack.addLonger(than: 5, on: .id(ids[2]), ending: 3)
        let name = "pack-" + String(repeating: "1", count: 40)
        try lay(pack.bytes, name + ".pack", in: directory)
        try lay(pack.index(naming: ids, version: version), name + ".idx", in: directory)
        try lay(pack.indexOfSeveral(naming: ids, name + ".idx"), "multi-pack-index", in: directory)
        try sandbox.write(sandbox.path("elsewhere") + "\n", to: "objects/info/alternates", in: "copy")
        let copy = try copy()
        for id in ids {
            #expect(code { () throws(GitError) in _ = try copy.object(id, limit: 100) } == .corrupt)
            #expect(code { () throws(GitError) in _ = try copy.provenObject(id, limit: 1) } == .corrupt)
            #expect(code { () throws(GitError) in _ = try copy.header(of: id) } == .corrupt)
        }
    }

    /// An index of several packs by which a sound object is one that is made from itself: it has no say.
    @Test func anIndexOfSeveralPacksHasNoSay() throws {
        var (pack, made) = try sound()
        pack.addLonger(than: 5, on: .id(ids[0]), ending: 1)
        let name = "pack-" + String(repeating: "2", count: 40)
        try lay(pack.bytes, name + ".pack")
        try lay(pack.index(naming: made + [ids[0]]), name + ".idx")
        try lay(pack.indexOfSeveral(naming: [ids[1], ids[2], made[1]], name + ".idx"), "multi-pack-index")
        #expect(try copy().object(made[1], limit: 100).bytes == Array("123456".utf8))
        try lay(Array("MIDX".utf8), "multi-pack-index")
        #expect(try copy().object(made[1], limit: 100).bytes == Array("123456".utf8))
    }

    /// As `git maintenance` leaves it.
    @Test func whatGitPutsBesidePacksDoesNotDisturb() throws {
        let clone = try sandbox.clone()
        var blobs: [ObjectID] = []
        for round in 0..<3 {
            for number in 0..<10 { blobs.append(try sandbox.store(Array("\(round) \(number)".utf8))) }
            let commit = try sandbox.commit(["a": "\(round) 1", "b": "\(round) 2"])
            try sandbox.git("update-ref", "refs/heads/\(round)", commit.description)
            try sandbox.git("repack", "-dq")
        }
        try sandbox.git("multi-pack-index", "write")
        try sandbox.git("commit-graph", "write", "--reachable")
        try sandbox.git("repack", "-dq", "--cruft")
        try sandbox.git("multi-pack-index", "write", "--bitmap")
        try sandbox.git("prune-packed")
        for copy in [clone, try Repository.openWithoutSettings(at: sandbox.path("clone"), discovering: false)] {
            for id in blobs { #expect(try copy.object(id, limit: 100).kind == .blob) }
        }
    }

    @Test(arguments: [1, 2]) func whatIsMadeFromOthersIsRead(version: Int) throws {
        let (pack, made) = try sound()
        let name = "pack-" + String(repeating: "2", count: 40)
        try lay(pack.bytes, name + ".pack")
        try lay(pack.index(naming: made, version: version), name + ".idx")
        let copy = try copy()
        #expect(try copy.header(of: made[1]).size == 6)
        #expect(try copy.object(made[1], limit: 100).bytes == Array("123456".utf8))
        // The library, too, asks for what it needs.
        #expect(try copy.provenObject(made[1], limit: 6).bytes == Array("123456".utf8))
        #expect(code { () throws(GitError) in _ = try copy.provenObject(made[1], limit: 5) } == .tooLarge)
    }

    @Test func gitsOwnIndexOfVersion1IsRead() throws {
        let clone = try sandbox.clone()
        let commit = try sandbox.commit(["a": "1\n", "b": "2\n", "c": "3\n"])
        try sandbox.git("update-ref", "refs/heads/main", commit.description)
        try sandbox.git("-c", "pack.indexVersion=1", "repack", "-adfq")
        for line in try sandbox.git("rev-list", "--objects", "main").lines {
            _ = try clone.object(sandbox.id(String(line.prefix(40))), limit: 1_000)
        }
    }

    /// 28 bytes for each of so many are more than 32 bits hold, and what is left of the number fits the file.
    @Test(arguments: [UInt32.max, 153_391_690, 1 << 30], [1, 2])
    func anIndexThatClaimsMoreThanItHoldsIsNotRead(count: UInt32, version: Int) throws {
        let (pack, made) = try sound()
        let name = "pack-" + String(repeating: "3", count: 40)
        try lay(pack.bytes, name + ".pack")
        try lay(pack.index(naming: made, claiming: count, version: version), name + ".idx")
        for id in made { #expect(code { () throws(GitError) in _ = try copy().object(id, limit: 9) } == .notFound) }
    }

    @Test func whatIsNotKnownIsNotOpened() throws {
        let (pack, made) = try sound()
        try lay(pack.bytes, "pack-3.pack")
        var index = pack.index(naming: made)
        index[7] = 3
        try lay(index, "pack-3.idx")
        #expect(code { () throws(GitError) in _ = try copy() } == .unknownFormat)
        try sandbox.remove("copy/objects/pack/pack-3.idx")
        let path = Array(sandbox.path("copy/objects/pack/pack-").utf8) + [0xFF] + Array(".idx".utf8) + [0]
        let file = open(path.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o600)
        close(file)
        #expect(code { () throws(GitError) in _ = try copy() } == .unknownFormat)
    }

    /// A small copy that lies about its size does not stand in the way of the one that is what its name says.
    @Test func ofTwoCopiesTheOneWithTheNameCounts() throws {
        let copy = try copy()
        let id = try copy.write(Array("12345".utf8), as: .blob)
        var pack = HostilePack()
        pack.add(blob: [UInt8](repeating: 65, count: 500))
        try lay(pack.bytes, "pack-4.pack")
        try lay(pack.index(naming: [id]), "pack-4.idx")
        #expect(try self.copy().provenObject(id, limit: 100).bytes == Array("12345".utf8))
    }

    /// One directory by hundreds of names is looked at once.
    @Test func aDirectoryIsLookedAtOnceByWhateverName() throws {
        let names = (0..<300).map { String(repeating: "./", count: $0) + "." } + ["nowhere", "../objects/pack/.."]
        try sandbox.write(names.joined(separator: "\n"), to: "objects/info/alternates", in: "copy")
        #expect(try ObjectDirectories.all(from: [sandbox.path("copy/objects")]).count == 1)
    }

    /// Where the lines of the list lead that do not begin with `.` or `/`: to where git goes, and not to where the process
    /// happens to stand.
    @Test func borrowedObjectsAreWhereGitLooks() throws {
        let (pack, made) = try sound()
        let name = "pack-" + String(repeating: "5", count: 40)
        try lay(pack.bytes, name + ".pack", in: "copy/objects/beside")
        try lay(pack.index(naming: made), name + ".idx", in: "copy/objects/beside")
        try sandbox.write("beside\n", to: "objects/info/alternates", in: "copy")
        #expect(try sandbox.git("cat-file", "-p", made[1].description, in: "copy").text == "123456")
        #expect(try copy().object(made[1], limit: 100).bytes == Array("123456".utf8))
        try sandbox.write("nowhere\rbeside\r", to: "objects/info/alternates", in: "copy")
        #expect(try sandbox.run(["cat-file", "-p", made[1].description], in: "copy").status != 0)
        #expect(code { () throws(GitError) in _ = try copy().object(made[1], limit: 100) } == .notFound)
    }
}
