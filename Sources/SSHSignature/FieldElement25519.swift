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
        let (a0, a1, a2, a3, a4) = (left.limbs[0], left.limbs[1], left.limbs[2], left.limbs[3], left.limbs[4])
        let (b0, b1, b2, b3, b4) = (right.limbs[0], right.limbs[1], right.limbs[2], right.limbs[3], right.limbs[4])
        // 2^255 = 19 (mod p): what runs over the top comes back multiplied by 19.
        let (c1, c2, c3, c4) = (19 &* b1, 19 &* b2, 19 &* b3, 19 &* b4)
        return Self(carrying: [
            Sum((a0, b0), (a1, c4), (a2, c3), (a3, c2), (a4, c1)),
            Sum((a0, b1), (a1, b0), (a2, c4), (a3, c3), (a4, c2)),
            Sum((a0, b2), (a1, b1), (a2, b0), (a3, c4), (a4, c3)),
            Sum((a0, b3), (a1, b2), (a2, b1), (a3, b0), (a4, c4)),
            Sum((a0, b4), (a1, b3), (a2, b2), (a3, b1), (a4, b0)),
        ])
    }

    static func - (left: Self, right: Self) -> Self {
        // Twice p is added first, so that no limb runs below zero.
        var sums = InlineArray<5, Sum>(repeating: Sum())
        for index in 0..<5 {
            let twiceP = index == 0 ? 2 * (mask - 18) : 2 * mask
            sums[index].add(left.limbs[index] &+ twiceP &- right.limbs[index], 1)
        }
        return Self(carrying: sums)
    }

    /// A sum of products, of which there is room for many of 51 by 56 bits.
    private struct Sum {
        private(set) var (high, low): (UInt64, UInt64) = (0, 0)

        typealias Pair = (UInt64, UInt64)

        init() {}

        init(_ first: Pair, _ second: Pair, _ third: Pair, _ fourth: Pair, _ fifth: Pair) {
            add(first.0, first.1)
            add(second.0, second.1)
            add(third.0, third.1)
            add(fourth.0, fourth.1)
            add(fifth.0, fifth.1)
        }

        mutating func add(_ left: UInt64, _ right: UInt64) {
            let product = left.multipliedFullWidth(by: right)
            let (sum, isOver) = low.addingReportingOverflow(product.low)
            low = sum
            high = high &+ product.high &+ (isOver ? 1 : 0)
        }

        /// What stands above a limb.
        var carry: UInt64 { high << 13 | low >> 51 }
    }

    private init(carrying sums: InlineArray<5, Sum>) {
        limbs = InlineArray(repeating: 0)
        var carry: UInt64 = 0
        for index in 0..<5 {
            var sum = sums[index]
            sum.add(carry, 1)
            limbs[index] = sum.low & Self.mask
            carry = sum.carry
        }
        var first = Sum()
        first.add(carry, 19)
        first.add(limbs[0], 1)
        limbs[0] = first.low & Self.mask
        limbs[1] &+= first.carry
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
