internal import AgreementDocuments
internal import Agreements

/// Which versions somebody wants to see.
struct LogFilter {
    /// The versions of which some language of this file differs from the text that theirs was made from.
    private var files: [FileTrail]?
    private let party: PartyID?
    private let person: String?
    private let since: CivilDate?
    private let until: CivilDate?
    private let labels: Set<ChangeLabel>
    private let history: History
    private let tenures: Tenures
    private let lineage: Lineage
    private let withLate: Bool

    /// - Parameter withLate: whether what came too late is shown with them.
    init(_ options: LogOptions, withLate: Bool, in history: History, _ place: Place) throws {
        self.history = history
        tenures = history.tenures()
        lineage = history.lineage
        self.withLate = withLate
        files = try options.clause.map { word in
            try TextFileChoice.all(named: word, in: history).map { FileTrail($0, in: history) }
        }
        party = try options.party.map { typed in
            guard let id = PartyID(typed), history.knows(id) else {
                throw CommandError(
                    .usage, "\(typed) is no party of this agreement",
                    hint: "its parties are: "
                        + history.current.text.parties.keys.sorted().map(\.description).joined(separator: ", "))
            }
            return id
        }
        person = options.person?.lowercased()
        since = try options.since.map { try place.day($0, for: "--since") }
        until = try options.until.map { try place.day($0, for: "--until") }
        labels = try Set(
            options.label.map { typed in
                guard let label = ChangeLabel(rawValue: typed) else {
                    throw CommandError(
                        .usage, "\(typed) is no label",
                        hint: "labels are: " + ChangeLabel.allCases.map(\.rawValue).joined(separator: ", "))
                }
                return label
            })
    }

    /// The version, where it is one of those; asks what is cheap to know first.
    mutating func view(of number: Int) throws -> VersionView? {
        if files != nil, try !changesFile(number) { return nil }
        let view = try VersionView(number, in: history, tenures, lineage, withLate: withLate)
        if let since, view.executionDay < since { return nil }
        if let until, view.executionDay > until { return nil }
        if let party, (view.amendment?.name.party ?? view.act.party) != party { return nil }
        if let person, !view.acts.contains(where: { isBy(person, $0) }) { return nil }
        if !labels.isEmpty, labels.isDisjoint(with: view.change?.labels ?? []) { return nil }
        return view
    }

    private mutating func changesFile(_ number: Int) throws -> Bool {
        guard let basis = try lineage.basis(of: number), let count = files?.count else { return false }
        for index in 0..<count {
            let now = try files?[index].file(at: number)
            let before = try files?[index].file(at: basis)
            if now != before { return true }
        }
        return false
    }

    /// By id, with or without the party's, or by a part of the name.
    private func isBy(_ person: String, _ act: Act) -> Bool {
        [act.person.description, "\(act.party)/\(act.person)"].contains(person)
            || act.identity.lowercased().contains(person)
    }
}

extension History {
    /// Whether a party is or was one of the agreement's.
    fileprivate func knows(_ party: PartyID) -> Bool {
        current.text.parties[party] != nil || ledger.keys.values.contains { $0.owner.party == party }
    }
}
