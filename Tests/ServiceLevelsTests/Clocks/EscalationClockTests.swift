import ServiceLevels
import TestSupport
import Testing

/// Monday to Friday, 08:00 to 17:00, in Jakarta (UTC+7 all year).
@Suite struct EscalationClockTests {
    @Test func fourBusinessHoursFromFridayAfternoonEndOnMonday() throws {
        let deadline = try office().deadline(.hours(4), after: try moment("2025-08-15T16:30:00+07:00"))
        #expect(deadline.moment == (try moment("2025-08-18T11:30:00+07:00")))
        #expect(
            deadline.trace.map(\.step) == [
                .clockStart, .businessDay, .closedDay, .closedDay, .businessDay, .deadline,
            ])
        #expect(
            deadline.trace[1].description
                == "business-day [calendars/office.yaml]: business hours of version 1; "
                + "day 2025-08-15, counted 30 min, left 210 min")
    }

    @Test func aHolidayPutsThemOffToTuesday() throws {
        let clock = try office(holidays: ["2025-08-18"])
        let deadline = try clock.deadline(.hours(4), after: try moment("2025-08-15T16:30:00+07:00"))
        #expect(deadline.moment == (try moment("2025-08-19T11:30:00+07:00")))
        #expect(deadline.trace.contains { $0.rule.en == "Cuti bersama, a holiday in version 1" })
    }

    @Test func aHolidayOfALaterEditionCountsFromTheDayItIsInForce() throws {
        let start = try moment("2025-08-15T16:30:00+07:00")
        for (from, reached) in [
            ("2025-08-16", "2025-08-19"), ("2025-08-18", "2025-08-19"), ("2025-08-19", "2025-08-18"),
        ] {
            let clock = try office(later: (from, holidays: ["2025-08-18"]))
            #expect(try clock.deadline(.hours(4), after: start).moment == (try moment("\(reached)T11:30:00+07:00")))
        }
    }

    @Test(arguments: [
        // Outside the hours the clock waits for the opening.
        ("2025-08-16T12:00:00", 60, "2025-08-18T09:00:00"), ("2025-08-18T06:00:00", 60, "2025-08-18T09:00:00"),
        ("2025-08-18T17:00:00", 60, "2025-08-19T09:00:00"),
        // Used up exactly at the end of the day.
        ("2025-08-18T16:00:00", 60, "2025-08-18T17:00:00"), ("2025-08-18T08:00:00", 540, "2025-08-18T17:00:00"),
        ("2025-08-18T08:00:00", 541, "2025-08-19T08:01:00"),
        // No time at all is up at once.
        ("2025-08-16T12:00:00", 0, "2025-08-16T12:00:00"), ("2025-08-18T10:00:00", -5, "2025-08-18T10:00:00"),
        // A week has five days.
        ("2025-08-18T08:00:00", 2_700, "2025-08-22T17:00:00"),
    ])
    func theClockRunsInBusinessHoursAlone(start: String, minutes: Int32, deadline: String) throws {
        let (start, expected) = (try moment("\(start)+07:00"), try moment("\(deadline)+07:00"))
        #expect(try office().deadline(.minutes(minutes), after: start).moment == expected)
    }

    @Test func aClockThatIsPausedStandsStill() throws {
        let pauses = IntervalSet([try interval("2025-08-18T09:00:00+07:00", "2025-08-18T10:30:00+07:00")])
        let start = try moment("2025-08-18T08:30:00+07:00")
        let deadline = try office().deadline(.hours(1), after: start, pauses: pauses).moment
        #expect(deadline == (try moment("2025-08-18T11:00:00+07:00")))
        #expect(try office().elapsed(from: start, until: deadline, pauses: pauses) == .hours(1))
        let always = EscalationClock(.always, clause: "c")
        #expect(try always.deadline(.hours(1), after: start, pauses: pauses).moment == deadline)
        #expect(try always.elapsed(from: start, until: deadline, pauses: pauses) == .hours(1))
    }

    @Test func aClockThatAlwaysRunsIsAStopwatch() throws {
        let always = EscalationClock(.always, clause: "c")
        let start = try moment("2026-03-28T23:00:00Z")
        #expect(try always.deadline(.hours(30), after: start).moment == (try moment("2026-03-30T05:00:00Z")))
        #expect(try always.elapsed(from: start, until: start) == .zero)
        #expect(throws: ClockError.outOfRange) { try always.deadline(.hours(1), after: .latest) }
    }

    @Test func hoursInWhichClocksChangeAreCountedAsTheyElapse() throws {
        let edition = CalendarEdition(
            name: "version 1", from: try day("2026-01-01"),
            hours: BusinessHours([.sunday], try hours("00:00", "24:00")), clause: "c")
        let berlin = BusinessCalendar(name: "night", zone: try zone("Europe/Berlin"), editions: [edition])
        let clock = EscalationClock(.businessHours(berlin), clause: "c")
        for (from, until, length) in [
            ("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z", 23), ("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", 25),
        ] {
            #expect(
                try clock.elapsed(from: try moment(from), until: try moment(until)) == .hours(Int32(length)))
        }
    }

    @Test func impossibleClocksSayWhy() throws {
        let before = try moment("2019-12-31T00:00:00Z")
        #expect(throws: ClockError.calendarSilent("office", on: try day("2019-12-31"))) {
            try office().deadline(.hours(1), after: before)
        }
        #expect(throws: ClockError.calendarSilent("office", on: try day("2019-12-31"))) {
            try office().elapsed(from: before, until: try moment("2020-12-31T00:00:00Z"))
        }
        let never = CalendarEdition(name: "v", from: try day("2020-01-01"), hours: BusinessHours([:]), clause: "c")
        let closed = BusinessCalendar(name: "closed", zone: try zone("UTC"), editions: [never])
        #expect(throws: ClockError.neverReached("closed")) {
            try EscalationClock(.businessHours(closed), clause: "c")
                .deadline(.hours(1), after: try moment("2025-01-01T00:00:00Z"))
        }
        let (noon, one) = (try time("12:00"), try time("13:00"))
        #expect(OpeningHours(one, until: noon) == nil)
        #expect(OpeningHours(noon, until: noon) == nil)
    }

    /// What a deadline counts forward, elapsed time counts back.
    @Test func deadlineAndElapsedTimeAgree() throws {
        var random = SeededGenerator(seed: 7)
        let clock = try office(holidays: ["2025-08-18", "2025-08-27", "2025-09-05"])
        let begin = try moment("2025-08-01T00:00:00Z")
        for _ in 0..<300 {
            let start = try #require(begin.advanced(by: .minutes(Int32.random(in: 0...60_000, using: &random))))
            let (first, second) = (
                Int32.random(in: 0...3_000, using: &random), Int32.random(in: 1...3_000, using: &random)
            )
            let deadline = try clock.deadline(.minutes(first), after: start).moment
            #expect(try clock.elapsed(from: start, until: deadline) == .minutes(first))
            let together = try clock.deadline(.minutes(first + second), after: start).moment
            #expect(try clock.deadline(.minutes(second), after: deadline).moment == together)
        }
    }

    private func office(
        holidays: [String] = [], later: (from: String, holidays: [String])? = nil
    ) throws -> EscalationClock {
        func edition(_ name: String, _ from: String, _ holidays: [String]) throws -> CalendarEdition {
            CalendarEdition(
                name: name, from: try day(from),
                hours: BusinessHours([.monday, .tuesday, .wednesday, .thursday, .friday], try hours("08:00", "17:00")),
                holidays: Dictionary(uniqueKeysWithValues: try holidays.map { (try day($0), "Cuti bersama") }),
                clause: "calendars/office.yaml")
        }
        var editions = [try edition("version 1", "2020-01-01", holidays)]
        if let later { editions.append(try edition("version 2", later.from, later.holidays)) }
        let calendar = BusinessCalendar(name: "office", zone: try zone("Asia/Jakarta"), editions: editions)
        return EscalationClock(.businessHours(calendar), clause: "support §3")
    }
}
