import Foundation

/// Where tests put their directories: in memory where the machine offers enough of it, since what is written is synced,
/// act by act, and waiting for a disk was most of the time that the tests took.
public enum Scratch {
    /// `TMPDIR` where that is set. Resolved, because git prints paths without symbolic links.
    public static let path: String = {
        let memory = "/dev/shm"
        let isAsked = ProcessInfo.processInfo.environment["TMPDIR"] != nil
        let url = !isAsked && isSpacious(memory) ? URL(filePath: memory) : FileManager.default.temporaryDirectory
        return url.resolvingSymlinksInPath().path
    }()

    /// Whether programs can run there, such as hooks, and 4 GiB are free.
    private static func isSpacious(_ path: String) -> Bool {
        var state = statvfs()
        guard statvfs(path, &state) == 0, access(path, W_OK | X_OK) == 0 else { return false }
        // ST_RDONLY and ST_NOEXEC of statvfs(3), which Swift does not see.
        return state.f_flag & (1 | 8) == 0 && UInt64(state.f_bavail) * UInt64(state.f_frsize) >= 4 << 30
    }
}
