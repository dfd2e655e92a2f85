internal import Crypto
internal import CryptoExtras

/// The two numbers of an RSA key (RFC 4253, section 6.6), big-endian and without zeros in front.
///
/// What is asked of them is what can be seen in them. That the modulus is a product of two large primes cannot be: an
/// owner who makes it another way gives the private key away, as one can with any kind of key.
struct RSANumbers: Sendable {
    let exponent: ArraySlice<UInt8>
    let modulus: ArraySlice<UInt8>

    /// Reads both, each in its shortest form. OpenSSH takes zeros in front, which would be a second key of the same kind.
    init(in reader: inout WireReader) throws(EncodingFault) {
        exponent = try reader.readPositiveInteger()
        modulus = try reader.readPositiveInteger()
    }

    /// How many bits a modulus may have.
    ///
    /// Below is weaker than the other kinds of key. Above is what BoringSSL refuses to reckon with
    /// (`OPENSSL_RSA_MAX_MODULUS_BITS`); OpenSSH goes on to 16384, where one signature takes as long as hundreds.
    static let allowedBits = 3072...8192

    /// BoringSSL's limit; every program that makes keys takes 65537, of 17 bits.
    static let maximumExponentBits = 33

    /// Throws unless a signature under these numbers can be checked, and means something.
    func checkPublicKey() throws(KeyFault) {
        let bits = Self.bitCount(of: modulus)
        guard bits >= Self.allowedBits.lowerBound else { throw .weakRSA(bits: bits) }
        guard bits <= Self.allowedBits.upperBound else { throw .oversizedRSA(bits: bits) }
        guard Self.isOdd(modulus) else { throw .evenRSAModulus }
        // With the exponent 1 every number is its own signature; with an even one no signature is the only one.
        guard Self.isOdd(exponent), Self.bitCount(of: exponent) > 1,
            Self.bitCount(of: exponent) <= Self.maximumExponentBits
        else { throw .irregularRSAExponent }
        // Nothing is known that comes this far and that the library refuses.
        guard publicKey != nil else { throw .irregularRSAExponent }
    }

    /// Throws unless `signature` is as long as the modulus, and below it.
    ///
    /// RFC 8332, section 3, asks for that length and lets a verifier accept less, where zeros in front are left out.
    /// OpenSSH accepts it; here it would give one signature of 256 a second spelling that anybody can make.
    func check(_ signature: [UInt8]) throws(SignatureFault) {
        guard signature.count == modulus.count else { throw .malformed(.wrongLength) }
        guard signature.lexicographicallyPrecedes(modulus) else { throw .scalarOutOfRange }
    }

    /// Whether `signature` is the one of `data` with this digest and PKCS #1 v1.5 padding (RFC 8017, section 8.2.2).
    ///
    /// The padding is insecure where it *encrypts*. Where it signs, all depends on the verifier's comparing the whole
    /// padded digest, as BoringSSL does, instead of reading a digest out of it.
    func isValid(_ signature: [UInt8], for data: [UInt8], digest: RSADigest) -> Bool {
        // All was checked when it was read; should a library still see a fault, the answer is no.
        guard let publicKey else { return false }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
        switch digest {
        case .sha256:
            return publicKey.isValidSignature(signature, for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5)
        case .sha512:
            return publicKey.isValidSignature(signature, for: SHA512.hash(data: data), padding: .insecurePKCS1v1_5)
        }
    }

    private var publicKey: _RSA.Signing.PublicKey? {
        try? _RSA.Signing.PublicKey(n: Array(modulus), e: Array(exponent))
    }

    private static func bitCount(of digits: ArraySlice<UInt8>) -> Int {
        digits.count * 8 - (digits.first?.leadingZeroBitCount ?? 0)
    }

    private static func isOdd(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.last.map { $0 & 1 == 1 } ?? false
    }
}
