public import GitStore

/// What speaks against the day from which a text is to govern.
public enum InForceFault: Hashable, Sendable {
    /// The text names none.
    case noDay
    /// `retroactive` names something else than the base of the amendment.
    case foreignBase(named: String, base: ObjectID)
    /// It governs days before it is executed, and does not state so.
    case past(from: CivilDate, executed: CivilDate, base: ObjectID)
    /// `supersedes` names versions, and none of them is overtaken.
    case overtakesNone
    /// It takes the place of exactly these versions, and `supersedes` says otherwise.
    case overtakes(from: CivilDate, [ObjectID])

    /// What is wrong, in English.
    public var sentence: String {
        switch self {
        case .noDay: "The text does not say from when it is in force."
        case .foreignBase(let named, _): "`retroactive` names \(named), which is not the base of this amendment."
        case .past(let from, let executed, _):
            "The text is in force from \(from), before the day it is executed, \(executed)."
        case .overtakesNone: "`supersedes` names versions whose date this text does not overtake."
        case .overtakes(let from, let versions):
            "The text is in force from \(from), on or before that of"
                + " \(versions.count == 1 ? "an earlier version" : "\(versions.count) earlier versions")."
        }
    }

    /// What to do about it, in English; nil where the sentence says it.
    public var hint: String? {
        switch self {
        case .noDay, .overtakesNone: nil
        case .foreignBase(_, let base):
            "Remove `retroactive`, or write \(base) if this text is to govern the past."
        case .past, .overtakes: statement.map { "Choose a later date, or state it: \($0)" }
        }
    }

    /// What the text would have to state, so that it could keep its day; nil where there is no such thing.
    public var statement: String? {
        switch self {
        case .noDay, .foreignBase, .overtakesNone: nil
        case .past(_, _, let base): "retroactive: \(base)"
        case .overtakes(_, let versions):
            "supersedes: [\(versions.map(\.description).sorted().joined(separator: ", "))]"
        }
    }
}
