/// What an agreement promises about service levels, and what it owes where a promise is not kept.
public struct ServiceLevelTerms: Hashable, Sendable {
    /// The zone whose days the periods are made of.
    public let zone: CivilZone
    /// How long the promises hold. Periods that it cuts are measured over their part within it.
    public let term: Term
    /// What is paid in.
    public let currency: Currency
    /// The promises.
    public let objectives: [Objective]
    /// What is owed.
    public let credits: CreditTerms

    /// The terms.
    public init(zone: CivilZone, term: Term, currency: Currency, objectives: [Objective], credits: CreditTerms) {
        self.zone = zone
        self.term = term
        self.currency = currency
        self.objectives = objectives
        self.credits = credits
    }
}

/// What is known about how the terms were kept.
public struct Performance: Sendable {
    /// Records by the name of their objective. An objective without any had no outage.
    public var records: [String: Records]
    /// Fees by name.
    public var fees: [String: FeeSchedule]
    /// Credits of periods before the ones asked about, which rolling caps and caps over the term count.
    public var earlierCredits: [EarlierCredit]

    /// What is known.
    public init(
        records: [String: Records] = [:], fees: [String: FeeSchedule] = [:], earlierCredits: [EarlierCredit] = []
    ) {
        self.records = records
        self.fees = fees
        self.earlierCredits = earlierCredits
    }
}

/// A credit that was granted for a period before.
public struct EarlierCredit: Hashable, Sendable {
    /// The day after the last of the period.
    public let until: CivilDay
    /// The amount granted, in units of the currency.
    public let amount: Rational

    /// A credit granted before.
    public init(until: CivilDay, amount: Rational) {
        self.until = until
        self.amount = amount
    }
}
