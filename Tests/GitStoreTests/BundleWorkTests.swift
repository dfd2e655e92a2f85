import Foundation
import GitStore
import Testing

@Suite("What a bundle costs is reckoned before it is unpacked") struct BundleWorkTests {
    private let sandbox: Sandbox
    private let repository: Repository

    init() throws {
        sandbox = try Sandbox()
        repository = try Repository.create(at: sandbox.path("bare"), bare: true, initialBranch: "main")
    }

    /// Unpacks a pack as a bundle: what it is refused with, if it is.
    private func refusal(of pack: HostilePack) throws -> GitError? {
        let path = sandbox.path("file.bundle")
        try Data(pack.bundle(main: String(repeating: "1", count: 40))).write(to: URL(filePath: path))
        do throws(GitError) {
            try BundleFile(at: path).unpack(into: repository)
            return nil
        } catch {
            return error
        }
    }

    /// A chain of deltas, each a byte longer than the one below.
    private func chain(of length: Int, from size: Int, naming base: (Int) throws -> HostilePack.Base) rethrows
        -> HostilePack
    {
        var pack = HostilePack()
        pack.add(blob: [UInt8](repeating: 0, count: size))
        for link in 0..<length {
            pack.addLonger(than: size + link, on: try base(link), ending: UInt8(truncatingIfNeeded: link))
        }
        return pack
    }

    @Test func gitUnpacksAChainOfAnyLengthAndOursEndsAtItsLimit() throws {
        let pack = chain(of: 4_096, from: 100) { .number($0) }
        try Data(pack.bytes).write(to: URL(filePath: sandbox.path("long.pack")))
        #expect(try sandbox.git("index-pack", "long.pack").status == 0)

        let error = try #require(try refusal(of: pack))
        #expect(error.code == .tooLarge)
        #expect(error.message.contains("more than 4,095 deltas"))
        #expect(try refusal(of: chain(of: 4_095, from: 100) { .number($0) }) == nil)
        #expect(repository.contains(try ObjectID.of([UInt8](repeating: 0, count: 100), as: .blob)))
    }

    /// Each of the three hundred needs all those below it: 350 GiB are made out of some hundred kilobytes.
    @Test func aChainOfLargeObjectsIsMoreWorkThanItsObjectsAreLarge() throws {
        let started = ContinuousClock.now
        let error = try #require(try refusal(of: chain(of: 300, from: 8 << 20) { .number($0) }))
        #expect(error.code == .tooLarge)
        #expect(error.message.contains("more work"))
        #expect(ContinuousClock.now - started < .seconds(10))
    }

    /// Where a base is named by its id, the scan cannot know where it stands: it reckons with the worst.
    @Test func aChainThatNamesItsLinksByIdIsBoundedAsTheWorstThatItCouldBe() throws {
        let ids = (0..<200).map { link in
            Result {
                try ObjectID.of([UInt8](repeating: 0, count: 100) + (0..<link).map { UInt8($0 & 0xFF) }, as: .blob)
            }
        }
        let short = try chain(of: 200, from: 100) { .id(try ids[$0].get()) }
        #expect(try refusal(of: short) == nil)
        #expect(repository.contains(try ids[199].get()))

        let anyone = try ids[0].get()
        let long = chain(of: 4_096, from: 100) { _ in .id(anyone) }
        #expect(try refusal(of: long)?.message.contains("more than 4,095 deltas") == true)
        let heavy = chain(of: 100, from: 8 << 20) { _ in .id(anyone) }
        #expect(try refusal(of: heavy)?.message.contains("more work") == true)
    }

    @Test func aDeltaRestsOnAnObjectOfThePack() throws {
        var pack = HostilePack()
        pack.add(blob: Array("fees".utf8))
        pack.addLonger(than: 4, on: .distance(1), ending: 0)
        #expect(try refusal(of: pack)?.code == .corrupt)
    }

    @Test func whatGitPacksAsDeeplyAsItCanIsUnpacked() throws {
        try sandbox.git("init", "--quiet", "deep")
        let words = (0..<200).map { "clause \($0)\n" }.joined()
        for edition in 0..<300 {
            try Data((words + "edition \(edition)\n").utf8).write(to: URL(filePath: sandbox.path("deep/\(edition)")))
        }
        let inside = ["-C", "deep", "-c", "user.name=Sari", "-c", "user.email=sari@acme.example"]
        for arguments in [
            ["add", "."], ["commit", "--quiet", "-m", "all"], ["repack", "-adfq", "--depth=4095", "--window=300"],
            ["-c", "pack.depth=4095", "bundle", "create", "--quiet", "deep.bundle", "HEAD"],
        ] { #expect(try sandbox.run(inside + arguments).status == 0) }
        let file = try BundleFile(at: sandbox.path("deep/deep.bundle"))
        try file.unpack(into: repository)
        #expect(file.references.allSatisfy { repository.contains($0.target) })
    }
}
