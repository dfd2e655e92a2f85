import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import Agreements

/// What we call an act, stock git calls well signed: our "valid" is a subset of git's "good".
@Suite("Our valid is a subset of git's good") struct ValidIsGoodTests {
    private static let words = [
        "A new edition", "Angka baru", "Đề xuất", "提案", "x", "  indented", "Act", "a: b", "- list", "\"quoted\"",
        "Signed-off-by: Mallory <m@x>", "gpgsig -----BEGIN SSH SIGNATURE-----", "tree 0", "%G?", "$(id)", "\\0",
        String(repeating: "long ", count: 40) + "end",
    ]

    /// An act that a signer might make of random words, times and trailers.
    private static func act(in forge: Forge, _ random: inout Dice) throws -> ForgedAct {
        func pick<Value>(_ values: [Value]) throws -> Value { try #require(values.randomElement(using: &random)) }
        let seed = try pick(["sari", "dewi", "budi"])
        let (tree, digest) = try forge.write(forge.text)
        var act = ForgedAct(
            kind: try pick(["propose", "revise", "comment", "reject"]), tree: tree, parents: [forge.good],
            identity: forge.actor(seed).identity, seconds: Int64.random(in: 0..<9_999_999_999, using: &random),
            subject: try pick(words), body: try (0..<Int.random(in: 1...3, using: &random)).map { _ in try pick(words) }
                .joined(separator: try pick(["\n", "\n\n"])), trailers: [])
        act.zone = try pick(["+0000", "+0700", "-1200", "+1400", "+0545", "-0000", "+1500", "+0060"])
        act.trailers = [
            ("Agreement", forge.root.description), ("Act", act.kind), ("Amendment", "acme/fees"),
            ("Party", forge.actor(seed).party), ("Person", forge.actor(seed).person),
        ]
        if ["propose", "revise"].contains(act.kind) {
            act.trailers += [("Base", forge.good.description), ("Text", digest)]
        }
        if Int.random(in: 0..<8, using: &random) == 0 { act.trailers.shuffle(using: &random) }
        return act
    }

    /// The same numbers for the same seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var mixed = state
            mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
            return mixed ^ mixed >> 33
        }
    }

    @Test func whatWeReadAsAnActGitVerifies() throws {
        let forge = try Forge()
        var random = Dice(state: 20_260_101)
        var commits: [[UInt8]] = []
        for _ in 0..<400 {
            let act = try Self.act(in: forge, &random)
            let seed = try #require(["sari", "dewi", "budi", "mallory"].randomElement(using: &random))
            let namespace = Int.random(in: 0..<10, using: &random) == 0 ? "file" : "git"
            var bytes = act.commit(signature: SeededKey(seed).sign(act.payload, namespace: namespace).armored)
            if Bool.random(using: &random), Bool.random(using: &random) {
                let position = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 1: bytes.remove(at: position)
                case 2: bytes.insert(UInt8.random(in: 0..<128, using: &random), at: position)
                default: bytes.insert(bytes[position], at: position)
                }
            }
            commits.append(bytes)
        }
        var valid: [String] = []
        for bytes in commits {
            let id = try ObjectID.of(bytes, as: .commit)
            guard case .good = Act.read(bytes, id: id) else { continue }
            valid.append(try forge.write(bytes).description)
        }
        #expect(valid.count > 100 && valid.count < commits.count - 50, "\(valid.count)")
        let seeds = ["sari", "dewi", "budi", "mallory"]
        let signers = seeds.map { "\($0) namespaces=\"git\" \(SeededKey($0).publicKey.openSSH)\n" }.joined()
        let file = forge.directory.file("signers")
        try Data(signers.utf8).write(to: URL(filePath: file))
        let result = try forge.git.run(["-c", "gpg.ssh.allowedSignersFile=\(file)", "verify-commit"] + valid)
        #expect(result.succeeded, "\(result.errors)")
        // And git does look: of one that we refuse for its signature, it says so too.
        let act = try Self.act(in: forge, &random)
        let other = SeededKey("sari").sign(Array("x".utf8), namespace: "git").armored
        let forged = try forge.write(act.commit(signature: other)).description
        let refused = try forge.git.run("-c", "gpg.ssh.allowedSignersFile=\(file)", "verify-commit", forged)
        #expect(!refused.succeeded)
    }
}
