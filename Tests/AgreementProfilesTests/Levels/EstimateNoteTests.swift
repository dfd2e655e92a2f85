import Agreements
import ServiceLevels
import Testing

@testable import AgreementProfiles

/// What an estimate leaves out or takes for granted, it says.
@Suite struct EstimateNoteTests {
    private static let inHours: KeyValuePairs = [
        "timeslices\n        clock: always": "timeslices\n        clock: business-hours"
    ]

    @Test func aLevelInBusinessHoursIsMeasuredInThem() async throws {
        let contract = try await contract("terms/services.yaml", Self.inHours)
        // Jakarta: from Sunday 18:00 to Monday 10:00, of which two hours are open.
        let outages: KeyValuePairs = ["2026-08-02T11:00:00Z": "2026-08-03T03:00:00Z"]
        let estimate = try contract.estimate(outages: outages, on: "2026-08-01")
        // August has 21 weekdays, the 17th of which is Independence Day: 20 days of nine hours.
        #expect(try estimate.level.get() == Percentage(178, of: 180))
        #expect(
            estimate.notes == [.outsideHours(.hours(14), calendar: Sentence(id: "Jam kerja", en: "Business hours"))])
        #expect(try contract.credit("98").get() == 3_125_000)
    }

    @Test func aCalendarThatCannotBeReadIsAGap() async throws {
        var draft = try DraftText()
        try draft.replace(
            "terms/services.yaml", "timeslices\n        clock: always", with: "timeslices\n        clock: office")
        let found = try await SharedDesk.shared.serviceLevels(draft)
        #expect("\(found)".contains("the calendar `office` cannot be read"))
    }

    private static func window(until: String) -> String { "from: \"01:00\"\n      until: \"\(until)\"" }

    /// To pass over such a row would make downtime of maintenance, and take hours from the time that counts.
    @Test func hoursThatGoPastMidnightAreAGapThatNamesTheirRow() async throws {
        var draft = try DraftText()
        try draft.replace("terms/measurement.yaml", Self.window(until: "05:00"), with: Self.window(until: "01:00"))
        let windows = try await SharedDesk.shared.serviceLevels(draft)
        #expect("\(windows)".contains("the hours from 01:00 until 01:00 are not within one day"), "\(windows)")
        #expect("\(windows)".contains("maintenance.windows.1"), "\(windows)")

        draft = try DraftText()
        for (old, new) in Self.inHours { try draft.replace("terms/services.yaml", old, with: new) }
        let calendar = "calendars/business-hours.yaml"
        try draft.replace(
            calendar, "hours:\n", with: "hours:\n  - {day: saturday, from: \"22:00\", until: \"02:00\"}\n")
        let clock = try await SharedDesk.shared.serviceLevels(draft)
        #expect("\(clock)".contains("the hours from 22:00 until 02:00 are not within one day"), "\(clock)")
        #expect("\(clock)".contains(calendar) && "\(clock)".contains("hours.1"), "\(clock)")
    }

    @Test func aNightThatIsTwoRowsIsOneWindow() async throws {
        let contract = try await contract(
            "terms/measurement.yaml",
            [
                "- day: sunday\n      \(Self.window(until: "05:00"))":
                    "- {day: saturday, from: \"22:00\", until: \"24:00\"}\n"
                    + "    - {day: sunday, from: \"00:00\", until: \"02:00\"}"
            ])
        // Jakarta: Saturday 1 August 22:00 to Sunday 02:00.
        let works = try works("2026-08-01T15:00:00Z", "2026-08-01T19:00:00Z", announced: "2026-07-20T00:00:00Z")
        let estimate = try contract.estimate(outages: [:], maintenance: [works], on: "2026-08-01")
        #expect(try estimate.level.get() == Percentage(100) && estimate.notes == [])
    }

    @Test(arguments: [("5 business-days", false), ("9 business-hours", false), ("5 days", true), ("1 months", true)])
    func noticeInBusinessTimeIsAGapWhereNoCalendarIsOfTheSupport(notice: String, isCounted: Bool) async throws {
        let contract = try await contract { draft in
            try draft.replace(
                "terms/services.yaml", "support:\n  calendar: business-hours", with: "support:\n  calendar: office")
            try draft.replace(
                "terms/measurement.yaml", "announced-before: 5 business-days", with: "announced-before: \(notice)")
        }
        let works = try works("2026-08-01T18:00:00Z", "2026-08-01T20:00:00Z", announced: "2026-06-01T00:00:00Z")
        let found = Result { try contract.estimate(outages: [:], maintenance: [works], on: "2026-08-01").notes }
        guard !isCounted else {
            #expect(try found.get() == [])
            return
        }
        #expect("\(found)".contains("names no calendar of support that can be read"), "\(found)")
        #expect("\(found)".contains("maintenance.announced-before"), "\(found)")
    }

    private func works(_ from: String, _ until: String, announced: String? = nil) throws -> PlannedMaintenance {
        let time = try interval(from, until)
        let outage = try #require(Outage(from: time.start, until: time.end))
        return PlannedMaintenance(outage, announced: try announced.map { try #require(Moment($0)) })
    }

    /// Sunday 2 August from 01:00 to 05:00 in Jakarta is the window.
    @Test func maintenanceIsLeftOutWithinItsWindowsAndLimit() async throws {
        let contract = try await contract()
        func estimate(_ works: PlannedMaintenance...) throws -> CreditEstimate {
            try contract.estimate(outages: [:], maintenance: works, on: "2026-08-01")
        }
        let early = "2026-07-20T00:00:00Z"
        let kept = try estimate(works("2026-08-01T18:00:00Z", "2026-08-01T22:00:00Z", announced: early))
        #expect(try kept.level.get() == Percentage(100) && kept.notes == [])
        let beyond = try estimate(works("2026-08-01T17:00:00Z", "2026-08-01T22:00:00Z", announced: early))
        #expect(try beyond.level.get() == Percentage(44_580, of: 44_640))
        #expect(beyond.notes == [.outsideWindows(.hours(1))])
        // Three windows of four hours, and eight hours that do not count.
        let days = ["01", "08", "15"]
        let long = try contract.estimate(
            outages: [:],
            maintenance: days.map { try works("2026-08-\($0)T18:00:00Z", "2026-08-\($0)T22:00:00Z", announced: early) },
            on: "2026-08-01")
        #expect(try long.level.get() == Percentage(44_400, of: 44_640))
    }

    @Test(arguments: [
        ("5 business-days", "2026-07-24T10:00:00Z", true), ("5 business-days", "2026-07-27T01:00:00Z", false),
        ("5 days", "2026-07-28T01:00:00Z", true), ("5 days", "2026-07-29T01:00:00Z", false),
        ("48 hours", "2026-07-30T18:00:00Z", true), ("48 hours", "2026-07-30T18:00:01Z", false),
        ("9 business-hours", "2026-07-31T01:00:00Z", true), ("9 business-hours", "2026-07-31T01:01:00Z", false),
        ("1 months", "2026-07-01T00:00:00Z", true), ("1 months", "2026-07-03T00:00:00Z", false),
    ])
    func theNoticeIsCountedAsTheTermsSay(notice: String, announced: String, isInTime: Bool) async throws {
        let contract = try await contract(
            "terms/measurement.yaml", ["announced-before: 5 business-days": "announced-before: \(notice)"])
        let works = try works("2026-08-01T18:00:00Z", "2026-08-01T20:00:00Z", announced: announced)
        let estimate = try contract.estimate(outages: [:], maintenance: [works], on: "2026-08-01")
        #expect(estimate.notes.isEmpty == isInTime, "\(estimate.notes)")
        #expect(try (estimate.level.get() == Percentage(100)) == isInTime)
    }

    @Test func maintenanceCountsWhereItIsNoExclusion() async throws {
        let contract = try await contract(
            "terms/measurement.yaml", ["- id: planned-maintenance": "- id: other-works"])
        let works = try works("2026-08-01T18:00:00Z", "2026-08-01T20:00:00Z")
        let estimate = try contract.estimate(outages: [:], maintenance: [works], on: "2026-08-01")
        #expect(try estimate.level.get() == Percentage(44_520, of: 44_640))
        #expect(estimate.notes == [.maintenanceCounts])
    }

    @Test func whatLiesOutsideOfThePeriodIsSaid() async throws {
        let outages: KeyValuePairs = ["2026-07-31T16:00:00Z": "2026-07-31T18:00:00Z"]
        let estimate = try await contract().estimate(outages: outages, on: "2026-08-01")
        #expect(estimate.notes == [.outsidePeriod(.hours(1))])
    }

    @Test func whatThereWasBeforeTheAgreementBeganIsNoPartOfIt() async throws {
        let contract = try await contract().beginning(on: CivilDate("2026-08-16"))
        let estimate = try contract.estimate("98", on: "2026-08-01")
        #expect(estimate.period.description == "2026-08-16/2026-09-01")
        let level = try #require(contract.levels.first)
        let whole = try #require(contract.period(of: level, on: day("2026-08-01")))
        #expect(estimate.notes == [.cutByTerm(estimate.period, of: whole)])
        #expect(try estimate.credit.get() == (try number("1612903")))
        #expect(try contract.estimate("98", on: "2026-09-01").notes == [])
    }

    // MARK: Words

    @Test func everyNoteIsWordedInBothLanguages() async throws {
        let moment = try #require(Moment("2026-08-01T18:00:00Z"))
        let august = try await contract().estimate("98", on: "2026-08-01").period
        let notice = try #require(Period("5 business-days"))
        let notes: [EstimateNote] = [
            .outsidePeriod(.minutes(90)), .outsideHours(.hours(1), calendar: Sentence(id: "Kantor", en: "Office")),
            .maintenanceCounts,
            .outsideWindows(.hours(1)), .announcedLate(moment, notice: notice), .announcementAssumed(notice: notice),
            .cutByTerm(august, of: august),
        ]
        let zone = try #require(CivilZone(identifier: "Asia/Jakarta"))
        let (id, en) = (EstimateWords(try #require(LanguageTag("id"))), EstimateWords.english)
        for note in notes { #expect(id.note(note, in: zone) != en.note(note, in: zone)) }
        #expect(en.note(notes[4], in: zone).hasPrefix("the maintenance on 2 August 2026 01:00 was announced"))
        #expect(id.note(notes[4], in: zone).hasPrefix("pemeliharaan pada 2 Agustus 2026 01.00 diberitahukan"))
    }

    /// Only the side that the term cuts is named.
    @Test(
        arguments: [
            (
                "2026-11-30", nil, "only 30 November 2026 counts: the agreement does not hold before",
                "hanya 30 November 2026 yang dihitung: sebelumnya Perjanjian tidak berlaku"
            ),
            (
                "2026-11-25", nil,
                "only the days from 25 to 30 November 2026 count: the agreement does not hold before",
                "hanya hari-hari dari 25 sampai dengan 30 November 2026 yang dihitung: sebelumnya Perjanjian tidak berlaku"
            ),
            (
                "2026-07-01", "2026-11-21",
                "only the days from 1 to 20 November 2026 count: the agreement does not hold after",
                "hanya hari-hari dari 1 sampai dengan 20 November 2026 yang dihitung: sesudahnya Perjanjian tidak berlaku"
            ),
            (
                "2026-11-10", "2026-11-11",
                "only 10 November 2026 counts: the agreement does not hold before or after",
                "hanya 10 November 2026 yang dihitung: sebelumnya atau sesudahnya Perjanjian tidak berlaku"
            ),
        ] as [(String, String?, String, String)])
    func theDaysThatCountAreSaid(from: String, until: String?, english: String, indonesian: String) throws {
        let (november, zone) = (try day("2026-11-10"), try #require(CivilZone(identifier: "Asia/Jakarta")))
        let term = try #require(Term(from: try day(from), until: try until.map(day)))
        let always = try #require(Term(from: try day("2026-01-01"), until: nil))
        let inTerm = max(november, term.from)
        let part = try #require(MeasurementPeriod(.month, containing: inTerm, within: term, in: zone))
        let whole = try #require(MeasurementPeriod(.month, containing: november, within: always, in: zone))
        let note = EstimateNote.cutByTerm(part, of: whole)
        #expect(EstimateWords.english.note(note, in: zone) == english)
        #expect(EstimateWords(try #require(LanguageTag("id"))).note(note, in: zone) == indonesian)
    }

    /// Whoever adds a step or a figure gives it a word of Indonesian.
    @Test func everyStepAndFigureHasItsWords() async throws {
        #expect(Set(EstimateWords.steps.keys) == Set(TraceStep.Step.allCases))
        let works = try works("2026-08-01T18:00:00Z", "2026-08-01T23:00:00Z")
        let contract = try await contract {
            try $0.replace(
                "terms/services.yaml", "timeslices\n        clock: always",
                with: "timeslices\n        clock: business-hours")
            try $0.replace("terms/measurement.yaml", "minimum-interval: 0 minutes", with: "minimum-interval: 1 minutes")
            try $0.replace("terms/measurement.yaml", "rounding: none", with: "rounding: down")
            try $0.replace("terms/credits.yaml", "rounding: half-up", with: "minimum-amount: \"5\"\nrounding: half-up")
            try $0.replace("terms/credits.yaml", "form: automatic", with: "form: on-request\n  within: 30 days")
        }
        let outages: KeyValuePairs = ["2026-08-03T01:00:00Z": "2026-08-05T10:00:00Z"]
        let estimate = try contract.estimate(outages: outages, maintenance: [works], on: "2026-08-01")
        let names = Set(estimate.trace.flatMap(\.figures).map(\.name))
        #expect(names.count > 25)
        // How two figures are compared has no name: it stands before the second.
        #expect(names.subtracting(EstimateWords.names.keys) == ["comparison"])
        #expect(estimate.trace.allSatisfy { $0.rule.id != $0.rule.en })
    }

    @Test(
        arguments: [
            ("2026-11-25", nil, "from 25 to 30 November 2026", "dari 25 sampai dengan 30 November 2026"),
            ("2026-11-30", nil, "on 30 November 2026", "pada 30 November 2026"),
            ("2026-11-01", nil, "in November 2026", "dalam November 2026"),
            ("2026-07-01", "2026-11-21", "from 1 to 20 November 2026", "dari 1 sampai dengan 20 November 2026"),
        ] as [(String, String?, String, String)])
    func aPeriodIsSaidInOrdinaryGrammar(from: String, until: String?, english: String, indonesian: String) throws {
        let term = try #require(Term(from: try day(from), until: try until.map(day)))
        let zone = try #require(CivilZone(identifier: "Asia/Jakarta"))
        let period = try #require(
            MeasurementPeriod(
                .month, containing: try day(until == nil ? "2026-11-30" : "2026-11-10"), within: term, in: zone))
        #expect(EstimateWords.english.during(period) == english)
        #expect(EstimateWords(try #require(LanguageTag("id"))).during(period) == indonesian)
    }
}
