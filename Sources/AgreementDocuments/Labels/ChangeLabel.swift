public import Agreements

/// What a change touches, found by the tool in the text itself and never taken from anybody's word for it.
///
/// A label says where to look, not whether a change is good or bad; a change may have several. Source: `docs/audit.md`,
/// "What the labels mean".
public enum ChangeLabel: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Amounts, rates, caps, credits, currency.
    case money
    /// What is promised of a service: targets, and how fast somebody answers or repairs.
    case level
    /// Who and what is covered: clauses and items that come or go, defined terms, and words such as "not" or "may".
    case scope
    /// Dates, periods, deadlines, calendars.
    case time
    /// Who the parties are, their people, and what these may do.
    case party
    /// Keys that sign.
    case key
    /// None of the others: other words, another order, another layout.
    case textOnly = "text-only"

    /// In the order in which they are shown.
    public static func < (left: ChangeLabel, right: ChangeLabel) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The labels of a change of a text, in the order in which they are shown; none where nothing differs.
    ///
    /// From when the text governs is said of every version by itself; here it counts only where nothing else differs.
    public static func labels(of changes: [TextComparison.Change]) -> [ChangeLabel] {
        labels(of: changes, DeclarationChange(among: changes))
    }

    /// The same, where what `agreement.yaml` says anew has been read.
    static func labels(of changes: [TextComparison.Change], _ declaration: DeclarationChange?) -> [ChangeLabel] {
        var labels = declaration?.labels ?? []
        // Clauses last: prose takes longest to read, and can say nothing more once the rest has said it all.
        for change in changes where !change.isOfClause { labels.formUnion(self.labels(of: change)) }
        let clauses = changes.filter(\.isOfClause)
        if clauses.contains(where: \.isNewOrGone) { labels.insert(.scope) }
        for (old, new) in MovedParagraphs.setAside(in: clauses) where !labels.isSuperset(of: ProseLabels.possible) {
            labels.formUnion(ProseLabels.labels(from: old, to: new))
        }
        if changes.count == 1, declaration?.isOfStartAlone == true { labels = [.time] }
        if labels.isEmpty, !changes.isEmpty { labels = [.textOnly] }
        return labels.sorted()
    }

    /// The labels of a file that is read by itself: clauses are read together, and so is `agreement.yaml` with all.
    private static func labels(of change: TextComparison.Change) -> Set<ChangeLabel> {
        switch change.place {
        case .clause, .agreement: return []
        case .annex: return [.scope]
        case .calendar: return FieldChanges(change).all.isEmpty ? [] : [.time]
        case .party: return PartyLabels.labels(of: change)
        case .terms: return ProvisionLabels.labels(of: change)
        }
    }
}

extension TextComparison.Change {
    fileprivate var isOfClause: Bool {
        if case .clause = place { true } else { false }
    }

    /// Whether the whole file came or went.
    var isNewOrGone: Bool { kind == .added || kind == .removed }
}

/// The fields of a file that differ.
struct FieldChanges {
    /// A field as it was and as it is; nil where it is new or gone.
    typealias Change = (old: TextUnit?, new: TextUnit?)

    let all: [Change]

    init(_ change: TextComparison.Change) {
        func units(_ bytes: [UInt8]) -> [TextUnit] {
            bytes.isEmpty ? [] : TextUnit.units(of: bytes, at: change.place, languages: [], currency: nil)
        }
        let (old, new) = (units(change.old), units(change.new))
        guard let matching = try? UnitMatching(old, new) else {
            all = old.map { ($0, nil) } + new.map { (nil, $0) }
            return
        }
        var all: [Change] = matching.gone.map { (old[$0], nil) }
        for index in new.indices where matching.same[index] == nil {
            all.append((matching.formerly[index].map { old[$0] }, new[index]))
        }
        self.all = all
    }
}

extension TextUnit {
    /// The keys that lead to a field, items left out: `tiers`, `credit`.
    var keys: [Substring] {
        name.split(separator: ".").map { $0.prefix { $0 != "[" } }
    }
}
