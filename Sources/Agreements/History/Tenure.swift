/// When a version governs, as known at a version.
///
/// The newest version whose first day has come governs a day. So a version governs from its first day until a newer one
/// begins, without a gap; and never where a newer one begins on its first day or before.
/// Source: `docs/format.md`, "Which text governs".
public struct Tenure: Hashable, Sendable {
    /// The version; never 0, which never governs.
    public let version: Int
    /// Its first day, by its own words.
    public let from: CivilDate
    /// The day of the consent that completed it, by the clocks of its own zone.
    public let executed: CivilDate
    /// The zone of these days, where that of the newest version is another.
    public let otherZone: AgreementZone?
    /// The newer version that takes its place; nil where none does.
    public let successor: Successor?
    /// The first day on which the agreement has ended by the version's own words; nil for no end.
    public let end: CivilDate?
    /// The versions that it took the place of from their first day on, oldest first.
    public let replaces: [Replacement]

    /// A version that takes the place of an older one.
    public struct Successor: Hashable, Sendable {
        /// Its number.
        public let version: Int
        /// Its first day.
        public let from: CivilDate
        /// The day on which it was executed.
        public let executed: CivilDate
    }

    /// Where a version stands on a day.
    public enum State: String, Hashable, Sendable {
        /// It governs.
        case inForce
        /// It is executed, and will govern.
        case waiting
        /// It would govern, had the agreement not ended by its own words.
        case ended
        /// Another version took its place.
        case past
    }

    /// The first day on which it does not govern any more; nil where there is none. It is not after ``from`` where it
    /// never governs.
    public var until: CivilDate? { [successor?.from, end].compactMap(\.self).min() }

    /// Whether it governs any day.
    public var governs: Bool { until.map { from < $0 } ?? true }

    /// Whether it governs days that were past when it was executed.
    public var reachesBack: Bool { from < executed }

    /// The version that took its place from its first day on, so that it never governs; nil where none did.
    public var replacedBy: Successor? { successor.flatMap { $0.from <= from ? $0 : nil } }

    /// Where it stands on a day.
    public func state(on day: CivilDate) -> State {
        if replacedBy != nil { return .past }
        if day < from { return .waiting }
        if let successor, successor.from <= day { return .past }
        if let end, end <= day { return .ended }
        return .inForce
    }
}

/// A version of which another takes the place from its first day on.
public struct Replacement: Hashable, Sendable {
    /// Its number.
    public let version: Int
    /// Its first day, by its own words.
    public let from: CivilDate
    /// Whether that had come when the other version was executed, so that it counted as in force.
    public let hadBegun: Bool
}

extension History {
    /// When a version governs, as known at a version; nil for version 0.
    ///
    /// - Parameter knownAt: the last version to take into account; the newest where nil.
    /// - Throws: `undecided` where the version, or the one that takes its place, cannot be read.
    public func tenure(of number: Int, knownAt: Int? = nil) throws(AgreementError) -> Tenure? {
        let declaration = try version(number).text.declaration
        guard let from = ledger.inForceFrom(number), let executed = try executionDay(of: number) else { return nil }
        var successor: Tenure.Successor?
        if let next = ledger.successor(of: number, knownAt: min(knownAt ?? current.number, current.number)),
            let from = ledger.inForceFrom(next), let executed = try executionDay(of: next)
        {
            successor = Tenure.Successor(version: next, from: from, executed: executed)
        }
        let zone = declaration.zone
        return Tenure(
            version: number, from: from, executed: executed,
            otherZone: zone == current.text.declaration.zone ? nil : zone, successor: successor,
            end: declaration.term?.until,
            replaces: ledger.replaced(from: from, upTo: number - 1).map { other, first in
                Replacement(version: other, from: first, hadBegun: first <= executed)
            })
    }

    /// The day on which a version was executed, by the clocks of its own zone; nil for version 0.
    ///
    /// - Throws: `undecided` where an act or the text is missing.
    public func executionDay(of number: Int) throws(AgreementError) -> CivilDate? {
        guard let executed = try execution(of: number) else { return nil }
        return CivilDate(of: executed.seconds, in: try version(number).text.declaration.zone)
    }
}

extension Ledger {
    /// The version that takes the place of one, as known at a version: the first that takes it from its first day on, or
    /// else the one that governs where its days end.
    func successor(of number: Int, knownAt last: Int) -> Int? {
        guard number < last else { return nil }
        var next: Int?
        for newer in (number + 1)...last {
            if inForceDays[newer] <= inForceDays[number] { return newer }
            if next.map({ inForceDays[newer] <= inForceDays[$0] }) ?? true { next = newer }
        }
        return next
    }

    /// The versions up to a number of which a text that governs from a day takes the place from their first day on, and
    /// that day; without those of which another did so before.
    func replaced(from day: CivilDate, upTo last: Int) -> [(version: Int, from: CivilDate)] {
        versions(upTo: last, governingFrom: day).compactMap { id in
            guard let version = number(of: id), let from = inForceFrom(version) else { return nil }
            if let next = successor(of: version, knownAt: last), inForceDays[next] <= inForceDays[version] {
                return nil
            }
            return (version, from)
        }
    }
}
