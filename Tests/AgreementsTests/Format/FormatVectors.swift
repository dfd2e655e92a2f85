import Foundation
import GitStore
import SSHSignature
import TestSupport

@testable import Agreements

/// The vectors of `docs/format.md` as the code makes them now.
struct FormatVectors {
    /// Every vector that is made, in the order of the document.
    let all: [(name: String, content: String)]

    /// The names of vectors that are no outcome but what the others are made from, or that a test of their own holds.
    static func inputs(of document: FormatDocument) -> Set<String> {
        Set(document.vectors.keys.filter { $0.hasPrefix("opening ") || $0.hasPrefix("first ") })
            .union(["sentences en", "sentences id"])
    }

    init(_ document: FormatDocument) async throws {
        let sample = try await SampleHistory(document)
        let history = try sample.clone.history()
        let text = history.current.text
        let acts = try sample.acts()
        var all: [(name: String, content: String)] = [
            ("keys", Self.keys), ("security key", Self.securityKey), ("rsa key", Self.rsaKey),
            ("wrapping", try Self.wrapping()),
        ]

        all.append(("text digest input", Self.digestInput(text)))
        all.append(("text digest", "\(text.digest)\n"))
        all.append(("trees", try sample.clone.git.run("ls-tree", "-r", "-t", text.tree.description).text + "\n"))
        all.append(("tree bytes", Self.dump(try sample.bytes("tree", text.tree.description))))
        all.append(("chain", acts.map { "\($0.id) \($0.kind.rawValue)\n" }.joined()))
        for act in acts {
            let name = "commit \(act.kind.rawValue)" + (Self.isRepeated(act, in: acts) ? " \(act.person)" : "")
            all.append((name, String(decoding: try sample.bytes("commit", act.id.description), as: UTF8.self)))
        }
        guard let accept = acts.last(where: { $0.kind == .accept }) else { throw NoConsent() }
        let commit = try RawCommit.parse(try sample.bytes("commit", accept.id.description))
        let signature = try Signature(armored: commit.armor)
        all.append(("payload", String(decoding: commit.payload, as: UTF8.self)))
        all.append(
            ("signed data", Self.dump(Signature.signedData(namespace: "git", payload: commit.payload))))
        all.append(("sshsig", Self.dump(signature.blob)))
        all.append(("signer", "\(signature.key.fingerprint)\n"))
        self.all = all
    }

    private struct NoConsent: Error {}

    private static func isRepeated(_ act: Act, in acts: [Act]) -> Bool { acts.count { $0.kind == act.kind } > 1 }

    private static var keys: String {
        ["sari", "dewi"].map { name in
            let key = SeededKey(name)
            return "name: \(name)\nseed: \(hex(key.seed))\nkey: \(key.publicKey.openSSH)\n"
                + "fingerprint: \(key.publicKey.fingerprint)\n"
        }.joined(separator: "\n")
    }

    /// What the keys of other kinds sign.
    private static let payload = Array("I accept.\n".utf8)

    private static var securityKey: String {
        let key = SeededSecurityKey("sari")
        return "seed: \(hex(key.secret))\n" + lines(of: key.sign(payload, namespace: "git"))
    }

    private static var rsaKey: String { lines(of: SampleRSAKey().sign(payload, namespace: "git")) }

    private static func lines(of signature: Signature) -> String {
        "key: \(signature.key.openSSH)\nfingerprint: \(signature.key.fingerprint)\n"
            + String(decoding: signature.armored, as: UTF8.self)
    }

    /// The sentence of consent for a name that a careless filling would break elsewhere, or not at all.
    private static func wrapping() throws -> String {
        let source = """
            format: countersign/1
            profile: general/1
            title: {en: T}
            languages: [en]
            prevailing: en
            time-zone: UTC
            signing: {each-party: 1}

            """
        let wording = ActWording.of(
            .accept, declaration: try Declaration.read(Array(source.utf8)).get(),
            amendment: AmendmentName("acme/formation"), partyName: "PT  Satu #1", fingerprint: "")
        return (wording?.body ?? "") + "\n"
    }

    /// What the digest of a text is taken over; NUL is shown as `\0`.
    private static func digestInput(_ text: Text) -> String {
        "countersign/1 text\n" + text.files.map { "\($0.path)\\0\($0.sha256.hex)\n" }.joined()
    }

    /// Two hexadecimal digits a byte, 32 bytes a line.
    private static func dump(_ bytes: [UInt8]) -> String {
        stride(from: 0, to: bytes.count, by: 32).map { start in
            hex(Array(bytes[start..<min(start + 32, bytes.count)])) + "\n"
        }.joined()
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
