/// How the credits of an agreement are reckoned once its tiers are known.
public struct CreditTerms: Hashable, Sendable {
    /// What several missed objectives of one period come to.
    public let stacking: Stacking
    /// The caps, in any order.
    public let caps: [Cap]
    /// The least credit that is paid, if there is one.
    public let minimum: MinimumCredit?
    /// The one rounding.
    public let rounding: Rounding
    /// Until when a credit may be claimed, where it has to be.
    public let claim: ClaimTerms?

    /// The terms of credits.
    public init(
        stacking: Stacking, caps: [Cap] = [], minimum: MinimumCredit? = nil, rounding: Rounding,
        claim: ClaimTerms? = nil
    ) {
        self.stacking = stacking
        self.caps = caps
        self.minimum = minimum
        self.rounding = rounding
        self.claim = claim
    }
}
