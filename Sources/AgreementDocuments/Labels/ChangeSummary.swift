public import Agreements

/// A change of a text in one line, found by comparing the texts: which clauses, terms and parties, and what is touched.
public struct ChangeSummary: Hashable, Sendable {
    /// `clause fees (en, id)`, `new clause audit`, `terms fees`, in the order of the text.
    public let subjects: [String]
    /// What the change touches.
    public let labels: [ChangeLabel]
    /// The files that differ.
    public let paths: [String]

    /// - Parameter base: the number of the version that is amended; for 0 the text is the first there is.
    public init(_ comparison: TextComparison, base: Int) {
        let changes = comparison.changes
        let declaration = DeclarationChange(among: changes)
        labels = ChangeLabel.labels(of: changes, declaration)
        paths = changes.map(\.path)
        // Every amendment says anew from when it governs, which is shown by itself.
        let isStartShown = changes.count == 1 || declaration?.isOfStartAtMost != true
        subjects =
            base == 0
            ? Self.firstText(changes)
            : Self.subjects(of: isStartShown ? changes : changes.filter { $0.place != .agreement })
    }

    /// `clause fees (en, id), terms fees: money, time`.
    public var sentence: String {
        if subjects.isEmpty { return "nothing differs" }
        let shown = subjects.prefix(Self.shown).joined(separator: ", ")
        let more = subjects.count > Self.shown ? " and \(subjects.count - Self.shown) more" : ""
        return shown + more + ": " + labels.map(\.rawValue).joined(separator: ", ")
    }

    private static let shown = 6

    private static func firstText(_ changes: [TextComparison.Change]) -> [String] {
        var clauses: Set<Slug> = []
        var (terms, calendars, annexes) = (0, 0, 0)
        for change in changes {
            switch change.place {
            case .clause(_, let slug, _): clauses.insert(slug)
            case .terms: terms += 1
            case .calendar: calendars += 1
            case .annex: annexes += 1
            case .agreement, .party: break
            }
        }
        let counts = [
            (clauses.count, "clause", "clauses"), (terms, "file of terms", "files of terms"),
            (calendars, "calendar", "calendars"), (annexes, "annex", "annexes"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
        let others = parts.dropLast().joined(separator: ", ")
        guard let last = parts.last else { return ["the first text"] }
        return ["the first text of " + (others.isEmpty ? last : others + " and " + last)]
    }

    /// Every file by the name that people give it; a clause once for all its languages.
    private static func subjects(of changes: [TextComparison.Change]) -> [String] {
        var order: [String] = []
        var languages: [String: [String]] = [:]
        for change in changes {
            let name = name(of: change)
            if languages[name] == nil { order.append(name) }
            if case .clause(_, _, let language) = change.place {
                languages[name, default: []].append(language.description)
            } else {
                languages[name] = []
            }
        }
        return order.map { name in
            let languages = languages[name] ?? []
            return languages.isEmpty ? name : "\(name) (\(languages.joined(separator: ", ")))"
        }
    }

    private static func name(of change: TextComparison.Change) -> String {
        let thing =
            switch change.place {
            case .agreement: "agreement"
            case .party(let id): "party \(id)"
            case .clause(_, let slug, _): "clause \(slug)"
            case .terms(let topic): "terms \(topic)"
            case .calendar(let name): "calendar \(name)"
            case .annex(let name, _): "annex \(name)"
            }
        return switch change.kind {
        case .added: "new \(thing)"
        case .removed: "\(thing) removed"
        case .moved where change.old == change.new: "\(thing) moved"
        case .moved, .changed: thing
        }
    }
}
