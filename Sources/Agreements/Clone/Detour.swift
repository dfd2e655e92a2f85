public import GitStore

/// What plain git did to a branch of the agreement, and the way back.
///
/// Nothing of it counts: acts are judged by the rules, whatever else stands on a branch. But the person who did it has
/// words of theirs there, and should not need to know git well to get on.
public struct Detour: Hashable, Sendable {
    /// What happened.
    public enum Kind: Hashable, Sendable {
        /// Commits that git made stand on top of the last sound act.
        case added([StrayCommit], count: Int)
        /// The last sound act is not in the branch any more: `commit --amend`, a rebase, or somebody else's commits.
        case rewritten
        /// The branch is sound, and some of what was on it is not any more.
        case movedBack
        /// The branch is gone.
        case deleted
    }

    /// The branch, by its full name.
    public let reference: String
    /// What happened.
    public let kind: Kind
    /// Where it points; nil where it is gone.
    public let now: ObjectID?
    /// Where it was before: sound, whatever happened since.
    public let sound: ObjectID
    /// The name of a draft that the way back makes, for what the person wrote; nil where nothing would be lost.
    public let keptAs: Slug?
    /// Whether the working files are those of the branch and hold nothing besides, so that they can go along.
    let filesGoAlong: Bool
    /// What git waits to go on with in the working directory.
    let unfinished: UnfinishedWork?

    /// The commands that lead back, each of which can be pasted into a shell in the clone.
    public var wayBack: [String] {
        if let unfinished { return [unfinished.wayOut] }
        var commands: [String] = []
        if let keptAs, let now { commands.append("git branch draft/\(keptAs) \(now)") }
        commands.append(filesGoAlong ? "git reset --keep \(sound)" : "git update-ref \(reference) \(sound)")
        return commands
    }

    /// One line, for a hint.
    public var hint: String { "To get back: " + wayBack.joined(separator: " && ") }

    /// What happened, in plain words.
    public var message: String {
        let name = AmendmentName(reference: reference)?.description ?? "main"
        if let unfinished { return "\(name) is in the middle of a \(unfinished.rawValue) by git." }
        switch kind {
        case .added(_, let count):
            let what = count == 1 ? "a commit" : "\(count) commits"
            return "\(name) holds \(what) made by git and not by countersign: nothing of it counts."
        case .rewritten:
            return
                "\(name) was rewritten by git, as commit --amend or a rebase does: its last sound act is not in it any "
                + "more."
        case .movedBack: return "\(name) was moved back by git: acts that were on it are not in it any more."
        case .deleted: return "The branch of \(name) was deleted by git: its acts are on no branch any more."
        }
    }
}

extension Detour {
    /// Whether what is on the branch now is no sound act.
    public var isUnsound: Bool {
        switch kind {
        case .added, .rewritten: true
        case .movedBack, .deleted: false
        }
    }
}
