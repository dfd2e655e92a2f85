internal import CLibgit2

/// Which lines differ between two texts.
///
/// A line ends after its LF; what follows the last LF, if anything, is a line too. No other character ends a line.
public struct LineDifference {
    /// The lines `old` of one text were replaced by the lines `new` of the other; one of the two may be empty.
    public struct Hunk: Hashable, Sendable {
        /// Line indices, from 0, the end not included. Where it is empty, its start says before which line to insert.
        public let old: Range<Int>
        /// The same for the new text.
        public let new: Range<Int>

        /// A hunk that replaces these lines by those.
        public init(old: Range<Int>, new: Range<Int>) {
            self.old = old
            self.new = new
        }
    }

    /// Computes the differences in order, by git's own algorithm (xdiff, without context). Applying them to `old`
    /// gives `new`; between equal texts there are none.
    ///
    /// - Throws: `GitError` where a text is too large for the algorithm (about 1 GiB).
    public static func hunks(from old: [UInt8], to new: [UInt8]) throws(GitError) -> [Hunk] {
        let operation = "comparing two texts"
        var options = git_diff_options()
        try call(operation) { git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION)) }
        options.context_lines = 0
        options.interhunk_lines = 0
        // A text with a NUL in it is compared by lines all the same.
        options.flags = GIT_DIFF_FORCE_TEXT.rawValue
        let patch = try handle(operation) { patch in
            withStart(of: old) { old, oldCount in
                withStart(of: new) { new, newCount in
                    git_patch_from_buffers(&patch, old, oldCount, "text", new, newCount, "text", &options)
                }
            }
        }
        defer { git_patch_free(patch) }
        var hunks: [Hunk] = []
        for index in 0..<git_patch_num_hunks(patch) {
            var hunk: UnsafePointer<git_diff_hunk>?
            try call(operation) { git_patch_get_hunk(&hunk, nil, patch, index) }
            guard let hunk = hunk?.pointee else { continue }
            hunks.append(
                Hunk(
                    old: lines(from: hunk.old_start, count: hunk.old_lines),
                    new: lines(from: hunk.new_start, count: hunk.new_lines)))
        }
        return hunks
    }

    /// From a hunk header: lines count from 1 there, and of no lines it gives the line before.
    private static func lines(from start: Int32, count: Int32) -> Range<Int> {
        let first = count == 0 ? Int(start) : Int(start) - 1
        return first..<first + Int(count)
    }
}
