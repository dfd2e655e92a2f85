import Agreements
import Testing

@Suite struct ContentCheckTests {
    private func complaints(_ path: String, _ bytes: [UInt8]) throws -> [String] {
        let place = try #require(TextPlace(path: path))
        return ContentCheck.faults(in: bytes, at: place).map(\.description)
    }

    private func complaints(_ path: String, _ text: String) throws -> [String] {
        try complaints(path, Array(text.utf8))
    }

    private static let clause = "clauses/010-a.id.md"

    @Test func proseMayHoldAnyScriptAndTheMarksItNeeds() throws {
        let text = "# Ruang lingkup\n\n\tSūtra — 範囲 نطاق‌ها क्‍ष שלום\u{200F} a\u{200E} 👩‍💻 ✔\u{FE0F} \u{E000}\n"
        #expect(try complaints(Self.clause, text) == [])
    }

    @Test(
        arguments: [
            (0xAD, "a soft hyphen"), (0x34F, "an invisible joiner"),
            (0x61C, "an Arabic letter mark"), (0x115F, "an invisible Hangul filler"),
            (0x1160, "an invisible Hangul filler"), (0x3164, "an invisible Hangul filler"),
            (0xFFA0, "an invisible Hangul filler"), (0x17B4, "an invisible Khmer vowel"),
            (0x180E, "a Mongolian vowel separator"), (0x200B, "a zero-width space"),
            (0x2028, "a Unicode line or paragraph separator"),
            (0x2029, "a Unicode line or paragraph separator"),
            (0x202A, "a control that reorders text"), (0x202E, "a control that reorders text"),
            (0x2066, "a control that reorders text"), (0x2069, "a control that reorders text"),
            (0x2060, "a word joiner"), (0x2061, "an invisible operator"),
            (0x2064, "an invisible operator"), (0x206A, "a deprecated format control"),
            (0xFEFF, "a byte order mark"), (0xFFF9, "an interlinear annotation control"),
            (0x1BCA0, "an invisible shorthand control"), (0x1D173, "an invisible musical control"),
            (0xE0001, "an invisible tag character"), (0xE007F, "an invisible tag character"),
            (0xE0080, "an invisible character without a meaning"),
            (0xE0FFF, "an invisible character without a meaning"),
            (0x0, "a control character"), (0x1B, "a control character"),
            (0x7F, "a control character"), (0x85, "a control character"),
            (0x9B, "a control character"), (0xD, "a carriage return"),
            (0xFFFE, "a code point that is no character"),
            (0xFDD0, "a code point that is no character"),
            (0x10FFFF, "a code point that is no character"),
        ] as [(UInt32, String)])
    func whatNobodySeesIsRefusedWhereItStands(codePoint: UInt32, name: String) throws {
        let character = String(try #require(Unicode.Scalar(codePoint)))
        let digits = String(codePoint, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let complaint = "\(name) (U+\(padded)) is not allowed in a text"
        #expect(try complaints(Self.clause, "a\n意é\(character)b\n") == ["\(Self.clause):2:3: \(complaint)"])
        #expect(try complaints("terms/a.yaml", "a: b\n# é\(character)b\n") == ["terms/a.yaml:2:4: \(complaint)"])
    }

    @Test func everyUnseenCharacterIsReportedAndLineEndsOnlyOnce() throws {
        #expect(
            try complaints(Self.clause, "a\u{200B}\r\nb\u{200B}\r\n") == [
                "\(Self.clause):1:2: a zero-width space (U+200B) is not allowed in a text",
                "\(Self.clause):1:3: a carriage return (U+000D) is not allowed in a text",
                "\(Self.clause):2:2: a zero-width space (U+200B) is not allowed in a text",
            ])
        #expect(try complaints(Self.clause, String(repeating: "\u{200B}", count: 500_00)).count == TextFaults.limit)
    }

    @Test func textThatIsNotInFormCIsRefusedWhereItDiffers() throws {
        let complaint = "this text is not in Unicode normalization form C (NFC)"
        #expect(try complaints(Self.clause, "caf\u{E9}\n") == [])
        #expect(
            try complaints(Self.clause, "caf\u{E9} cafe\u{301}\nb\nA\u{30A}") == [
                "\(Self.clause):1:9: \(complaint)", "\(Self.clause):3:1: \(complaint)",
            ])
        #expect(try complaints(Self.clause, "x\u{212B}\n") == ["\(Self.clause):1:2: \(complaint)"])
    }

    @Test(
        arguments: [
            [0x61, 0x0A, 0x62, 0xFF], [0x61, 0x0A, 0x62, 0xC3], [0x61, 0x0A, 0x62, 0xC0, 0xAF],
            [0x61, 0x0A, 0x62, 0xED, 0xA0, 0x80], [0x61, 0x0A, 0x62, 0xF4, 0x90, 0x80, 0x80],
        ] as [[UInt8]])
    func bytesThatAreNotUTF8AreRefusedWhereTheyStand(bytes: [UInt8]) throws {
        #expect(try complaints(Self.clause, bytes) == ["\(Self.clause):2:2: these bytes are not UTF-8"])
    }

    @Test func yamlHasNoTabsAndNoPrivateCharacters() throws {
        #expect(
            try complaints("terms/a.yaml", "a: b\n\tc: é\u{E000}\n") == [
                "terms/a.yaml:2:1: a tab (U+0009) is not allowed in YAML",
                "terms/a.yaml:2:6: a character for private use (U+E000) is not allowed in YAML",
            ])
    }

    @Test(arguments: ["terms/a.yaml", "calendars/a.yaml", "parties/a.yaml", "agreement.yaml"])
    func everyYAMLFileIsReadStrictly(path: String) throws {
        #expect(try complaints(path, "a: [no, 99.90]\n") == [])
        #expect(try complaints(path, "a: &b c\n") == ["\(path):1:4: a YAML anchor (`&`) is not allowed"])
        #expect(try complaints(path, "") == ["\(path):1:1: the file is empty"])
    }

    @Test func proseWithoutAWordIsRefused() throws {
        #expect(try complaints(Self.clause, "") == ["\(Self.clause):1:1: the file is empty"])
        #expect(try complaints(Self.clause, " \n\t\n") == ["\(Self.clause):1:1: the file is empty"])
        #expect(try complaints(Self.clause, "a") == [])
    }

    @Test func annexesAreNotLookedInto() throws {
        #expect(try complaints("annexes/a.pdf", [0xFF, 0x00, 0x0D]) == [])
        #expect(try complaints("annexes/a.pdf", []) == [])
    }

    @Test func filesAreLimitedInSize() throws {
        let mebibyte = Array(repeating: UInt8(ascii: "a"), count: 1 << 20)
        #expect(try complaints(Self.clause, mebibyte) == [])
        #expect(
            try complaints(Self.clause, mebibyte + [0x61]) == [
                "\(Self.clause): the file has 1048577 bytes; at most 1 MiB is allowed here"
            ])
        #expect(try complaints("annexes/a.pdf", mebibyte + [0x61]) == [])
        #expect(
            try complaints("annexes/a.pdf", Array(repeating: 0, count: (16 << 20) + 1)) == [
                "annexes/a.pdf: the file has 16777217 bytes; at most 16 MiB is allowed here"
            ])
    }
}
