import Testing

@testable import AgreementDocuments

@Suite("A redline reads well")
struct RedlineReadingTests {
    @Test
    func wordsChangeWhole() {
        #expect(
            Redline("the quick fox jumps over\n", "the slow fox jumps over\n").plain()
                == "the [-quick-]{+slow+} fox jumps over\n")
        #expect(Redline("hak-hak pihak itu\n", "hak pihak itu\n").plain() == "[-hak-hak-]{+hak+} pihak itu\n")
        #expect(Redline("it doesn't apply\n", "it does apply\n").plain() == "it [-doesn't-]{+does+} apply\n")
    }

    @Test
    func aLoneSpaceOrCommaBetweenChangedWordsIsTakenIn() {
        #expect(
            Redline("we grant exclusive rights, forever, to them\n", "we grant limited licences, once, to them\n")
                .plain()
                == "we grant [-exclusive rights, forever-]{+limited licences, once+}, to them\n")
    }

    @Test
    func twoInsertionsDoNotInventARemoval() {
        let redline = Redline("the fee is due\n", "the monthly fee, if any, is due\n")
        #expect(redline.pieces.allSatisfy { if case .removed = $0 { false } else { true } })
    }

    @Test
    func neighbouringInsertionsAndRemovalsReadAsOne() {
        #expect(Redline("a c\n", "a b d c\n").plain() == "a {+b d +}c\n")
        #expect(
            Redline("asks GitHub cannot agree\n", "asks the Company cannot agree\n").plain()
                == "asks [-GitHub-]{+the Company+} cannot agree\n")
        #expect(
            Redline("document before\n", "document, and be sure you understand it, before\n").plain()
                == "document{+, and be sure you understand it,+} before\n")
    }

    @Test
    func aTextWrittenAnewIsShownWhole() {
        let old = "The provider keeps the service available around the clock for everybody.\n"
        let new = "Customers report every fault, in writing, to whoever holds duty; a reply follows.\n"
        #expect(
            Redline(old, new).pieces == [
                .removed(String(old.dropLast())), .inserted(String(new.dropLast())), .kept("\n"),
            ])
    }

    @Test
    func aParagraphInsertedBeforeAChangedOneIsNotMistakenForIt() {
        let old = "First.\n\nThe provider answers every ticket within a day.\n\nLast.\n"
        let new =
            "First.\n\nHolidays are listed separately below.\n\nThe provider answers every ticket within an hour.\n\nLast.\n"
        let plain = Redline(old, new).plain()
        #expect(plain.contains("The provider answers every ticket within [-a day-]{+an hour+}."))
    }

    @Test
    func unchangedLinesAreLeftOut() {
        let lines = (1...20).map { "Line number \($0) stays.\n" }
        var changed = lines
        changed[9] = "Line number 10 goes.\n"
        let redline = Redline(lines.joined(), changed.joined())
        #expect(
            redline.plain(context: 1) == """
                … 8 lines unchanged …
                Line number 9 stays.
                Line number 10 [-stays-]{+goes+}.
                Line number 11 stays.
                … 9 lines unchanged …

                """)
        #expect(redline.spans(context: 1).filter { $0.style == .elision }.count == 2)
    }

    @Test
    func aSingleUnchangedLineIsNotWorthLeavingOut() {
        let redline = Redline("a\nkeep\nb\nkeep\nc\n", "A\nkeep\nB\nkeep\nC\n")
        #expect(!redline.plain(context: 0).contains("unchanged"))
    }

    @Test
    func nothingButUnchangedLinesIsOneElision() {
        #expect(Redline("a\nb\nc", "a\nb\nc").plain(context: 3) == "… 3 lines unchanged …\n")
        #expect(Redline("", "").pieces.isEmpty)
    }

    @Test
    func markersInTheTextAreToldFromOurs() {
        #expect(Redline("see [-x-] here\n", "see [-x-] there\n").plain() == "see \\[-x-] [-here-]{+there+}\n")
        #expect(Redline("a \\", "a \\ b").plain() == "a \\\\{+ b+}")
        #expect(Redline("x-]", "").plain() == "[-x\\-]-]")
        #expect(Redline("", "C:\\").plain() == "{+C:\\\\+}")
    }

    @Test
    func unspacedScriptsChangeByCharacter() {
        #expect(Redline("服务提供方应当负责\n", "服务提供商应当负责\n").plain() == "服务提供[-方-]{+商+}应当负责\n")
        #expect(Redline("ผู้ให้บริการ\n", "ผู้รับบริการ\n").plain().hasPrefix("ผู้[-"))
    }
}
