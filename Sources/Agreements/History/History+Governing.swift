extension History {
    /// What governs on a day.
    public enum Governing: Hashable, Sendable {
        /// No version is in force by then.
        case notYet
        /// This version is.
        case version(Int)
        /// The version that would be says itself that the agreement has ended: on `until`, the first day that no longer
        /// belongs to it.
        case ended(Int, until: CivilDate)
    }

    /// The version that governs on a day, as known at a version: the newest one up to it that is in force by then.
    ///
    /// Source: `docs/format.md`, "Which text governs".
    ///
    /// - Parameters:
    ///   - day: a day in the agreement's zone.
    ///   - knownAt: the last version to take into account; the newest where nil.
    /// - Throws: `undecided` where the version cannot be read.
    public func governing(on day: CivilDate, knownAt: Int? = nil) throws(AgreementError) -> Governing {
        let last = min(knownAt ?? current.number, current.number)
        let number = stride(from: last, to: 0, by: -1).first { ledger.inForceFrom($0).map { $0 <= day } ?? false }
        guard let number else { return .notYet }
        let until = try version(number).text.declaration.term?.until
        if let until, until <= day { return .ended(number, until: until) }
        return .version(number)
    }

    /// The versions that are executed and will come into force after a day, oldest first.
    ///
    /// One that a later version overtakes before it ever governs is left out.
    public func waiting(after day: CivilDate, knownAt: Int? = nil) -> [Int] {
        var waiting: [Int] = []
        var earliest: CivilDate?
        for number in stride(from: min(knownAt ?? current.number, current.number), to: 0, by: -1) {
            guard let from = ledger.inForceFrom(number), from > day else { break }
            if earliest.map({ from < $0 }) ?? true { waiting.append(number) }
            earliest = min(earliest ?? from, from)
        }
        return waiting.reversed()
    }

    /// The versions that all parties had consented to by a day, and that come into force after it, oldest first.
    ///
    /// - Throws: `undecided` where an act is missing.
    public func announced(by day: CivilDate, knownAt: Int? = nil) throws(AgreementError) -> [Int] {
        var announced: [Int] = []
        for number in waiting(after: day, knownAt: knownAt) {
            // No version is executed before the one that it follows.
            guard let executed = try executionDay(of: number), executed <= day else { break }
            announced.append(number)
        }
        return announced
    }

    /// The day it is by this clone's clock, in the agreement's zone.
    public var today: CivilDate { CivilDate(of: agreement.clock.now(), in: current.text.declaration.zone) }

    /// The version that an amendment became; nil where it is not part of the agreement.
    ///
    /// Looks from the newest version back, reading one act for each.
    public func landed(_ name: AmendmentName) -> Int? {
        guard ledger.hasLanded(name) else { return nil }
        return stride(from: current.number, to: 0, by: -1).first { number in
            guard case .good(let merge) = verifier.acts.act(ledger.versions[number]) else { return false }
            return merge.amendment == name
        }
    }
}
