/// An integer modulo p = 2^255 - 19, the field that Ed25519 computes in (RFC 8032, section 5.1).
///
/// `Crypto` has no way to ask whether 32 bytes are a point, so the little that
/// the answer needs is here. Only public keys pass through: nothing needs to
/// take constant time. Five limbs of 51 bits leave room for sums between carries.
struct FieldElement25519 {
    private var limbs: InlineArray<5, UInt64>

    private static let mask: UInt64 = (1 << 51) - 1

    /// A number below 2^51.
    init(_ value: UInt64) {
        limbs = [value, 0, 0, 0, 0]
    }

    /// 32 bytes, little-endian; the top bit is ignored, as it holds the sign of x.
    init(littleEndian bytes: ArraySlice<UInt8>) {
        limbs = InlineArray(repeating: 0)
        for (index, byte) in bytes.prefix(32).enumerated() {
            let bit = 8 * index
            let value = UInt64(index == 31 ? byte & 0x7F : byte)
            let (limb, shift) = bit.quotientAndRemainder(dividingBy: 51)
            limbs[limb] |= value << UInt64(shift) & Self.mask
            // The last byte has seven bits left, which just fill the last limb.
            if shift > 43, limb < 4 { limbs[limb + 1] |= value >> UInt64(51 - shift) }
        }
    }

    static func * (left: Self, right: Self) -> Self {
        let (a, b) = (left.limbs, right.limbs)
        func product(_ i: Int, _ j: Int) -> UInt128 { UInt128(a[i]) &* UInt128(b[j]) }
        // 2^255 = 19 (mod p): what runs over the top comes back multiplied by 19.
        let r0 = product(0, 0) &+ 19 &* (product(1, 4) &+ product(2, 3) &+ product(3, 2) &+ product(4, 1))
        let r1 = product(0, 1) &+ product(1, 0) &+ 19 &* (product(2, 4) &+ product(3, 3) &+ product(4, 2))
        let r2 = product(0, 2) &+ product(1, 1) &+ product(2, 0) &+ 19 &* (product(3, 4) &+ product(4, 3))
        let r3 = product(0, 3) &+ product(1, 2) &+ product(2, 1) &+ product(3, 0) &+ 19 &* product(4, 4)
        let r4 = product(0, 4) &+ product(1, 3) &+ product(2, 2) &+ product(3, 1) &+ product(4, 0)
        return Self(carrying: [r0, r1, r2, r3, r4])
    }

    static func - (left: Self, right: Self) -> Self {
        // Twice p is added first, so that no limb runs below zero.
        var sums = InlineArray<5, UInt128>(repeating: 0)
        for index in 0..<5 {
            let twiceP = index == 0 ? 2 * (mask - 18) : 2 * mask
            sums[index] = UInt128(left.limbs[index] &+ twiceP &- right.limbs[index])
        }
        return Self(carrying: sums)
    }

    private init(carrying sums: InlineArray<5, UInt128>) {
        limbs = InlineArray(repeating: 0)
        var carry: UInt128 = 0
        for index in 0..<5 {
            let sum = sums[index] &+ carry
            limbs[index] = UInt64(truncatingIfNeeded: sum) & Self.mask
            carry = sum >> 51
        }
        let first = UInt128(limbs[0]) &+ carry &* 19
        limbs[0] = UInt64(truncatingIfNeeded: first) & Self.mask
        limbs[1] &+= UInt64(truncatingIfNeeded: first >> 51)
    }

    /// Whether this is `value`, a number below 2^51, modulo p.
    func equals(_ value: UInt64) -> Bool {
        // A carried result is below 2p, so it is zero modulo p when its digits are those of 0 or of p.
        // (The second limb may be one too large, which neither of these two can be written with.)
        let difference = (self - Self(value)) * Self(1)
        let digits = difference.limbs
        var isZero = true
        var isP = true
        for index in 0..<5 {
            isZero = isZero && digits[index] == 0
            isP = isP && digits[index] == (index == 0 ? Self.mask - 18 : Self.mask)
        }
        return isZero || isP
    }

    /// Whether some number squared gives this one: Euler's criterion, z^((p-1)/2) is 0 or 1.
    var isSquare: Bool {
        // (p-1)/2 = 2^254 - 10, which is 250 ones and then 0110 in binary.
        func repeated(_ run: Self, _ squarings: Int) -> Self {
            var result = run
            for _ in 0..<squarings { result = result * result }
            return result
        }
        let ones2 = repeated(self, 1) * self
        let ones4 = repeated(ones2, 2) * ones2
        let ones5 = repeated(ones4, 1) * self
        let ones10 = repeated(ones5, 5) * ones5
        let ones20 = repeated(ones10, 10) * ones10
        let ones40 = repeated(ones20, 20) * ones20
        let ones50 = repeated(ones40, 10) * ones10
        let ones100 = repeated(ones50, 50) * ones50
        let ones200 = repeated(ones100, 100) * ones100
        let ones250 = repeated(ones200, 50) * ones50
        let result = repeated(ones250, 4) * repeated(ones2, 1)
        return result.equals(1) || result.equals(0)
    }
}
