import Foundation

/// `docs/format.md`, read for its test vectors.
///
/// A vector is a fenced block whose line before it is `<!-- vector: NAME -->`. Its content is everything between the
/// fences, line ends included.
struct FormatDocument {
    /// By name.
    let vectors: [String: String]
    /// Names that two blocks bear, and marks that no block follows.
    let mistakes: [String]

    /// - Parameter path: of the file, in the repository that holds these tests.
    init(path: String = FormatDocument.path) throws {
        self.init(markdown: try String(contentsOfFile: path, encoding: .utf8))
    }

    static let path = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/format.md").standardizedFileURL.path

    init(markdown: String) {
        var vectors: [String: String] = [:]
        var mistakes: [String] = []
        var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            guard line.hasPrefix(Self.mark), line.hasSuffix(Self.markEnd) else { continue }
            let name = String(line.dropFirst(Self.mark.count).dropLast(Self.markEnd.count))
            guard lines.popFirst()?.hasPrefix("```") == true, let end = lines.firstIndex(of: "```") else {
                mistakes.append("\(name): no block follows")
                continue
            }
            let content = lines[..<end].map { $0 + "\n" }.joined()
            lines = lines[(end + 1)...]
            if vectors.updateValue(content, forKey: name) != nil { mistakes.append("\(name): stands twice") }
        }
        self.vectors = vectors
        self.mistakes = mistakes
    }

    private static let mark = "<!-- vector: "
    private static let markEnd = " -->"

    /// The files of a text, under vectors named `<text> <path>`.
    func files(of text: String) -> [String: String] {
        var files: [String: String] = [:]
        for (name, content) in vectors where name.hasPrefix(text + " ") {
            files[String(name.dropFirst(text.count + 1))] = content
        }
        return files
    }

    /// The lines `key: value` of a vector, in order.
    func entries(of name: String) -> [(key: String, value: String)] {
        (vectors[name] ?? "").split(separator: "\n").compactMap { line in
            line.range(of: ": ").map { (String(line[..<$0.lowerBound]), String(line[$0.upperBound...])) }
        }
    }
}
