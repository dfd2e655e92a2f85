internal import Crypto

/// One of the three curves of RFC 5656 as OpenSSH uses them for ECDSA.
enum NISTCurve {
    case p256, p384, p521

    /// The curve's name inside a key.
    var name: String {
        switch self {
        case .p256: "nistp256"
        case .p384: "nistp384"
        case .p521: "nistp521"
        }
    }

    /// Bytes in a coordinate, and in each half of a signature.
    var width: Int {
        switch self {
        case .p256: 32
        case .p384: 48
        case .p521: 66
        }
    }

    /// Throws unless `bytes` is an uncompressed point of this curve.
    ///
    /// The form is 0x04, x, y as in SEC 1, section 2.3.3: the only one OpenSSH writes or reads. It
    /// cannot spell the point at infinity, and these curves have no other point of small order.
    func checkPublicKey(_ bytes: ArraySlice<UInt8>) throws(KeyFault) {
        guard bytes.count == 1 + 2 * width else { throw .malformed(.wrongLength) }
        guard bytes.first == 0x04 else { throw .nonCanonicalPoint }
        let coordinates = bytes.dropFirst()
        guard coordinates.prefix(width).lexicographicallyPrecedes(prime),
            coordinates.suffix(width).lexicographicallyPrecedes(prime)
        else { throw .nonCanonicalPoint }
        guard hasPoint(bytes) else { throw .notOnCurve }
    }

    /// Whether `digits`, big-endian and exactly ``width`` bytes, is in 1 ..< order, as r and s must be.
    func isCanonicalScalar(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count == width && digits.contains { $0 != 0 } && digits.lexicographicallyPrecedes(order)
    }

    /// Whether r and s, both ``width`` bytes, sign `data` under the point `key`.
    ///
    /// The digest belongs to the curve: SHA-256, SHA-384, SHA-512 (RFC 5656, section 6.2.1).
    func isValid(_ signature: [UInt8], for data: [UInt8], key: ArraySlice<UInt8>) -> Bool {
        // Both sides were checked when they were parsed; should a library still see a fault, the answer is no.
        switch self {
        case .p256:
            guard let key = try? P256.Signing.PublicKey(x963Representation: Array(key)),
                let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: data)
        case .p384:
            guard let key = try? P384.Signing.PublicKey(x963Representation: Array(key)),
                let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: data)
        case .p521:
            guard let key = try? P521.Signing.PublicKey(x963Representation: Array(key)),
                let signature = try? P521.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: data)
        }
    }

    private func hasPoint(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .p256: (try? P256.Signing.PublicKey(x963Representation: Array(bytes))) != nil
        case .p384: (try? P384.Signing.PublicKey(x963Representation: Array(bytes))) != nil
        case .p521: (try? P521.Signing.PublicKey(x963Representation: Array(bytes))) != nil
        }
    }

    /// The prime of the coordinates' field, big-endian (FIPS 186-4, appendix D.1.2).
    private var prime: [UInt8] {
        switch self {
        case .p256: Self.primeOfP256
        case .p384: Self.primeOfP384
        case .p521: Self.primeOfP521
        }
    }

    /// The number of points, big-endian (FIPS 186-4, appendix D.1.2).
    var order: [UInt8] {
        switch self {
        case .p256: Self.orderOfP256
        case .p384: Self.orderOfP384
        case .p521: Self.orderOfP521
        }
    }

    private static let primeOfP256: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    ]
    private static let orderOfP256: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
    ]
    private static let primeOfP384: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE,
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF,
    ]
    private static let orderOfP384: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xC7, 0x63, 0x4D, 0x81, 0xF4, 0x37, 0x2D, 0xDF,
        0x58, 0x1A, 0x0D, 0xB2, 0x48, 0xB0, 0xA7, 0x7A, 0xEC, 0xEC, 0x19, 0x6A, 0xCC, 0xC5, 0x29, 0x73,
    ]
    private static let primeOfP521: [UInt8] = [0x01] + [UInt8](repeating: 0xFF, count: 65)
    private static let orderOfP521: [UInt8] =
        [0x01] + [UInt8](repeating: 0xFF, count: 32) + [
            0xFA, 0x51, 0x86, 0x87, 0x83, 0xBF, 0x2F, 0x96, 0x6B, 0x7F, 0xCC, 0x01, 0x48, 0xF7, 0x09, 0xA5, 0xD0,
            0x3B, 0xB5, 0xC9, 0xB8, 0x89, 0x9C, 0x47, 0xAE, 0xBB, 0x6F, 0xB7, 0x1E, 0x91, 0x38, 0x64, 0x09,
        ]
}
