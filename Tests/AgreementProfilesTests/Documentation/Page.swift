import Foundation

/// A page of the project's documentation, as it lies around this test.
enum Page {
    /// Whether the pages are to be written rather than compared.
    static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1"

    static let docs: URL = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "docs")
    }()

    static func read(_ path: String) throws -> String {
        try String(contentsOf: docs.appending(path: path), encoding: .utf8)
    }

    static func write(_ text: String, _ path: String) throws {
        let file = docs.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}
