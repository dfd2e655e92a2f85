public import GitStore

extension Agreement {
    /// Makes a repository the host of an agreement: remembers which, so that a gate can be put in front of it.
    ///
    /// - Parameters:
    ///   - id: the agreement, from a source other than the repository.
    ///   - repository: one that holds nothing yet, or a sound copy of that agreement.
    /// - Throws: `refused` where it holds something else.
    public static func host(_ id: ObjectID, in repository: Repository) throws(AgreementError) {
        let isBegun = try attempt("main cannot be read.") { () throws(GitError) in
            try repository.reference(main) != nil
        }
        guard !isBegun else {
            _ = try trust(id, in: repository)
            return
        }
        try PinnedRoot(in: repository).write(id)
    }
}
