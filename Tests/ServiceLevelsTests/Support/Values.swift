import ServiceLevels
import Testing

// Values as tests write them. Each fails the test where there is no such value.

func day(_ text: String) throws -> CivilDay { try #require(CivilDay(text)) }

func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }

func moment(_ microseconds: Int64) throws -> Moment { try #require(Moment(microsecondsSinceEpoch: microseconds)) }

func zone(_ name: String) throws -> CivilZone { try #require(CivilZone(identifier: name)) }

func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text)) }

func number(_ text: String) throws -> Rational { try Rational(decimal: text) }

func percent(_ text: String) throws -> Percentage { try Percentage(decimal: text) }

func fraction(_ part: Int, _ whole: Int) throws -> Rational { try #require(Rational(part, over: whole)) }

/// From one day until another, the latter left out.
func term(_ from: String, _ until: String?) throws -> Term {
    let (from, until) = (try day(from), try until.map(day))
    return try #require(Term(from: from, until: until))
}

func interval(_ start: Moment, _ end: Moment) throws -> Interval { try #require(Interval(from: start, until: end)) }

/// From one moment until another, the latter left out.
func interval(_ start: String, _ end: String) throws -> Interval {
    try interval(try moment(start), try moment(end))
}

/// From one moment until another, the latter left out; nil while it lasts.
func outage(_ start: String, _ end: String?) throws -> Outage {
    let (from, until) = (try moment(start), try end.map(moment))
    return try #require(Outage(from: from, until: until))
}

func outage(_ start: Moment, _ end: Moment?) throws -> Outage { try #require(Outage(from: start, until: end)) }

func hours(_ opens: String, _ closes: String) throws -> OpeningHours {
    let (opens, closes) = (try time(opens), try time(closes))
    return try #require(OpeningHours(opens, until: closes))
}

/// The value of a string's case.
func value<Value: RawRepresentable<String>>(_ text: String, _ type: Value.Type = Value.self) throws -> Value {
    try #require(Value(rawValue: text))
}

extension CivilDay {
    /// The day of that number; for numbers that the test itself chose.
    init(number: Int) { self = CivilDay(daysSinceEpoch: number) ?? CivilDay(number: 0) }
}
