import Agreements
import Crypto
import Foundation
import SSHSignature

/// An Ed25519 key that is the same in every run, and a signer within this process.
struct BenchmarkKey: Signer {
    let publicKey: PublicKey
    private let seed: [UInt8]

    /// The key whose seed is the SHA-256 of a name. A key that cannot be made stops the benchmark.
    init(_ name: String) {
        seed = Array(SHA256.hash(data: Array(name.utf8)))
        do {
            let point = try Curve25519.Signing.PrivateKey(rawRepresentation: seed).publicKey.rawRepresentation
            publicKey = try PublicKey(blob: Self.string("ssh-ed25519".utf8) + Self.string(point))
        } catch {
            preconditionFailure("a key cannot be made: \(error)")
        }
    }

    func sign(_ payload: [UInt8]) async throws(AgreementError) -> [UInt8] { try armor(payload) }

    /// The armored signature of a payload.
    func armor(_ payload: [UInt8]) throws(AgreementError) -> [UInt8] {
        do {
            let data = Signature.signedData(namespace: "git", payload: payload)
            let raw = try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: data)
            return try Signature(key: publicKey, namespace: "git", rawSignature: Array(raw)).armored
        } catch {
            throw AgreementError(.notAllowed, "\(error)")
        }
    }

    /// The private key's file as ssh-keygen reads it, without a passphrase. Source: PROTOCOL.key of OpenSSH.
    var file: String {
        let point = publicKey.blob.suffix(32)
        let secret = Self.string("ssh-ed25519".utf8) + Self.string(point) + Self.string(seed + point)
        // Two equal numbers, the key, an empty comment, and padding up to the block's size.
        var inner: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 1] + secret + Self.string([])
        inner += (1...8).prefix((8 - inner.count % 8) % 8)
        let none = Self.string("none".utf8)
        let bytes =
            Array("openssh-key-v1\0".utf8) + none + none + Self.string([]) + [0, 0, 0, 1]
            + Self.string(publicKey.blob) + Self.string(inner)
        let lines = Data(bytes).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n\(lines)\n-----END OPENSSH PRIVATE KEY-----\n"
    }

    /// A string of RFC 4251, section 5: its length in four bytes, and its bytes.
    private static func string(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let count = UInt32(clamping: bytes.count)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + bytes
    }
}
