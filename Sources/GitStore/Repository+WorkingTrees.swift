internal import CLibgit2

extension Repository {
    /// Where another working tree of the same clone (git-worktree(1)) shows a branch; nil where none does.
    ///
    /// - Parameter branch: the full name.
    public func otherWorkingTree(showing branch: String) -> String? {
        for place in otherWorkingTrees {
            guard let other = try? Repository.open(at: place, discovering: false),
                other.commonDirectory == commonDirectory, other.gitDirectory != gitDirectory,
                let shown = other.workingDirectory, case .branch(branch, _)? = try? other.head()
            else { continue }
            return shown
        }
        return nil
    }

    /// Refuses to move a branch from under the files of another working tree: they would look like edits that undo what
    /// it moved to. git refuses the same.
    ///
    /// - Throws: `.shownElsewhere` with the place.
    func refuseWhereShownElsewhere(_ reference: String, _ operation: String) throws(GitError) {
        guard reference.hasPrefix("refs/heads/"), let place = otherWorkingTree(showing: reference) else { return }
        throw GitError(.shownElsewhere, message: "the working tree at \(place) shows it", operation: operation)
    }

    /// Where the others are, this one perhaps among them; without looking for them where there are none.
    private var otherWorkingTrees: [String] {
        let linked: [String]? = try? access { (raw) throws(GitError) in
            var names = git_strarray()
            try call("listing the working trees") { git_worktree_list(&names, raw.repository) }
            defer { git_strarray_dispose(&names) }
            return UnsafeBufferPointer(start: names.strings, count: names.count).compactMap { name in
                var worktree: OpaquePointer?
                guard let name, git_worktree_lookup(&worktree, raw.repository, name) == 0 else { return nil }
                defer { git_worktree_free(worktree) }
                return git_worktree_path(worktree).flatMap { String(validatingCString: $0) }
            }
        }
        guard let linked, !linked.isEmpty else { return [] }
        return [commonDirectory] + linked
    }
}
