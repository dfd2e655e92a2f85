internal import GitStore

/// Every file that changes is one that those who accepted may bind their party on.
enum AuthorityRule: LandingRule {
    static let name = RuleName.authority

    /// A file that changes, and a party whose consenting signatories may not bind it there.
    struct Uncovered: Hashable {
        let path: String
        let party: Party
    }

    static func uncovered(in amendment: Amendment) -> [Uncovered] {
        // Compared only where it matters: most signatories may bind their party on everything.
        var changed: [String]?
        return amendment.requirements.flatMap { requirement -> [Uncovered] in
            let patterns = amendment.consents.keys.compactMap { who in
                who.party == requirement.party.id
                    ? requirement.party.people.first { $0.id == who.person }?.signsFor : nil
            }
            if patterns.count(where: { $0.contains { $0.coversEverything } }) >= requirement.count { return [] }
            let paths = changed ?? amendment.text.changedPaths(from: amendment.base.text)
            changed = paths
            return paths.filter { path in
                patterns.count { $0.contains { $0.matches(path) } } < requirement.count
            }.map { Uncovered(path: $0, party: requirement.party) }
        }
    }

    static func refusal(landing amendment: Amendment, in ledger: Ledger) -> Refusal? {
        uncovered(in: amendment).first.map { first in
            Refusal(
                "Those who accepted for \(first.party.name) may not bind it on \(first.path).", path: first.path,
                hint: "A signatory whose `signs-for` covers it runs: countersign accept \(amendment.name)")
        }
    }
}

/// A text keeps every one of its places within the reach of enough signatories of each party.
///
/// Asked when a text is put on the table and not when it lands: consents would execute it, and then it could neither
/// be changed nor land.
enum CoverageRule: ActRule {
    static let name = RuleName.authority

    static func refusal(of step: Step) -> Refusal? {
        switch step.act.kind {
        case .propose, .revise, .refresh: unreachable(in: step.text)
        default: nil
        }
    }

    /// A place of a text that nobody could change ever again.
    static func unreachable(in text: Text) -> Refusal? {
        for party in text.signingParties {
            let signatories = party.signatories
            func isCoverable(_ isCovered: (PathPattern) -> Bool) -> Bool {
                signatories.count { $0.signsFor.contains(where: isCovered) } >= text.declaration.signing.eachParty
            }
            if isCoverable({ $0.coversEverything }) { continue }
            let path = TextPlace.party(party.id).path
            for file in text.files where !isCoverable({ $0.matches(file.path) }) {
                return Refusal("Nobody could ever bind \(party.name) on \(file.path).", path: path)
            }
            for folder in TextPlace.folders where !isCoverable({ $0.coversFolder(folder) }) {
                return Refusal("Nobody could ever bind \(party.name) on new files in \(folder).", path: path)
            }
        }
        return nil
    }
}
