import Foundation

/// The project's own pages and sources, as they lie around this test.
enum Documentation {
    private static let root: URL = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root
    }()

    /// The project's own directory.
    static var top: String { root.path }

    /// A file of the project, by its path from the top.
    static func file(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func read(_ page: String) throws -> String {
        try String(contentsOf: root.appending(path: "docs/\(page)"), encoding: .utf8)
    }

    /// The names of the pages in a folder of `docs`.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs/\(folder)").path)
    }

    /// Every Swift file below `Sources`.
    static func sources() throws -> [(path: String, text: String)] {
        let top = root.appending(path: "Sources")
        guard let found = FileManager.default.enumerator(at: top, includingPropertiesForKeys: nil) else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try found.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { url in
            (url.path, try String(contentsOf: url, encoding: .utf8))
        }
    }
}
