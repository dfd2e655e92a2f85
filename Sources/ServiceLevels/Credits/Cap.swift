/// The most that credits may come to.
public struct Cap: Hashable, Sendable {
    /// Over what.
    public enum Scope: Hashable, Sendable {
        /// The period that the credit is for.
        case period
        /// The month, quarter or year that the period lies in, counted from the day that periods are counted from.
        case containing(PeriodKind.Length)
        /// The so many months that end with the period: every period that ends within them counts.
        case rolling(months: Int)
        /// The whole term so far.
        case term
    }

    /// How much.
    public enum Limit: Hashable, Sendable {
        /// So much money, in units of the currency.
        case amount(Rational)
        /// A share of the fee of that name: of all periods in the scope, for the term of all that it has.
        case percent(Percentage, ofFee: String)
    }

    /// Over what.
    public let scope: Scope
    /// How much.
    public let limit: Limit
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A cap.
    public init(_ scope: Scope, _ limit: Limit, clause: ClauseReference) {
        self.scope = scope
        self.limit = limit
        self.clause = clause
    }
}

extension Cap.Scope {
    /// Caps are applied from the narrowest scope to the widest.
    var order: Int {
        switch self {
        case .period: 0
        case .containing: 1
        case .rolling: 2
        case .term: 3
        }
    }

    var step: TraceStep.Step {
        switch self {
        case .period, .containing: .periodCap
        case .rolling: .rollingCap
        case .term: .termCap
        }
    }
}
