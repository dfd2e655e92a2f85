/// Why a signature does not count.
///
/// The sentences are for people who own contracts, not for those who write software.
public enum SignatureFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is not exactly the lines that `ssh-keygen` writes.
    case notCanonicalArmor
    /// The bytes inside are not the one encoding of a signature.
    case malformed(EncodingFault)
    /// The bytes inside do not begin as an SSH signature does.
    case notSSHSignature
    /// A version of the signature format other than 1.
    case unsupportedVersion(UInt32)
    /// The key that is named as the signer's cannot be used.
    case key(KeyFault)
    /// The field that must be empty in version 1 is not.
    case reservedNotEmpty
    /// A digest other than SHA-512; the value is the name it claims, visible ASCII.
    case unsupportedHash(String)
    /// The signature says that another kind of key made it; the value is the kind it claims, visible ASCII.
    case contradictoryAlgorithm(String)
    /// The way it is said to be made is not one of its key's kind.
    case unsuitableMethod
    /// An RSA signature over SHA-1, under which two texts can be made to have one signature.
    case weakRSADigest
    /// A security key's signature in the form that browsers make, for a web page.
    case webAuthentication
    /// The security key did not report that somebody touched it.
    case notTouched
    /// The security key reports what has no meaning here; the value is all of its flags.
    case irregularFlags(UInt8)
    /// A number in the signature is outside the range that makes it the only one.
    case scalarOutOfRange
    /// The point in an Ed25519 signature is not spelled in its one canonical way.
    case nonCanonicalPoint
    /// The signature was made for another purpose.
    case wrongNamespace(found: String, expected: String)
    /// All is well formed, but this key did not sign this content.
    case contentDiffers

    /// One plain sentence.
    public var description: String {
        switch self {
        case .notCanonicalArmor: "The signature is not written exactly as ssh-keygen writes it."
        case .malformed(let fault): "The signature is damaged: \(fault)."
        case .notSSHSignature: "This is not an SSH signature."
        case .unsupportedVersion(let version): "The signature has format version \(version); only version 1 is known."
        case .key(let fault): "The key inside the signature cannot be used. \(fault)"
        case .reservedNotEmpty: "The signature carries extra data that it does not vouch for in any known way."
        case .unsupportedHash(let name): "The signature uses the digest \(name); only sha512 is accepted."
        case .contradictoryAlgorithm(let name): "The signature claims to be of the kind \(name), unlike its key."
        case .unsuitableMethod: "The signature was not made in the way of its key's kind."
        case .weakRSADigest: "The signature uses SHA-1, which can be forged; ssh-keygen uses SHA-512 for the same key."
        case .webAuthentication: "The signature was made in a web browser, for a web page, and does not count here."
        case .notTouched: "The security key signed without being touched, so nobody need have been there."
        case .irregularFlags(let flags):
            "The security key reports flags (\(flags)) that have no known meaning in such a signature."
        case .scalarOutOfRange: "A number in the signature is out of range: somebody may have altered it after signing."
        case .nonCanonicalPoint: "The signature is spelled in an irregular way that other programs read differently."
        case .wrongNamespace(let found, let expected):
            "The signature was made for '\(found)', so it does not count for '\(expected)'."
        case .contentDiffers: "The signature does not match: this key did not sign exactly this content."
        }
    }
}
