/// What is left of malleability: (r, s) and (r, order - s) are both ECDSA signatures of the same content.
///
/// `ssh-keygen` writes either, and OpenSSH, git and ``verify(_:namespace:)`` accept both, so whoever holds one can
/// make the other without any key, and with it a second commit that says the same. Ed25519 has no such twin once S
/// is below L, nor has RSA. A signer that always writes ``withLowS`` lets a reader insist on ``isLowS``.
extension Signature {
    /// Whether s is the smaller of the two; always true of Ed25519 and RSA.
    public var isLowS: Bool {
        guard let negated = negatedS else { return true }
        return !negated.lexicographicallyPrecedes(rawSignature.suffix(negated.count))
    }

    /// The same signature with the smaller s: as good as this one, for stock tools too.
    public var withLowS: Signature {
        guard let negated = negatedS, !isLowS else { return self }
        return Signature(rawSignature: rawSignature.dropLast(negated.count) + negated, as: self)
    }

    /// order - s, big-endian and as wide as s; nil for Ed25519 and RSA.
    private var negatedS: [UInt8]? {
        guard let curve = key.numbers.curve else { return nil }
        var difference: [UInt8] = []
        var borrow = 0
        for (digit, s) in zip(curve.order.reversed(), rawSignature.suffix(curve.width).reversed()) {
            let result = Int(digit) - Int(s) - borrow
            borrow = result < 0 ? 1 : 0
            difference.append(UInt8(truncatingIfNeeded: result))
        }
        return difference.reversed()
    }
}
