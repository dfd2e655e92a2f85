import Foundation
import GitStore
import TestSupport
import Testing

@testable import Agreements

/// Carrying a text onto a newer version, beside what stock git makes of the same three texts.
@Suite struct MergeLikeGitTests {
    /// Where git merges cleanly and nothing is renamed, ours gives the same tree; where git conflicts, ours does.
    @Test func randomTextsAreMergedAsGitMergesThem() async throws {
        let count = ProcessInfo.processInfo.environment["COUNTERSIGN_MERGES"].flatMap { UInt64($0) } ?? 100
        let clone = try await SharedClone()
        // Attached files are chosen from and never merged line by line; git is told so, too.
        try Data("annexes/* binary\n".utf8).write(to: URL(filePath: clone.directory.file(".git/info/attributes")))
        let history = try clone.history()
        var clean = 0
        for seed in 1...count {
            var random = RandomText(seed: seed)
            let before = random.text
            let texts = try [before, random.edited(before), random.edited(before)].map { text in
                try history.text(of: clone.agreement.store(text.files.mapValues { Array($0.utf8) }))
            }
            let expected = try clone.stockMerge(texts.map(\.tree))
            let merged = try history.merger(texts[0], texts[1], texts[2], .carried(.without(texts[2], in: history)))
                .merge()
            #expect(merged.conflicts.isEmpty == (expected != nil), "seed \(seed): \(merged.conflicts)")
            guard let expected, merged.conflicts.isEmpty else { continue }
            clean += 1
            #expect(try clone.agreement.store(merged.files) == expected, "seed \(seed)")
        }
        // The comparison says something on both sides.
        #expect(clean > count / 5 && clean < count - count / 5, "\(clean) of \(count) were clean")
    }
}

extension InForceMerger {
    /// For texts whose dates are all the same.
    static func without(_ text: Text, in history: History) -> InForceMerger {
        InForceMerger(
            text: text, old: history.current, new: history.current, ledger: history.ledger, today: history.current.time)
    }
}

extension SharedClone {
    /// The tree that stock git merges two trees to, which both began from the first; nil where it finds conflicts.
    fileprivate func stockMerge(_ trees: [ObjectID]) throws -> ObjectID? {
        let before = try git.run("commit-tree", "-m", "before", trees[0].description).text
        let sides = try trees.dropFirst().map { tree in
            try git.run("commit-tree", "-m", "side", "-p", before, tree.description).text
        }
        let merged = try git.run(["-c", "merge.renames=false", "merge-tree", "--write-tree"] + sides)
        try #require(merged.code == 0 || merged.code == 1, "\(merged.errors)")
        return merged.succeeded ? ObjectID(hex: merged.text) : nil
    }
}

/// Texts of a few files, and changes to them of the kinds that people make.
private struct RandomText {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

    /// A line that no other text has.
    private mutating func line() -> String {
        let words = ["the", "provider", "shall", "notify", "within", "hours", "of", "each", "month", "credit"]
        let count = 2 + number(6)
        return (0..<count).map { _ in words[number(words.count)] }.joined(separator: " ") + " \(number(1 << 30))"
    }

    var text: SampleText {
        mutating get {
            var text = SampleText.opening()
            text.inForce = "2026-02-01"
            for (index, name) in ["scope", "availability", "credits"].enumerated() {
                var lines = ["# \(name)"]
                for _ in 0..<(1 + number(8)) { lines += ["", line()] + (0..<number(3)).map { _ in line() } }
                text.files["clauses/0\(index + 1)0-\(name).en.md"] = lines.joined(separator: "\n") + "\n"
            }
            text.files["terms/fees.yaml"] = (0..<(2 + number(9))).map { _ in "- \(line())\n" }.joined()
            text.files["annexes/map.csv"] = (0..<(1 + number(5))).map { _ in "\(line())\n" }.joined()
            return text
        }
    }

    /// The text with some changes.
    mutating func edited(_ text: SampleText) -> SampleText {
        var text = text
        for _ in 0..<(1 + number(3)) { change(&text) }
        return text
    }

    private mutating func change(_ text: inout SampleText) {
        let paths = text.files.keys.filter { $0.hasPrefix("clauses/") || $0.hasPrefix("terms/") }.sorted()
        switch number(12) {
        case 0: text.files["clauses/040-new-\(number(3)).en.md"] = "# New\n\n\(line())\n"
        case 1: text.files[paths[number(paths.count)]] = nil
        case 2: text.files["annexes/map.csv"] = "\(line())\n"
        default: edit(paths[number(paths.count)], in: &text)
        }
    }

    private mutating func edit(_ path: String, in text: inout SampleText) {
        var lines = (text.files[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let place = number(max(1, lines.count - 1))
        let fresh = path.hasPrefix("terms/") ? "- \(line())" : line()
        switch number(4) {
        case 0: lines.insert(fresh, at: place)
        case 1 where lines.count > 3: lines.remove(at: place)
        case 2: lines.insert(contentsOf: [fresh] + (path.hasPrefix("terms/") ? [] : [""]), at: place)
        default: lines[place] = fresh
        }
        text.files[path] = lines.joined(separator: "\n")
    }
}
