/// The currency of an agreement and the smallest amount that is paid in it.
public struct Currency: Hashable, Sendable {
    /// The code of ISO 4217, `IDR`.
    public let code: String
    /// The increment that amounts are rounded to, in units of the currency: 1, 0.01, 0.05.
    public let increment: Rational

    /// A currency, or nil unless the increment is positive.
    public init?(code: String, increment: Rational) {
        guard increment > 0 else { return nil }
        self.code = code
        self.increment = increment
    }
}
