import Agreements
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
        "# Fees\n\nThe fee of the service is due each month.\n\n| level | value |\n|---|---|\n| uptime | 99.9% |\n",
        "| level | value |\n|---|---|\n| uptime | 99% |\n\nThe fee of the service is due each month.\n\n# Fees\n",
        "A marker [>1 to line 2]\n and {<1 from line 3:\nThe fee of the service is due.\n<} \\<}\n",
        "The fee of the service is due.\n{<1 from line 9:\nA marker [>1 to line 2]\n\\[>\n<}\n",
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

    @Test(arguments: 0..<60)
    func randomEditsComeBackByteForByte(seed: Int) {
        var texts = RandomTexts(seed: seed)
        let (before, after) = texts.pair()
        let redline = Redline(before, after)
        #expect(Array(redline.old.utf8) == Array(before.utf8))
        #expect(Array(redline.new.utf8) == Array(after.utf8))
        let (oldRead, newRead) = readBack(redline.plain())
        #expect(oldRead == Array(before.utf8))
        #expect(newRead == Array(after.utf8))
        #expect(redline.spans(context: 1).map(\.text).joined() == redline.plain(context: 1))
        #expect(redline.figureRanges.count == redline.pieces.count)
    }

    @Test(arguments: 0..<60)
    func aMovedBlockIsTheSameOnBothSides(seed: Int) {
        var texts = RandomTexts(seed: seed)
        let (before, after) = texts.pair()
        let redline = Redline(before, after)
        let numbers = Dictionary(grouping: redline.moves) { $0.value.number }
        for (_, pair) in numbers {
            #expect(pair.count == 2)
            #expect(Set(pair.map { redline.pieces[$0.key].text }).count == 1)
            for (index, move) in pair {
                let (text, line) =
                    if case .removed = redline.pieces[index] { (before, move.oldLine) } else { (after, move.newLine) }
                let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
                let block = lines[(line - 1)..<(line - 1 + move.lineCount)].map { Array($0) + [10] }.flatMap { $0 }
                #expect(Array(redline.pieces[index].text.utf8) == block)
            }
        }
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

    /// 1 MiB each, by git's own difference: what grew with the square of the length would take hours.
    @Test(arguments: LongText.allCases)
    func aMebibyteIsComparedInSeconds(kind: LongText) throws {
        let (old, new) = kind.pair
        #expect(old.utf8.count > 1 << 20)
        let clock = ContinuousClock()
        var redline: Redline?
        let elapsed = try clock.measure {
            redline = try Redline(from: old, to: new, difference: TextDifference.hunks)
            _ = redline?.plain(context: 2)
            _ = HTMLNode.make(.div, redline?.nodes(isProse: true, in: .english) ?? []).markup
        }
        #expect(redline?.old.utf8.elementsEqual(old.utf8) == true)
        #expect(redline?.new.utf8.elementsEqual(new.utf8) == true)
        #expect(elapsed < .seconds(60))
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
