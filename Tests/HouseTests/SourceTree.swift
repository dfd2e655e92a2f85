import Foundation

/// The project's own files, as they lie around this test.
enum SourceTree {
    /// A file of the project.
    struct File: Sendable {
        /// From the top of the repository.
        let path: String
        let lines: [String]

        /// The target that the file belongs to: `Agreements` of `Sources/Agreements/Acts/Act.swift`.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    }

    /// The top of the repository.
    static let root: URL = {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root
    }()

    /// Every Swift file below a folder, hidden folders such as build products left out, in order of path.
    static func swiftFiles(in folder: String) throws -> [File] {
        let top = root.appending(path: folder)
        guard
            let found = FileManager.default.enumerator(
                at: top, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
        else { throw CocoaError(.fileNoSuchFile) }
        var paths: [String] = []
        for case let url as URL in found where url.pathExtension == "swift" {
            paths.append(folder + url.standardizedFileURL.path.dropFirst(top.standardizedFileURL.path.count))
        }
        return try paths.sorted().map { try file($0) }
    }

    /// One file.
    static func file(_ path: String) throws -> File {
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return File(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
}
