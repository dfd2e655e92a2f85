import Foundation
import Testing

@testable import GitStore

@Suite("Objects are read from packs, and only what has its name is given") struct PackReaderTests {
    private let sandbox: Sandbox
    private let folder: String

    init() throws {
        sandbox = try Sandbox()
        _ = try sandbox.clone()
        folder = sandbox.path("clone/.git/objects/pack")
    }

    /// Packs forty blobs that are nearly alike, and gives all objects with their content.
    private func pack(_ options: String...) throws -> [ObjectID: [UInt8]] {
        let words = (0..<60).map { "clause \($0) says this\n" }.joined()
        var files: [String: String] = [:]
        for number in 0..<40 { files["\(number)"] = "\(number % 7)\n" + words + "edition \(number)\n" }
        let commit = try sandbox.commit(files)
        try sandbox.git("update-ref", "refs/heads/main", commit.description)
        let arguments = ["-c", "pack.packSizeLimit=0", "repack", "-adfq"] + options
        try #require(try sandbox.run(arguments).status == 0)
        var objects: [ObjectID: [UInt8]] = [:]
        for line in try sandbox.git("rev-list", "--objects", "main").lines {
            let id = try sandbox.id(String(line.prefix(40)))
            let kind = try sandbox.git("cat-file", "-t", id.description).text
            objects[id] = try sandbox.git("cat-file", kind, id.description).bytes
        }
        return objects
    }

    @Test(arguments: [["--depth=50"], ["--depth=0"], ["--depth=200", "--window=50"]])
    func whatGitPackedIsReadAsGitReadsIt(options: [String]) throws {
        let objects = try pack(options.first ?? "", options.last ?? "")
        let reader = try PackReader(in: [folder], "reading")
        for (id, bytes) in objects { #expect(reader.object(id, limit: 1 << 20)?.bytes == bytes) }
        #expect(objects.count > 40)
        let (id, bytes) = try #require(objects.max { $0.value.count < $1.value.count })
        #expect(reader.object(id, limit: bytes.count - 1) == nil)
        #expect(try reader.object(sandbox.id(String(repeating: "1", count: 40)), limit: 1 << 20) == nil)
    }

    /// What is damaged is another object, too long, too short or nothing: never other bytes under the name.
    @Test func noDamageBringsOtherBytesUnderAName() throws {
        let objects = try pack("--depth=50")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        var random = SystemRandomNumberGenerator()
        var (found, lost) = (0, 0)
        for ending in [".pack", ".idx"] {
            let path = try folder + "/" + #require(names.first { $0.hasSuffix(ending) })
            let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            for round in 0..<60 {
                var bytes = whole
                switch round % 3 {
                case 0: bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8)
                case 1: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
                default:
                    for _ in 0..<200 { bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255) }
                }
                // A new file, so that nobody reads a mapping of one that grows shorter.
                try FileManager.default.removeItem(atPath: path)
                try Data(bytes).write(to: URL(filePath: path))
                // An index that is of another version now is not opened at all.
                guard let reader = try? PackReader(in: [folder], "reading") else {
                    lost += 1
                    continue
                }
                for (id, content) in objects {
                    guard let object = reader.object(id, limit: 1 << 20) else {
                        lost += 1
                        continue
                    }
                    found += 1
                    #expect(object.bytes == content)
                }
            }
            try FileManager.default.removeItem(atPath: path)
            try Data(whole).write(to: URL(filePath: path))
        }
        #expect(found > 0 && lost > 0)
    }

    /// As many deltas in a row as git makes are followed, and no more.
    @Test func aChainIsFollowedAsFarAsGitMakesOne() throws {
        var pack = HostilePack()
        pack.add(blob: [UInt8](repeating: 0, count: 100))
        for link in 0..<4_100 { pack.addLonger(than: 100 + link, on: .number(link), ending: UInt8(link & 0xFF)) }
        let path = sandbox.path("long.pack")
        try Data(pack.bytes).write(to: URL(filePath: path))
        try sandbox.git("index-pack", path)
        func id(_ links: Int) throws -> ObjectID {
            try ObjectID.of([UInt8](repeating: 0, count: 100) + (0..<links).map { UInt8($0 & 0xFF) }, as: .blob)
        }
        // Each by a reader of its own, which has nothing at hand that it read before.
        func read(_ links: Int) throws -> (bytes: [UInt8]?, fault: GitError.Code?) {
            let reader = try PackReader(in: [sandbox.directory.path], "reading")
            return (reader.object(try id(links), limit: 1 << 20)?.bytes, reader.fault?.error.code)
        }
        #expect(try read(4_095).bytes?.count == 4_195)
        #expect(try read(4_096) == (nil, .corrupt))
        #expect(try read(4_096).bytes == nil)
    }

    /// What takes more work than any object is worth is not made, and what git packs takes nothing of the allowance.
    @Test func workIsBounded() {
        var effort = PackReadingWork()
        effort.spend(50 * 1_000, making: 1_000)
        #expect(effort.left(making: 1_000) == 2 << 30)
        for _ in 0..<16 { effort.spend(2 << 30, making: 1_000) }
        #expect(effort.left(making: 1_000) < 64 << 20)
        effort.spend(2 << 30, making: 1_000)
        #expect(effort.left(making: 1_000) == 1_000 * 2_048)
    }

    @Test(
        arguments: [
            ([UInt8]([4, 5, 0x90, 4, 1, 9]), [UInt8]([1, 2, 3, 4, 9])), ([5, 4, 0x90, 4], nil), ([4, 4, 0x90, 5], nil),
            ([4, 4, 0x91, 1, 4], nil), ([4, 1, 0], nil), ([4, 1, 2, 7], nil), ([4, 0], []), ([4], nil), ([], nil),
            ([4, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], nil), ([4, 3, 0x90, 4], nil), ([4, 5, 0x90, 4], nil),
        ] as [([UInt8], [UInt8]?)])
    func aDeltaMakesWhatItSaysOrNothing(delta: [UInt8], result: [UInt8]?) {
        #expect(PackDelta.apply(delta, to: [1, 2, 3, 4], limit: 100) == result)
    }
}
