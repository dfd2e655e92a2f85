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
    /// When it counted as in force before a version that reaches back took its place from its first day on; nil where it
    /// did on no day, or governs.
    public let trial: Trial?
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

        /// Whether it governs days that were past when it was executed.
        public var reachesBack: Bool { from < executed }

        /// The first day on which it counted as in force.
        var counts: CivilDate { max(from, executed) }
    }

    /// The days on which a version counted as in force that never governs after all.
    public struct Trial: Hashable, Sendable {
        /// The first of them: not before the day of execution.
        public let from: CivilDate
        /// The first day on which it did not count any more.
        public let until: CivilDate
        /// The version that counted from then on; nil where the agreement ended by the version's own words.
        public let next: Successor?
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

/// When each version governs, as known at one of them.
public struct Tenures {
    private let history: History
    private let succession: Succession

    fileprivate init(_ history: History, knownAt last: Int) {
        self.history = history
        succession = Succession(history.ledger.inForceDays[...last])
    }

    /// When a version governs; nil for version 0.
    ///
    /// - Throws: `undecided` where the version, or one that takes its place, cannot be read.
    public func tenure(of number: Int) throws(AgreementError) -> Tenure? {
        let declaration = try history.version(number).text.declaration
        guard let from = history.ledger.inForceFrom(number), let executed = try history.executionDay(of: number) else {
            return nil
        }
        let (zone, end) = (declaration.zone, declaration.term?.until)
        let successor = try succession.successors[number].flatMap { next throws(AgreementError) in
            try self.successor(next)
        }
        return Tenure(
            version: number, from: from, executed: executed,
            otherZone: zone == history.current.text.declaration.zone ? nil : zone, successor: successor, end: end,
            trial: try successor.flatMap { other throws(AgreementError) in
                other.from <= from ? try trial(of: number, max(from, executed), until: end, at: other) : nil
            },
            replaces: try history.replacements(succession.replaced[number] ?? [], on: executed))
    }

    private func successor(_ number: Int) throws(AgreementError) -> Tenure.Successor? {
        guard let from = history.ledger.inForceFrom(number), let executed = try history.executionDay(of: number) else {
            return nil
        }
        return Tenure.Successor(version: number, from: from, executed: executed)
    }

    /// The days on which a version counted as in force that never governs after all.
    ///
    /// - Parameters:
    ///   - start: the first day on which it could count.
    ///   - end: the first day on which the agreement has ended by its words.
    ///   - last: the version that takes its place from its first day on.
    private func trial(
        of number: Int, _ start: CivilDate, until end: CivilDate?, at last: Tenure.Successor
    ) throws(AgreementError) -> Tenure.Trial? {
        var next = last
        for number in (number + 1)...last.version {
            // What begins only later ends nothing, and nothing of it need be read.
            guard let from = history.ledger.inForceFrom(number), from <= next.counts else { continue }
            if let other = try successor(number), other.counts <= next.counts { next = other }
        }
        let until = min(end ?? next.counts, next.counts)
        guard start < until else { return nil }
        return Tenure.Trial(from: start, until: until, next: until < next.counts ? nil : next)
    }
}

extension History {
    /// When each version governs, as known at a version.
    ///
    /// - Parameter knownAt: the last version to take into account; the newest where nil.
    public func tenures(knownAt: Int? = nil) -> Tenures {
        Tenures(self, knownAt: min(knownAt ?? current.number, current.number))
    }

    /// When a version governs, as known at a version; nil for version 0.
    ///
    /// - Parameter knownAt: the last version to take into account; the newest where nil.
    /// - Throws: `undecided` where the version, or one that takes its place, cannot be read.
    public func tenure(of number: Int, knownAt: Int? = nil) throws(AgreementError) -> Tenure? {
        try tenures(knownAt: knownAt).tenure(of: number)
    }

    /// The day on which a version was executed, by the clocks of its own zone; nil for version 0.
    ///
    /// - Throws: `undecided` where an act or the text is missing.
    public func executionDay(of number: Int) throws(AgreementError) -> CivilDate? {
        guard let executed = try execution(of: number) else { return nil }
        return CivilDate(of: executed.seconds, in: try version(number).text.declaration.zone)
    }

    /// What had become of versions whose place a text takes that was executed on a day.
    func replacements(
        _ replaced: [Succession.Replaced], on day: CivilDate
    ) throws(AgreementError) -> [Replacement] {
        var replacements: [Replacement] = []
        for other in replaced {
            guard let from = ledger.inForceFrom(other.version) else { continue }
            // What has not begun has no end yet that anybody asks for.
            let days = try [
                other.next.flatMap(ledger.inForceFrom), version(other.version).text.declaration.term?.until,
            ]
            replacements.append(
                Replacement(version: other.version, from: from, until: days.compactMap(\.self).min(), replaced: day))
        }
        return replacements
    }
}
