import ServiceLevels
import Testing

@Suite struct MomentTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-04-01T07:00:00+07:00", 1_775_001_600_000_000),
        ("2026-03-31T20:00:00.25-04:00", 1_775_001_600_250_000), ("1969-12-31T23:59:59.999999Z", -1),
        ("2026-04-01T00:00:00.000001Z", 1_775_001_600_000_001),
    ])
    func dateTimesAreReadExactly(text: String, microseconds: Int64) throws {
        #expect(try moment(text).microsecondsSinceEpoch == microseconds)
    }

    @Test(arguments: [
        "", "2026-04-01", "2026-04-01T00:00Z", "2026-04-01 00:00:00Z", "2026-04-01t00:00:00Z", "2026-04-01T00:00:00",
        "2026-04-01T24:00:00Z", "2026-04-01T23:59:60Z", "2026-04-01T00:00:00.Z", "2026-04-01T00:00:00.1234567Z",
        "2026-04-01T00:00:00+7:00", "2026-04-01T00:00:00+24:00", "2026-02-30T00:00:00Z", "2026-04-01T00:00:00ZZ",
    ])
    func otherTextsAreNoMoments(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test func aMomentIsWrittenInUTCAndReadBack() throws {
        for text in ["2026-04-01T00:00:00Z", "2026-04-01T00:00:00.5Z", "1969-12-31T23:59:59.999999Z"] {
            #expect("\(try moment(text))" == text)
        }
        #expect("\(try moment("2026-04-01T07:00:00+07:00"))" == "2026-04-01T00:00:00Z")
    }

    @Test func noMomentLiesBeyondTheYearsThatAreKnown() {
        #expect(Moment(microsecondsSinceEpoch: .max) == nil)
        #expect(Moment(microsecondsSinceEpoch: .min) == nil)
        #expect(Moment(secondsSinceEpoch: .max) == nil)
        #expect(Moment.latest.advanced(by: .seconds(1)) == nil)
        #expect(Moment.latest.since(.earliest) > .zero)
        #expect(Moment.earliest.advanced(by: .hours(.max)) == nil)
        #expect(Moment.earliest.advanced(by: .hours(9_999 * 8_760)) != nil)
    }

    @Test func timesOfDayAreRead() throws {
        #expect(try time("08:30").secondsSinceMidnight == 30_600)
        #expect("\(try time("08:30:15"))" == "08:30:15")
        #expect("\(try time("24:00"))" == "24:00")
        for text in ["", "8:30", "24:01", "08:60", "08", "08:30:", "25:00", "08:30:60", "-1:30"] {
            #expect(TimeOfDay(text) == nil)
        }
    }
}
