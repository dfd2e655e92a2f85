internal import FoundationEssentials
internal import GitStore

/// A small file of ours that is seen as it was or as it is to be, and never in between.
package enum WholeFile {
    /// Writes it, and the folders on the way to it.
    package static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url, options: .atomic)
        Failpoint.noteWritten.reached()
    }
}
