internal import Agreements

/// What a reference of a push means for people.
struct Notice {
    let sentence: String
    /// The addresses of those who can do something now.
    let recipients: [String]

    /// What a push means, reference by reference; that a branch ends which has landed means nothing new.
    ///
    /// - Parameter amendments: those that it begins or extends.
    static func all(on push: [Exchange.Update], _ amendments: [Amendment], in history: History) -> [Notice] {
        let movesMain = push.contains { $0.reference == Agreement.main }
        return (movesMain ? [Notice(newest: history)] : []) + amendments.map { Notice($0, in: history) }
    }

    private init(newest history: History) {
        let version = history.current
        let from = version.inForceFrom.map { ", in force from \($0)" } ?? ""
        sentence = "Version \(version.number) of the agreement is here\(from)."
        recipients = version.number == 0 ? [] : Self.people(of: version.text.signingParties.map(\.id), in: history)
    }

    private init(_ amendment: Amendment, in history: History) {
        let standing = history.standing(of: amendment)
        sentence = "\(amendment.name): \(standing.sentence(on: amendment).plain)"
        var parties = Set(standing.missingConsents.map(\.party.id) + standing.uncovered.map(\.party.id))
        if standing.stage == .executed, let merging = standing.mergingParty { parties = [merging] }
        if standing.stage == .negotiating, !standing.rejectedBy.isEmpty { parties = [amendment.name.party] }
        recipients =
            standing.stage == .withdrawn
            ? [] : Self.people(of: parties.sorted { $0.description < $1.description }, in: history)
    }

    private static func people(of parties: [PartyID], in history: History) -> [String] {
        parties.flatMap { history.current.text.parties[$0]?.people.map(\.email) ?? [] }
    }
}
