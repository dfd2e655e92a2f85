extension Repository {
    /// Whether `ancestor` can be reached from `id` through parents. A commit is not its own descendant, as in
    /// libgit2 and unlike `git merge-base --is-ancestor`.
    ///
    /// - Throws: as ``ancestors(among:of:)``.
    public func isDescendant(_ id: ObjectID, of ancestor: ObjectID) throws(GitError) -> Bool {
        try !ancestors(among: [ancestor], of: id).isEmpty
    }

    /// Those of some commits that can be reached from `id` through parents, in one walk, which ends with the last of them.
    ///
    /// Reads the raw commits rather than ask the library, which believes the commit-graph file of the repository:
    /// whoever can write to a copy could put other parents there. For the same reason no date shortens the walk:
    /// a "no" reads everything that `id` is built upon, at 10 to 30 µs for each commit. What a commit is built upon that
    /// is larger than any that is read counts as nothing: somebody else's is not to stop the whole comparison.
    ///
    /// - Throws: `.notFound` where a commit is missing; `.wrongKind` where a parent is no commit.
    public func ancestors(among candidates: Set<ObjectID>, of id: ObjectID) throws(GitError) -> Set<ObjectID> {
        var found: Set<ObjectID> = []
        var seen: Set<ObjectID> = [id]
        var waiting = [id]
        while found.count < candidates.count, let next = waiting.popLast() {
            // The last one is taken first: so the first parent is put there last, and the main line goes ahead.
            for parent in try readableParents(of: next).reversed() {
                if candidates.contains(parent) { found.insert(parent) }
                if seen.insert(parent).inserted { waiting.append(parent) }
            }
        }
        return found
    }

    private func readableParents(of id: ObjectID) throws(GitError) -> [ObjectID] {
        do {
            return try parents(of: id)
        } catch  where error.code == .tooLarge {
            return []
        }
    }

    /// The parents that a commit names, from its raw bytes.
    ///
    /// - Throws: `.notFound` where it is missing; `.wrongKind` where it is no commit; `.tooLarge`.
    public func parents(of id: ObjectID) throws(GitError) -> [ObjectID] {
        let commit = try object(id, limit: Self.provenLimit)
        guard commit.kind == .commit else {
            throw GitError(.wrongKind, message: "it is a \(commit.kind)", operation: "reading the parents of \(id)")
        }
        // "tree <id> LF", then one "parent <id> LF" each, and nowhere else (git-cat-file(1), commit format).
        var parents: [ObjectID] = []
        for line in commit.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst() {
            guard line.starts(with: "parent ".utf8), let text = String(validating: line.dropFirst(7), as: UTF8.self),
                let parent = ObjectID(hex: text)
            else { break }
            parents.append(parent)
        }
        return parents
    }
}
