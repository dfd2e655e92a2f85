internal import CLibgit2

extension Repository {
    /// Makes the index hold exactly this tree. Working files are not touched.
    ///
    /// - Throws: `.bare`, `.notFound`; `.locked` after a bounded number of attempts.
    public func resetIndex(to tree: ObjectID) throws(GitError) {
        let operation = "setting the index to tree \(tree)"
        _ = try files(operation)
        try LockPatience.retry { () throws(GitError) in
            try access { (raw) throws(GitError) in
                let handle = try raw.tree(tree, operation)
                defer { git_tree_free(handle) }
                let index = try raw.index(operation)
                defer { git_index_free(index) }
                // Keeps what it knows of files whose entry stays the same, so that git need not read them again.
                try call(operation) { git_index_read_tree(index, handle) }
                try call(operation) { git_index_write(index) }
            }
        }
        Failpoint.indexWritten.reached()
    }

    /// The paths at which the working directory differs from a tree, sorted by their bytes.
    ///
    /// Compared are raw bytes and whether a regular file is there; the executable bit is not, since no text can carry
    /// it. Files count whether git tracks them or not, unless they are ignored, neither tracked nor in the tree.
    /// A nested repository is reported as a path with a final slash. Bytes that are not UTF-8 show as U+FFFD.
    ///
    /// - Parameter tree: nil for the empty tree: then every file is reported.
    public func changedPaths(from tree: ObjectID?) throws(GitError) -> [String] {
        let operation = "comparing the working directory"
        let directory = try files(operation)
        let changed = try access { (raw) throws(GitError) in
            let blobs = try Listing(of: tree, in: raw, operation).blobs
            var changed: Set<[UInt8]> = []
            for (path, blob) in blobs where try FileState(of: path, in: directory) != .file(blob) {
                changed.insert(path)
            }
            for path in try raw.visibleFiles(operation) where blobs[path] == nil { changed.insert(path) }
            // What git tracks counts even where it is ignored.
            let index = try raw.index(operation)
            defer { git_index_free(index) }
            for path in Listing(of: index).blobs.keys where blobs[path] == nil {
                if try FileState(of: path, in: directory) != .missing { changed.insert(path) }
            }
            return changed
        }
        return changed.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether the ignore files say to leave a path out, as git-check-ignore(1) with `--no-index`.
    ///
    /// - Parameter path: Relative to the working directory; with a final slash it is taken for a folder.
    public func isIgnored(_ path: String) throws(GitError) -> Bool {
        let operation = "looking whether \(path) is ignored"
        _ = try files(operation)
        let path = try path.withoutNUL(operation)
        return try access { (raw) throws(GitError) in
            var isIgnored: Int32 = 0
            try call(operation) { git_ignore_path_is_ignored(&isIgnored, raw.repository, path) }
            return isIgnored == 1
        }
    }

    /// The working directory; a bare repository has none.
    func files(_ operation: String) throws(GitError) -> String {
        guard let workingDirectory else {
            throw GitError(.bare, message: "the repository has no working directory", operation: operation)
        }
        return workingDirectory
    }
}

extension RawRepository {
    /// The repository's index as it is on disk now. Who calls this frees it.
    func index(_ operation: String) throws(GitError) -> OpaquePointer {
        let index = try handle(operation) { git_repository_index(&$0, repository) }
        do throws(GitError) {
            try call(operation) { git_index_read(index, 1) }
        } catch {
            git_index_free(index)
            throw error
        }
        return index
    }

    /// Every file in the working directory that is not ignored: all that differs from an empty tree.
    fileprivate func visibleFiles(_ operation: String) throws(GitError) -> [[UInt8]] {
        var options = git_diff_options()
        try call(operation) { git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION)) }
        options.flags = GIT_DIFF_INCLUDE_UNTRACKED.rawValue | GIT_DIFF_RECURSE_UNTRACKED_DIRS.rawValue
        let difference = try handle(operation) { git_diff_tree_to_workdir(&$0, repository, nil, &options) }
        defer { git_diff_free(difference) }
        return (0..<git_diff_num_deltas(difference)).compactMap { position in
            git_diff_get_delta(difference, position).map { [UInt8](path: $0.pointee.new_file.path) }
        }
    }
}
