internal import GitStore

/// A text says from when it governs, and changes the past or overtakes a later date only where it says so.
///
/// `from` before the day of execution needs `retroactive: <base>`; naming the base keeps it from being inherited.
/// `from` on or before that of earlier versions needs `supersedes` with exactly their ids, so that a date which was
/// merely copied is caught. Source: `docs/format.md`, "Which text governs".
enum InForceRule: LandingRule {
    static let name = RuleName.inForce

    static func refusal(landing amendment: Amendment, in ledger: Ledger) -> Refusal? {
        guard let completion = amendment.completion else { return nil }
        return refusal(of: amendment.text, on: amendment.base, executed: completion.time, in: ledger)
    }

    /// The day from which a text governs that was executed at a time; nil where it names none.
    static func date(of text: Text, executed: ActTime) -> CivilDate? {
        switch text.declaration.inForce?.from {
        case .date(let date): date
        case .execution: CivilDate(of: executed.seconds, in: text.declaration.zone)
        case nil: nil
        }
    }

    /// What speaks against the day of a text that was executed at a time; nil where nothing does.
    static func fault(of text: Text, on base: Version, executed: ActTime, in ledger: Ledger) -> InForceFault? {
        guard let inForce = text.declaration.inForce, let from = date(of: text, executed: executed) else {
            return .noDay
        }
        let today = CivilDate(of: executed.seconds, in: text.declaration.zone)
        if let named = inForce.retroactive, named != base.id.description {
            return .foreignBase(named: named, base: base.id)
        }
        if from < today, inForce.retroactive == nil {
            return .past(from: from, executed: today, base: base.id)
        }
        let overtaken = ledger.versions(upTo: base.number, governingFrom: from)
        guard Set(overtaken.map(\.description)) == Set(inForce.supersedes) else {
            return overtaken.isEmpty ? .overtakesNone : .overtakes(from: from, overtaken)
        }
        return nil
    }

    /// The same as a refusal.
    static func refusal(of text: Text, on base: Version, executed: ActTime, in ledger: Ledger) -> Refusal? {
        fault(of: text, on: base, executed: executed, in: ledger).map {
            Refusal($0.sentence, path: TextPlace.agreement.path, hint: $0.hint)
        }
    }
}
