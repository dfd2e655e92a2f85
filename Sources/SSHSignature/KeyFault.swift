/// Why a public key cannot be one that signs an agreement.
///
/// The sentences are for people who own contracts, not for those who write software.
public enum KeyFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes or the text are not the one encoding of a key.
    case malformed(EncodingFault)
    /// A kind of key that may be allowed one day; the value is its OpenSSH name.
    case notSupportedYet(String)
    /// A kind of key that is not known here; the value is the name it claims, visible ASCII.
    case unknownAlgorithm(String)
    /// An RSA key whose modulus has this many bits, fewer than 3072.
    case weakRSA(bits: Int)
    /// A DSA key: 1024 bits, always.
    case weakDSA
    /// The point is not spelled in its one canonical way.
    case nonCanonicalPoint
    /// One of the eight Ed25519 points under which anybody can sign anything.
    case smallOrderPoint
    /// The numbers are no point of the key's curve.
    case notOnCurve

    /// One plain sentence.
    public var description: String {
        switch self {
        case .malformed(let fault): "This is not a well-formed public key: \(fault)."
        case .notSupportedYet(let name): "Keys of the kind \(name) are not supported yet; use an ssh-ed25519 key."
        case .unknownAlgorithm(let name): "\(name) is not a kind of key that can sign here; use an ssh-ed25519 key."
        case .weakRSA(let bits): "This RSA key has \(bits) bits, which is too weak; use an ssh-ed25519 key."
        case .weakDSA: "This is a DSA key, which is too weak; use an ssh-ed25519 key."
        case .nonCanonicalPoint: "This public key is spelled in an irregular way that other programs read differently."
        case .smallOrderPoint: "This public key is a trap: anybody can make signatures that pass under it."
        case .notOnCurve: "The numbers in this public key do not form a key of its kind."
        }
    }
}
