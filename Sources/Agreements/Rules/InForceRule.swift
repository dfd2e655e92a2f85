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

    static func refusal(of text: Text, on base: Version, executed: ActTime, in ledger: Ledger) -> Refusal? {
        let path = TextPlace.agreement.path
        guard let inForce = text.declaration.inForce, let from = date(of: text, executed: executed) else {
            return Refusal("The text does not say from when it is in force.", path: path)
        }
        let today = CivilDate(of: executed.seconds, in: text.declaration.zone)
        if let named = inForce.retroactive, named != base.id.description {
            return Refusal(
                "`retroactive` names \(named), which is not the base of this amendment.", path: path,
                hint: "Remove `retroactive`, or write \(base.id) if this text is to govern the past.")
        }
        if from < today, inForce.retroactive == nil {
            return Refusal(
                "The text is in force from \(from), before the day it is executed, \(today).", path: path,
                hint: "Choose a later date, or state it: retroactive: \(base.id)")
        }
        let overtaken = Set(ledger.versions(upTo: base.number, governingFrom: from).map(\.description))
        guard overtaken == Set(inForce.supersedes) else {
            return overtaken.isEmpty
                ? Refusal("`supersedes` names versions whose date this text does not overtake.", path: path)
                : Refusal(
                    "The text is in force from \(from), on or before that of"
                        + " \(overtaken.count == 1 ? "an earlier version" : "\(overtaken.count) earlier versions").",
                    path: path,
                    hint:
                        "Choose a later date, or state it: supersedes: [\(overtaken.sorted().joined(separator: ", "))]")
        }
        return nil
    }
}
