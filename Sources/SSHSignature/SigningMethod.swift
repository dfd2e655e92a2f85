/// How a signature was made, where the kind of key leaves that open.
public enum SigningMethod: Hashable, Sendable {
    /// As Ed25519 and ECDSA keys sign: there is one way.
    case plain
    /// As RSA keys sign: with PKCS #1 v1.5 padding, over this digest of the signed data.
    case rsa(RSADigest)
    /// As security keys sign: with a report on the moment.
    case securityKey(SecurityKeyReport)

    /// Whether keys of this kind sign in this way.
    func suits(_ algorithm: PublicKey.Algorithm) -> Bool {
        switch self {
        case .plain: algorithm != .rsa && !algorithm.isSecurityKey
        case .rsa: algorithm == .rsa
        case .securityKey: algorithm.isSecurityKey
        }
    }

    /// The name that a signature by this kind of key carries.
    func name(for algorithm: PublicKey.Algorithm) -> String {
        if case .rsa(let digest) = self { digest.rawValue } else { algorithm.rawValue }
    }
}

/// The digests of RSA signatures, by the names of RFC 8332. SHA-1, which is called `ssh-rsa`, is not among them.
public enum RSADigest: String, Sendable {
    case sha256 = "rsa-sha2-256"
    case sha512 = "rsa-sha2-512"
}
