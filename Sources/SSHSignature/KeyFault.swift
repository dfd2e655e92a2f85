/// Why a public key cannot be one that signs an agreement.
///
/// The sentences are for people who own contracts, not for those who write software.
public enum KeyFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes or the text are not the one encoding of a key.
    case malformed(EncodingFault)
    /// A kind of key that is not known here; the value is the name it claims, visible ASCII.
    case unknownAlgorithm(String)
    /// An RSA key whose modulus has this many bits, fewer than 3072.
    case weakRSA(bits: Int)
    /// An RSA key whose modulus has this many bits, more than 8192: more than the library that checks signatures takes.
    case oversizedRSA(bits: Int)
    /// An RSA key whose modulus is even.
    case evenRSAModulus
    /// An RSA key whose exponent is even, 1, or of more than 33 bits, which the library that checks signatures refuses.
    case irregularRSAExponent
    /// A security key's credential that was made for something other than SSH; the value says for what, visible ASCII.
    case foreignApplication(String)
    /// A DSA key: 1024 bits, always.
    case weakDSA
    /// The point is not spelled in its one canonical way.
    case nonCanonicalPoint
    /// One of the eight Ed25519 points under which anybody can sign anything.
    case smallOrderPoint
    /// The numbers are no point of the key's curve.
    case notOnCurve

    /// The kinds of key that can sign, for a sentence that tells a person which to use.
    public static let usableKinds = "Ed25519, ECDSA, RSA with 3072 to 8192 bits, or a security key"

    /// One plain sentence.
    public var description: String {
        switch self {
        case .malformed(let fault): "This is not a well-formed public key: \(fault)."
        case .unknownAlgorithm(let name): "\(name) is not a kind of key that can sign here; use \(Self.usableKinds)."
        case .weakRSA(let bits):
            "This RSA key has \(bits) bits, which is too weak; use one of 3072 bits or more, or an ssh-ed25519 key."
        case .oversizedRSA(let bits):
            "This RSA key has \(bits) bits, more than can be checked everywhere; use one of at most 8192 bits."
        case .evenRSAModulus: "The numbers in this RSA key do not form a key."
        case .irregularRSAExponent:
            "This RSA key has an exponent that is unsafe or that not every program can use; make one with ssh-keygen."
        case .foreignApplication(let name):
            "This security key was set up for '\(name)' and not for SSH; use one made by ssh-keygen -t ed25519-sk."
        case .weakDSA: "This is a DSA key, which is too weak; use an ssh-ed25519 key."
        case .nonCanonicalPoint: "This public key is spelled in an irregular way that other programs read differently."
        case .smallOrderPoint: "This public key is a trap: anybody can make signatures that pass under it."
        case .notOnCurve: "The numbers in this public key do not form a key of its kind."
        }
    }
}
