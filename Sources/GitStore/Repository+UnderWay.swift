internal import CLibgit2

/// Something that git has begun in a working directory and waits to go on with.
public enum UnfinishedWork: String, Hashable, Sendable {
    case merge, revert
    case cherryPick = "cherry-pick"
    case bisect, rebase, am

    /// How to leave it, with everything as it was before.
    public var wayOut: String { self == .bisect ? "git bisect reset" : "git \(rawValue) --abort" }
}

extension Repository {
    /// What git waits to go on with; nil where there is nothing.
    public func unfinishedWork() throws(GitError) -> UnfinishedWork? {
        try access { (raw) throws(GitError) in
            let state = try call("looking at what git has begun") { git_repository_state(raw.repository) }
            return switch git_repository_state_t(rawValue: UInt32(bitPattern: state)) {
            case GIT_REPOSITORY_STATE_MERGE: .merge
            case GIT_REPOSITORY_STATE_REVERT, GIT_REPOSITORY_STATE_REVERT_SEQUENCE: .revert
            case GIT_REPOSITORY_STATE_CHERRYPICK, GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE: .cherryPick
            case GIT_REPOSITORY_STATE_BISECT: .bisect
            case GIT_REPOSITORY_STATE_REBASE, GIT_REPOSITORY_STATE_REBASE_INTERACTIVE,
                GIT_REPOSITORY_STATE_REBASE_MERGE, GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE:
                .rebase
            case GIT_REPOSITORY_STATE_APPLY_MAILBOX: .am
            default: nil
            }
        }
    }
}
