import Crypto

/// Just enough arithmetic modulo L to forge Ed25519 signatures, slowly. Little-endian 32-bit limbs.
struct Scalar25519 {
    private var limbs = [UInt32](repeating: 0, count: 9)

    private static let order = Scalar25519(
        unreduced: hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"))

    private init(unreduced bytes: [UInt8]) {
        for (index, byte) in bytes.enumerated() { limbs[index / 4] |= UInt32(byte) << UInt32(8 * (index % 4)) }
    }

    /// A little-endian number of any length, modulo L.
    init(reducing bytes: [UInt8]) {
        for byte in bytes.reversed() {
            for bit in (0..<8).reversed() {
                self = doubled()
                limbs[0] |= UInt32(byte >> UInt8(bit) & 1)
                reduceOnce()
            }
        }
    }

    /// The private scalar of a seed, RFC 8032, section 5.1.5.
    init(ofSeed seed: [UInt8]) {
        var digits = Array(SHA512.hash(data: seed).prefix(32))
        digits[0] &= 0xF8
        digits[31] = digits[31] & 0x7F | 0x40
        self.init(reducing: digits)
    }

    /// k of RFC 8032, section 5.1.7.
    init(challengeOf r: [UInt8], key: [UInt8], data: [UInt8]) {
        self.init(reducing: Array(SHA512.hash(data: r + key + data)))
    }

    /// 32 bytes, little-endian.
    var bytes: [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: limbs[$0 / 4] >> UInt32(8 * ($0 % 4))) }
    }

    /// The number plus L: another spelling of it.
    var plusOrder: [UInt8] { sum(with: Self.order).bytes }

    static func * (left: Self, right: Self) -> Self {
        var result = Self(reducing: [])
        for byte in right.bytes.reversed() {
            for bit in (0..<8).reversed() {
                result = result.doubled()
                result.reduceOnce()
                if byte >> UInt8(bit) & 1 == 1 {
                    result = result.sum(with: left)
                    result.reduceOnce()
                }
            }
        }
        return result
    }

    private func doubled() -> Self { sum(with: self) }

    private func sum(with other: Self) -> Self {
        var result = self
        var carry: UInt64 = 0
        for index in limbs.indices {
            carry += UInt64(limbs[index]) + UInt64(other.limbs[index])
            result.limbs[index] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        return result
    }

    private mutating func reduceOnce() {
        guard !limbs.reversed().lexicographicallyPrecedes(Self.order.limbs.reversed()) else { return }
        var borrow: Int64 = 0
        for index in limbs.indices {
            borrow += Int64(limbs[index]) - Int64(Self.order.limbs[index])
            limbs[index] = UInt32(truncatingIfNeeded: borrow)
            borrow >>= 32
        }
    }
}
