internal import CLibgit2

extension Repository {
    /// Makes the working files those of a tree, and the index with them; never overwrites a person's work.
    ///
    /// Only paths that differ between `baseline` and `tree` are touched. There a file is written or removed if it
    /// is what `baseline` says (or already what `tree` says), and anything else is a conflict: an edit, a deletion, a
    /// file that was never part of the baseline, ignored ones included. Other edits stay as they are. No filter,
    /// line-ending setting or hook applies.
    ///
    /// - Parameter baseline: The tree that was checked out before; nil for none, so that every file is new.
    /// - Throws: `.conflict`, with all the `paths` concerned, before anything was touched; `.bare`; `.locked`.
    public func checkOut(_ tree: ObjectID, over baseline: ObjectID?) throws(GitError) {
        let operation = "checking out tree \(tree)"
        let directory = try files(operation)
        try LockPatience.retry { () throws(GitError) in
            try access { (raw) throws(GitError) in
                let old = try Listing(of: baseline, in: raw, operation)
                let new = try Listing(of: tree, in: raw, operation)
                let inPlace = try Self.preflight(from: old, to: new, in: directory, operation)
                try raw.checkOut(tree, over: baseline, inPlace: inPlace, operation)
            }
        }
    }

    /// Looks at the raw bytes of every file that would change. The library looks too, but through the filters that
    /// attributes and settings name, and through times in the index; it takes a file it cannot read for unchanged.
    ///
    /// - Returns: The files that are already as they shall be.
    private static func preflight(
        from old: Listing, to new: Listing, in directory: String, _ operation: String
    ) throws(GitError) -> [[UInt8]] {
        var conflicts: [[UInt8]] = []
        var inPlace: [[UInt8]] = []
        for path in Set(old.blobs.keys).union(new.blobs.keys) where old.blobs[path] != new.blobs[path] {
            switch (try FileState(of: path, in: directory), old.blobs[path], new.blobs[path]) {
            case (.file(let found), _, let wanted?) where found == wanted: inPlace.append(path)
            case (.file(let found), let before?, _) where found == before: continue
            case (.missing, _, nil), (.missing, nil, _): continue
            case (.folder, nil, _):
                // It gives way to a file once all that the baseline has in there is gone. The library would find only
                // halfway that something else is left.
                conflicts += try FileState.contents(of: path, in: directory)
                    .filter { old.blobs[$0] == nil || new.blobs[$0] != nil }
            default: conflicts.append(path)
            }
        }
        guard conflicts.isEmpty else { throw GitError(conflicts: conflicts, operation) }
        return inPlace
    }
}

extension RawRepository {
    fileprivate func checkOut(
        _ tree: ObjectID, over baseline: ObjectID?, inPlace: [[UInt8]], _ operation: String
    ) throws(GitError) {
        let target = try self.tree(tree, operation)
        defer { git_tree_free(target) }
        let wanted = try index(of: tree, operation)
        defer { git_index_free(wanted) }
        // As an index, because the library would take a missing baseline tree for HEAD.
        let before = try index(of: baseline, operation)
        defer { git_index_free(before) }
        // The library takes a file that is new to the baseline for a conflict even where its content is the same.
        try copy(inPlace, from: wanted, to: before, operation)

        var options = git_checkout_options()
        try call(operation) { git_checkout_options_init(&options, UInt32(GIT_CHECKOUT_OPTIONS_VERSION)) }
        options.checkout_strategy =
            GIT_CHECKOUT_SAFE.rawValue | GIT_CHECKOUT_DONT_OVERWRITE_IGNORED.rawValue
            | GIT_CHECKOUT_DISABLE_PATHSPEC_MATCH.rawValue
        options.disable_filters = 1
        options.baseline_index = before
        options.notify_flags = GIT_CHECKOUT_NOTIFY_CONFLICT.rawValue
        options.progress_cb = { path, _, _, _ in if path != nil { Failpoint.fileShown.reached() } }
        let conflicts = Conflicts()
        do throws(GitError) {
            try withExtendedLifetime(conflicts) { () throws(GitError) in
                options.notify_payload = Unmanaged.passUnretained(conflicts).toOpaque()
                options.notify_cb = { _, path, _, _, _, conflicts in
                    guard let conflicts else { return 0 }
                    // Zero goes on, so that every conflict is found; with one of them the library then touches nothing.
                    Unmanaged<Conflicts>.fromOpaque(conflicts).takeUnretainedValue().paths.append([UInt8](path: path))
                    return 0
                }
                try call(operation) { git_checkout_tree(repository, target, &options) }
            }
        } catch  where error.code == .conflict {
            throw GitError(conflicts: conflicts.paths, operation)
        }
        Failpoint.filesShown.reached()
        try completeIndex(with: wanted, inPlace: inPlace, operation)
        Failpoint.indexWritten.reached()
    }

    /// Adds to the index what the checkout had no reason to touch: files already in place, and such as were not
    /// tracked yet. Entries that a person staged stay.
    private func completeIndex(with wanted: OpaquePointer, inPlace: [[UInt8]], _ operation: String) throws(GitError) {
        let index = try self.index(operation)
        defer { git_index_free(index) }
        let tracked = Listing(of: index).blobs
        let missing = Listing(of: wanted).blobs.filter { tracked[$0.key] == nil }.map(\.key)
        let stale = inPlace.filter { tracked[$0] != nil }
        guard !missing.isEmpty || !stale.isEmpty else { return }
        try copy(missing + stale, from: wanted, to: index, operation)
        try call(operation) { git_index_write(index) }
    }

    private func copy(
        _ paths: [[UInt8]], from source: OpaquePointer, to destination: OpaquePointer, _ operation: String
    ) throws(GitError) {
        for path in paths {
            let name = (path + [0]).map { CChar(bitPattern: $0) }
            guard let entry = git_index_get_bypath(source, name, 0) else { continue }
            try call(operation) { git_index_add(destination, entry) }
        }
    }
}

/// Collects what the library reports during a checkout.
private final class Conflicts {
    var paths: [[UInt8]] = []
}

extension GitError {
    fileprivate init(conflicts: [[UInt8]], _ operation: String) {
        let paths = Set(conflicts).sorted { $0.lexicographicallyPrecedes($1) }
        self.init(
            .conflict, message: "files that someone changed would be overwritten", operation: operation,
            paths: paths.map { String(decoding: $0, as: UTF8.self) })
    }
}
