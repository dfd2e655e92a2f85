import Agreements
import Testing

@testable import AgreementProfiles

@Suite struct FigureScannerTests {
    private func values(_ words: String, _ language: String) throws -> [Figure.Value] {
        FigureScanner.figures(in: Array(words.utf8), try #require(LanguageTag(language))).map(\.value)
    }

    @Test(arguments: [
        ("99,9 %", "99.9%"), ("99,90%", "99.9 percent"), ("99,9 persen", "99.9 per cent"),
        ("Rp25.000.000", "IDR 25,000,000"),
        ("Rp 25.000.000,50", "IDR25,000,000.5"), ("1 Juli 2026", "1 July 2026"), ("1 Juli 2026", "July 1, 2026"),
        ("17 Agustus 2026", "2026-08-17"), ("pukul 08.00", "at 8:00"), ("1.000 kali", "1,000 times"),
        ("2,5 jam", "2.5 hours"),
        ("EUR 750", "EUR 750"), ("30\u{00A0}hari", "30 days"), ("€1.000", "€1,000"), ("Pasal 1266", "Article 1266"),
        ("USD 5", "US$5"), ("US$ 5,50", "USD 5.50"), ("€ 5,50", "EUR 5.50"), ("£5", "GBP 5"),
        ("Rp. 25.000", "IDR 25,000"),
        ("RM5", "MYR 5"), ("$ 5", "$5"), ("1 Juli 2026", "1st of July 2026"), ("22 Juli 2026", "July 22nd, 2026"),
        ("3 Juli 2026", "3rd July 2026"), ("14.30", "2:30 pm"), ("14.30", "2.30 p.m."), ("00.30", "12:30 AM"),
        ("12.00", "12 pm"), ("09.05", "9:05am"),
    ])
    func whatTwoLanguagesWriteInTheirOwnWayIsTheSame(indonesian: String, english: String) throws {
        let (first, second) = (try values(indonesian, "id"), try values(english, "en"))
        #expect(first == second)
        #expect(first.count == 1, "\(first)")
    }

    @Test(arguments: [
        ("99,9 %", "99.5%"), ("99.9 %", "99.9%"), ("Rp25.000", "USD 25,000"), ("Rp25.000", "25,000"),
        ("1 Mei 2026", "1 March 2026"),
        ("08.00", "8.00"), ("1.000", "1.000"), ("14", "14%"), ("1 Juli 2026", "1 July 2027"),
        ("US$5", "S$5"), ("$5", "US$5"), ("14.30", "2:30 am"), ("14.30", "2:30"), ("2 Juli 2026", "1st of July 2026"),
        ("13.00", "13 pm"), ("Rp1.2.3", "USD 1.2.3"), ("1.2.3 %", "1.2.3"), ("14.30 %", "14:30"),
    ])
    func whatIsAnotherFigureIsNotTheSame(indonesian: String, english: String) throws {
        #expect(try values(indonesian, "id") != values(english, "en"))
    }

    @Test(arguments: [
        "SHA256", "ab12cd", "a1", "no figures", "", "%", "Rp", "IDR", ",", "€",
        "Juli 2026x".replacing("2026x", with: ""),
    ])
    func whatIsNoFigureIsNone(words: String) throws {
        #expect(try values(words, "id").isEmpty)
        #expect(try values(words, "en").isEmpty)
    }

    @Test func everyRangeIsWhereTheFigureStands() throws {
        let words = Array("Dari 1 Juli 2026 pukul 08.00, 99,9 % dari Rp12.500.000 dalam 30 hari.".utf8)
        let figures = FigureScanner.figures(in: words, try #require(LanguageTag("id")))
        #expect(
            figures.map { String(decoding: words[$0.range], as: UTF8.self) } == [
                "1 Juli 2026", "08.00", "99,9 %", "Rp12.500.000", "30",
            ])
    }

    /// Whatever bytes come, the scanner ends, and its ranges lie in order within them.
    @Test func noBytesStopIt() throws {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("0129.,:% ampmstofRp$USIDR€Julipersen-/\u{00A0}\u{202F}".utf8) + [0x80, 0xC2, 0xE2, 0xFF]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in alphabet.randomElement() ?? 0 }
            for language in ["id", "en", "de"] {
                let figures = FigureScanner.figures(in: bytes, try #require(LanguageTag(language)))
                var last = 0
                for figure in figures {
                    #expect(
                        figure.range.lowerBound >= last && figure.range.upperBound <= bytes.count
                            && !figure.range.isEmpty)
                    last = figure.range.upperBound
                }
            }
        }
    }
}
