internal import Crypto
public import SSHSignature

/// An Ed25519 key that is the same in every run, for tests alone.
///
/// Ed25519 signatures have no random part and `Crypto` adds none where it is built on BoringSSL, so
/// that signatures, and the ids of commits that carry them, can be written down in tests.
public struct SeededKey: Sendable {
    /// The private key of RFC 8032, section 5.1.5, before hashing: 32 bytes.
    public let seed: [UInt8]
    /// The public half.
    public let publicKey: PublicKey

    /// Takes exactly 32 bytes; anything else is a mistake in the test and stops it.
    public init(seed: [UInt8]) {
        self.seed = seed
        self.publicKey = Self.mustSucceed {
            let point = try Curve25519.Signing.PrivateKey(rawRepresentation: seed).publicKey.rawRepresentation
            var writer = WireWriter()
            writer.write(string: PublicKey.Algorithm.ed25519.rawValue.utf8)
            writer.write(string: point)
            return try PublicKey(blob: writer.bytes)
        }
    }

    /// The key whose seed is the SHA-256 of `name`, such as `"sari"`.
    public init(_ name: String) {
        self.init(seed: Array(SHA256.hash(data: Array(name.utf8))))
    }

    /// The key for a small number: the one whose name is its decimal digits.
    public init(_ number: Int) {
        self.init(String(number))
    }

    /// Signs `payload` as `ssh-keygen -Y sign -n namespace` does, to the byte.
    public func sign(_ payload: [UInt8], namespace: String) -> Signature {
        sign(Signature.signedData(namespace: namespace, payload: payload), as: namespace)
    }

    private func sign(_ data: [UInt8], as namespace: String) -> Signature {
        Self.mustSucceed {
            let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
            return try Signature(key: publicKey, namespace: namespace, rawSignature: Array(key.signature(for: data)))
        }
    }

    /// The unencrypted private key file (PROTOCOL.key), for `ssh-keygen -Y sign -f`.
    ///
    /// `ssh-keygen` wants the file to have mode 600.
    public var openSSHPrivateKeyFile: String {
        var secret = WireWriter()
        secret.write(string: PublicKey.Algorithm.ed25519.rawValue.utf8)
        secret.write(string: publicKey.blob.suffix(32))
        secret.write(string: seed + publicKey.blob.suffix(32))
        return PrivateKeyFile.text(publicKey: publicKey, secret: secret.bytes)
    }

    /// A test key that does not work is a mistake in the test, not an outcome of it.
    static func mustSucceed<Value>(_ body: () throws -> Value) -> Value {
        do { return try body() } catch { preconditionFailure("a test key cannot be used: \(error)") }
    }
}

/// An ECDSA key on P-256 that is the same in every run. Its signatures are not: `Crypto` adds randomness.
public struct SeededP256Key: Sendable {
    /// The private number, big-endian, 32 bytes.
    private let secret: [UInt8]
    /// The public half.
    public let publicKey: PublicKey

    /// The key whose private number is the SHA-256 of `name`.
    public init(_ name: String) {
        let secret = Array(SHA256.hash(data: Array(name.utf8)))
        self.secret = secret
        self.publicKey = SeededKey.mustSucceed {
            let point = try P256.Signing.PrivateKey(rawRepresentation: secret).publicKey.x963Representation
            var writer = WireWriter()
            writer.write(string: PublicKey.Algorithm.ecdsaP256.rawValue.utf8)
            writer.write(string: "nistp256".utf8)
            writer.write(string: point)
            return try PublicKey(blob: writer.bytes)
        }
    }

    /// Signs `payload`; another signature each time.
    public func sign(_ payload: [UInt8], namespace: String) -> Signature {
        SeededKey.mustSucceed {
            let data = Signature.signedData(namespace: namespace, payload: payload)
            let signature = try P256.Signing.PrivateKey(rawRepresentation: secret).signature(for: data)
            return try Signature(
                key: publicKey, namespace: namespace, rawSignature: Array(signature.rawRepresentation))
        }
    }

    /// The unencrypted private key file, for `ssh-keygen -Y sign -f`; wants mode 600.
    public var openSSHPrivateKeyFile: String {
        var fields = WireWriter()
        fields.write(string: PublicKey.Algorithm.ecdsaP256.rawValue.utf8)
        fields.write(string: "nistp256".utf8)
        fields.write(string: publicKey.blob.suffix(65))
        fields.write(positiveInteger: secret)
        return PrivateKeyFile.text(publicKey: publicKey, secret: fields.bytes)
    }
}

/// The container of PROTOCOL.key around one unencrypted key.
enum PrivateKeyFile {
    static func text(publicKey: PublicKey, secret: [UInt8]) -> String {
        var inner = WireWriter()
        // Two equal numbers tell a reader that decryption worked; any will do.
        inner.write(0x636F_756E)
        inner.write(0x636F_756E)
        inner.write(raw: secret)
        inner.write(string: "".utf8)
        var padding: UInt8 = 0
        while !inner.bytes.count.isMultiple(of: 8) {
            padding += 1
            inner.write(raw: [padding])
        }

        var file = WireWriter()
        file.write(raw: "openssh-key-v1\0".utf8)
        file.write(string: "none".utf8)
        file.write(string: "none".utf8)
        file.write(string: "".utf8)
        file.write(1)
        file.write(string: publicKey.blob)
        file.write(string: inner.bytes)

        var text = "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        var rest = Base64.encode(file.bytes)[...]
        while !rest.isEmpty {
            text += String(decoding: rest.prefix(70), as: UTF8.self) + "\n"
            rest = rest.dropFirst(70)
        }
        return text + "-----END OPENSSH PRIVATE KEY-----\n"
    }
}
