internal import CLibgit2

extension Repository {
    /// What HEAD names: a branch (perhaps without a commit yet), or a commit.
    ///
    /// - Throws: `.notFound` where there is no HEAD, which git takes for a broken repository.
    public func head() throws(GitError) -> Head {
        let operation = "reading HEAD"
        return try access { (raw) throws(GitError) in
            let head = try handle(operation) { git_reference_lookup(&$0, raw.repository, "HEAD") }
            defer { git_reference_free(head) }
            if let id = git_reference_target(head) { return .detached(ObjectID(id.pointee)) }
            guard let branch = git_reference_symbolic_target(head).flatMap({ String(validatingCString: $0) }) else {
                throw GitError(.invalidName, message: "HEAD names a branch that is not UTF-8", operation: operation)
            }
            return .branch(branch, try raw.target(of: branch, operation))
        }
    }

    /// Makes HEAD name a branch, which need not exist yet. Working files and index stay as they are.
    ///
    /// - Parameters:
    ///   - branch: The full name, under `refs/heads/`: git takes a HEAD that names anything else for damaged.
    ///   - message: What the reflog of HEAD is to say.
    public func attachHead(to branch: String, message: String) throws(GitError) {
        let operation = "attaching HEAD to \(branch)"
        let branch = try branch.checkedAsReferenceName(operation)
        let message = try message.withoutNUL(operation)
        guard branch.hasPrefix("refs/heads/") else {
            throw GitError(.invalidName, message: "HEAD may name a branch only", operation: operation)
        }
        try LockPatience.retry { () throws(GitError) in
            try access { (raw) throws(GitError) in
                try call(operation) {
                    git_reference_symbolic_create(nil, raw.repository, "HEAD", branch, 1, message)
                }
            }
        }
        Failpoint.headMoved.reached()
    }
}
