import BigInt

/// Why a text is no decimal number.
public enum DecimalError: Error, Hashable, Sendable {
    /// Not of the form `-?(0|[1-9][0-9]*)(\.[0-9]+)?`: a sign `+`, an exponent, a comma, a space, a leading zero.
    case malformed(String)
    /// Longer than 100 characters, which no agreement needs; carries the number of its bytes.
    case tooLong(Int)
}

extension DecimalError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let text): "'\(text)' is not a decimal number such as 99.95"
        case .tooLong(let bytes): "a decimal number has at most 100 characters, this one has \(bytes)"
        }
    }
}

extension Rational {
    /// Reads a decimal number exactly: `99.95` is 9995/100.
    ///
    /// The grammar is `-?(0|[1-9][0-9]*)(\.[0-9]+)?` in ASCII, so a number has one reading in every country.
    public init(decimal text: some StringProtocol) throws(DecimalError) {
        guard text.utf8.count <= 100 else { throw .tooLong(text.utf8.count) }
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let (first, second) = (UInt8(ascii: "0"), UInt8(ascii: "9"))
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (first...second).contains($0) } }),
            parts[0].count == 1 || parts[0].first != first
        else { throw .malformed(String(text)) }
        let digits = parts.joined().reduce(BigInt(0)) { $0 * 10 + BigInt($1 - first) }
        let scale = BigInt(10).power(parts.count == 2 ? parts[1].count : 0)
        guard let number = Rational(numerator: digits, denominator: scale) else { throw .malformed(String(text)) }
        self = unsigned.count == text.count ? number : -number
    }

    /// The number as a decimal, or nil where it has no end (1/3) or is longer than 100 places.
    public var decimalText: String? {
        var (rest, twos, fives) = (denominator, 0, 0)
        while rest.quotientAndRemainder(dividingBy: 2).remainder.isZero { (rest, twos) = (rest / 2, twos + 1) }
        while rest.quotientAndRemainder(dividingBy: 5).remainder.isZero { (rest, fives) = (rest / 5, fives + 1) }
        let places = max(twos, fives)
        guard rest == 1, places <= 100 else { return nil }
        return Rational.text(of: numerator * BigInt(10).power(places) / denominator, places: places)
    }

    /// The number as a decimal of so many places, for people to read: rounded, so never a basis of further arithmetic.
    public func decimalText(places: Int, _ mode: RoundingMode = .halfEven) -> String {
        let places = min(max(places, 0), 100)
        let scaled = self * Rational(BigInt(10).power(places))
        return Rational.text(of: scaled.integer(mode), places: places)
    }

    /// `12345` with two places is `123.45`.
    private static func text(of scaled: BigInt, places: Int) -> String {
        let digits = String(scaled.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let fraction = places == 0 ? "" : "." + padded.suffix(places)
        return (scaled.sign == .minus ? "-" : "") + padded.dropLast(places) + fraction
    }
}

extension Rational: CustomStringConvertible {
    /// Exact in every case: a decimal where it ends (`99.95`), otherwise a fraction in lowest terms (`1/3`).
    public var description: String { decimalText ?? fractionText }

    /// Exact in every case: a fraction in lowest terms (`1999/20`), or a whole number (`5`).
    public var fractionText: String { isWhole ? String(numerator) : "\(numerator)/\(denominator)" }
}
