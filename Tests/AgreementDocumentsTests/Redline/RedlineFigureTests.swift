import Testing

@testable import AgreementDocuments

@Suite("Figures change whole")
struct RedlineFigureTests {
    @Test(arguments: [
        ("99.9%", "99.95%"), ("99,9 %", "99,95 %"), ("Rp12.500.000", "Rp13.500.000"),
        ("Rp 12.500.000,-", "Rp 12.500.000,50"),
        ("IDR 12,500,000", "IDR 12,500,001"), ("IDR 5", "USD 5"), ("US$5", "US$6"), ("$1,000.00", "€1,000.00"),
        ("5 €", "6 €"),
        ("12.500 IDR", "12.500 USD"), ("1 July 2026", "2 July 2026"), ("1 Juli 2026", "1 Agustus 2026"),
        ("1st July", "3rd July"),
        ("July 1, 2026", "July 1, 2027"), ("May 2026", "June 2026"), ("2026-07-01", "2026-07-02"),
        ("2026-07-01T08:00:00+07:00", "2026-07-01T08:00:00+08:00"), ("08:00", "09:00"), ("08:00-17:00", "08:00-16:00"),
        ("-5", "+5"), ("−5 %", "−6 %"), ("24/7", "12/5"), ("500ms", "700ms"), ("P1", "P2"), ("v1.2", "v1.3"),
        ("٩٩٫٩٪", "٩٩٫٥٪"), ("1 يوليو 2026", "1 يناير 2026"), ("2026年7月1日", "2026年8月1日"), ("100元", "120元"), ("½", "¼"),
        ("12\u{202F}500\u{A0}€", "12\u{202F}600\u{A0}€"),
    ])
    func aFigureReadsAsOne(old: String, new: String) {
        let redline = Redline("Before \(old) after.\n", "Before \(new) after.\n")
        #expect(redline.plain() == "Before [-\(old)-]{+\(new)+} after.\n")
        let sentence = "Before \(new.split(whereSeparator: \.isWhitespace).joined(separator: " ")) after."
        #expect(said(redline) == [[old, new, "Before \(new) after.", sentence, "1"]])
    }

    @Test
    func figuresInUnspacedScriptsReadAsOne() {
        let redline = Redline("应在2026年7月1日前支付100元。\n", "应在2026年8月1日前支付120元。\n")
        #expect(redline.plain() == "应在[-2026年7月1日-]{+2026年8月1日+}前支付[-100元-]{+120元+}。\n")
    }

    @Test(arguments: [
        ("in 5 - 3 steps", "in 5 - 4 steps", "in 5 - [-3-]{+4+} steps"),
        ("Section 5. Fees", "Section 6. Fees", "Section [-5-]{+6+}. Fees"),
        ("a, 5, b", "a, 6, b", "a, [-5-]{+6+}, b"),
        ("you may 5 times", "you may 6 times", "you may [-5-]{+6+} times"),
        ("10-day", "12-day", "[-10-]{+12+}-day"),
        ("clause-5", "clause-6", "clause-[-5-]{+6+}"),
        ("(5)", "(6)", "([-5-]{+6+})"),
        ("at x/18%20s", "at x/19%20s", "at x/[-18-]{+19+}%20s"),
        ("at 5 $10", "at 6 $10", "at [-5-]{+6+} $10"),
        ("pay 5 THB later", "pay 5 usd later", "pay [-5 THB-]{+5 usd+} later"),
    ])
    func whatStandsBesideAFigureIsNotPartOfIt(old: String, new: String, expected: String) {
        let redline = Redline(old, new)
        if expected.contains("usd") {
            #expect(redline.figureChanges.map(\.old) == ["5 THB"])
        } else {
            #expect(redline.plain() == expected)
        }
    }

    @Test
    func severalFiguresInALineStaySeparate() {
        let redline = Redline("| uptime | 99.9% | 4h |\n", "| uptime | 99.95% | 2h |\n")
        #expect(redline.plain() == "| uptime | [-99.9%-]{+99.95%+} | [-4h-]{+2h+} |\n")
        let list = Redline("levels 99.9%, 4h\n", "levels 99.95%, 2h\n")
        #expect(list.plain() == "levels [-99.9%-]{+99.95%+}, [-4h-]{+2h+}\n")
    }

    @Test
    func addedAndRemovedFiguresNameTheirLine() {
        let redline = Redline("One.\nPay Rp5 now.\nEnd.\n", "One.\nPay now.\nEnd.\nCap: 7%\n")
        #expect(
            said(redline) == [
                ["Rp5", nil, "Pay Rp5 now.", "Pay Rp5 now.", "2"], [nil, "7%", "Cap: 7%", "Cap: 7%", "4"],
            ])
    }

    @Test
    func figuresThatARewrittenSentenceCarriesOnAreNoNews() {
        let redline = Redline(
            "The provider guarantees monthly availability of at least 99.9% to customers.\n",
            "Uptime, measured quarterly by an independent monitor, never falls below 99.9% nor 8 checks.\n")
        #expect(redline.figureChanges.map(\.old) == [nil])
        #expect(redline.figureChanges.map(\.new) == ["8"])
    }

    @Test(arguments: [
        ("within 30 days of notice", "within 30 hours of notice", "30 days", "30 hours"),
        ("dalam 30 hari sejak", "dalam 30 jam sejak", "30 hari", "30 jam"),
        ("within 30 days of notice", "within 30 business days of notice", "30 days", "30 business"),
    ])
    func aChangeOfUnitIsAChangeOfFigure(old: String, new: String, was: String, becomes: String) {
        let changes = Redline(old, new).figureChanges
        #expect(changes.map(\.old) == [was])
        #expect(changes.map(\.new) == [becomes])
    }

    @Test
    func figuresAreStyledApart() {
        let spans = Redline("pay Rp5 now\n", "pay Rp6 now\n").spans()
        #expect(spans.map(\.text) == ["pay ", "[-", "Rp5", "-]", "{+", "Rp6", "+}", " now\n"])
        #expect(
            spans.map(\.style) == [
                .kept, .removed, .removedFigure, .removed, .inserted, .insertedFigure, .inserted, .kept,
            ])
    }

    /// Each figure that changed: as it was and is, its line, its sentence, and the number of the line.
    private func said(_ redline: Redline) -> [[String?]] {
        redline.figureChanges.map { [$0.old, $0.new, $0.context, $0.sentence, "\($0.line)"] }
    }
}
