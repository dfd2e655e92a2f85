/// An exact number of hundredths: a level reached, a target, the bound of a tier, a share of a fee.
public struct Percentage: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number before the sign: 99.9 for 99.9%.
    public let percents: Rational

    /// So many per cent.
    public init(_ percents: Rational) { self.percents = percents }

    /// Reads the number before the sign, `99.95`, exactly.
    public init(decimal text: some StringProtocol) throws(DecimalError) {
        percents = try Rational(decimal: text)
    }

    /// A part of a whole, or nil where there is no whole: 3 of 4 is 75%.
    public init?(_ part: Rational, of whole: Rational) {
        guard let fraction = part.divided(by: whole) else { return nil }
        percents = fraction * 100
    }

    /// This share of an amount: 10% of 250 is 25.
    public func of(_ amount: Rational) -> Rational {
        percents * amount * Percentage.hundredth
    }

    /// `99.95%`, or `100/3%` where the decimal has no end.
    public var description: String { "\(percents)%" }

    /// As Indonesian writes it: `99,95 %`.
    var indonesian: String { "\(percents)".replacing(".", with: ",") + " %" }

    /// Compares the exact values.
    public static func < (first: Percentage, second: Percentage) -> Bool { first.percents < second.percents }

    private static let hundredth = Rational(1, over: 100) ?? 0
}
