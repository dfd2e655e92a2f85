import ServiceLevels
import Testing

@testable import AgreementProfiles

/// Credit tables in use, written as terms by us, read and reckoned: the whole way from YAML to money.
@Suite("Published credit tables, as terms")
struct PublishedTermsTests {
    /// 43,200 minutes; every amount in USD, of a fee of 1,000 a month.
    private static let april = "2026-04-10"

    @Test(arguments: [
        ("100", "0"), ("99.99", "0"), ("99.9899", "100"), ("99", "100"), ("98.9999", "300"), ("95", "300"),
        ("94.9999", "1000"), ("0", "1000"),
    ])
    func amazonComputeRegion(level: String, credit: String) async throws {
        #expect(try await amazon().credit(level, on: Self.april).get() == (try number(credit)))
    }

    /// Paid above a dollar alone.
    @Test(arguments: [("10", "0"), ("10.04", "1"), ("10.06", "1.01")])
    func amazonPaysAboveADollarAlone(fee: String, credit: String) async throws {
        let contract = try await amazon(fee: fee)
        #expect(try contract.credit("99.5", on: Self.april).get() == (try number(credit)))
    }

    @Test(arguments: [
        (["00:00:00": "00:04:59"], "0"), (["00:00:00": "00:05:00"], "100"), (["00:00:00": "07:12:00"], "100"),
        (["00:00:00": "07:12:01"], "250"),
    ])
    func safespringCompute(down: [String: String], credit: String) async throws {
        let contract = try await safespring()
        let outages = try down.map { from, until in
            let interval = try interval("2026-04-10T\(from)Z", "2026-04-10T\(until)Z")
            return try #require(Outage(from: interval.start, until: interval.end))
        }
        let level = try #require(contract.levels.first)
        let estimate = try contract.estimate(level, .outages(outages), on: day(Self.april))
        #expect(try estimate.credit.get() == (try number(credit)))
        #expect(estimate.claimedBy?.description == "2026-05-30")
    }

    @Test(arguments: [("99.9899", "100"), ("98.9999", "250"), ("94.9999", "500"), ("0", "500")])
    func safespringByItsResult(level: String, credit: String) async throws {
        #expect(try await safespring().credit(level, on: Self.april).get() == (try number(credit)))
    }

    /// Excluded time is no part of what the good time is divided by; credits come to 8 % of a year's fees at most.
    @Test func commonPaperLeavesExcludedTimeOutAndPaysEightPercentAtMost() async throws {
        let contract = try await commonPaper()
        let sunday = try interval("2026-04-05T00:00:00Z", "2026-04-06T00:00:00Z")
        let maintenance = Exclusion("scheduled", sunday)
        let (first, next) = (try day("2026-01-01"), try day("2027-01-01"))
        let year = try #require(Term(from: first, until: next))
        let start = try #require(Moment("2026-04-07T00:00:00Z"))
        // Half a per cent of 43,200 − 1,440 minutes are 208.8.
        for (minutes, credit) in [(Int32(208), Rational(0)), (209, 100)] {
            let outage = try #require(Outage(from: start, until: start.advanced(by: .minutes(minutes))))
            let records = Records(outages: [outage], exclusions: [maintenance])
            let credits = contract.terms.credits(
                for: Performance(records: ["hosting/availability": records], fees: contract.fees), endingWithin: year)
            #expect(try credits[3].credit.get() == credit, "\(minutes)")
            #expect(try credits[3].claim?.get().lastDay.description == "2026-05-07")
        }
        let always = Performance(
            records: ["hosting/availability": Records(assumed: Percentage(90))], fees: contract.fees)
        let all = try contract.terms.credits(for: always, endingWithin: year).map { try $0.credit.get() }
        #expect(all == Array(repeating: 100, count: 9) + [60, 0, 0])
    }

    // MARK: The tables

    private func amazon(fee: String = "1000") async throws -> ServiceLevelContract {
        try await published(
            target: "99.99", fee: fee,
            credits: """
                    tiers:
                      - {from: "99.0", below: "99.99", credit-percent: "10"}
                      - {from: "95.0", below: "99.0", credit-percent: "30"}
                      - {from: "0", below: "95.0", credit-percent: "100"}
                # Only what is above a dollar is paid; amounts are exact, so the next one that can be written is the least.
                minimum-amount: "1.000000000001"
                rounding: half-up
                claim: {form: on-request, within: 2 months}
                """)
    }

    private func safespring() async throws -> ServiceLevelContract {
        try await published(
            target: "99.99", minimum: "5 minutes",
            credits: """
                    tiers:
                      - {from: "99.0", below: "99.99", credit-percent: "10"}
                      - {from: "95.0", below: "99.0", credit-percent: "25"}
                      - {from: "0", below: "95.0", credit-percent: "50"}
                caps: [{over: calendar-month, at-most-percent: "50"}]
                rounding: half-up
                claim: {form: on-request, within: 30 days}
                """)
    }

    private func commonPaper() async throws -> ServiceLevelContract {
        try await published(
            target: "99.5", denominator: "total-minus-excluded",
            credits: """
                    tiers:
                      - {from: "0", below: "99.5", credit-percent: "10"}
                caps: [{over: term, at-most-percent: "8"}]
                rounding: half-up
                claim: {form: on-request, within: 7 days}
                exit: {below-percent: "99.5", periods: "2", out-of: "3"}
                """)
    }

    /// The template with the terms of a published table, in force for 2026 in UTC.
    private func published(
        target: String, denominator: String = "total", minimum: String = "0 minutes", fee: String = "1000",
        credits: String
    ) async throws -> ServiceLevelContract {
        try await contract { draft in
            try draft.replace(
                "agreement.yaml", "{code: IDR, increment: \"1\"}", with: "{code: USD, increment: \"0.01\"}")
            try draft.replace("agreement.yaml", "Asia/Jakarta", with: "UTC")
            try draft.replace(
                "agreement.yaml", "term: {from: 2026-07-01, until: 2027-07-01}",
                with: "term: {from: 2026-01-01, until: 2027-01-01}")
            try draft.replace("terms/fees.yaml", "currency: IDR", with: "currency: USD")
            try draft.replace("terms/fees.yaml", "\"12500000\"", with: "\"\(fee)\"")
            try draft.replace("terms/services.yaml", "target-percent: \"99.9\"", with: "target-percent: \"\(target)\"")
            try draft.replace("terms/services.yaml", "timeslices", with: "occurrences")
            try draft.replace("terms/measurement.yaml", "denominator: total", with: "denominator: \(denominator)")
            try draft.replace(
                "terms/measurement.yaml", "minimum-interval: 0 minutes", with: "minimum-interval: \(minimum)")
            try draft.replace("terms/measurement.yaml", "id: planned-maintenance", with: "id: scheduled")
            draft.files["terms/credits.yaml"] = """
                credits:
                  - service: hosting
                    objective: availability
                    period: calendar-month
                    of-fee: hosting-monthly
                \(credits)
                settlement: {given: next-invoice}

                """
        }
    }
}
