import Foundation

/// What a redline of two texts of two hundred pages costs, as a whole process, beside `git diff --word-diff`.
///
/// The text is `docs/format.md`, which the project publishes, over and over, each time with other numbers; in the second
/// one every fifth paragraph says something else, and some stand elsewhere.
struct RedlineCost {
    private let command: ReleaseCommand
    private let directory: ScratchDirectory

    init() throws {
        command = try ReleaseCommand()
        directory = try ScratchDirectory()
        let source = try String(contentsOf: Self.source, encoding: .utf8)
        let paragraphs = source.components(separatedBy: "\n\n")
        var (old, new): ([String], [String]) = ([], [])
        var size = 0
        for round in 0... {
            guard size < Self.pages * Self.bytesOnAPage else { break }
            for (index, paragraph) in paragraphs.enumerated() {
                let text = "\(round).\(index) " + paragraph
                old.append(text)
                new.append(
                    index.isMultiple(of: 5)
                        ? text.replacingOccurrences(of: "the", with: "each") + " Of \(round) days." : text)
                size += text.utf8.count
            }
        }
        for index in stride(from: 7, to: new.count / 2, by: 61) { new.swapAt(index, new.count - index) }
        for (name, text) in [("old.md", old), ("new.md", new)] {
            try Data(text.joined(separator: "\n\n").utf8).write(to: URL(filePath: directory.path + "/" + name))
        }
    }

    func run(samples: Int) async throws {
        let environment = ["PATH": "/usr/bin:/bin", "HOME": directory.path, "GIT_CONFIG_NOSYSTEM": "1"]
        var (ours, git) = (Measurement(), Measurement())
        for _ in 0..<samples {
            try await git.time {
                // It ends with 1 where anything differs.
                try? ReleaseCommand.git.run(
                    ["diff", "--no-index", "--word-diff", "old.md", "new.md"], in: directory.path,
                    environment: environment)
            }
            try await ours.time {
                try command.run(["diff", "old.md", "new.md"], in: directory.path, environment: environment)
            }
        }
        report("diff of \(Self.pages) pages", ours.median, beside: git.median, "git diff --word-diff")
        report("the same in processor time", ours.programMedian, beside: git.programMedian, "git diff --word-diff")
    }

    private static let pages = 200
    private static let bytesOnAPage = 3_000

    private static var source: URL {
        var folder = URL(filePath: #filePath)
        for _ in 0..<5 { folder.deleteLastPathComponent() }
        return folder.appending(path: "docs/format.md")
    }
}
