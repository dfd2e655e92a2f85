import Testing

@testable import AgreementDocuments

@Suite("Text from a repository is shown, not obeyed")
struct SanitizerTests {
    @Test(arguments: [
        ("\u{1B}[31mred", "‹U+001B›[31mred"), ("a\u{9B}31m", "a‹U+009B›31m"), ("bell\u{7}", "bell‹U+0007›"),
        ("del\u{7F}", "del‹U+007F›"), ("a\rb", "a‹U+000D›b"), ("a\tb", "a‹U+0009›b"), ("a\r\nb", "a‹U+000D›\nb"),
        ("\u{0}", "‹U+0000›"),
        ("abc\u{202E}fed", "abc‹U+202E›fed"), ("a\u{2066}b\u{2069}", "a‹U+2066›b‹U+2069›"),
        ("a\u{200F}b", "a‹U+200F›b"),
        ("pay\u{200B}ment", "pay‹U+200B›ment"), ("pay\u{200D}ment", "pay‹U+200D›ment"), ("a\u{FEFF}b", "a‹U+FEFF›b"),
        ("a\u{AD}b", "a‹U+00AD›b"), ("a\u{2028}b", "a‹U+2028›b"), ("a\u{E0041}b", "a‹U+E0041›b"),
        ("a\u{3164}b", "a‹U+3164›b"),
        ("a\u{2800}b", "a‹U+2800›b"), ("a\u{E000}b", "a‹U+E000›b"), ("a\u{FE0F}b", "a‹U+FE0F›b"),
        ("a\u{34F}b", "a‹U+034F›b"),
        ("\u{301}x", "‹U+0301›x"), ("a\u{2003}b", "a‹U+2003›b"), ("字\u{FE01}\u{FE02}", "字\u{FE01}‹U+FE02›"),
    ])
    func whatIsNotSeenIsNamed(text: String, shown: String) {
        #expect(Array(Sanitizer.visible(text).unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test(arguments: [
        "plain\nlines and  spaces", "ketersediaan 99,9\u{A0}%", "مقدم الخدمة ٩٩٫٩٪", "می\u{200C}خواهم",
        "क\u{94D}\u{200D}ष", "服务　水平",
        "cafe\u{301}", "👩‍👩‍👧‍👦 ❤\u{FE0F} 🇮🇩", "葛\u{E0100}", "\u{600}12",
    ])
    func readableTextIsLeftAlone(text: String) {
        #expect(Array(Sanitizer.visible(text).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test
    func oneLineStaysOneLine() {
        #expect(Sanitizer.visibleLine("a\nhint: run it") == "a‹U+000A›hint: run it")
        #expect(Sanitizer.visible("a\nb") == "a\nb")
    }

    @Test
    func aPileOfMarksIsCutShort() {
        let pile = "a" + String(repeating: "\u{301}", count: 12)
        let shown = Sanitizer.visible(pile)
        #expect(shown.unicodeScalars.filter { $0 == "\u{301}" }.count == 8)
        #expect(shown.hasSuffix("‹U+0301›‹U+0301›‹U+0301›‹U+0301›"))
    }

    @Test
    func everyControlIsNamed() {
        for value in UInt32(0)...0x9F where !(0x20...0x7E).contains(value) && value != 0x0A {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(Sanitizer.visible(String(scalar)).hasPrefix("‹U+00"))
        }
    }
}
