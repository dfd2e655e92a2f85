internal import CLibgit2

extension Repository {
    /// Where a reference leads, symbolic references followed; nil where it, or what it names, does not exist.
    ///
    /// - Parameter name: The full name, as in `refs/heads/main`.
    public func reference(_ name: String) throws(GitError) -> ObjectID? {
        let operation = "reading reference \(name)"
        let name = try name.checkedAsReferenceName(operation)
        return try access { (raw) throws(GitError) in try raw.target(of: name, operation) }
    }

    /// The references whose full names begin with `prefix`, sorted by the bytes of their names.
    ///
    /// Left out are names that are not UTF-8, which no one could ask for, and references that lead nowhere.
    ///
    /// - Parameter prefix: As in `refs/heads/amendment/`.
    public func references(under prefix: String) throws(GitError) -> [Reference] {
        let operation = "listing references under \(prefix)"
        let prefix = try prefix.withoutNUL(operation)
        // No reference name holds these, and the library would take them for patterns.
        guard !prefix.utf8.contains(where: { "*?[\\".utf8.contains($0) }) else {
            throw GitError(.invalidName, message: "the prefix is a pattern", operation: operation)
        }
        let found = try access { (raw) throws(GitError) in try raw.references(matching: prefix + "*", operation) }
        return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Moves a reference, if and only if it still is what the caller saw.
    ///
    /// The comparison happens while the reference's lock file is held, which git respects too; with force 0 the
    /// library would look before it locks. Its way of saying "must not exist" under the lock is an id of zeros.
    ///
    /// - Parameters:
    ///   - name: The full name.
    ///   - id: An object that is stored here.
    ///   - expected: What the reference leads to now; nil where it must not exist.
    ///   - message: What the reflog is to say.
    /// - Throws: `.moved` where it is not as expected (or is symbolic); `.locked` after a bounded number of attempts;
    ///   `.shownElsewhere`.
    public func updateReference(
        _ name: String, to id: ObjectID, expecting expected: ObjectID?, message: String
    ) throws(GitError) {
        let operation = "moving reference \(name) to \(id)"
        let name = try name.checkedAsReferenceName(operation)
        let message = try message.withoutNUL(operation)
        try refuseWhereShownElsewhere(name, operation)
        // The library would take an object that is missing for a generic error.
        guard contains(id) else { throw GitError(.notFound, message: "\(id) is not stored here", operation: operation) }
        try LockPatience.retry { () throws(GitError) in
            try access { (raw) throws(GitError) in
                var new = id.raw
                var old = expected?.raw ?? git_oid()
                do throws(GitError) {
                    try call(operation) {
                        git_reference_create_matching(nil, raw.repository, name, &new, 1, &old, message)
                    }
                } catch  where error.code == .notFound {
                    // The library found nothing to compare with.
                    throw error.asMoved
                }
            }
        }
        Failpoint.referenceMoved.reached()
    }

    /// Deletes a reference, if and only if it still is what the caller saw.
    ///
    /// A reference that is in packed-refs makes the library rewrite that file, which it read before it took the file's
    /// lock. Another program that packs references in that very moment may lose its change: delete drafts, not history.
    ///
    /// - Throws: `.moved` where it is not, where it does not exist, and where it is symbolic; `.locked` after a
    ///   bounded number of attempts; `.shownElsewhere`.
    public func deleteReference(_ name: String, expecting expected: ObjectID) throws(GitError) {
        let operation = "deleting reference \(name)"
        let name = try name.checkedAsReferenceName(operation)
        try refuseWhereShownElsewhere(name, operation)
        try LockPatience.retry { () throws(GitError) in
            try access { (raw) throws(GitError) in
                do throws(GitError) {
                    try raw.delete(name, expecting: expected, operation)
                } catch  where error.code == .notFound {
                    throw error.asMoved
                }
            }
        }
        Failpoint.referenceRemoved.reached()
    }
}

extension RawRepository {
    /// Reads the reference itself and follows it, in one call of the library.
    func target(of name: String, _ operation: String) throws(GitError) -> ObjectID? {
        var id = git_oid()
        do throws(GitError) {
            try call(operation) { git_reference_name_to_id(&id, repository, name) }
        } catch  where error.code == .notFound {
            return nil
        }
        return ObjectID(id)
    }

    fileprivate func references(matching pattern: String, _ operation: String) throws(GitError) -> [Reference] {
        let iterator = try handle(operation) { git_reference_iterator_glob_new(&$0, repository, pattern) }
        defer { git_reference_iterator_free(iterator) }
        var found: [Reference] = []
        while true {
            var name: UnsafePointer<CChar>?
            let result = git_reference_next_name(&name, iterator)
            if result == GIT_ITEROVER.rawValue { return found }
            try call(operation) { result }
            guard let name = name.flatMap({ String(validatingCString: $0) }) else { continue }
            // Nil is one that was deleted since, or is dangling.
            if let target = try target(of: name, operation) { found.append(Reference(name: name, target: target)) }
        }
    }

    fileprivate func delete(_ name: String, expecting expected: ObjectID, _ operation: String) throws(GitError) {
        let reference = try handle(operation) { git_reference_lookup(&$0, repository, name) }
        defer { git_reference_free(reference) }
        guard git_reference_target(reference).map({ ObjectID($0.pointee) }) == expected else {
            throw GitError(.moved, message: "the reference is not at \(expected)", operation: operation)
        }
        // Compares once more with what was just looked up, and this time under the lock.
        try call(operation) { git_reference_delete(reference) }
        // Where packed-refs was locked before, the library's picture of that file is stale by now, and it removed
        // only half of the reference. A fresh reference database looks again.
        guard try target(of: name, operation) != nil else { return }
        let fresh = try handle(operation) { git_refdb_open(&$0, repository) }
        defer { git_refdb_free(fresh) }
        try call(operation) { git_repository_set_refdb(repository, fresh) }
        throw GitError(.locked, message: "the reference is still there", operation: operation)
    }
}

extension GitError {
    fileprivate var asMoved: GitError {
        GitError(.moved, class: self.class, message: message, operation: operation)
    }
}
