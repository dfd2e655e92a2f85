internal import FoundationEssentials
internal import GitStore

/// A small file of ours that is seen as it was or as it is to be, and never in between.
package enum WholeFile {
    /// Writes it, and the folders on the way to it.
    package static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        let url = URL(filePath: path)
        try makeFolders(to: url)
        try Data(bytes).write(to: url, options: .atomic)
        Failpoint.noteWritten.reached()
    }

    /// Writes one where none is, which may be run as soon as it is seen: git goes on without a hook that it may not run.
    package static func write(program bytes: some Sequence<UInt8>, to path: String) throws {
        try makeFolders(to: URL(filePath: path))
        let unnamed = path + ".\(UUID().uuidString)"
        do {
            try Data(bytes).write(to: URL(filePath: unnamed), options: .withoutOverwriting)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: unnamed)
            try FileManager.default.moveItem(atPath: unnamed, toPath: path)
        } catch {
            try? FileManager.default.removeItem(atPath: unnamed)
            throw error
        }
        Failpoint.noteWritten.reached()
    }

    private static func makeFolders(to url: URL) throws {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
}
