import Foundation
import GitStore
import Testing

/// Packs that were put together by hand so that libgit2 never comes back from them.
///
/// What it does by itself is not shown here: it would end this process, or keep it for ever.
@Suite struct PackGuardTests {
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

    /// Two that are made from each other, and one that is made from itself; here and where objects are borrowed from.
    @Test(arguments: ["copy/objects", "elsewhere"]) func anObjectMadeFromItselfIsNoneAtOnce(directory: String) throws {
        var pack = HostilePack()
        pack.addLonger(than: 5, on: .id(ids[1]), ending: 1)
        pack.addLonger(than: 5, on: .id(ids[0]), ending: 2)
        pack.addLonger(than: 5, on: .id(ids[2]), ending: 3)
        let name = "pack-" + String(repeating: "1", count: 40)
        try lay(pack.bytes, name + ".pack", in: directory)
        try lay(pack.index(naming: ids), name + ".idx", in: directory)
        try sandbox.write(sandbox.path("elsewhere") + "\n", to: "objects/info/alternates", in: "copy")
        let copy = try copy()
        for id in ids {
            #expect(code { () throws(GitError) in _ = try copy.object(id, limit: 100) } == .corrupt)
            #expect(code { () throws(GitError) in _ = try copy.provenObject(id, limit: 1) } == .corrupt)
            #expect(code { () throws(GitError) in _ = try copy.header(of: id) } == .corrupt)
        }
    }

    @Test func whatIsMadeFromOthersIsRead() throws {
        var pack = HostilePack()
        pack.add(blob: Array("12345".utf8))
        pack.addLonger(than: 5, on: .number(0), ending: 0x36)
        let made = try [ObjectID.of(Array("12345".utf8), as: .blob), ObjectID.of(Array("123456".utf8), as: .blob)]
        let name = "pack-" + String(repeating: "2", count: 40)
        try lay(pack.bytes, name + ".pack")
        try lay(pack.index(naming: made), name + ".idx")
        let copy = try copy()
        #expect(try copy.header(of: made[1]).size == 6)
        #expect(try copy.object(made[1], limit: 100).bytes == Array("123456".utf8))
    }

    /// 28 bytes for each of so many are more than 32 bits hold, and what is left of the number fits the file.
    @Test(arguments: [UInt32.max, 153_391_690, 1 << 30]) func anIndexThatClaimsMoreThanItHoldsIsNotOpened(count: UInt32)
        throws
    {
        var pack = HostilePack()
        pack.add(blob: Array("1".utf8))
        let name = "pack-" + String(repeating: "3", count: 40)
        try lay(pack.bytes, name + ".pack")
        try lay(pack.index(naming: [ids[0]], claiming: count), name + ".idx")
        #expect(code { () throws(GitError) in _ = try copy() } == .corrupt)
    }

    @Test func anIndexOfSeveralPacksThatDoesIsNotOpenedEither() throws {
        var bytes = Array("MIDX".utf8) + [1, 1, 1, 0, 0, 0, 0, 1]
        bytes += Array("OIDF".utf8) + [0, 0, 0, 0, 0, 0, 0, 36] + [UInt8](repeating: 0, count: 12)
        bytes += (0..<256).flatMap { _ in [0x0C, 0xCC, 0xCC, 0xCD] as [UInt8] }
        try lay(bytes, "multi-pack-index")
        #expect(code { () throws(GitError) in _ = try copy() } == .corrupt)
        // A harmless table first, and one that begins beyond any file.
        let harmless = Array("MIDX".utf8) + [1, 1, 2, 0, 0, 0, 0, 1] + Array("OIDF".utf8) + [0, 0, 0, 0, 0, 0, 0, 0]
        try lay(harmless + Array("OIDF".utf8) + [0, 0, 0, 0, 0, 0, 0, 36] + bytes[36...], "multi-pack-index")
        #expect(code { () throws(GitError) in _ = try copy() } == .corrupt)
        let far = [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] as [UInt8]
        try lay(Array("MIDX".utf8) + [1, 1, 1, 0, 0, 0, 0, 1] + Array("OIDF".utf8) + far, "multi-pack-index")
        #expect(code { () throws(GitError) in _ = try copy() } == nil)
        try lay(Array("MIDX".utf8), "multi-pack-index")
        #expect(code { () throws(GitError) in _ = try copy() } == nil)
    }
}
