public import Agreements
public import SSHSignature

/// Signs with a key made from a seed, so that ids in tests are always the same.
public struct SeededSigner: Signer {
    public let key: SeededKey

    public init(_ key: SeededKey) { self.key = key }
    public init(_ seed: String) { key = SeededKey(seed) }

    public var publicKey: PublicKey { key.publicKey }

    public func sign(_ payload: [UInt8]) async throws(AgreementError) -> [UInt8] {
        key.sign(payload, namespace: "git").armored
    }
}
