import Agreements
import Crypto
import Dispatch
import ExternalPrograms
import Foundation
import GitStore
import SSHSignature

/// What judging a whole history costs, beside the bare cost of the signature checks in it.
struct VerificationCost {
    private let agreement: LongAgreement
    private let isLoose: Bool

    /// - Parameter isLoose: whether every object is a file of its own, as before git packs them.
    init(versions: Int, isLoose: Bool = false) async throws {
        agreement = try await LongAgreement(versions: versions)
        self.isLoose = isLoose
        if isLoose { try await agreement.unpack() }
    }

    func run(samples: Int) async throws {
        let repository = try Repository.open(at: agreement.directory.path, discovering: false)
        let id = try agreement.open().id
        let checks = try await Self.checks(in: repository, at: agreement.directory.path)
        var verify = Measurement()
        var bare = Measurement()
        var bareOnOneCore = Measurement()
        for _ in 0..<samples {
            let verification = try await verify.time {
                try Agreement.verify(repository, root: id, now: Clock.system.now())
            }
            guard verification.verdict == .valid, verification.signatures >= checks.count else {
                throw BenchmarkFailure("the agreement is not valid: \(verification.findings)")
            }
            await bareOnOneCore.time { for check in checks { check.run() } }
            await bare.time {
                DispatchQueue.concurrentPerform(iterations: checks.count) { index in checks[index].run() }
            }
        }
        let what = "verify, \(checks.count) acts\(isLoose ? ", loose" : "")"
        report(what, verify.median, beside: bare.median, "its signature checks on \(OneCore.count) core(s)")
        report(
            "  in processor time", verify.processorMedian, beside: bareOnOneCore.processorMedian,
            "its signature checks")
    }

    /// One check, everything prepared: what is left is Ed25519 (RFC 8032) over the bytes.
    private struct Check: Sendable {
        let key: Curve25519.Signing.PublicKey
        let signature: [UInt8]
        let data: [UInt8]

        func run() {
            precondition(key.isValidSignature(signature, for: data))
        }
    }

    /// What a commit's signature covers, and the signature: the lines of the header `gpgsig` without their first byte.
    private static func parts(of commit: [UInt8]) -> (payload: [UInt8], armor: [UInt8]) {
        var (payload, armor): ([UInt8], [UInt8]) = ([], [])
        var rest = commit[...]
        let name = Array("gpgsig ".utf8)
        while let end = rest.firstIndex(of: 0x0A), end > rest.startIndex {
            let line = rest[...end]
            if line.starts(with: name) {
                armor += line.dropFirst(name.count)
            } else if line.first == UInt8(ascii: " ") {
                armor += line.dropFirst()
            } else {
                payload += line
            }
            rest = rest[(end + 1)...]
        }
        return (payload + rest, armor)
    }

    private static func checks(in repository: Repository, at path: String) async throws -> [Check] {
        let commits = try await ExternalProgram.git.expect(["rev-list", "main"], "git rev-list failed", in: path)
        return try commits.text.split(separator: "\n").map { line in
            guard let id = ObjectID(hex: line) else { throw BenchmarkFailure("git printed \(line)") }
            let (payload, armor) = Self.parts(of: try repository.object(id, limit: RawCommit.sizeLimit).bytes)
            let signature = try Signature(armored: armor)
            return Check(
                key: try Curve25519.Signing.PublicKey(rawRepresentation: signature.key.blob.suffix(32)),
                signature: signature.rawSignature,
                data: Signature.signedData(namespace: "git", payload: payload))
        }
    }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
