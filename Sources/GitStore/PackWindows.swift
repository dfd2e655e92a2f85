internal import CLibgit2
internal import Synchronization

/// How much of a pack libgit2 maps at a time: one setting for the whole process.
enum PackWindows {
    /// Small windows, of which few are kept: what was looked at long ago is let go, else all of a long history would
    /// count as this process's memory.
    static let reading: [(git_libgit2_opt_t, Int)] = [
        (GIT_OPT_SET_MWINDOW_SIZE, 1 << 20), (GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, 16 << 20),
    ]

    /// How many packs are being indexed now.
    private static let indexing = Mutex(0)

    /// Indexes a pack, which is seen whole meanwhile.
    ///
    /// The indexer of libgit2 1.5 takes an object that begins less than some forty bytes before the end of a window
    /// for one that has not arrived yet, and so gives up on a sound pack. No pack crosses a window this large.
    static func seenWhole<Result>(_ index: () throws(GitError) -> Result) throws(GitError) -> Result {
        try resize(by: 1)
        defer { try? resize(by: -1) }
        return try index()
    }

    private static func resize(by change: Int) throws(GitError) {
        let code = indexing.withLock { count in
            count += change
            return countersign_git_set_size(GIT_OPT_SET_MWINDOW_SIZE, count == 0 ? reading[0].1 : 1 << 40)
        }
        try call("setting how packs are mapped") { code }
    }
}
