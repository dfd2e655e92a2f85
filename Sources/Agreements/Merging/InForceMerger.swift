internal import GitStore

/// Decides from when a text is in force that is carried onto a newer version.
///
/// The date of an amendment is its own and stays, with `retroactive` naming the newer version. Where it would now also
/// take the place of a version that came first, or no longer of one it names, a person must say what is meant.
struct InForceMerger {
    let text: Text
    let old: Version
    let new: Version
    let ledger: Ledger
    /// When it would be executed, for a text that is in force from its execution.
    let today: ActTime

    /// The lines for the merged file, and what has to be decided where they are marked.
    func lines(before: InForceBlock, now: InForceBlock, amendment: InForceBlock) -> (lines: [UInt8], question: String?)
    {
        guard amendment != before else { return (now.bytes, nil) }
        let carried = amendment.naming(new.id.description, insteadOf: old.id.description)
        guard let question else { return (carried, nil) }
        return (
            ConflictMarkers.marking(now: now.bytes, before: before.bytes, amendment: carried), question
        )
    }

    /// What a person has to decide; nil where the date means on the newer version what it meant on the old.
    var question: String? {
        guard let from = InForceRule.date(of: text, executed: today), let inForce = text.declaration.inForce else {
            return nil
        }
        let stated = Set(inForce.supersedes)
        guard overtaken(from: from, upTo: old) == stated else { return nil }
        let overtaken = overtaken(from: from, upTo: new)
        guard overtaken != stated else { return nil }
        let added = ledger.versions(upTo: new.number, governingFrom: from).filter { !stated.contains($0.description) }
        guard !added.isEmpty else {
            return "This amendment no longer takes the place of a version it names: take it out of `supersedes`."
        }
        let names = added.compactMap { id in
            ledger.number(of: id).map { number in
                "version \(number), in force from \(ledger.inForceFrom(number)?.description ?? "another day"),"
            }
        }
        let list = overtaken.sorted().joined(separator: ", ")
        return
            "This amendment is in force from \(from), and so would take the place of \(names.joined(separator: " and "))"
            + " which came first. Choose a later date, or say that it replaces it: supersedes: [\(list)]."
    }

    private func overtaken(from: CivilDate, upTo version: Version) -> Set<String> {
        Set(ledger.versions(upTo: version.number, governingFrom: from).map(\.description))
    }
}
