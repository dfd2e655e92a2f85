import Agreements
import ServiceLevels
import Testing

@testable import AgreementProfiles

@Suite("Terms become exact arithmetic")
struct ServiceLevelContractTests {
    @Test(arguments: [
        ("100", "0"), ("99.9", "0"), ("99.899", "1250000"), ("99", "1250000"), ("98.999", "3125000"),
        ("95", "3125000"), ("94.999", "6250000"), ("0", "6250000"),
    ])
    func theTemplateOwesWhatItsClausesSay(level: String, credit: String) async throws {
        let contract = try await contract()
        #expect(try contract.credit(level).get() == (try number(credit)))
    }

    @Test func everyFigureOfATraceLeadsToItsFileFieldAndClause() async throws {
        let contract = try await contract()
        let trace = try contract.estimate("98.7").trace
        for step in trace { #expect(contract.places[step.clause] != nil, "\(step)") }
        let places = trace.map { "\($0.step.rawValue) \($0.clause)" }
        #expect(
            places == [
                "level terms/measurement.yaml:7 measurement.1, clause measurement",
                "target terms/services.yaml:36 services.hosting.objectives.availability.target-percent, "
                    + "clause availability",
                "tier terms/credits.yaml:19 credits.1.tiers.3, clause credits",
                "base terms/credits.yaml:10 credits.1.of-fee, clause credits",
                "stacking terms/credits.yaml:7 credits, clause credits",
                "period-cap terms/credits.yaml:29 caps.1, clause credits",
                "rounding terms/credits.yaml:34 rounding, clause credits",
            ])
        let place = try #require(contract.places[trace[1].clause])
        #expect(place.path == "terms/services.yaml" && place.position == TextPosition(line: 36, column: 25))
    }

    @Test func theDaysAreThoseOfTheAgreementsZone() async throws {
        // August in Jakarta begins at 17:00 of 31 July in Greenwich; an hour of 744 is down.
        let outages: KeyValuePairs = ["2026-07-31T16:00:00Z": "2026-07-31T18:00:00Z"]
        let estimate = try await contract().estimate(outages: outages, on: "2026-08-15")
        #expect(estimate.period.description == "2026-08-01/2026-09-01")
        #expect(try estimate.level.get() == Percentage(743, of: 744))
    }

    @Test func aSliceCountsWhereItIsDownThroughout() async throws {
        // Half a minute before and after, and one whole minute between.
        let outages: KeyValuePairs = ["2026-08-01T00:00:30Z": "2026-08-01T00:02:30Z"]
        let slices = try await contract().estimate(outages: outages, on: "2026-08-01")
        #expect(try slices.level.get() == Percentage(44_639, of: 44_640))
        let exact = try await contract(
            "terms/services.yaml", ["budgeting-method: timeslices": "budgeting-method: occurrences"]
        )
        .estimate(outages: outages, on: "2026-08-01")
        #expect(try exact.level.get() == Percentage(44_638, of: 44_640))
    }

    @Test func withoutALengthOfTheirOwnSlicesGoFromCheckToCheck() async throws {
        let outages: KeyValuePairs = ["2026-08-01T00:00:30Z": "2026-08-01T00:02:30Z"]
        let contract = try await contract("terms/measurement.yaml", ["    time-slice-window: 60 seconds\n": ""])
        let slices = try contract.estimate(outages: outages, on: "2026-08-01")
        #expect(try slices.level.get() == Percentage(44_639, of: 44_640))
    }

    @Test func anOutageThatIsTooShortDoesNotCount() async throws {
        let outages: KeyValuePairs = ["2026-08-01T00:00:00Z": "2026-08-01T00:04:59Z"]
        let contract = try await contract(
            "terms/measurement.yaml", ["minimum-interval: 0 minutes": "minimum-interval: 5 minutes"])
        #expect(try contract.estimate(outages: outages, on: "2026-08-01").level.get() == Percentage(100))
    }

    @Test func plannedMaintenanceIsExcludedUpToItsLimitAlone() async throws {
        let contract = try await contract()
        let level = try #require(contract.levels.first)
        guard case .availability(let measure) = level.objective.measure else { throw NotAvailability() }
        #expect(measure.exclusions.map(\.name).first == "planned-maintenance")
        #expect(measure.exclusions.map(\.allowance) == [.hours(8), nil, nil, nil])
        #expect(measure.exclusions[0].clause.text.contains("maintenance.not-counted-up-to"))
    }

    private struct NotAvailability: Error {}

    @Test func theFeeOfAMonthThatTheTermCutsIsReckonedByItsDays() async throws {
        let contract = try await contract("agreement.yaml", ["term: {from: 2026-07-01": "term: {from: 2026-07-16"])
        let estimate = try contract.estimate("98", on: "2026-07-01")
        #expect(estimate.period.description == "2026-07-16/2026-08-01" && !estimate.isOutsideTerm)
        // A quarter of 16 days of 31, rounded once, half up.
        #expect(try estimate.credit.get() == (try number("1612903")))
    }

    @Test func aPartOfAPeriodCostsNothingThatIsKnownWhereTheTextDoesNotSay() async throws {
        let contract = try await contract {
            try $0.replace("agreement.yaml", "term: {from: 2026-07-01", with: "term: {from: 2026-07-16")
            try $0.replace("terms/fees.yaml", "    partial-period: by-days\n", with: "")
        }
        guard case .failure(let reason) = try contract.credit("98", on: "2026-07-20") else { throw NotAvailability() }
        #expect(
            "\(reason.reason)"
                == "nothing says what of the fee 'hosting-monthly' is paid for a part of its period, as in "
                + "2026-07-16/2026-08-01")
        #expect(try contract.credit("98", on: "2026-08-01").get() == 3_125_000)
    }

    @Test func aQuarterThatTheTermEndsWithinIsPartOfIt() async throws {
        let contract = try await contract {
            try $0.replace("agreement.yaml", "until: 2027-07-01", with: "until: 2027-08-15")
            try $0.replace("terms/services.yaml", "time-window: calendar-month", with: "time-window: calendar-quarter")
            try $0.replace("terms/credits.yaml", "    period: calendar-month", with: "    period: calendar-quarter")
            try $0.replace("terms/credits.yaml", "over: calendar-month", with: "over: calendar-quarter")
        }
        let estimate = try contract.estimate("98", on: "2027-09-01")
        #expect(estimate.period.description == "2027-07-01/2027-08-15" && !estimate.isOutsideTerm)
        // A quarter of one fee and of 14 days of 31.
        #expect(try estimate.credit.get() == (try number("4536290")))
        #expect(try contract.estimate("98", on: "2027-10-01").isOutsideTerm)
    }

    @Test func aMonthOutsideOfTheTermIsReckonedAsIfTheTermBeganThere() async throws {
        let contract = try await contract(
            "terms/credits.yaml",
            ["over: calendar-month\n    at-most-percent: \"50\"": "over: term\n    at-most-percent: \"1\""])
        let estimate = try contract.estimate("98", on: "2030-02-01")
        #expect(estimate.isOutsideTerm)
        // One per cent of twelve fees.
        #expect(try estimate.credit.get() == 1_500_000)
    }

    @Test func limitsApplyAsTheTermsHaveThem() async throws {
        for (over, credit) in [
            ("calendar-month", "1250000"), ("calendar-quarter", "3125000"), ("12 months", "3125000"),
        ] {
            let contract = try await contract(
                "terms/credits.yaml",
                ["over: calendar-month\n    at-most-percent: \"50\"": "over: \(over)\n    at-most-percent: \"10\""])
            #expect(try contract.credit("98", on: "2026-12-01").get() == (try number(credit)), "\(over)")
        }
    }

    @Test func aSmallCreditIsNotGivenAndRoundingComesLast() async throws {
        let contract = try await contract(
            "terms/credits.yaml", ["rounding: half-up": "minimum-amount: \"1250001\"\nrounding: up"])
        #expect(try contract.credit("99.5").get() == 0)
        #expect(try contract.credit("98").get() == 3_125_000)
    }

    @Test func aFigureThatIsRoundedFirstIsRoundedToTheDecimalsOfItsTarget() async throws {
        let contract = try await contract("terms/measurement.yaml", ["rounding: none": "rounding: half-up"])
        #expect(try contract.credit("99.85").get() == 0)
        #expect(try contract.credit("99.849").get() == 1_250_000)
    }

    @Test(arguments: [("period-end", "2026-09-14"), ("report-due", "2026-09-21")])
    func aClaimIsMadeWithinItsDays(from: String, last: String) async throws {
        let contract = try await contract(
            "terms/credits.yaml", ["form: automatic": "form: on-request\n  within: 14 days\n  counted-from: \(from)"])
        #expect(try contract.estimate("98").claimedBy?.description == last)
    }

    @Test func aClaimRunsFromTheReportOfItsOwnPeriod() async throws {
        let contract = try await contract { draft in
            try draft.replace(
                "terms/credits.yaml", "form: automatic",
                with: "form: on-request\n  within: 14 days\n  counted-from: report-due")
            try draft.replace(
                "terms/services.yaml", "    objectives:\n",
                with: "    objectives:\n      - id: recovery\n        name: {id: Pemulihan, en: Recovery}\n"
                    + "        indicator: success-rate\n        target-percent: \"90\"\n"
                    + "        time-window: calendar-quarter\n        clock: always\n")
            try draft.replace(
                "terms/measurement.yaml", "\nmeasurement:\n",
                with: "\nmeasurement:\n  - service: hosting\n    objective: recovery\n    measured-by: acme\n"
                    + "    source: {id: Catatan, en: Records}\n    check-every: 60 seconds\n    denominator: total\n"
                    + "    rounding: none\n    exclusions: []\n")
            try draft.replace(
                "terms/credits.yaml", "\ncredits:\n",
                with: "\ncredits:\n  - service: hosting\n    objective: recovery\n    period: calendar-quarter\n"
                    + "    of-fee: hosting-monthly\n    tiers: [{from: \"0\", credit-percent: \"10\"}]\n")
            try draft.replace(
                "terms/effectiveness.yaml", "\nreports:\n",
                with: "\nreports:\n  - id: quarterly\n    from: acme\n    to: nusa\n    period: calendar-quarter\n"
                    + "    sent-within: 10 days\n    states: [availability]\n    language: id\n"
                    + "    if-late: {id: Catatan Pelanggan, en: Records of the customer}\n"
                    + "    objections-within: 14 days\n    kept-for: 24 months\n")
        }
        let days = try contract.levels.map {
            try contract.estimate($0, .level(Percentage(decimal: "80")), on: day("2026-08-01")).claimedBy?.description
        }
        #expect(contract.levels.map(\.id) == ["recovery", "availability"])
        #expect(days == ["2026-10-24", "2026-09-21"])
        #expect(contract.terms.credits.claim == nil)
    }

    @Test func anAutomaticCreditIsNotClaimed() async throws {
        #expect(try await contract().estimate("98").claimedBy == nil)
    }

    @Test func whereNoTierAppliesThereIsNoNumberButThePlace() async throws {
        let contract = try await contract("terms/credits.yaml", ["below: \"99.0\"": "below: \"98.0\""])
        guard case .failure(let reason) = try contract.credit("98.5") else { throw NotAvailability() }
        #expect("\(reason.reason)" == "no tier applies to 98.5%")
        #expect(contract.places[reason.clause]?.field == "credits.1.tiers")
        #expect(contract.places[reason.clause]?.clause?.description == "credits")
    }

    @Test func whereTiersOverlapThereIsNoNumber() async throws {
        let contract = try await contract("terms/credits.yaml", ["below: \"99.0\"": "below: \"99.5\""])
        guard case .failure(let reason) = try contract.credit("99.2") else { throw NotAvailability() }
        #expect("\(reason.reason)".hasPrefix("more than one tier applies to 99.2%: terms/credits.yaml:"))
    }

    @Test(arguments: [
        ("terms/fees.yaml", "per: calendar-month", "per: once", "the fee 'hosting-monthly' is not known"),
        ("terms/fees.yaml", "per: calendar-month", "per: calendar-year", "the fee 'hosting-monthly' is not known"),
    ])
    func aFeeThatIsOfNoMonthGivesNoNumber(path: String, old: String, new: String, words: String) async throws {
        guard case .failure(let reason) = try await contract(path, [old: new]).credit("98") else {
            throw NotAvailability()
        }
        #expect("\(reason.reason)".contains(words))
        #expect(reason.clause.text.contains("of-fee"))
    }

    @Test(arguments: [
        ("agreement.yaml", "currency: {code: IDR, increment: \"1\"}\n", "", "agreement.yaml has no `currency`"),
        ("agreement.yaml", "code: IDR", "code: USD", "amounts are in IDR here and in USD in agreement.yaml"),
        ("terms/credits.yaml", "    period: calendar-month", "    period: calendar-year", "over another period"),
        (
            "terms/credits.yaml", "objective: availability", "objective: speed",
            "no service level is called hosting/speed"
        ),
        ("terms/measurement.yaml", "objective: availability", "objective: speed", "nothing says how"),
        ("terms/measurement.yaml", "minimum-interval: 0 minutes", "minimum-interval: 1 months", "1 months has no one"),
        ("terms/credits.yaml", "        credit-percent: \"25\"\n", "", "the tier has no credit"),
        ("terms/credits.yaml", "rounding: half-up", "rounding: sideways", "terms/credits.yaml is not as its schema"),
    ])
    func whatHasNoExactReadingIsAGapAndNeverAGuess(path: String, old: String, new: String, words: String) async throws {
        var draft = try DraftText()
        try draft.replace(path, old, with: new)
        let found = try await SharedDesk.shared.serviceLevels(draft)
        guard case .failure(let gap) = found else {
            Issue.record("\(found)")
            return
        }
        #expect(gap.description.contains(words), "\(gap)")
    }

    @Test func aTextOfAnotherProfileHasNoServiceLevels() async throws {
        var draft = try DraftText()
        draft.files["terms/credits.yaml"] = nil
        let missing = try await SharedDesk.shared.serviceLevels(draft)
        #expect("\(missing)".contains("terms/credits.yaml is not part of the text"))
        let general = try await SharedDesk.shared.serviceLevels(DraftText(profile: "general/1"))
        #expect("\(general)".contains("an agreement of this kind (general/1) has no service levels, and so no credits"))
        let unknown = try await SharedDesk.shared.serviceLevels(DraftText(profile: "lease/1"))
        #expect("\(unknown)".contains("does not know the profile lease/1"))
    }

    @Test func outagesSayNothingAboutWhatIsCounted() async throws {
        let outages: KeyValuePairs = ["2026-08-01T00:00:00Z": "2026-08-01T01:00:00Z"]
        let counted = try await contract("terms/services.yaml", ["indicator: availability": "indicator: success-rate"])
        #expect(throws: TermsGap.self) { try counted.estimate(outages: outages, on: "2026-08-01") }
        #expect(try counted.credit("98").get() == 3_125_000)
    }
}
