/// What RFC 8032, section 5.1, asks of the 32-byte strings in Ed25519 keys and
/// signatures, checked here before any library sees them.
///
/// Libraries differ in these corners, and `ssh-keygen` is lenient in some; an
/// agreement must read the same everywhere.
enum Ed25519Encoding {
    /// p = 2^255 - 19, little-endian.
    private static let prime: [UInt8] = [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]

    /// L, the order of the base point, little-endian.
    private static let order: [UInt8] = [
        0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10,
    ]

    /// The y coordinates of the eight points whose order divides 8, little-endian.
    ///
    /// With the two signs of x these are all of them: order 1 and 2 have x = 0, the
    /// rest come in pairs. As a public key any of them "verifies" every message for
    /// whoever likes to write a signature. Their non-canonical spellings are refused
    /// as such.
    private static let smallOrderY: [[UInt8]] = [
        [0x01] + [UInt8](repeating: 0, count: 31),  // order 1
        [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],  // order 2: y = -1
        [UInt8](repeating: 0, count: 32),  // order 4
        [  // order 8
            0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
            0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
        ],
        [  // order 8: the one above, negated
            0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
            0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
        ],
    ]

    /// Throws unless `bytes` may be a public key: canonical, not of small order, on the curve.
    ///
    /// A point with a small-order part beside a large one is let through: finding it takes as
    /// long as verifying a signature, its signatures bind what they sign like any other, and
    /// `Crypto` and OpenSSH, which both check the equation without cofactor, agree on them.
    static func checkPublicKey(_ bytes: ArraySlice<UInt8>) throws(KeyFault) {
        guard bytes.count == 32 else { throw .malformed(.wrongLength) }
        guard isCanonicalPoint(bytes) else { throw .nonCanonicalPoint }
        let y = withoutSign(bytes)
        guard !smallOrderY.contains(y) else { throw .smallOrderPoint }
        guard isOnCurve(y: y) else { throw .notOnCurve }
    }

    /// Whether y is below p, and x is not "negative zero".
    ///
    /// For a public key RFC 8032 demands this when decoding. For the R of a signature it
    /// follows where the verifier encodes S·B - k·A and compares bytes, as BoringSSL and
    /// OpenSSH do; it is asked all the same, so that the verdict does not hang on that.
    static func isCanonicalPoint(_ bytes: ArraySlice<UInt8>) -> Bool {
        let y = withoutSign(bytes)
        guard isLess(y, prime) else { return false }
        let hasSign = (bytes.last ?? 0) >= 0x80
        // x is zero for y = 1 and y = -1 alone, the first two entries of the list.
        return !hasSign || !smallOrderY.prefix(2).contains(y)
    }

    /// Whether S is below L: without this, S + L is a second signature for the same content.
    static func isCanonicalScalar(_ bytes: ArraySlice<UInt8>) -> Bool {
        isLess(bytes, order)
    }

    /// Whether x^2 = (y^2 - 1) / (d y^2 + 1) has a solution.
    private static func isOnCurve(y bytes: [UInt8]) -> Bool {
        // With d = -121665/121666 the fraction is 121666 (y^2 - 1) over (121666 - 121665 y^2), and a
        // fraction is a square exactly when numerator times denominator is. The latter is never zero.
        let y = FieldElement25519(littleEndian: bytes[...])
        let ySquared = y * y
        let numerator = FieldElement25519(121_666) * (ySquared - FieldElement25519(1))
        let denominator = FieldElement25519(121_666) - FieldElement25519(121_665) * ySquared
        return (numerator * denominator).isSquare
    }

    private static func withoutSign(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var y = Array(bytes)
        if let last = y.popLast() { y.append(last & 0x7F) }
        return y
    }

    /// Compares two little-endian numbers of the same width.
    private static func isLess(_ left: some BidirectionalCollection<UInt8>, _ right: [UInt8]) -> Bool {
        left.reversed().lexicographicallyPrecedes(right.reversed())
    }
}
