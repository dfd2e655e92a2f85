package import GitStore

extension Repository {
    /// Where the clone keeps a note of its own: which agreement it holds, what it has verified, and the like.
    ///
    /// All working trees of a clone (git-worktree(1)) have the same objects and references, so they have the same notes.
    ///
    /// - Parameter name: the file's, within `countersign/` of the directory that they share.
    package func note(_ name: String) -> String { commonDirectory + "/countersign/" + name }

    /// Where a working tree keeps a note about the files that lie in it: another one has other files.
    ///
    /// - Parameter name: the file's, within `countersign/` of the working tree's own git directory.
    package func noteOfDesk(_ name: String) -> String { gitDirectory + "/countersign/" + name }
}
