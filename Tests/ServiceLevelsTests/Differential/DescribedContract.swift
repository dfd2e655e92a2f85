import ServiceLevels

/// A contract and its records as plain data, which both computations read in their own way.
struct DescribedContract: Codable, Sendable {
    struct Kind: Codable, Hashable, Sendable {
        var length: String
        var anchor: String?
    }

    struct Minimum: Codable, Sendable {
        var length: Int64
        var measured: String
    }

    struct Slice: Codable, Sendable {
        var length: Int64
        var counting: String
    }

    struct Excluding: Codable, Sendable {
        var name: String
        var allowance: Int64?
    }

    struct Measure: Codable, Sendable {
        var denominator: String
        var minimum: Minimum?
        var slice: Slice?
        var exclusions: [Excluding]
        /// Whether the hours of the calendar alone count.
        var inHours: Bool
    }

    struct Tier: Codable, Sendable {
        var from: String?
        var below: String?
        var percent: String?
        var amount: String?
    }

    /// Moments in microseconds since 1970; counts and percentages as decimals.
    struct Objective: Codable, Sendable {
        var name: String
        var period: Kind
        /// Nil for one that is measured by events.
        var measure: Measure?
        var target: String
        var comparison: String
        var tiers: [Tier]
        var outages: [OutageRow]
        var excluded: [ExcludedRow]
        var counts: [[String]]
    }

    struct OutageRow: Codable, Sendable {
        var from: Int64
        var until: Int64?
    }

    struct ExcludedRow: Codable, Sendable {
        var rule: String
        var from: Int64
        var until: Int64
    }

    struct Cap: Codable, Sendable {
        var scope: String
        var months: Int?
        var amount: String?
        var percent: String?
        var fee: String?
    }

    struct Least: Codable, Sendable {
        var comparison: String
        var amount: String
    }

    struct Span: Codable, Sendable {
        var days: Int?
        var months: Int?
        var businessDays: Int?
    }

    struct Fee: Codable, Sendable {
        var monthly: String?
        var listed: [String: String]?
    }

    var zone: String
    var termFrom: String
    var termUntil: String?
    var daysFrom: String
    var daysUntil: String
    var increment: String
    var objectives: [Objective]
    var baseFee: String?
    var baseAmount: String?
    var stacking: String
    var caps: [Cap]
    var minimum: Least?
    var rounding: String
    var claim: [Span]?
    var fees: [String: Fee]
    var earlier: [[String]]
    /// The editions of the one calendar; nil where nothing is counted in business time.
    var calendar: [DescribedClock.Edition]?
}

/// A business calendar and a time to count in it. Moments in minutes since 1970.
struct DescribedClock: Codable, Sendable {
    struct Edition: Codable, Sendable {
        var from: String
        /// By the number of the day of the week, pairs of times.
        var hours: [String: [[String]]]
        var holidays: [String]
    }

    var zone: String
    var editions: [Edition]
    var start: Int64
    var minutes: Int32
}

/// What the two are asked and what they answer.
enum Exchanged {
    struct Question: Codable, Sendable {
        var contracts: [DescribedContract]
        var clocks: [DescribedClock]
    }

    /// Numbers are fractions in lowest terms.
    struct Answer: Codable, Hashable, Sendable {
        var contracts: [[Period]]
        var clocks: [Int64]
    }

    struct Period: Codable, Hashable, Sendable {
        var from: String
        var until: String
        var start: Int64
        var end: Int64
        var assessments: [Assessed]
        var credit: String?
        var reason: String?
        var closes: Int64?
    }

    struct Assessed: Codable, Hashable, Sendable {
        var objective: String
        var level: String?
        var met: Bool?
        var credit: String?
        var reason: String?
        /// Downtime, excluded time and denominator in microseconds.
        var times: [Int64]?
    }
}
