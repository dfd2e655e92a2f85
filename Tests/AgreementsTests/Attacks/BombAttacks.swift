import Agreements
import Foundation
import GitStore
import TestSupport
import Testing

/// Objects that cost far more to read than to make. Each must be answered at once, and what stood before still counts.
@Suite(.serialized) struct BombAttacks {
    private let forge: Forge

    init() throws { forge = try Forge() }

    private func merge(_ tree: ObjectID) throws -> ObjectID {
        var branch = try forge.propose("acme/tree", forge.cheaper) { $0.tree = tree }
        branch.tree = tree
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        return try forge.merge(branch, by: "dewi")
    }

    /// Expects the refusal within the time that a person would wait, of the processor's: others may use the machine, too.
    private func expectRefused(
        _ head: ObjectID, by rule: RuleName, within limit: Duration = .seconds(5),
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try forge.move("refs/heads/main", to: head)
        let start = clock()
        let verification = try forge.verify()
        let time = Duration.seconds(Double(clock() - start) / Double(CLOCKS_PER_SEC))
        #expect(time < limit, sourceLocation: sourceLocation)
        #expect(verification.verdict == .invalid, sourceLocation: sourceLocation)
        #expect(verification.sound == forge.good, sourceLocation: sourceLocation)
        #expect(verification.findings.contains { $0.rule == rule }, sourceLocation: sourceLocation)
        #expect(verification.findings.count <= 101, sourceLocation: sourceLocation)
    }

    @Test func aMillionEntries() throws {
        let blob = try forge.write(Array("x\n".utf8), as: .blob)
        var bytes: [UInt8] = []
        for number in 0..<1_000_000 { bytes += Forge.entry("100644", "a\(number)", blob) }
        try expectRefused(try merge(try forge.write(bytes, as: .tree)), by: .plainTree)
    }

    @Test func aHundredThousandNamesThatAreNone() throws {
        let blob = try forge.write(Array("x\n".utf8), as: .blob)
        var bytes: [UInt8] = []
        for number in 100_000..<200_000 { bytes += Forge.entry("100644", "a\(number)", blob) }
        try expectRefused(try merge(try forge.write(bytes, as: .tree)), by: .plainTree)
    }

    @Test func foldersInFolders() throws {
        var tree = try forge.write(Forge.entry("100644", "fees.yaml", try forge.write([], as: .blob)), as: .tree)
        for _ in 0..<2_000 { tree = try forge.write(Forge.entry("40000", "terms", tree), as: .tree) }
        try expectRefused(try merge(tree), by: .plainTree)
    }

    @Test func oneFileUnderTenThousandNames() throws {
        let (tree, _) = try forge.write(forge.cheaper)
        let annex = try forge.write(Array(repeating: 0, count: 8 << 20), as: .blob)
        var names: [UInt8] = []
        for number in 10_000..<19_000 { names += Forge.entry("100644", "\(number).bin", annex) }
        let annexes = try forge.write(names, as: .tree)
        let root = try forge.repository.object(tree, limit: 1 << 20).bytes
        let all = Forge.entry("40000", "annexes", annexes)
        let position = try #require(root.firstRange(of: Forge.entry("40000", "clauses", annexes).dropLast(20)))
            .lowerBound
        let id = try forge.write(Array(root[..<position]) + all + Array(root[position...]), as: .tree)
        // Each file is sound; all of them together are more than a text may hold.
        try expectRefused(try merge(id), by: .validText, within: .seconds(20))
    }

    @Test func aMessageOfAHundredMegabytes() throws {
        let branch = try forge.executed()
        let id = try forge.merge(branch, by: "dewi") { act in
            act.body += "\n\n" + String(repeating: "All work and no play.\n", count: 5_000_000)
        }
        try expectRefused(id, by: .canonical, within: .seconds(10))
    }

    @Test func tenThousandParents() throws {
        let branch = try forge.executed()
        let id = try forge.merge(branch, by: "dewi") { act in
            act.parents += Array(repeating: branch.tip, count: 10_000)
        }
        try expectRefused(id, by: .canonical)
        let few = try forge.merge(branch, by: "dewi") { $0.parents += Array(repeating: branch.tip, count: 100) }
        try expectRefused(few, by: .canonical)
    }

    @Test func aDeltaThatGrowsTenThousandfold() throws {
        // Git packs the zeros as copies of copies: some kilobytes for a gigabyte.
        let seed = try forge.write(Array(repeating: 0, count: 64 << 20), as: .blob)
        let blob = try forge.write(Array(repeating: 0, count: (64 << 20) + 1), as: .blob)
        let list = Array("\(seed)\n\(blob)\n".utf8)
        let packs = forge.repository.gitDirectory + "/objects/pack/bomb"
        try forge.git.run("pack-objects", "--quiet", packs, input: list)
        try forge.git.run("prune-packed")
        let terms = try forge.write(Forge.entry("100644", "fees.yaml", blob), as: .tree)
        let (tree, _) = try forge.write(forge.cheaper)
        let old = try #require(ObjectID(hex: try forge.git.run("rev-parse", "\(tree):terms").text))
        let root = try forge.repository.object(tree, limit: 1 << 20).bytes.replacing(old.bytes, with: terms.bytes)
        try expectRefused(try merge(try forge.write(root, as: .tree)), by: .validText)
    }

    @Test func aLongConversation() throws {
        // A long amendment is judged in time that grows with its length alone.
        var branch = try forge.propose("acme/talk", forge.cheaper)
        for _ in 0..<300 { try forge.add(.comment, to: &branch, by: "dewi") }
        try expectRefused(try forge.merge(branch, by: "dewi"), by: .consent, within: .seconds(10))
    }
}
