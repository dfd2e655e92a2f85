import ServiceLevels
import Testing

@Suite struct RepeatedMissTests {
    @Test func missesCountWithinConsecutivePeriods() throws {
        let rule = try #require(RepeatedMissRule(missed: 2, of: 3, clause: "c"))
        #expect(try rule.run(in: assessments([60, 0, 0, 60])) == nil)
        #expect(try rule.run(in: assessments([60, 0, 60]))?.misses.map(\.from.month) == [1, 3])
        #expect(try rule.run(in: assessments([60, 60]))?.traceStep.clause == "c")
        #expect(try rule.run(in: []) == nil)
    }

    @Test func anUnknownLevelMattersWhereItDecides() throws {
        let rule = try #require(RepeatedMissRule(missed: 2, of: 3, clause: "c"))
        #expect(throws: NoNumber.self) { try rule.run(in: assessments([60, nil])) }
        #expect(try rule.run(in: assessments([60, 60, nil]))?.misses.count == 2)
        #expect(try rule.run(in: assessments([60, nil, 60]))?.misses.count == 2)
        #expect(try rule.run(in: assessments([0, nil, 0])) == nil)
    }

    @Test func theNumbersMakeSense() {
        #expect(RepeatedMissRule(missed: 0, of: 3, clause: "c") == nil)
        #expect(RepeatedMissRule(missed: 4, of: 3, clause: "c") == nil)
    }

    /// Months of 2026 by the minutes they were down; nil for one that was excluded altogether.
    private func assessments(_ minutes: [Int32?]) throws -> [Assessment] {
        var example = try Example()
        example.denominator = .totalMinusExcluded
        let year = try term("2026-01-01", "2027-01-01")
        let months = MeasurementPeriod.all(.month, endingWithin: year, of: year, in: try zone("UTC"))
        var records = Records()
        for (month, minutes) in zip(months, minutes) {
            if let minutes {
                records.outages.append(try outage(month.start, month.start.advanced(by: .minutes(minutes))))
            } else {
                records.exclusions.append(Exclusion("maintenance", try interval(month.start, month.end)))
            }
        }
        return try example.terms(term: year)
            .credits(for: Performance(records: ["availability": records], fees: example.fees), endingWithin: year)
            .prefix(minutes.count).map { $0.assessments[0] }
    }
}
