import Agreements
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: ["2026-07-01", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "1900-02-28"])
    func daysThatExistAreRead(text: String) {
        #expect(CivilDate(text)?.description == text)
    }

    @Test(arguments: [
        "", "2026-7-1", "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-01", "2026-13-01", "2026-01-00",
        "2026-01-32",
        "0000-01-01", "26-01-01", "2026/01/01", "2026-01-01 ", "+026-01-01", "2026-01-0१", "12026-01-01",
        "2026-01-01T00:00",
    ])
    func otherTextsAreNoDays(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func daysAreCountedFromTheEpochAndBack() throws {
        for (text, days) in [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2026-07-01", 20_635),
            ("0001-01-01", -719_162),
        ] {
            let date = try #require(CivilDate(text))
            #expect(date.daysSinceEpoch == days)
            #expect(CivilDate(daysSinceEpoch: days) == date)
        }
        for days in stride(from: -800_000, through: 3_000_000, by: 37) {
            #expect(CivilDate(daysSinceEpoch: days).daysSinceEpoch == days)
        }
    }

    @Test func daysAreOrderedAsTheyPass() throws {
        let days = ["2026-12-31", "2027-01-01", "2026-07-02", "2026-07-01"].compactMap { CivilDate($0) }
        #expect(days.sorted().map(\.description) == ["2026-07-01", "2026-07-02", "2026-12-31", "2027-01-01"])
    }

    @Test func aMomentFallsOnTheDayOfItsZone() throws {
        let jakarta = try #require(AgreementZone(identifier: "Asia/Jakarta"))
        let utc = try #require(AgreementZone(identifier: "UTC"))
        let newYork = try #require(AgreementZone(identifier: "America/New_York"))
        // 2026-06-30T17:00:00Z is midnight in Jakarta.
        #expect(CivilDate(of: 1_782_838_800, in: jakarta).description == "2026-07-01")
        #expect(CivilDate(of: 1_782_838_799, in: jakarta).description == "2026-06-30")
        #expect(CivilDate(of: 1_782_838_800, in: utc).description == "2026-06-30")
        #expect(CivilDate(of: -1, in: utc).description == "1969-12-31")
        #expect(CivilDate(of: 0, in: newYork).description == "1969-12-31")
        // Summer and winter: 2026-07-01T04:00:00Z and 2026-01-01T05:00:00Z are midnight in New York.
        #expect(CivilDate(of: 1_782_878_400, in: newYork).description == "2026-07-01")
        #expect(CivilDate(of: 1_782_878_399, in: newYork).description == "2026-06-30")
        #expect(CivilDate(of: 1_767_243_600, in: newYork).description == "2026-01-01")
        #expect(CivilDate(of: 1_767_243_599, in: newYork).description == "2025-12-31")
    }

    @Test func noMomentIsTooFarAway() throws {
        let zone = try #require(AgreementZone(identifier: "Asia/Jakarta"))
        #expect(CivilDate(of: .max, in: zone) > CivilDate(of: 0, in: zone))
        #expect(CivilDate(of: .min, in: zone) < CivilDate(of: 0, in: zone))
    }

    @Test(arguments: ["UTC", "Asia/Jakarta", "America/Argentina/Buenos_Aires", "Etc/GMT+7", "America/Port-au-Prince"])
    func zonesOfTheDatabaseAreKnown(name: String) {
        #expect(AgreementZone(identifier: name)?.identifier == name)
    }

    @Test(arguments: [
        "", "GMT", "WIB", "EST", "GMT+7", "+07:00", "utc", "asia/jakarta", "Asia/Nowhere", "Asia/", "Asia/Jakarta ",
        "../Asia/Jakarta", "/Asia/Jakarta",
    ])
    func otherZonesAreRefused(name: String) {
        #expect(AgreementZone(identifier: name) == nil)
    }

    @Test func offsetsFollowTheRulesOfTheZone() throws {
        let zone = try #require(AgreementZone(identifier: "Europe/Berlin"))
        #expect(zone.offset(at: 1_782_864_000) == 7_200)
        #expect(zone.offset(at: 1_767_225_600) == 3_600)
        #expect(AgreementZone(identifier: "UTC")?.offset(at: .max) == 0)
    }
}
