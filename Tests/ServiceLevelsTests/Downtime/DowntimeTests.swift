import ServiceLevels
import Testing

/// April 2026 in UTC: 43,200 minutes.
@Suite struct DowntimeTests {
    private let april: MeasurementPeriod

    init() throws {
        april = try #require(
            MeasurementPeriod(
                .month, containing: try day("2026-04-10"), within: try term("2026-01-01", nil), in: try zone("UTC")))
    }

    @Test func overlappingAndTouchingOutagesCountOnce() throws {
        let downtime = try AvailabilityMeasure(clause: "m").downtime(
            [
                try outage("2026-04-02T10:30:00Z", "2026-04-02T11:30:00Z"),
                try outage("2026-04-02T10:00:00Z", "2026-04-02T11:00:00Z"),
                try outage("2026-04-02T11:30:00Z", "2026-04-02T12:00:00Z"),
                try outage("2026-04-05T00:00:00Z", "2026-04-05T00:00:00Z"),
            ], in: april)
        #expect(downtime.counted.intervals.map(\.description) == ["2026-04-02T10:00:00Z/2026-04-02T12:00:00Z"])
        #expect(downtime.counted.length == .hours(2))
    }

    @Test func outagesAreCutToThePeriodAndOpenOnesLastToItsEnd() throws {
        let downtime = try AvailabilityMeasure(clause: "m").downtime(
            [
                try outage("2026-03-31T23:00:00Z", "2026-04-01T00:30:00Z"), try outage("2026-04-30T23:00:00Z", nil),
                try outage("2026-05-02T00:00:00Z", "2026-05-03T00:00:00Z"),
            ], in: april)
        #expect(downtime.counted.length == .minutes(90))
    }

    @Test func theMinimumIsAppliedAfterTheUnion() throws {
        let measure = AvailabilityMeasure(minimumInterval: MinimumInterval(.minutes(5), clause: "least"), clause: "m")
        let downtime = try measure.downtime(
            [
                // Four and three minutes that overlap are six.
                try outage("2026-04-02T10:00:00Z", "2026-04-02T10:04:00Z"),
                try outage("2026-04-02T10:03:00Z", "2026-04-02T10:06:00Z"),
                // Exactly five count, a microsecond less does not.
                try outage("2026-04-03T10:00:00Z", "2026-04-03T10:05:00Z"),
                try outage("2026-04-04T10:00:00Z", "2026-04-04T10:04:59.999999Z"),
                // Two minutes of this month, six altogether.
                try outage("2026-03-31T23:56:00Z", "2026-04-01T00:02:00Z"),
            ], in: april)
        #expect(downtime.counted.length == .minutes(6 + 5 + 2))
        let step = try #require(downtime.trace.first { $0.step == .minimumInterval })
        #expect(step.rule.en == "an outage counts from this length on, measured whole after the union")
        #expect(step.clause == "least")
    }

    /// Monday to Friday from 08:00 to 17:00, but for Good Friday.
    private func office() throws -> BusinessCalendar {
        let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let edition = CalendarEdition(
            name: "version 1", from: try day("2026-01-01"),
            hours: BusinessHours(
                Dictionary(uniqueKeysWithValues: try days.map { ($0, [try hours("08:00", "17:00")]) })),
            holidays: [try day("2026-04-03"): "Good Friday"], clause: "calendar")
        return BusinessCalendar(name: "office", zone: try zone("UTC"), editions: [edition])
    }

    @Test func onlyTheHoursOfTheCalendarCountWhereOneIsNamed() throws {
        let measure = AvailabilityMeasure(calendar: try office(), clause: "m")
        let downtime = try measure.downtime(
            [
                // One hour of Thursday, nothing of the holiday and the weekend, two of Monday.
                try outage("2026-04-02T16:00:00Z", "2026-04-06T10:00:00Z"),
                try outage("2026-04-08T20:00:00Z", "2026-04-08T23:00:00Z"),
            ], in: april)
        #expect(downtime.counted.length == .hours(3))
        // 21 days of nine hours.
        #expect(downtime.denominator == .hours(21 * 9))
        #expect(try measure.level(downtime, in: april).level.get() == Percentage(186, of: 189))
        let step = try #require(downtime.trace.first { $0.step == .openTime })
        #expect(step.clause == "calendar" && step.figures.first?.value == .number(11_340, unit: "min"))
    }

    @Test func exclusionsTakeOfTheHoursOfTheCalendarAlone() throws {
        let measure = AvailabilityMeasure(
            denominator: .totalMinusExcluded, calendar: try office(),
            exclusions: [ExclusionRule(name: "maintenance", allowance: .hours(2), clause: "x")], clause: "m")
        let downtime = try measure.downtime(
            [try outage("2026-04-07T06:00:00Z", "2026-04-07T12:00:00Z")],
            excluding: [Exclusion("maintenance", try interval("2026-04-07T06:00:00Z", "2026-04-07T12:00:00Z"))],
            in: april)
        // From 08:00, two hours are excluded; what was closed uses nothing up.
        #expect(downtime.counted.length == .hours(2))
        #expect(downtime.denominator == .hours(21 * 9 - 2))
    }

    @Test func aSliceThatIsClosedInPartIsDownWhereTheRestIs() throws {
        let slices = try #require(SliceRule(.hours(24), .wholeIfAll, clause: "s"))
        let measure = AvailabilityMeasure(slices: slices, calendar: try office(), clause: "m")
        let outages = [
            try outage("2026-04-07T08:00:00Z", "2026-04-07T17:00:00Z"),
            try outage("2026-04-08T08:00:00Z", "2026-04-08T16:59:00Z"),
        ]
        #expect(try measure.downtime(outages, in: april).counted.length == .hours(9))
    }

    @Test func aCalendarThatIsAlwaysOpenChangesNothing() throws {
        let all = try hours("00:00", "24:00")
        let hours = BusinessHours(Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [all]) }))
        let edition = CalendarEdition(name: "v", from: try day("0001-01-01"), hours: hours, clause: "c")
        let always = BusinessCalendar(name: "always", zone: try zone("Europe/Berlin"), editions: [edition])
        for (start, end) in [
            ("2026-04-01T00:00:00Z", "2026-04-01T00:00:01Z"), ("2026-03-30T10:00:00Z", "2026-05-02T00:00:00Z"),
        ] {
            let outages = [try outage(start, end)]
            let with = try AvailabilityMeasure(calendar: always, clause: "m").downtime(outages, in: april)
            let without = try AvailabilityMeasure(clause: "m").downtime(outages, in: april)
            #expect(with.counted == without.counted && with.denominator == without.denominator)
        }
    }

    @Test func theMinimumMayBeMeasuredOnWhatExclusionsLeave() throws {
        let outages = [try outage("2026-04-02T10:00:00Z", "2026-04-02T10:06:00Z")]
        let excluded = [Exclusion("maintenance", try interval("2026-04-02T10:02:00Z", "2026-04-02T11:00:00Z"))]
        func downtime(_ measured: MinimumInterval.Measured) throws -> ElapsedTime {
            let measure = AvailabilityMeasure(
                minimumInterval: MinimumInterval(.minutes(5), of: measured, clause: "least"),
                exclusions: [ExclusionRule(name: "maintenance", clause: "x")], clause: "m")
            return try measure.downtime(outages, excluding: excluded, in: april).counted.length
        }
        #expect(try downtime(.wholeOutage) == .minutes(2))
        #expect(try downtime(.countedPart) == .zero)
    }

    @Test(arguments: [("exact", 150), ("whole-if-any", 240), ("whole-if-all", 60)])
    func partialSlicesCountAsDeclared(counting: String, seconds: Int32) throws {
        let slices = try #require(SliceRule(.minutes(1), try value(counting), clause: "s"))
        let downtime = try AvailabilityMeasure(slices: slices, clause: "m").downtime(
            [
                try outage("2026-04-02T10:00:30Z", "2026-04-02T10:02:30Z"),
                try outage("2026-04-03T10:00:10Z", "2026-04-03T10:00:40Z"),
            ], in: april)
        #expect(downtime.counted.length == .seconds(seconds))
    }

    @Test func excludedTimeNeitherMakesASliceCountNorSavesIt() throws {
        let excluded = [Exclusion("x", try interval("2026-04-02T10:00:00Z", "2026-04-02T10:00:45Z"))]
        func downtime(_ counting: SliceRule.Counting, from: String, until: String) throws -> ElapsedTime {
            let measure = AvailabilityMeasure(
                slices: SliceRule(.minutes(1), counting, clause: "s"),
                exclusions: [ExclusionRule(name: "x", clause: "x")], clause: "m")
            let outages = [try outage("2026-04-02T10:0\(from)Z", "2026-04-02T10:0\(until)Z")]
            return try measure.downtime(outages, excluding: excluded, in: april).counted.length
        }
        // Wholly within excluded time: no slice is touched.
        #expect(try downtime(.wholeIfAny, from: "0:05", until: "0:40") == .zero)
        // Five seconds beyond it: of the slice only the 15 seconds that are left can be down.
        #expect(try downtime(.wholeIfAny, from: "0:30", until: "0:50") == .seconds(15))
        // All that is left of the slice is down, so the slice is.
        #expect(try downtime(.wholeIfAll, from: "0:45", until: "1:00") == .seconds(15))
        #expect(try downtime(.wholeIfAll, from: "0:46", until: "1:00") == .zero)
    }

    @Test func theLastSliceIsCutByTheEndOfThePeriod() throws {
        // 30 days are 102 slices of seven hours and one of six.
        let slices = try #require(SliceRule(.hours(7), .wholeIfAll, clause: "s"))
        let outages = [try outage("2026-04-30T18:00:00Z", nil)]
        #expect(
            try AvailabilityMeasure(slices: slices, clause: "m").downtime(outages, in: april).counted.length
                == .hours(6))
        #expect(SliceRule(.zero, .exact, clause: "s") == nil)
        #expect(SliceRule(.minutes(-1), .exact, clause: "s") == nil)
    }

    @Test func exclusionsAreTakenFromDowntimeAndWhereDeclaredFromTheDenominator() throws {
        let outages = [try outage("2026-04-05T00:00:00Z", "2026-04-05T12:00:00Z")]
        let excluded = [
            Exclusion("maintenance", try interval("2026-04-05T06:00:00Z", "2026-04-05T18:00:00Z")),
            Exclusion("force majeure", try interval("2026-04-05T17:00:00Z", "2026-04-05T20:00:00Z")),
        ]
        let rules = ["maintenance", "force majeure"].map { ExclusionRule(name: $0, clause: "x") }
        for (denominator, minutes) in [(AvailabilityMeasure.Denominator.total, 43_200), (.totalMinusExcluded, 42_360)] {
            let measure = AvailabilityMeasure(denominator: denominator, exclusions: rules, clause: "m")
            let downtime = try measure.downtime(outages, excluding: excluded, in: april)
            #expect(downtime.counted.length == .hours(6))
            #expect(downtime.excluded.length == .hours(14))
            #expect(downtime.denominator.minutes == Rational(minutes))
            let level = try measure.level(downtime, in: april).level.get()
            #expect(level.percents == (try fraction(100 * (minutes - 360), minutes)))
        }
    }

    @Test func anAllowanceExcludesTheEarliestTimeFirst() throws {
        let measure = AvailabilityMeasure(
            exclusions: [ExclusionRule(name: "maintenance", allowance: .hours(8), clause: "maintenance §3")],
            clause: "m")
        let windows = try ["05", "12", "19"].map { try interval("2026-04-\($0)T01:00:00Z", "2026-04-\($0)T05:00:00Z") }
        let downtime = try measure.downtime(
            try windows.map { try outage($0.start, $0.end) }, excluding: windows.map { Exclusion("maintenance", $0) },
            in: april)
        #expect(downtime.excluded.length == .hours(8))
        #expect(downtime.counted.intervals.map(\.description) == ["2026-04-19T01:00:00Z/2026-04-19T05:00:00Z"])
    }

    @Test func anExclusionWithoutARuleIsNoExclusion() throws {
        let stray = Exclusion("weather", try interval("2026-04-05T06:00:00Z", "2026-04-05T18:00:00Z"))
        #expect(throws: NoNumber(.unknownExclusion("weather"), clause: "m")) {
            try AvailabilityMeasure(clause: "m").downtime([], excluding: [stray], in: april)
        }
    }

    @Test func anOutageDoesNotEndBeforeItBegan() throws {
        #expect(Outage(from: april.end, until: april.start) == nil)
    }
}
