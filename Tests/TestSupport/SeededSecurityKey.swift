internal import Crypto
public import SSHSignature

/// A security key that is the same in every run: it signs what a device would sign, without one and without a touch.
///
/// Made by the description in OpenSSH's PROTOCOL.u2f. On Ed25519 its signatures are the same in every run as well.
public struct SeededSecurityKey: Sendable {
    /// What the key's numbers are for.
    public enum Arithmetic: Sendable, CaseIterable { case ed25519, p256 }

    public let arithmetic: Arithmetic
    /// What the credential was made for, as it stands in the key.
    public let application: [UInt8]
    /// The public half in wire format, allowed or not.
    public let blob: [UInt8]
    /// The private number or seed: 32 bytes.
    public let secret: [UInt8]

    /// The key whose secret is a SHA-256 of `name`.
    public init(_ name: String, on arithmetic: Arithmetic = .ed25519, application: String = "ssh:") {
        let secret = Array(SHA256.hash(data: Array("security key \(name)".utf8)))
        var writer = WireWriter()
        writer.write(string: Self.algorithm(arithmetic).rawValue.utf8)
        switch arithmetic {
        case .ed25519: writer.write(string: SeededKey(seed: secret).publicKey.blob.suffix(32))
        case .p256:
            writer.write(string: "nistp256".utf8)
            writer.write(
                string: SeededKey.mustSucceed {
                    try P256.Signing.PrivateKey(rawRepresentation: secret).publicKey.x963Representation
                })
        }
        writer.write(string: application.utf8)
        self.arithmetic = arithmetic
        self.application = Array(application.utf8)
        self.secret = secret
        blob = writer.bytes
    }

    /// The public half. Asking a key that is not allowed for it is a mistake in the test and stops it.
    public var publicKey: PublicKey { SeededKey.mustSucceed { try PublicKey(blob: blob) } }

    /// Signs `payload` as `ssh-keygen -Y sign -n namespace` does with a device that has signed six times before.
    public func sign(_ payload: [UInt8], namespace: String) -> Signature {
        SeededKey.mustSucceed { try Signature(armored: armored(payload, namespace: namespace)) }
    }

    /// The lines of a signature with any report, allowed or not.
    public func armored(_ payload: [UInt8], namespace: String, flags: UInt8 = 0x01, counter: UInt32 = 7) -> [UInt8] {
        let data = Signature.signedData(namespace: namespace, payload: payload)
        var inner = WireWriter()
        inner.write(string: Self.algorithm(arithmetic).rawValue.utf8)
        inner.write(string: value(over: data, flags: flags, counter: counter))
        inner.write(raw: [flags])
        inner.write(counter)
        var writer = WireWriter()
        writer.write(raw: "SSHSIG".utf8)
        writer.write(1)
        writer.write(string: blob)
        writer.write(string: namespace.utf8)
        writer.write(string: [])
        writer.write(string: "sha512".utf8)
        writer.write(string: inner.bytes)
        var text = "-----BEGIN SSH SIGNATURE-----\n"
        var rest = Base64.encode(writer.bytes)[...]
        while !rest.isEmpty {
            text += String(decoding: rest.prefix(70), as: UTF8.self) + "\n"
            rest = rest.dropFirst(70)
        }
        return Array((text + "-----END SSH SIGNATURE-----\n").utf8)
    }

    /// What the device answers for `data`: R and S, or two `mpint`.
    public func value(over data: [UInt8], flags: UInt8, counter: UInt32) -> [UInt8] {
        var signed = WireWriter()
        // As C reads the text: a zero byte ends it.
        signed.write(raw: Array(SHA256.hash(data: application.prefix { $0 != 0 })))
        signed.write(raw: [flags])
        signed.write(counter)
        signed.write(raw: Array(SHA256.hash(data: data)))
        return answer(to: signed.bytes)
    }

    /// What the device answers where another program composed what is signed.
    public func answer(to signed: [UInt8]) -> [UInt8] {
        SeededKey.mustSucceed {
            switch arithmetic {
            case .ed25519:
                return Array(try Curve25519.Signing.PrivateKey(rawRepresentation: secret).signature(for: signed))
            case .p256:
                let halves = Array(
                    try P256.Signing.PrivateKey(rawRepresentation: secret).signature(for: signed).rawRepresentation)
                var writer = WireWriter()
                writer.write(positiveInteger: halves.prefix(32))
                writer.write(positiveInteger: halves.suffix(32))
                return writer.bytes
            }
        }
    }

    private static func algorithm(_ arithmetic: Arithmetic) -> PublicKey.Algorithm {
        switch arithmetic {
        case .ed25519: .securityKeyEd25519
        case .p256: .securityKeyP256
        }
    }
}
