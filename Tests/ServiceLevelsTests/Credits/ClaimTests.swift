import ServiceLevels
import Testing

@Suite struct ClaimTests {
    @Test func theWindowIsCountedFromTheDayTheReportIsDue() throws {
        let window = try window(ClaimTerms(reportDue: .days(5), window: .days(30), clause: "c"))
        #expect(window.reportDue.description == "2026-05-05")
        #expect(window.lastDay.description == "2026-06-04")
        // The end of that day in Jakarta.
        #expect(window.closes == (try moment("2026-06-04T17:00:00Z")))
        #expect(window.accepts(claimAt: try moment("2026-06-04T16:59:59.999999Z")))
        #expect(!window.accepts(claimAt: try moment("2026-06-04T17:00:00Z")))
    }

    @Test func withoutAReportItIsCountedFromTheLastDayOfThePeriod() throws {
        #expect(try window(ClaimTerms(window: .days(7), clause: "c")).lastDay.description == "2026-05-07")
        #expect(try window(ClaimTerms(window: .months(1), clause: "c")).lastDay.description == "2026-05-30")
    }

    @Test func businessDaysAreCountedByTheCalendar() throws {
        // 1 May 2026 is a Friday and a holiday, 14 May (Ascension) too.
        let edition = CalendarEdition(
            name: "version 1", from: try day("2026-01-01"),
            hours: BusinessHours([.monday, .tuesday, .wednesday, .thursday, .friday], try hours("08:00", "17:00")),
            holidays: [try day("2026-05-01"): "Labour Day", try day("2026-05-14"): "Ascension"], clause: "calendar")
        let calendar = BusinessCalendar(name: "office", zone: try zone("Asia/Jakarta"), editions: [edition])
        let window = try window(
            ClaimTerms(reportDue: .businessDays(5), window: .businessDays(5), calendar: calendar, clause: "c"))
        #expect(window.reportDue.description == "2026-05-08")
        #expect(window.lastDay.description == "2026-05-18")
    }

    @Test func impossibleWindowsSayWhy() throws {
        #expect(throws: NoNumber(.noCalendar, clause: "c")) {
            try window(ClaimTerms(window: .businessDays(5), clause: "c"))
        }
        #expect(throws: NoNumber(.dateOutOfRange, clause: "c")) {
            try window(ClaimTerms(window: .days(.max), clause: "c"))
        }
        let silent = BusinessCalendar(name: "office", zone: try zone("UTC"), editions: [])
        #expect(throws: NoNumber(.calendarSilent("office", on: try day("2026-05-01")), clause: "c")) {
            try window(ClaimTerms(window: .businessDays(5), calendar: silent, clause: "c"))
        }
    }

    private func window(_ claim: ClaimTerms) throws -> ClaimWindow {
        let zone = try zone("Asia/Jakarta")
        let april = try #require(
            MeasurementPeriod(
                .month, containing: try day("2026-04-10"), within: try term("2026-01-01", nil), in: zone))
        return try claim.window(for: april, in: zone).get()
    }
}
