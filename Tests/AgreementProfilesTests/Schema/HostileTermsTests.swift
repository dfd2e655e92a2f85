import Agreements
import TestSupport
import Testing

@testable import AgreementProfiles

/// Terms that nobody would write by accident: each is answered with a place and a reason, and none with a crash.
@Suite struct HostileTermsTests {
    private static let path = "terms/services.yaml"

    private func faults(_ bytes: [UInt8], _ path: String = path) throws -> [TextFault] {
        switch StrictYAML.parse(bytes, path: path) {
        case .failure(let faults): return faults.all
        case .success(let value):
            let languages = try ["id", "en"].map { try #require(LanguageTag($0)) }
            let schema = try #require(FieldTables.schemas.first { $0.describes(path) })
            switch TermsReader.read(value, path: path, by: schema, in: languages) {
            case .success: return []
            case .failure(let faults): return faults.all
            }
        }
    }

    @Test(arguments: [
        String(repeating: "[", count: 5_000),
        String(repeating: "{a: ", count: 31) + "1" + String(repeating: "}", count: 31),
        String(repeating: "- ", count: 31) + "x", "services: &a [*a]", "services: !!map {}", "<<: {services: x}",
        "services: {", "services: \"\\u202E\"", "? [a]\n: b", "%YAML 1.1\n---\nservices: x",
        "services: x\n---\nservices: x",
        "services: []", "services: {}", "services: hosting", "services: [hosting]", "services: [[{}]]", "services:",
        "[]", "x", "",
        "services: [{id: \(String(repeating: "9", count: 100_000))}]", "services: [{id: hosting, id: hosting}]",
        "services: ~", "services: null\nsupport: no", "support: {calendar: 0x10, priorities: .inf}", "a: 1\nb: 2\nc: 3",
        "services:\n\t- id: x", "services: [{name: {id: {id: {id: x}}}}]",
        "services: [{objectives: [{target-percent: 1e999}]}]",
        "services: [{objectives: [{target-percent: -99.9}]}]",
        "services: [{objectives: [{target-percent: \(String(repeating: "1", count: 50_000))}]}]",
    ])
    func eachIsAnsweredWithAPlaceAndAReason(text: String) throws {
        let faults = try faults(Array(text.utf8))
        #expect(!faults.isEmpty)
        for fault in faults {
            #expect(fault.path == Self.path && !fault.message.isEmpty && fault.message.utf8.count < 2_000)
            #expect(fault.line ?? 1 >= 1)
        }
    }

    @Test func otherEncodingsAreNamed() throws {
        let text = "services: x\n"
        let encodings: [[UInt8]] = [
            [0xEF, 0xBB, 0xBF] + Array(text.utf8),
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
            Array("services: ".utf8) + [0xE9, 0x0A],
            Array(text.replacing("\n", with: "\r\n").utf8), [0], Array("services: caf\u{65}\u{301}\n".utf8),
        ]
        for bytes in encodings { #expect(try !faults(bytes).isEmpty, "\(bytes.prefix(8))") }
    }

    @Test func everyViolationIsSaidAtOnceInReadingOrder() throws {
        let faults = try faults(
            Array(
                """
                services:
                  - id: Hosting Web
                    name: Hosting
                    includes: []
                    objectives: [{id: a, indicator: speed, target-percent: "101", time-window: week, clock: always}]
                surprise: 1
                """.utf8))
        #expect(faults.map(\.line) == [1, 2, 3, 4, 5, 5, 5, 6], "\(faults)")
        #expect(faults[0].message == "`support` is missing in `terms/services.yaml`")
        #expect(faults[5].message.hasPrefix("`target-percent` is `101`; it must be a percentage from 0 to 100"))
        #expect(faults[5].hint?.hasPrefix("target-percent: ") == true)
    }

    /// A sound file, changed at random: refused with a reason, or read.
    @Test func noChangeOfASoundFileStopsTheReader() throws {
        var refused = 0
        for (path, content) in try DraftText().files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".yaml") {
            guard FieldTables.schemas.contains(where: { $0.describes(path) }) else { continue }
            for _ in 0..<60 {
                var bytes = Array(content.utf8)
                for _ in 0..<Int.random(in: 1...4) {
                    let place = Int.random(in: 0..<bytes.count)
                    switch Int.random(in: 0..<3) {
                    case 0: bytes[place] = UInt8.random(in: 0...255)
                    case 1: bytes.remove(at: place)
                    default: bytes.insert("[]{}:-,\"'&*!|>#\n 9".utf8.randomElement() ?? 0, at: place)
                    }
                }
                let faults = try faults(bytes, path)
                refused += faults.isEmpty ? 0 : 1
                for fault in faults { #expect(fault.path == path && !fault.message.isEmpty) }
            }
        }
        #expect(refused > 200)
    }

    /// Hostile prose and terms go through every check, not only through the reader.
    @Test func noChangeOfASoundTextStopsTheChecks() async throws {
        let sound = try DraftText()
        for _ in 0..<40 {
            var draft = sound
            for path in draft.files.keys.filter({ !$0.hasPrefix("parties") && $0 != "agreement.yaml" }).shuffled()
                .prefix(6)
            {
                var words = Array(draft.files[path] ?? "")
                for _ in 0..<3 {
                    words.insert(
                        contentsOf: ["[", "](", "**", "`", "\n", "99,9 %", "____", "#", ":", "-"].randomElement() ?? "",
                        at: Int.random(in: 0...words.count))
                }
                draft.files[path] = String(words)
            }
            // Some are no text at all; the rest are judged.
            _ = try? await SharedDesk.shared.findings(draft)
        }
    }
}
