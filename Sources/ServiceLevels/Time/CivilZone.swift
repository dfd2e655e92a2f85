import Foundation

/// The time zone that an agreement's days are days of, by its name in the IANA database (`Asia/Jakarta`, `UTC`).
///
/// Abbreviations such as `WIB` and offsets such as `GMT+7` are refused: they have no rules of their own.
public struct CivilZone: Hashable, Sendable, CustomStringConvertible {
    /// The name as it was given.
    public let identifier: String
    private let zone: TimeZone

    /// The zone of that name, or nil where the name is of another kind or the database has no such zone.
    public init?(identifier: String) {
        let isName = identifier == "UTC" || (identifier.utf8.count <= 64 && identifier.contains("/"))
        guard isName, let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    /// Seconds east of UTC at a moment.
    public func offset(at moment: Moment) -> Int {
        offset(atSecond: moment.microsecondsSinceEpoch.floored(by: 1_000_000).quotient)
    }

    /// The day on which a moment falls.
    public func day(of moment: Moment) -> CivilDay {
        let second = moment.microsecondsSinceEpoch.floored(by: 1_000_000).quotient
        let local = Int(second) + offset(atSecond: second)
        return CivilDay(knownNumber: local.floored(by: 86_400).quotient)
    }

    /// The first moment of a day. On a day that the zone skipped (Apia, 30 December 2011) that of the next.
    public func start(of day: CivilDay) -> Moment { moment(day, TimeOfDay(clamping: 0)) }

    /// The first moment at which clocks show that time on that day, or have just jumped over it.
    ///
    /// Of a time that clocks show twice, when they are put back, this is the first.
    public func moment(_ day: CivilDay, _ time: TimeOfDay) -> Moment {
        let local = Int64(day.daysSinceEpoch) * 86_400 + Int64(time.secondsSinceMidnight)
        // Clocks are nowhere put by more than a day, nor twice in two.
        let before = Int64(offset(atSecond: local - 86_400))
        let after = Int64(offset(atSecond: local + 86_400))
        for offset in [max(before, after), min(before, after)]
        where Int64(self.offset(atSecond: local - offset)) == offset {
            return Moment(clamping: (local - offset) * 1_000_000)
        }
        // Jumped over: the moment of the jump lies between what the two offsets make of the time.
        var (early, late) = (local - after, local - before)
        while early + 1 < late {
            let middle = early + (late - early) / 2
            if Int64(offset(atSecond: middle)) == before { early = middle } else { late = middle }
        }
        return Moment(clamping: late * 1_000_000)
    }

    public var description: String { identifier }

    /// Two zones are the same if they have the same name.
    public static func == (first: CivilZone, second: CivilZone) -> Bool { first.identifier == second.identifier }

    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    private func offset(atSecond second: Int64) -> Int {
        // The rules of zones are asked about the years 1 to 9999 alone: outside them they have no answer.
        let known = min(max(second, -62_135_596_800), 253_402_300_799)
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(known)))
    }
}
