import ServiceLevels
import Testing

@Suite struct CivilZoneTests {
    @Test func aDayBeginsAtItsFirstMoment() throws {
        let midnight = try zone("Asia/Jakarta").start(of: try day("2026-07-01"))
        #expect("\(midnight)" == "2026-06-30T17:00:00Z")
        // Egypt jumps from 24:00 to 01:00 on the last Friday of April.
        let cairo = try zone("Africa/Cairo").start(of: try day("2026-04-24"))
        #expect("\(cairo)" == "2026-04-23T22:00:00Z")
        // Cuba goes from 01:00 back to 00:00: the first midnight counts.
        let havana = try zone("America/Havana").start(of: try day("2026-11-01"))
        #expect("\(havana)" == "2026-11-01T04:00:00Z")
    }

    @Test func aTimeThatClocksJumpOverIsTheMomentOfTheJump() throws {
        let berlin = try zone("Europe/Berlin")
        let jump = try moment("2026-03-29T01:00:00Z")
        #expect(berlin.moment(try day("2026-03-29"), try time("02:30")) == jump)
        #expect(berlin.moment(try day("2026-03-29"), try time("03:00")) == jump)
        #expect(berlin.moment(try day("2026-03-29"), try time("01:59")) == (try moment("2026-03-29T00:59:00Z")))
    }

    @Test func aTimeThatClocksShowTwiceIsTheFirst() throws {
        let berlin = try zone("Europe/Berlin")
        #expect(berlin.moment(try day("2026-10-25"), try time("02:30")) == (try moment("2026-10-25T00:30:00Z")))
    }

    @Test func aDayThatTheZoneSkippedHasNoTime() throws {
        let apia = try zone("Pacific/Apia")
        let (skipped, next) = (try day("2011-12-30"), try day("2011-12-31"))
        #expect(apia.start(of: skipped) == apia.start(of: next))
        #expect("\(apia.start(of: next))" == "2011-12-30T10:00:00Z")
    }

    @Test func theStartOfADayIsTheFirstMomentThatFallsOnIt() throws {
        let names = ["UTC", "Europe/Berlin", "Africa/Cairo", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu"]
        for name in names {
            let zone = try zone(name)
            for days in stride(from: 20_000, through: 21_500, by: 1) {
                let day = CivilDay(number: days)
                let start = zone.start(of: day)
                let before = try #require(Moment(microsecondsSinceEpoch: start.microsecondsSinceEpoch - 1))
                #expect(zone.day(of: start) == day)
                #expect(zone.day(of: before) < day)
            }
        }
    }

    @Test(arguments: ["", "WIB", "EST", "GMT+7", "+07:00", "utc", "Asia/Nowhere"])
    func zonesWithoutRulesOfTheirOwnAreRefused(name: String) {
        #expect(CivilZone(identifier: name) == nil)
    }
}
