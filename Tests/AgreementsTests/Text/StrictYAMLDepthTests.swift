import Agreements
import Dispatch
import Foundation
import Synchronization
import Testing

@Suite struct StrictYAMLDepthTests {
    private static let tooDeep = "lists and mappings are nested more than 32 levels deep here"

    private func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    /// Parses on a thread with 512 KiB of stack, the least any platform gives a thread by default.
    private func complaintsOnSmallStack(_ text: String) -> [String] {
        let box = Box()
        let finished = DispatchSemaphore(value: 0)
        let thread = Thread {
            let complaints = StrictYAML.parse(Array(text.utf8), path: "t").complaints
            box.content.withLock { $0 = complaints }
            finished.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
        finished.wait()
        return box.content.withLock { $0 }
    }

    private final class Box: Sendable {
        let content = Mutex<[String]>([])
    }

    @Test func thirtyTwoLevelsAreReadAndThirtyThreeRefused() {
        func lists(_ depth: Int) -> String { repeated("[", depth) + "a" + repeated("]", depth) }
        func items(_ depth: Int) -> String { repeated("- ", depth) + "a\n" }
        func steps(_ depth: Int) -> String {
            (0..<depth).map { repeated(" ", $0) + "k:\n" }.joined() + repeated(" ", depth) + "a\n"
        }
        #expect(complaintsOnSmallStack(lists(32)) == [])
        #expect(complaintsOnSmallStack(items(32)) == [])
        #expect(complaintsOnSmallStack(steps(32)) == [])
        #expect(complaintsOnSmallStack(lists(33)) == ["t:1:33: \(Self.tooDeep)"])
        #expect(complaintsOnSmallStack(items(33)) == ["t:1:65: \(Self.tooDeep)"])
        #expect(complaintsOnSmallStack(steps(33)) == ["t:33:33: \(Self.tooDeep)"])
    }

    @Test func shallowTextWithManyBracketsIsRead() {
        let text = "a: [" + repeated("{b: [c]},", 5_000) + "]\nd: |\n" + repeated(" ", 300) + "e\n"
        #expect(complaintsOnSmallStack(text) == [])
    }

    @Test func deepTextIsRefusedOnASmallStack() {
        let bombs: [(String, String)] = [
            (repeated("[", 100_000), "t:1:"),
            (repeated("{", 100_000), "t:1:"),
            (repeated("[", 900) + repeated("]", 900), "t:1:33: "),
            (repeated("[{a: ", 450) + "b" + repeated("}]", 450), "t:1:"),
            (repeated("[a: ", 900) + "b" + repeated("]", 900), "t:1:"),
            (repeated("- ", 100_000) + "a", "t:1:"),
            (repeated("- ", 900) + "a", "t:1:65: "),
            ((0..<1_400).map { repeated(" ", $0) + "a:\n" }.joined(), "t:1000:1000: "),
            ((0..<900).map { repeated(" ", $0) + "a:\n" }.joined() + repeated(" ", 900) + "b\n", "t:33:33: "),
            (
                (0..<400).map { repeated("   ", $0) + "a:\n" + repeated("   ", $0) + "- b:\n" }.joined()
                    + repeated("   ", 400) + "c\n", "t:22:33: "
            ),
            // As deep as it gets without a thread of its own.
            (
                (0..<24).map { repeated(" ", $0) + "a:\n" }.joined() + repeated(" ", 24) + repeated("[a: ", 24) + "b"
                    + repeated("]", 24), "t:25:"
            ),
        ]
        for (bomb, start) in bombs {
            let complaints = complaintsOnSmallStack(bomb)
            #expect(complaints.first?.hasPrefix(start) == true, "\(bomb.prefix(20)): \(complaints)")
            #expect(complaints.first?.hasSuffix(Self.tooDeep) == true, "\(bomb.prefix(20)): \(complaints)")
        }
    }

    @Test func keysInsideKeysAreRefusedBeforeTheyCostAnything() {
        let wide = "[" + repeated("a,", 100_000) + "]"
        for bomb in [
            repeated("? ", 100_000) + "a", repeated("? ", 500) + wide, "? " + repeated("- ? ", 400) + "a",
            repeated("[? ", 900) + "a" + repeated("]", 900),
        ] {
            let complaints = complaintsOnSmallStack(bomb)
            #expect(complaints.first?.hasSuffix("a key introduced by `?` is not allowed") == true, "\(complaints)")
        }
        let nested = "x:\n  " + repeated("{", 150) + "a" + repeated(": b}", 150) + ": c\n"
        #expect(
            complaintsOnSmallStack(nested).first?.hasSuffix("a key must be plain text, not a list or a mapping") == true
        )
    }

    @Test func aliasesOfAliasesAreRefusedBeforeTheyCostAnything() {
        var laughs = "a0: &a0 [lol]\n"
        for level in 1...30 {
            laughs +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
        }
        // As a key the tree would be hashed, item by item of what it stands for.
        let complaints = complaintsOnSmallStack(laughs + "b: {*a30 : c}\n")
        #expect(complaints.first == "t:1:5: a YAML anchor (`&`) is not allowed")
        #expect(complaints.count == 32)
    }

    @Test func directivesByTheThousandAreRefusedBeforeTheyCostAnything() {
        let tags = (0..<50_000).map { "%TAG !\($0)! tag:x\n" }.joined()
        for (text, line) in [(tags + "---\na: b\n", 1), ("a: b\n...\n" + tags + "---\nc: d\n", 3)] {
            let start = ContinuousClock.now
            #expect(complaintsOnSmallStack(text) == ["t:\(line):1: a YAML directive (`%`) is not allowed"])
            // A minute without the refusal.
            #expect(start.duration(to: .now) < .seconds(20))
        }
    }
}
