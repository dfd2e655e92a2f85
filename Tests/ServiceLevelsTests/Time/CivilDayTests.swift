import ServiceLevels
import Testing

@Suite struct CivilDayTests {
    @Test func monthsAreCountedFromTheAnchor() throws {
        let anchor = try day("2026-01-31")
        let later = (0...5).map { anchor.adding(months: $0)?.description }
        #expect(later == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"])
        #expect(try day("2024-01-31").adding(months: 1)?.description == "2024-02-29")
        #expect(try day("2024-02-29").adding(months: 12)?.description == "2025-02-28")
        #expect(try day("2024-02-29").adding(months: 48)?.description == "2028-02-29")
        #expect(try day("2026-03-31").adding(months: -1)?.description == "2026-02-28")
        #expect(try day("2026-01-15").adding(months: -1)?.description == "2025-12-15")
    }

    @Test func daysOutsideTheYearsOneTo9999AreNone() throws {
        #expect(try day("9999-12-31").adding(days: 1) == nil)
        #expect(try day("0001-01-01").adding(days: -1) == nil)
        #expect(try day("9999-12-15").adding(months: 1) == nil)
        #expect(try day("0001-01-15").adding(months: -1) == nil)
        #expect(CivilDay(daysSinceEpoch: 2_932_897) == nil)
        #expect(CivilDay(daysSinceEpoch: .min) == nil)
        #expect(try day("2026-01-01").adding(days: .max) == nil)
        #expect(try day("2026-01-01").adding(months: .min) == nil)
        #expect(try day("9999-12-30").adding(days: 1)?.description == "9999-12-31")
        #expect(try day("0001-01-02").adding(days: -1)?.description == "0001-01-01")
    }

    @Test func daysOfTheWeekAreKnown() throws {
        #expect(try day("2025-08-15").weekday == .friday)
        #expect(try day("2025-08-18").weekday == .monday)
        #expect(try day("1970-01-01").weekday == .thursday)
        #expect(try day("1969-12-31").weekday == .wednesday)
        #expect(try day("0001-01-01").weekday == .monday)
    }

    @Test func daysAreCountedFromTheEpochAndBack() throws {
        #expect(try day("2026-07-01").daysSinceEpoch == 20_635)
        for days in stride(from: -700_000, through: 2_900_000, by: 41) {
            let reached = CivilDay(number: days)
            #expect(reached.daysSinceEpoch == days)
            #expect(CivilDay("\(reached)") == reached)
        }
    }

    @Test(arguments: [
        "", "2026-7-01", "2026-02-29", "0000-01-01", "2026/01/01", "2026-01-01 ", "-026-01-01", "2026-13-01",
        "2026-00-10", "2026-04-31", "2026-01-0१", "2026--01", "2026-01-01-",
    ])
    func otherTextsAreNoDays(text: String) {
        #expect(CivilDay(text) == nil)
    }
}
