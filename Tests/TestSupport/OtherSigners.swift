public import Agreements
import Foundation
public import SSHSignature

extension SeededSecurityKey: Signer {
    public func sign(_ payload: [UInt8]) async throws(AgreementError) -> [UInt8] {
        armored(payload, namespace: "git")
    }
}

extension SampleRSAKey: Signer {
    public func sign(_ payload: [UInt8]) async throws(AgreementError) -> [UInt8] {
        sign(payload, namespace: "git").armored
    }
}

/// A new key that the stock `ssh-keygen` has made, and signs with. It is another one in every run.
public struct StockKey: Signer {
    public let publicKey: PublicKey
    private let directory: TemporaryDirectory
    private let keygen: StockProgram

    /// - Parameter kind: what follows `ssh-keygen -t`, such as `["ecdsa", "-b", "384"]`.
    public init(_ kind: [String]) throws {
        directory = try TemporaryDirectory("key")
        keygen = StockProgram("/usr/bin/ssh-keygen", in: directory.path, home: directory.path)
        let result = try keygen.run(["-q", "-N", "", "-C", "", "-f", "key", "-t"] + kind)
        guard result.succeeded else { throw Refused(errors: result.errors) }
        publicKey = try PublicKey.readingFile(try directory.read("key.pub")).0
    }

    public func sign(_ payload: [UInt8]) async throws(AgreementError) -> [UInt8] {
        let result = try? keygen.run(["-q", "-Y", "sign", "-n", "git", "-f", "key"], input: payload)
        guard let result, result.succeeded else { throw AgreementError(.notAllowed, "ssh-keygen did not sign.") }
        return result.output
    }

    private struct Refused: Error { let errors: String }
}
