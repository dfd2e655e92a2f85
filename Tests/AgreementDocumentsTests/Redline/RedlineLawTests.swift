import Testing

@testable import AgreementDocuments

@Suite("A redline loses and invents nothing")
struct RedlineLawTests {
    static let texts = [
        "",
        "\n",
        "no line end",
        "Penyedia menjamin ketersediaan 99,9 % setiap bulan.\nPelanggan membayar Rp12.500.000,- per bulan.\n",
        "Penyedia menjamin ketersediaan 99,95 % setiap kuartal.\n\nPelanggan membayar Rp13.000.000,- di muka.\n",
        "يلتزم مقدم الخدمة بنسبة توافر ٩٩٫٩٪ شهريًا.\nيبدأ في 1 يوليو 2026.\n",
        "يلتزم مقدم الخدمة بنسبة توافر ٩٩٫٥٪ سنويًا.\nيبدأ في 1 يناير 2027.\n",
        "甲方应当在2026年7月1日前支付100元。\n",
        "甲方须在2026年8月1日之前支付120元。\n\n乙方应当确认。",
        "cafe\u{301} re\u{301}sume\u{301} e\u{301}\u{323}\n",
        "caf\u{e9} resume\u{301} e\u{323}\u{301}\n",
        "| level | value |\r\n|---|---|\r\n| uptime | 99.9% |\r\n| reply | 4 h |\r\n",
        "| level | value |\r\n|---|---|\n| uptime | 99.95% |\r\n| reply | 2 h |\r\r\n",
        "A marker [-here-] and {+there+}, a \\ and \\[- and \\\\-] at the end \\",
        "\u{301}starts with a mark 👩‍👩‍👧‍👦 🇮🇩 🇸🇬\n\t\ttabs  and   spaces \n",
    ]

    @Test(arguments: texts, texts)
    func bothVersionsComeBackByteForByte(old: String, new: String) throws {
        let redline = Redline(old, new)
        #expect(Array(redline.old.utf8) == Array(old.utf8))
        #expect(Array(redline.new.utf8) == Array(new.utf8))
        #expect(redline.isUnchanged == (Array(old.utf8) == Array(new.utf8)))
        let (oldRead, newRead) = readBack(redline.plain())
        #expect(oldRead == Array(old.utf8))
        #expect(newRead == Array(new.utf8))
    }

    @Test(arguments: 0..<40)
    func randomEditsComeBackByteForByte(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        let words = [
            "pihak", " ", " ", "\n", "\n\n", ",", "99.9%", "Rp12.500.000", "e\u{301}", "\u{301}", "服", "务", "\r\n",
            "\r", "|",
            "[-", "-]", "{+", "+}", "\\", "1 July 2026", "-", "]", "+", "}", "[", "{", "مقدم", "5", "\t", "👩‍👧", "the",
        ]
        func text() -> [String] {
            (0..<Int.random(in: 0..<60, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }
        }
        let old = text()
        var new = old
        for _ in 0..<Int.random(in: 0..<8, using: &generator) {
            let place = Int.random(in: 0...new.count, using: &generator)
            if Bool.random(using: &generator), place < new.count {
                new.remove(at: place)
            } else {
                new.insert(contentsOf: text().prefix(4), at: place)
            }
        }
        let (before, after) = (old.joined(), new.joined())
        let redline = Redline(before, after)
        #expect(Array(redline.old.utf8) == Array(before.utf8))
        #expect(Array(redline.new.utf8) == Array(after.utf8))
        let (oldRead, newRead) = readBack(redline.plain())
        #expect(oldRead == Array(before.utf8))
        #expect(newRead == Array(after.utf8))
        #expect(redline.spans(context: 1).map(\.text).joined() == redline.plain(context: 1))
    }

    @Test
    func aCharacterIsNeverSplit() {
        let redline = Redline("re\u{301}sume\u{301} x\n", "re\u{301}sume x\n")
        #expect(redline.pieces == [.removed("re\u{301}sume\u{301}"), .inserted("re\u{301}sume"), .kept(" x\n")])
        let family = Redline("a 👩‍👩‍👧‍👦 b\n", "a 👩‍👩‍👧 b\n")
        #expect(family.pieces == [.kept("a "), .removed("👩‍👩‍👧‍👦"), .inserted("👩‍👩‍👧"), .kept(" b\n")])
    }

    @Test
    func textsThatOnlyLookAlikeAreDifferent() {
        // Swift calls these strings equal; their bytes are not, and bytes are what is signed.
        let redline = Redline("caf\u{e9}\n", "cafe\u{301}\n")
        #expect(!redline.isUnchanged)
        #expect(redline.pieces.count == 3)
    }

    @Test(
        arguments: [
            [(0..<1, 0..<0)], [(0..<99, 0..<1)], [], [(3..<4, 3..<4), (0..<1, 0..<1)], [(1..<1, 0..<5)],
        ] as [[Redline.Hunk]])
    func aDifferenceThatDoesNotFitIsNotBelieved(hunks: [Redline.Hunk]) {
        let (old, new) = ("a\nb c\nd\ne f g\n", "x\nb z\nd\ne g\ny\n")
        let redline = Redline(from: old, to: new) { _, _ in hunks }
        #expect(redline.old == old)
        #expect(redline.new == new)
    }

    @Test
    func anErrorOfTheDifferenceIsPassedOn() {
        struct Unavailable: Error {}
        #expect(throws: Unavailable.self) {
            try Redline(from: "a\nb\nc\n", to: "b\nx\na\n") { _, _ throws(Unavailable) in throw Unavailable() }
        }
    }

    @Test
    func aRunOfChangesBeyondTheLimitIsShownByLines() {
        let redline = Redline(
            from: "one two three\nsame\n", to: "one 2 three\nsame\n", limit: 4, difference: standardDifference)
        #expect(redline.pieces == [.removed("one two three\n"), .inserted("one 2 three\n"), .kept("same\n")])
    }

    @Test
    func aLongTextIsComparedInReasonableTime() {
        let lines = (0..<20_000).map { "Clause \($0): the provider shall answer within \($0 % 24) hours of notice.\n" }
        var changed = lines
        for index in stride(from: 0, to: lines.count, by: 400) {
            changed[index] = "Clause \(index): the provider may rest.\n"
        }
        let clock = ContinuousClock()
        let (old, new) = (lines.joined(), changed.joined())
        var redline: Redline?
        let elapsed = clock.measure { redline = Redline(old, new) }
        #expect(redline?.new == new)
        #expect(elapsed < .seconds(30))
    }
}

/// Reads a plain redline back as its documentation says, for both versions.
private func readBack(_ plain: String) -> (old: [UInt8], new: [UInt8]) {
    enum State { case kept, removed, inserted }
    let bytes = Array(plain.utf8)
    var (old, new): ([UInt8], [UInt8]) = ([], [])
    var state = State.kept
    func markers() -> [([UInt8], State)] {
        switch state {
        case .kept: [(Array("[-".utf8), .removed), (Array("{+".utf8), .inserted)]
        case .removed: [(Array("-]".utf8), .kept)]
        case .inserted: [(Array("+}".utf8), .kept)]
        }
    }
    func add(_ text: some Sequence<UInt8>) {
        let text = Array(text)
        if state != .inserted { old += text }
        if state != .removed { new += text }
    }
    var index = 0
    while index < bytes.count {
        let run = bytes[index...].prefix { $0 == UInt8(ascii: "\\") }.count
        let marker = markers().first { bytes[(index + run)...].starts(with: $0.0) }
        guard let marker else {
            add(bytes[index..<index + max(1, run)])
            index += max(1, run)
            continue
        }
        add(repeatElement(UInt8(ascii: "\\"), count: run / 2))
        if run % 2 == 1 { add(marker.0) } else { state = marker.1 }
        index += run + 2
    }
    return (old, new)
}
