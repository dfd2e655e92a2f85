import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import Agreements

/// A law, held against a hundred thousand mutants: one that is judged valid says what the original says.
///
/// `COUNTERSIGN_MUTANTS` picks one of 40 slices by its number, or `all`; without it the first is taken.
@Suite("A mutant that is judged valid means what the original means") struct MutationLawTests {
    /// So many mutants share a repository, and are made one after the other.
    private static let size = 250
    private static let chunksInSlice = 10
    private static let slices = 40

    static var chunks: [Int] {
        let chosen = ProcessInfo.processInfo.environment["COUNTERSIGN_MUTANTS"]
        if chosen == "all" { return Array(0..<(slices * chunksInSlice)) }
        let slice = chosen.flatMap { Int($0) } ?? 0
        return Array((slice * chunksInSlice)..<((slice + 1) * chunksInSlice))
    }

    @Test(arguments: chunks) func aMutantThatIsValidMeansWhatTheOriginalMeans(chunk: Int) throws {
        let nursery = try MutantNursery()
        var verdicts: [Agreements.Verdict: Int] = [:]
        for number in (chunk * Self.size)..<((chunk + 1) * Self.size) {
            var random = SeededGenerator(seed: UInt64(number))
            let mutant = try nursery.mutant(&random)
            let start = ContinuousClock.now
            let (verification, meaning) = try nursery.meaning(of: mutant.head)
            let what: Comment = "mutant \(number): \(mutant.description)"
            // Far above what any takes, on however busy a machine; a hang is what this is about.
            #expect(ContinuousClock.now - start < .seconds(60), what)
            verdicts[verification.verdict, default: 0] += 1
            if verification.verdict == .valid {
                // An older version is a copy of the beginning; nothing else may be taken out or changed.
                #expect(nursery.original.starts(with: meaning), what)
                #expect(meaning == nursery.original || nursery.versions.contains(mutant.head), what)
            } else {
                #expect(nursery.original.starts(with: meaning), what)
                #expect(verification.findings.contains { $0.severity != .warning }, what)
            }
        }
        #expect(verdicts[.invalid, default: 0] > Self.size / 2)
    }
}

/// Makes mutants of one agreement, and says what each of them means.
struct MutantNursery {
    /// What the parties would say they agreed to.
    struct Meaning: Hashable {
        let version: Int
        let text: TextDigest
        let keys: Set<PublicKey>
    }

    /// A `main` that somebody made of the agreement, with all ids fitting.
    struct Mutant {
        let head: ObjectID
        let description: String
    }

    private let forge: Forge
    /// Every object on the way from `main`, each after those it names.
    private let objects: [GitObject]
    let original: [Meaning]
    /// The commits of the versions: where `main` is at one of these, the copy was rolled back.
    let versions: Set<ObjectID>

    init() throws {
        let forge = try Forge()
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.comment, to: &branch, by: "dewi")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.add(.reject, to: &branch, by: "dewi")
        try forge.add(.revise, to: &branch, by: "sari", text: forge.dated("2026-05-01"))
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        forge.good = try forge.merge(branch, by: "dewi")
        try forge.move("refs/heads/main", to: forge.good)
        self.forge = forge
        let list = try forge.git.run("rev-list", "--objects", "--no-object-names", "--reverse", "main").text
        let found = try list.split(separator: "\n").compactMap { ObjectID(hex: $0) }.map {
            try forge.repository.object($0, limit: 1 << 20)
        }
        func rank(_ object: GitObject) -> Int {
            switch object.kind {
            case .blob: 0
            case .tree: object.bytes.contains("40000 ".utf8) ? 2 : 1
            default: 3
            }
        }
        objects = (0...3).flatMap { level in found.filter { rank($0) == level } }
        let (verification, meaning) = try Self.meaning(of: forge.good, in: forge)
        original = meaning
        versions = Set(verification.ledger?.versions ?? [])
    }

    private static func meaning(
        of head: ObjectID, in forge: Forge
    ) throws -> (verification: Verification, meaning: [Meaning]) {
        var meaning: [Meaning] = []
        let verification = try Agreement.verify(
            forge.repository, root: forge.root, main: head, now: forge.latest,
            found: { found in
                meaning.append(
                    Meaning(
                        version: found.version.number, text: found.version.text.digest,
                        keys: Set(found.consents.map(\.key))))
            })
        return (verification, meaning)
    }

    func meaning(of head: ObjectID) throws -> (verification: Verification, meaning: [Meaning]) {
        try Self.meaning(of: head, in: forge)
    }

    /// In what two verifiers differ about a mutant; nil where they say the same.
    func differenceOfOpinions(about head: ObjectID) throws -> String? { try forge.differenceOfOpinions(about: head) }

    /// One mutant: an object changed, exchanged for another or signed anew, or a reference moved.
    func mutant(_ random: inout SeededGenerator) throws -> Mutant {
        guard let object = objects.randomElement(using: &random), let other = objects.randomElement(using: &random)
        else { throw Nothing() }
        switch Int.random(in: 0..<20, using: &random) {
        case 0:
            return Mutant(head: other.id, description: "main at \(other.kind) \(other.id)")
        case 1...3:
            let head = try rebuilt([object.id: other.id], signing: nil)
            return Mutant(head: head, description: "\(other.kind) \(other.id) for \(object.kind) \(object.id)")
        case 4...8:
            // Whoever changes it signs everything above anew: a stranger, or one of the parties.
            let signer = ["mallory", "sari", "dewi", "budi"].randomElement(using: &random) ?? "mallory"
            let bytes = Mutation.of(object, &random)
            let head = try rebuilt([object.id: try forge.write(bytes, as: object.kind)], signing: signer)
            return Mutant(
                head: head, description: "\(object.kind) \(object.id) signed anew by \(signer): \(Self.shown(bytes))")
        default:
            let bytes = Mutation.of(object, &random)
            let head = try rebuilt([object.id: try forge.write(bytes, as: object.kind)], signing: nil)
            return Mutant(head: head, description: "\(object.kind) \(object.id): \(Self.shown(bytes))")
        }
    }

    private struct Nothing: Error {}

    private static func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(2_000), as: UTF8.self) }

    /// Stores everything above what was exchanged, with the ids that follow from that; gives the new `main`.
    ///
    /// - Parameter signer: whose key signs the commits that change; nil where their old signatures stay.
    private func rebuilt(_ exchanged: [ObjectID: ObjectID], signing signer: String?) throws -> ObjectID {
        var renamed = exchanged
        var result = exchanged[forge.good]
        if let signer, let head = result { result = try signed(head, by: signer) }
        for object in objects where object.kind != .blob && exchanged[object.id] == nil {
            var copy = Data(object.bytes)
            for (old, new) in renamed where old != new {
                let isTree = object.kind == .tree
                let (name, other) =
                    isTree ? (Data(old.bytes), Data(new.bytes)) : (Data("\(old)\n".utf8), Data("\(new)\n".utf8))
                var from = copy.startIndex
                while let range = copy.range(of: name, in: from..<copy.endIndex) {
                    copy.replaceSubrange(range, with: other)
                    from = range.lowerBound + other.count
                }
            }
            guard copy != Data(object.bytes) else { continue }
            var id = try forge.write([UInt8](copy), as: object.kind)
            if let signer, object.kind == .commit { id = try signed(id, by: signer) }
            renamed[object.id] = id
        }
        return result ?? renamed[forge.good] ?? forge.good
    }

    /// The same commit with another signature; itself where it has no place for one.
    private func signed(_ id: ObjectID, by signer: String) throws -> ObjectID {
        let text = try forge.content(of: id)
        guard let start = text.range(of: "gpgsig "),
            let end = text.range(of: " -----END SSH SIGNATURE-----\n", range: start.upperBound..<text.endIndex)
        else { return id }
        let payload = Array((text[..<start.lowerBound] + text[end.upperBound...]).utf8)
        let armor = SeededKey(signer).sign(payload, namespace: "git").armored
        let header = ForgedAct.header(of: armor)
        return try forge.write(
            Array(text[..<start.lowerBound].utf8) + header + Array(text[end.upperBound...].utf8))
    }
}

/// Small changes of one object.
enum Mutation {
    /// The object's bytes with one thing done to them; never the same bytes.
    static func of(_ object: GitObject, _ random: inout SeededGenerator) -> [UInt8] {
        for _ in 0..<100 {
            let bytes =
                object.kind == .tree && Bool.random(using: &random)
                ? entries(object.bytes, &random) : bytesOrLines(object.bytes, &random)
            if bytes != object.bytes { return bytes }
        }
        return object.bytes + [0]
    }

    private static func bytesOrLines(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        guard !bytes.isEmpty else { return [0] }
        var result = bytes
        let position = Int.random(in: 0..<bytes.count, using: &random)
        let piece = bytes[position..<(position + Int.random(in: 1...min(20, bytes.count - position), using: &random))]
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: result[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: result[position] = UInt8.random(in: 0...255, using: &random)
        case 3: result.insert(UInt8.random(in: 0...255, using: &random), at: position)
        case 4: result.removeSubrange(piece.indices)
        case 5: result.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
        case 6: result.append([10, 32, 0, 9].randomElement(using: &random) ?? 10)
        default:
            let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
            result = Array(moved(lines, &random).joined(separator: [10]))
        }
        return result
    }

    /// Entries of a tree dropped, repeated, exchanged, or given another mode or name.
    private static func entries(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 0), end + 20 < rest.endIndex {
            entries.append(Array(rest[...(end + 20)]))
            rest = rest[(end + 21)...]
        }
        guard let index = entries.indices.randomElement(using: &random) else { return bytes + [0] }
        if Bool.random(using: &random) { return moved(entries, &random).flatMap { $0 } }
        let mode = ["100644", "100755", "120000", "40000", "160000", "0100644"].randomElement(using: &random) ?? "1"
        let space = entries[index].firstIndex(of: 32) ?? 0
        entries[index].replaceSubrange(..<space, with: mode.utf8)
        return entries.flatMap { $0 }
    }

    /// A list with one member dropped, repeated or exchanged with another.
    private static func moved(_ list: [[UInt8]], _ random: inout SeededGenerator) -> [[UInt8]] {
        var list = list
        let index = Int.random(in: 0..<list.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: list.remove(at: index)
        case 1: list.insert(list[index], at: Int.random(in: 0...list.count, using: &random))
        default: list.swapAt(index, Int.random(in: 0..<list.count, using: &random))
        }
        return list
    }
}
