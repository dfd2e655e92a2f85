internal import Crypto

/// One SSH signature (SSHSIG), as `ssh-keygen -Y sign` makes it and git stores it in a commit.
///
/// A value of this type is always in its one canonical encoding; whether it is *good* is what
/// ``verify(_:namespace:)`` says. The format is OpenSSH's PROTOCOL.sshsig, version 1, of which
/// only what `ssh-keygen` writes by default is accepted, and SHA-256 in RSA signatures, which agents make.
public struct Signature: Hashable, Sendable {
    /// The digests a signature may be over: SHA-512 alone, so that no content has two valid forms.
    public enum HashAlgorithm: String, Sendable {
        case sha512
    }

    /// The key that claims to have signed. Whose it is, is for others to say.
    public let key: PublicKey

    /// What the signature is for, `git` for a commit; 1 to 255 visible ASCII characters.
    public let namespace: String

    /// The digest that was signed.
    public let hashAlgorithm: HashAlgorithm

    /// How it was made: for an RSA key with which digest, for a security key in which moment.
    public let method: SigningMethod

    /// The signature without any framing.
    ///
    /// Two halves for most: R and S of Ed25519 (64 bytes), or r and s of ECDSA, big-endian, each as wide as the curve
    /// (64, 96 or 132 bytes). For RSA one big-endian number, as wide as the modulus.
    public let rawSignature: [UInt8]

    /// Composes a signature that a key has made over ``signedData(namespace:payload:)``.
    ///
    /// - Parameters:
    ///   - rawSignature: See ``rawSignature``.
    ///   - method: See ``method``; one that suits the kind of key.
    /// - Throws: ``SignatureFault`` if the namespace or the signature is not canonical. Nothing is verified.
    public init(
        key: PublicKey, namespace: String, rawSignature: [UInt8], method: SigningMethod = .plain
    ) throws(SignatureFault) {
        guard WireReader.isName(namespace.utf8) else { throw .malformed(.notAName) }
        guard method.suits(key.algorithm) else { throw .unsuitableMethod }
        try key.numbers.check(rawSignature)
        self.key = key
        self.namespace = namespace
        self.hashAlgorithm = .sha512
        self.method = method
        self.rawSignature = rawSignature
    }

    /// Other halves that are known to be canonical, in the place of those of `other`.
    init(rawSignature: [UInt8], as other: Signature) {
        key = other.key
        namespace = other.namespace
        hashAlgorithm = other.hashAlgorithm
        method = other.method
        self.rawSignature = rawSignature
    }

    /// The bytes that a key really signs: the preamble, the namespace, nothing, `sha512`, and the payload's digest.
    ///
    /// A security key signs digests of these and of its own report instead.
    public static func signedData(namespace: String, payload: [UInt8]) -> [UInt8] {
        var writer = WireWriter(reservingCapacity: 128)
        writer.write(raw: preamble)
        writer.write(string: namespace.utf8)
        writer.write(string: [])
        writer.write(string: HashAlgorithm.sha512.rawValue.utf8)
        writer.write(string: Array(SHA512.hash(data: payload)))
        return writer.bytes
    }

    /// Whether the signature's key signed exactly `payload`, for the purpose `namespace`.
    ///
    /// Says nothing about whether that key was allowed to.
    public func verify(_ payload: [UInt8], namespace: String) -> Verdict {
        guard self.namespace == namespace else {
            return .bad(.wrongNamespace(found: self.namespace, expected: namespace))
        }
        let data = Self.signedData(namespace: namespace, payload: payload)
        let isValid =
            switch method {
            case .plain:
                key.numbers.isValid(rawSignature, for: data, digest: nil)
            case .rsa(let digest):
                key.numbers.isValid(rawSignature, for: data, digest: digest)
            case .securityKey(let report):
                key.numbers.isValid(
                    rawSignature, for: report.signedData(application: key.application, data: data), digest: nil)
            }
        return isValid ? .good : .bad(.contentDiffers)
    }

    /// What every signature, and everything that is signed, begins with.
    static let preamble = Array("SSHSIG".utf8)
}

/// What checking a signature came to.
public enum Verdict: Hashable, Sendable {
    /// The key signed exactly this content for this purpose.
    case good
    /// The signature does not count, and why.
    case bad(SignatureFault)
}
