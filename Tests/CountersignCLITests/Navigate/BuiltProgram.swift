import Foundation

/// The program as it was built beside this test, for what only a whole process shows.
enum BuiltProgram {
    /// The folder that holds it.
    static let folder: String = {
        let test = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let candidates = [test, Bundle(for: Marker.self).bundleURL].map { $0.deletingLastPathComponent().path }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0 + "/countersign") }
            ?? candidates[0]
    }()

    private final class Marker {}

    /// A `PATH` that finds it, and stock programs.
    static let path = folder + ":/usr/local/bin:/usr/bin:/bin"
}
