import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import Agreements

/// No small change of any object lets something else pass for what the parties signed.
@Suite struct MutationTests {
    /// What the agreement says: each version with its text and the keys that consented to it.
    private struct Meaning: Hashable {
        let version: ObjectID
        let digest: TextDigest
        let keys: Set<String>
    }

    private let forge: Forge
    /// Every object on the way from `main`: files, folders, texts and then commits, each after those it names.
    private let objects: [GitObject]
    private let original: [Meaning]

    init() throws {
        let forge = try Forge()
        try forge.amend("acme/fees", forge.cheaper)
        let list = try forge.git.run("rev-list", "--objects", "--no-object-names", "main").text.split(separator: "\n")
        let found = try list.compactMap { ObjectID(hex: $0) }.map { try forge.repository.object($0, limit: 1 << 20) }
        func rank(_ object: GitObject) -> Int {
            switch object.kind {
            case .blob: 0
            case .tree: object.bytes.contains("40000 ".utf8) ? 2 : 1
            default: 3
            }
        }
        // Git lists the newest commits first.
        objects = (0...3).flatMap { level in found.reversed().filter { rank($0) == level } }
        self.forge = forge
        original = try Self.meaning(of: try forge.verify(), in: forge)
    }

    private static func meaning(of verification: Verification, in forge: Forge) throws -> [Meaning] {
        let repository = try Repository.open(at: forge.directory.path, discovering: false)
        let agreement = try Agreement.trust(forge.root, in: repository)
        let history = try agreement.history()
        return try (verification.ledger?.versions.indices ?? 0..<0).map { number in
            let version = try history.version(number)
            let consents = try history.landing(of: number)?.amendment.consents.values.map(\.key.openSSH)
            return Meaning(version: version.id, digest: version.text.digest, keys: Set(consents ?? []))
        }
    }

    /// Splits a commit or file at lines and a tree at bytes, and does one thing to it.
    private static func mutate(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        guard !bytes.isEmpty else { return [0] }
        var result = bytes
        let position = Int.random(in: 0..<bytes.count, using: &random)
        let length = Int.random(in: 1...min(20, bytes.count - position), using: &random)
        let other = Int.random(in: 0...bytes.count, using: &random)
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
        let line = Int.random(in: 0..<lines.count, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: result[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: result[position] = UInt8.random(in: 0...255, using: &random)
        case 2: result.insert(UInt8.random(in: 0...255, using: &random), at: position)
        case 3: result.removeSubrange(position..<(position + length))
        case 4: result.insert(contentsOf: bytes[position..<(position + length)], at: position)
        case 5: result.insert(contentsOf: bytes[position..<(position + length)], at: other)
        case 6: result.append(contentsOf: [10, 32, 0, 9].shuffled(using: &random).prefix(1))
        case 7:
            lines.remove(at: line)
            result = Array(lines.joined(separator: [10]))
        case 8:
            lines.insert(lines[line], at: Int.random(in: 0...lines.count, using: &random))
            result = Array(lines.joined(separator: [10]))
        default:
            lines.swapAt(line, Int.random(in: 0..<lines.count, using: &random))
            result = Array(lines.joined(separator: [10]))
        }
        return result
    }

    /// Stores the changed object and everything above it with the ids that follow from that; gives the new `main`.
    ///
    /// As someone does who can write to the repository: all ids fit, and only signatures cannot be made anew.
    private func rebuilt(replacing id: ObjectID, by bytes: [UInt8], _ kind: ObjectKind) throws -> ObjectID {
        var renamed = [id: try forge.write(bytes, as: kind)]
        for object in objects where object.kind != .blob && object.id != id {
            var copy = Data(object.bytes)
            for (old, new) in renamed {
                let isTree = object.kind == .tree
                let name = isTree ? Data(old.bytes) : Data("\(old)\n".utf8)
                let other = isTree ? Data(new.bytes) : Data("\(new)\n".utf8)
                while let range = copy.range(of: name) { copy.replaceSubrange(range, with: other) }
            }
            if copy != Data(object.bytes) { renamed[object.id] = try forge.write([UInt8](copy), as: object.kind) }
        }
        return renamed[forge.good] ?? forge.good
    }

    @Test func noMutantPassesForTheOriginal() throws {
        var random = SeededGenerator(seed: 2026)
        var verdicts: [Agreements.Verdict: Int] = [:]
        for _ in 0..<600 {
            let object = try #require(objects.randomElement(using: &random))
            let bytes = Self.mutate(object.bytes, &random)
            guard bytes != object.bytes else { continue }
            let head = try rebuilt(replacing: object.id, by: bytes, object.kind)
            let verification = try Agreement.verify(forge.repository, root: forge.root, main: head, now: forge.time)
            verdicts[verification.verdict, default: 0] += 1
            // Nothing above a changed object is what was signed, so nothing passes; what is below may.
            #expect(verification.verdict != .valid, "\(object.kind) \(object.id): \(bytes)")
            let versions = verification.ledger?.versions ?? []
            #expect(original.map(\.version).starts(with: versions), "\(object.kind) \(object.id)")
        }
        #expect(verdicts[.invalid, default: 0] > 400)
    }

    @Test func noMutantOfAnActIsAnAct() throws {
        var random = SeededGenerator(seed: 1970)
        let acts = objects.filter { $0.kind == .commit }
        for _ in 0..<4_000 {
            let object = try #require(acts.randomElement(using: &random))
            let bytes = Self.mutate(object.bytes, &random)
            guard bytes != object.bytes else { continue }
            guard case .refused(let findings) = Act.read(bytes, id: object.id) else {
                Issue.record("\(String(decoding: bytes, as: UTF8.self))")
                continue
            }
            #expect(findings.count == 1)
        }
    }

    @Test func mainPointedElsewhereIsNeverSomethingElse() throws {
        for object in objects where object.kind == .commit {
            let verification = try Agreement.verify(
                forge.repository, root: forge.root, main: object.id, now: forge.time)
            let versions = verification.ledger?.versions ?? []
            #expect(original.map(\.version).starts(with: versions))
            #expect(verification.verdict != .valid || original.map(\.version).contains(object.id))
        }
    }

    /// Mutants of what was signed, signed again by the one party that made them: the other's consent never moves over.
    @Test func noMutantOfATextKeepsTheOtherPartysConsent() throws {
        var random = SeededGenerator(seed: 7)
        let blobs = objects.filter { $0.kind == .blob }
        let agreed = Set(original.map(\.digest.description))
        for _ in 0..<60 {
            let object = try #require(blobs.randomElement(using: &random))
            let bytes = Self.mutate(object.bytes, &random)
            guard bytes != object.bytes, let text = String(validating: bytes, as: UTF8.self) else { continue }
            var files = forge.dated("2026-06-01")
            let path = try #require(
                files.files.first { Array($0.value.utf8) == object.bytes }?.key ?? "terms/fees.yaml")
            files.files[path] = text
            var branch = try forge.propose("acme/mutant", forge.dated("2026-06-01"))
            try forge.add(.accept, to: &branch, by: "dewi")
            try forge.add(.revise, to: &branch, by: "sari", text: files)
            try forge.add(.accept, to: &branch, by: "sari")
            let head = try forge.merge(branch, by: "sari")
            let verification = try Agreement.verify(forge.repository, root: forge.root, main: head, now: forge.time)
            #expect(verification.verdict == .invalid)
            #expect(verification.sound == forge.good)
            #expect(!agreed.contains(branch.digest))
        }
    }

    @Test func theOriginalSaysWhatWasSigned() throws {
        #expect(original.count == 3)
        #expect(original.map(\.keys.count) == [0, 2, 2])
        #expect(Set(original.map(\.digest)).count == 3)
    }
}
