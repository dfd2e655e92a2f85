internal import Crypto

/// The numbers that make a public key, by the arithmetic that they are for.
///
/// A security key has the numbers of an ordinary one: it differs in what is signed with them.
enum KeyNumbers: Sendable {
    case ed25519(point: ArraySlice<UInt8>)
    case ecdsa(NISTCurve, point: ArraySlice<UInt8>)
    case rsa(RSANumbers)

    /// Reads the fields of a kind of key as they come; see ``check()``.
    init(of algorithm: PublicKey.Algorithm, in reader: inout WireReader) throws(EncodingFault) {
        switch algorithm {
        case .ed25519, .securityKeyEd25519: self = .ed25519(point: try reader.readString())
        case .ecdsaP256, .securityKeyP256: self = try .ecdsa(on: .p256, in: &reader)
        case .ecdsaP384: self = try .ecdsa(on: .p384, in: &reader)
        case .ecdsaP521: self = try .ecdsa(on: .p521, in: &reader)
        case .rsa: self = .rsa(try RSANumbers(in: &reader))
        }
    }

    private static func ecdsa(on curve: NISTCurve, in reader: inout WireReader) throws(EncodingFault) -> KeyNumbers {
        guard try reader.readName() == curve.name else { throw .contradictoryNames }
        return .ecdsa(curve, point: try reader.readString())
    }

    /// The curve of an ECDSA key; nil for other kinds.
    var curve: NISTCurve? {
        if case .ecdsa(let curve, _) = self { curve } else { nil }
    }

    /// Throws unless these are the numbers of a safe key, in their one spelling.
    func check() throws(KeyFault) {
        switch self {
        case .ed25519(let point): try Ed25519Encoding.checkPublicKey(point)
        case .ecdsa(let curve, let point): try curve.checkPublicKey(point)
        case .rsa(let numbers): try numbers.checkPublicKey()
        }
    }

    /// Refuses a signature that some verifier would read as another spelling of one.
    func check(_ rawSignature: [UInt8]) throws(SignatureFault) {
        switch self {
        case .ed25519:
            guard rawSignature.count == 64 else { throw .malformed(.wrongLength) }
            guard Ed25519Encoding.isCanonicalPoint(rawSignature.prefix(32)) else { throw .nonCanonicalPoint }
            guard Ed25519Encoding.isCanonicalScalar(rawSignature.suffix(32)) else { throw .scalarOutOfRange }
        case .ecdsa(let curve, _):
            guard rawSignature.count == 2 * curve.width else { throw .malformed(.wrongLength) }
            guard curve.isCanonicalScalar(rawSignature.prefix(curve.width)),
                curve.isCanonicalScalar(rawSignature.suffix(curve.width))
            else { throw .scalarOutOfRange }
        case .rsa(let numbers):
            try numbers.check(rawSignature)
        }
    }

    /// Whether `signature`, without framing, signs `data` under these numbers.
    ///
    /// - Parameter digest: The digest of an RSA signature; other kinds have one of their own.
    func isValid(_ signature: [UInt8], for data: [UInt8], digest: RSADigest?) -> Bool {
        switch self {
        case .ed25519(let point):
            // The point was checked when the key was read; should a library still see a fault, the answer is no.
            guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: Array(point)) else { return false }
            return key.isValidSignature(signature, for: data)
        case .ecdsa(let curve, let point):
            return curve.isValid(signature, for: data, key: point)
        case .rsa(let numbers):
            guard let digest else { return false }
            return numbers.isValid(signature, for: data, digest: digest)
        }
    }
}
