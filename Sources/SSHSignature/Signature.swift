internal import Crypto

/// One SSH signature (SSHSIG), as `ssh-keygen -Y sign` makes it and git stores it in a commit.
///
/// A value of this type is always in its one canonical encoding; whether it is *good* is what
/// ``verify(_:namespace:)`` says. The format is OpenSSH's PROTOCOL.sshsig, version 1, of which
/// only what `ssh-keygen` writes by default is accepted.
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

    /// The two halves without any framing: R and S of Ed25519 (64 bytes), or r and s of ECDSA, big-endian, each as
    /// wide as the curve (64, 96 or 132 bytes).
    public let rawSignature: [UInt8]

    /// Composes a signature that a key has made over ``signedData(namespace:payload:)``.
    ///
    /// - Parameter rawSignature: See ``rawSignature``.
    /// - Throws: ``SignatureFault`` if the namespace or the halves are not canonical. Nothing is verified.
    public init(key: PublicKey, namespace: String, rawSignature: [UInt8]) throws(SignatureFault) {
        guard WireReader.isName(namespace.utf8) else { throw .malformed(.notAName) }
        try Self.check(rawSignature, madeBy: key.algorithm)
        self.key = key
        self.namespace = namespace
        self.hashAlgorithm = .sha512
        self.rawSignature = rawSignature
    }

    /// Other halves that are known to be canonical, in the place of those of `other`.
    init(rawSignature: [UInt8], as other: Signature) {
        key = other.key
        namespace = other.namespace
        hashAlgorithm = other.hashAlgorithm
        self.rawSignature = rawSignature
    }

    /// Refuses halves that some verifier would read as another spelling of a signature.
    private static func check(
        _ rawSignature: [UInt8], madeBy algorithm: PublicKey.Algorithm
    ) throws(SignatureFault) {
        let halfWidth = algorithm.curve?.width ?? 32
        guard rawSignature.count == 2 * halfWidth else { throw .malformed(.wrongLength) }
        let first = rawSignature.prefix(halfWidth)
        let second = rawSignature.suffix(halfWidth)
        if let curve = algorithm.curve {
            guard curve.isCanonicalScalar(first), curve.isCanonicalScalar(second) else { throw .scalarOutOfRange }
        } else {
            guard Ed25519Encoding.isCanonicalPoint(first) else { throw .nonCanonicalPoint }
            guard Ed25519Encoding.isCanonicalScalar(second) else { throw .scalarOutOfRange }
        }
    }

    /// The bytes that a key really signs: the preamble, the namespace, nothing, `sha512`, and the payload's digest.
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
        return key.isValid(rawSignature, for: data) ? .good : .bad(.contentDiffers)
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

extension PublicKey {
    /// Whether `signature`, the halves without framing, signs `data` under this key.
    func isValid(_ signature: [UInt8], for data: [UInt8]) -> Bool {
        if let curve = algorithm.curve {
            return curve.isValid(signature, for: data, key: point)
        }
        // The point was checked when the key was read; should a library still see a fault, the answer is no.
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: Array(point)) else { return false }
        return key.isValidSignature(signature, for: data)
    }
}
