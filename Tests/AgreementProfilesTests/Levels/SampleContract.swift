import Agreements
import ServiceLevels
import Testing

@testable import AgreementProfiles

/// The arithmetic of the template, some words of it replaced.
func contract(
    _ path: String = "terms/credits.yaml", _ changes: KeyValuePairs<String, String> = [:]
) async throws -> ServiceLevelContract {
    try await contract { draft in
        for (old, new) in changes { try draft.replace(path, old, with: new) }
    }
}

/// The arithmetic of the template after an edit.
func contract(_ edit: (inout DraftText) throws -> Void) async throws -> ServiceLevelContract {
    var draft = try DraftText()
    try edit(&draft)
    return try await SharedDesk.shared.serviceLevels(draft).get()
}

extension ServiceLevelContract {
    /// What is owed for the first level in the month of a day, its result assumed.
    func credit(_ percent: String, on day: String = "2026-08-01") throws -> Result<Rational, NoNumber> {
        try estimate(percent, on: day).credit
    }

    func estimate(_ percent: String, on date: String = "2026-08-01") throws -> CreditEstimate {
        let level = try #require(levels.first)
        return try estimate(level, .level(Percentage(decimal: percent)), on: day(date))
    }

    /// The same, with outages from moment to moment.
    func estimate(
        outages: KeyValuePairs<String, String>, maintenance: [PlannedMaintenance] = [], on date: String
    ) throws -> CreditEstimate {
        let level = try #require(levels.first)
        let outages = try outages.map { from, until in
            let interval = try interval(from, until)
            return try #require(Outage(from: interval.start, until: interval.end))
        }
        return try estimate(level, .outages(outages, maintenance: maintenance), on: day(date))
    }
}

func day(_ text: String) throws -> CivilDay { try #require(CivilDay(text)) }

func interval(_ from: String, _ until: String) throws -> Interval {
    let (from, until) = (try #require(Moment(from)), try #require(Moment(until)))
    return try #require(Interval(from: from, until: until))
}

/// A whole number or decimal.
func number(_ text: String) throws -> Rational { try Rational(decimal: text) }
