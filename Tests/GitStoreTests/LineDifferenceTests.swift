import GitStore
import Testing

@Suite struct LineDifferenceTests {
    init() throws { try #require(Sandbox.isHermetic) }

    func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        for byte in bytes {
            line.append(byte)
            guard byte == UInt8(ascii: "\n") else { continue }
            lines.append(line)
            line = []
        }
        return line.isEmpty ? lines : lines + [line]
    }

    func apply(_ hunks: [LineDifference.Hunk], from old: [UInt8], to new: [UInt8]) -> [UInt8] {
        var result = lines(old)
        let new = lines(new)
        for hunk in hunks.reversed() { result.replaceSubrange(hunk.old, with: new[hunk.new]) }
        return Array(result.joined())
    }

    /// Texts of few distinct lines, so that many repeat; some without a final line end, some with NUL or CR.
    func text(_ random: inout Seeded) -> [UInt8] {
        let choices: [[UInt8]] = [[97, 10], [98, 10], [10], [99, 0, 10], [100, 13, 10], [0xff, 10]]
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            bytes += choices[Int.random(in: 0..<choices.count, using: &random)]
        }
        return Bool.random(using: &random) ? bytes : bytes + [122]
    }

    @Test func applyingTheHunksGivesTheNewText() throws {
        var random = Seeded(state: 42)
        for _ in 0..<2000 {
            let (old, new) = (text(&random), text(&random))
            let hunks = try LineDifference.hunks(from: old, to: new)
            #expect(apply(hunks, from: old, to: new) == new)
            #expect(hunks.isEmpty == (old == new))
            // In order, apart from each other, and none that says nothing.
            for (one, next) in zip(hunks, hunks.dropFirst()) {
                #expect(one.old.upperBound <= next.old.lowerBound && one.new.upperBound <= next.new.lowerBound)
            }
            #expect(hunks.allSatisfy { !$0.old.isEmpty || !$0.new.isEmpty })
        }
    }

    @Test func hunksAreThoseThatGitDiffShows() throws {
        let sandbox = try Sandbox()
        var random = Seeded(state: 7)
        for _ in 0..<12 {
            let (old, new) = (text(&random), text(&random))
            try sandbox.write(
                String(decoding: old.map { $0 == 0 || $0 > 127 ? 35 : $0 }, as: UTF8.self), to: "old", in: "")
            try sandbox.write(
                String(decoding: new.map { $0 == 0 || $0 > 127 ? 35 : $0 }, as: UTF8.self), to: "new", in: "")
            let arguments = ["diff", "--no-index", "--no-indent-heuristic", "-U0", "--text", "old", "new"]
            let expected = try sandbox.run(arguments, in: "").lines.filter { $0.hasPrefix("@@ ") }
            let found = try LineDifference.hunks(
                from: old.map { $0 == 0 || $0 > 127 ? 35 : $0 }, to: new.map { $0 == 0 || $0 > 127 ? 35 : $0 })
            #expect(found.map { "@@ -\(header($0.old)) +\(header($0.new)) @@" } == expected.map(withoutSection))
        }
    }

    private func header(_ range: Range<Int>) -> String {
        let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
        return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
    }

    /// Git repeats a line of context after the second @@.
    private func withoutSection(_ line: String) -> String {
        line.split(separator: " ", omittingEmptySubsequences: false).prefix(4).joined(separator: " ")
    }

    @Test func theEndsOfTextsCount() throws {
        func hunks(_ old: String, _ new: String) throws -> [LineDifference.Hunk] {
            try LineDifference.hunks(from: Array(old.utf8), to: Array(new.utf8))
        }
        #expect(try hunks("", "").isEmpty)
        #expect(try hunks("", "a\n") == [.init(old: 0..<0, new: 0..<1)])
        #expect(try hunks("a\n", "") == [.init(old: 0..<1, new: 0..<0)])
        #expect(try hunks("a\n", "a") == [.init(old: 0..<1, new: 0..<1)])
        #expect(try hunks("a\nb\n", "a\nx\nb\n") == [.init(old: 1..<1, new: 1..<2)])
        #expect(try hunks("a\nb\n", "a\nb\nc") == [.init(old: 2..<2, new: 2..<3)])
    }
}
