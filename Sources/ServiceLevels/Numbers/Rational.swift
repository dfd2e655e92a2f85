import BigInt

/// An exact fraction of two integers of any size.
///
/// Every figure of this module is one: percentages, minutes, amounts of money. Nothing is ever a binary float, and
/// nothing is rounded but by a declared `Rounding`.
/// Amounts of money are in units of the agreement's currency (`12.5` is twelve dollars and fifty cents).
public struct Rational: Hashable, Sendable {
    /// In lowest terms; carries the sign.
    let numerator: BigInt
    /// In lowest terms; at least 1.
    let denominator: BigInt

    /// A whole number.
    public init(_ number: some BinaryInteger) {
        numerator = BigInt(number)
        denominator = 1
    }

    /// A fraction, or nil where `denominator` is zero.
    public init?(_ numerator: some BinaryInteger, over denominator: some BinaryInteger) {
        self.init(numerator: BigInt(numerator), denominator: BigInt(denominator))
    }

    /// A fraction brought to lowest terms, or nil where `denominator` is zero.
    init?(numerator: BigInt, denominator: BigInt) {
        guard denominator != 0 else { return nil }
        self.init(numerator: numerator, nonZeroDenominator: denominator)
    }

    /// A fraction brought to lowest terms. The caller has excluded a denominator of zero.
    private init(numerator: BigInt, nonZeroDenominator denominator: BigInt) {
        let divisor = BigInt(Rational.commonDivisor(numerator.magnitude, denominator.magnitude))
        let signed = denominator.sign == .minus ? -divisor : divisor
        self.numerator = signed == 1 ? numerator : numerator / signed
        self.denominator = signed == 1 ? denominator : denominator / signed
    }

    /// Whether this is zero.
    public var isZero: Bool { numerator.isZero }

    /// Whether this is a whole number.
    public var isWhole: Bool { denominator == 1 }

    /// The quotient, or nil where `divisor` is zero.
    public func divided(by divisor: Rational) -> Rational? {
        Rational(numerator: numerator * divisor.denominator, denominator: denominator * divisor.numerator)
    }

    /// The sum.
    public static func + (first: Rational, second: Rational) -> Rational {
        if first.denominator == second.denominator {
            return Rational(
                numerator: first.numerator + second.numerator, nonZeroDenominator: first.denominator)
        }
        return Rational(
            numerator: first.numerator * second.denominator + second.numerator * first.denominator,
            nonZeroDenominator: first.denominator * second.denominator)
    }

    /// The difference.
    public static func - (first: Rational, second: Rational) -> Rational { first + -second }

    /// The number with the other sign.
    public static prefix func - (number: Rational) -> Rational {
        Rational(numerator: -number.numerator, nonZeroDenominator: number.denominator)
    }

    /// The product.
    public static func * (first: Rational, second: Rational) -> Rational {
        Rational(
            numerator: first.numerator * second.numerator,
            nonZeroDenominator: first.denominator * second.denominator)
    }

    /// Adds in place.
    public static func += (first: inout Rational, second: Rational) { first = first + second }

    /// Euclid's algorithm; on machine words where both fit, as nearly all numbers of an agreement do.
    private static func commonDivisor(_ first: BigUInt, _ second: BigUInt) -> BigUInt {
        if second == 1 || first == 1 { return 1 }
        guard var larger = UInt64(exactly: first), var smaller = UInt64(exactly: second) else {
            return first.greatestCommonDivisor(with: second)
        }
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return BigUInt(larger)
    }
}

extension Rational: Comparable {
    /// Compares the exact values.
    public static func < (first: Rational, second: Rational) -> Bool {
        first.numerator * second.denominator < second.numerator * first.denominator
    }
}

extension Rational: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Sequence<Rational> {
    /// All of them added.
    func sum() -> Rational { reduce(0, +) }
}
