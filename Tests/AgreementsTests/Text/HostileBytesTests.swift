import Agreements
import TestSupport
import Testing

@Suite struct HostileBytesTests {
    private static let places = ["agreement.yaml", "parties/a.yaml", "clauses/010-a.id.md", "terms/a.yaml"]

    /// Reads `bytes` in every way there is; what they say does not matter, and what is accepted has one meaning.
    private func readInEveryWay(_ bytes: [UInt8]) throws {
        for path in Self.places {
            let place = try #require(TextPlace(path: path))
            let faults = ContentCheck.faults(in: bytes, at: place)
            #expect(faults.count <= TextFaults.limit)
            #expect(faults.allSatisfy { $0.path == path && ($0.line ?? 1) >= 1 && ($0.column ?? 1) >= 1 })
        }
        _ = Declaration.formatLine(bytes)
        if case .success(let declaration) = Declaration.read(bytes) {
            #expect(declaration.languages.contains(declaration.prevailing))
        }
        _ = Party.read(bytes, id: try #require(PartyID("a")))
    }

    @Test func randomBytesAreRefusedOrRead() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            try readInEveryWay(
                (0..<Int.random(in: 0...80, using: &random)).map { _ in UInt8.random(in: .min ... .max, using: &random)
                })
        }
    }

    @Test func randomYAMLSignsAreRefusedOrRead() throws {
        var random = SeededGenerator(seed: 2)
        let signs = [
            "a", "b: ", "- ", "? ", ": ", "[", "]", "{", "}", ",", "\n", "\n  ", "\n    ", "&x ", "*x", "!", "!!str ",
            "'", "\"",
            "|", ">", "#", "%", "---", "...", "<<: ", "é", "\\", "@", "\u{E000}", "~", "\t",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in signs.randomElement(using: &random) ?? ""
            }
            try readInEveryWay(Array(text.joined().utf8))
        }
    }

    @Test func damagedTextsAreRefusedOrRead() throws {
        var random = SeededGenerator(seed: 3)
        for sample in [TextSamples.agreement, TextSamples.party] {
            for _ in 0..<400 {
                var bytes = Array(sample.utf8)
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    let index = Int.random(in: bytes.indices, using: &random)
                    switch Int.random(in: 0...3, using: &random) {
                    case 0: bytes.remove(at: index)
                    case 1: bytes.insert(Array("[]{}:,?*&!'\"\n -#".utf8).randomElement(using: &random) ?? 0, at: index)
                    case 2: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
                    default: bytes.removeSubrange(index..<min(bytes.count, index + 40))
                    }
                }
                try readInEveryWay(bytes)
            }
        }
    }
}
