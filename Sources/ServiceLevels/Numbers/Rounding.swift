import BigInt

/// What happens to an amount that lies between two payable ones.
public enum RoundingMode: String, Hashable, Sendable, CaseIterable {
    /// To the nearest; an exact half to the neighbour that is an even multiple of the increment.
    case halfEven = "half-even"
    /// To the nearest; an exact half away from zero.
    case halfUp = "half-up"
    /// Towards zero.
    case down
    /// Away from zero.
    case up

    /// What it does, in words.
    var words: Sentence {
        switch self {
        case .halfEven:
            Sentence(id: "ke yang terdekat, setengah ke yang genap", en: "to the nearest, a half to the even one")
        case .halfUp: Sentence(id: "ke yang terdekat, setengah ke atas", en: "to the nearest, a half upwards")
        case .down: Sentence(id: "ke bawah", en: "downwards")
        case .up: Sentence(id: "ke atas", en: "upwards")
        }
    }
}

/// The one rounding of an agreement: the last step of every credit, and the only one.
public struct Rounding: Hashable, Sendable {
    /// How.
    public let mode: RoundingMode
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// The rounding that a clause declares.
    public init(_ mode: RoundingMode, clause: ClauseReference) {
        self.mode = mode
        self.clause = clause
    }
}

extension Rational {
    /// The multiple of `increment` that `mode` chooses, or nil unless `increment` is positive.
    public func rounded(to increment: Rational, _ mode: RoundingMode) -> Rational? {
        guard increment > 0, let multiples = divided(by: increment) else { return nil }
        return Rational(multiples.integer(mode)) * increment
    }

    /// The whole number that `mode` chooses.
    func integer(_ mode: RoundingMode) -> BigInt {
        let (quotient, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
        let twice = remainder * 2
        let awayFromZero =
            switch mode {
            case .down: false
            case .up: !remainder.isZero
            case .halfUp: twice >= denominator.magnitude
            case .halfEven:
                twice > denominator.magnitude || (twice == denominator.magnitude && quotient[bitAt: 0])
            }
        let magnitude = BigInt(awayFromZero ? quotient + 1 : quotient)
        return numerator.sign == .minus ? -magnitude : magnitude
    }
}
