internal import CLibgit2

/// What came of merging two changes to one file, line by line.
public struct MergedFile: Hashable, Sendable {
    /// The merged content; where `isClean` is false, with conflict markers around what both sides changed.
    public let bytes: [UInt8]
    /// Whether no line was changed by both sides in different ways.
    public let isClean: Bool
}

/// What the conflict markers call the three sides.
public struct MergeLabels: Hashable, Sendable {
    /// What the text both sides started from is called.
    public let base: String
    /// What our text is called.
    public let ours: String
    /// What their text is called.
    public let theirs: String

    /// Names for the three texts.
    public init(base: String = "base", ours: String = "ours", theirs: String = "theirs") {
        self.base = base
        self.ours = ours
        self.theirs = theirs
    }
}

extension Repository {
    /// Merges the changes from `base` to `ours` and from `base` to `theirs`, as git-merge-file(1) does.
    ///
    /// Reads and writes nothing, and runs no merge driver that attributes name.
    ///
    /// - Parameter showingBase: whether conflict markers also show what `base` says there, as with `--diff3`.
    public func mergeFile(
        base: [UInt8], ours: [UInt8], theirs: [UInt8], labels: MergeLabels = MergeLabels(), showingBase: Bool = false
    ) throws(GitError) -> MergedFile {
        let operation = "merging a file"
        var options = git_merge_file_options()
        try call(operation) { git_merge_file_options_init(&options, UInt32(GIT_MERGE_FILE_OPTIONS_VERSION)) }
        options.flags = (showingBase ? GIT_MERGE_FILE_STYLE_DIFF3 : GIT_MERGE_FILE_STYLE_MERGE).rawValue
        let labels = MergeLabels(
            base: try labels.base.withoutNUL(operation), ours: try labels.ours.withoutNUL(operation),
            theirs: try labels.theirs.withoutNUL(operation))
        var result = git_merge_file_result()
        defer { git_merge_file_result_free(&result) }
        try call(operation) {
            labels.base.withCString { baseLabel in
                labels.ours.withCString { oursLabel in
                    labels.theirs.withCString { theirsLabel in
                        options.ancestor_label = baseLabel
                        options.our_label = oursLabel
                        options.their_label = theirsLabel
                        return withInput(base) { base in
                            withInput(ours) { ours in
                                withInput(theirs) { theirs in
                                    git_merge_file(&result, base, ours, theirs, &options)
                                }
                            }
                        }
                    }
                }
            }
        }
        let merged = [UInt8](UnsafeRawBufferPointer(start: result.ptr, count: result.len))
        return MergedFile(bytes: merged, isClean: result.automergeable == 1)
    }
}

private func withInput(_ bytes: [UInt8], _ body: (UnsafePointer<git_merge_file_input>) -> Int32) -> Int32 {
    withStart(of: bytes) { start, count in
        var input = git_merge_file_input()
        input.version = UInt32(GIT_MERGE_FILE_INPUT_VERSION)
        input.ptr = start.assumingMemoryBound(to: CChar.self)
        input.size = count
        return withUnsafePointer(to: input, body)
    }
}
