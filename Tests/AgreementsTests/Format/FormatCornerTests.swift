import GitStore
import TestSupport
import Testing

@testable import Agreements

/// Corners of `docs/format.md` in which a second implementation would easily answer otherwise.
@Suite struct FormatCornerTests {
    @Test(arguments: [
        "SystemV/EST5", "Etc/Unknown", "Asia/JAKARTA", "asia/Jakarta", "WIB", "EST", "GMT+7", "UTC+7", "",
    ])
    func aZoneThatTheIANADatabaseDoesNotSpellSoIsNone(name: String) {
        #expect(AgreementZone(identifier: name) == nil)
    }

    @Test(arguments: ["UTC", "Asia/Jakarta", "America/Argentina/Buenos_Aires", "Etc/GMT+7"])
    func aZoneOfTheIANADatabaseIsOne(name: String) {
        #expect(AgreementZone(identifier: name)?.identifier == name)
    }

    @Test func aMarkBehindThePlaceholderDoesNotHideIt() throws {
        let declaration = try declaration(consent: "Ik aanvaard dit namens {party}\u{301} als de overeenkomst.")
        let wording = ActWording.of(
            .accept, declaration: declaration, amendment: AmendmentName("acme/a"), partyName: "B.V. Zee",
            fingerprint: "")
        #expect(wording?.subject == "Accept acme/a")
        #expect(wording?.body == "Ik aanvaard dit namens B.V. Zee\u{301} als de overeenkomst.")
    }

    @Test(arguments: ["Geen partij.", "{party} en {party}", "{party} {", "# {party}", "--- {party}", "act : {party}"])
    func aSentenceThatCouldBeReadOtherwiseIsRefused(sentence: String) {
        #expect(throws: TextFaults.self) { try declaration(consent: sentence) }
    }

    @Test func wordsArePartedAtSpacesAlone() {
        // A mark behind a space makes one character of both for Swift; a no-break space parts nothing.
        let long = String(repeating: "x", count: 75)
        #expect(ActWording.fill("\(long) \u{301}y") == "\(long)\n\u{301}y")
        #expect(ActWording.fill("\(long)\u{A0}y z") == "\(long)\u{A0}y\nz")
        #expect(ActWording.fill("a  b") == "a b")
        #expect(ActWording.fill(String(repeating: "é", count: 76) + " b").contains("\n"))
        #expect(!ActWording.fill(String(repeating: "é", count: 74) + " b").contains("\n"))
    }

    @Test(arguments: [("Act: x", true), ("ACT : x", true), ("Acts: x", false), (" Act: x", false), ("Re:x", true)])
    func aLineIsReservedByItsBytesBeforeTheColon(line: String, isReserved: Bool) {
        #expect((ActMessage.reservedLineFault(in: line) != nil) == isReserved)
        #expect((ActMessage.reservedLineFault(in: line.replacing(":", with: ":\u{301}")) != nil) == isReserved)
    }

    @Test(arguments: ["#", "#\u{20E3} one", "---\u{301}", "--- x"])
    func aLineThatOthersCutOffIsReservedWhateverMarkFollows(line: String) {
        #expect(ActMessage.reservedLineFault(in: line) != nil)
    }

    private func declaration(consent: String) throws -> Declaration {
        let source = """
            format: countersign/1
            profile: general/1
            title: {nl: Overeenkomst}
            languages: [nl]
            prevailing: nl
            time-zone: Europe/Amsterdam
            signing: {each-party: 1}
            consent: "\(consent)"

            """
        return try Declaration.read(Array(source.utf8)).get()
    }
}
