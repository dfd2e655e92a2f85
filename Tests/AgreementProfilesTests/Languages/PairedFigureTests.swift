import Agreements
import Testing

@testable import AgreementProfiles

@Suite struct PairedFigureTests {
    private func unmatched(_ indonesian: String, _ english: String) throws -> [String] {
        let (here, there) = PairedFigure.unmatched(
            PairedFigure.all(in: Array(indonesian.utf8), try #require(LanguageTag("id"))),
            PairedFigure.all(in: Array(english.utf8), try #require(LanguageTag("en"))))
        return (here + there).map(\.shown)
    }

    @Test(arguments: [
        ("TLS 1.2 digunakan", "TLS 1.2 is used"), ("klausul 5.2", "clause 5.2"), ("lampiran 1.1", "annex 1.1"),
        ("klausul 5.10 dan 1.2.3", "clauses 5.10 and 1.2.3"), ("alamat 192.168.1.1", "the address 192.168.1.1"),
        ("versi 1.200", "version 1.200"), ("Pasal 1,2 dan 3", "Article 1,2 and 3"), ("klausul 8.30", "clause 8.30"),
        ("Pasal 1.266", "Article 1.266"),
    ])
    func theNumberOfAClauseOrVersionIsTheSameInEveryNotation(indonesian: String, english: String) throws {
        #expect(try unmatched(indonesian, english) == [])
    }

    @Test(arguments: [
        ("1.200 pengguna", "1.200 users"), ("1,200 kali", "1,200 times"), ("paling banyak 1.200.", "at most 1.200."),
        ("1.2 jam", "1.2 hours"), ("99.9 %", "99.9 %"), ("Rp1.2", "IDR 1.2"), ("klausul 5.2", "clause 5.3"),
        ("versi 1.200", "at most 1.200"), ("1,200.50", "1,200.50"),
    ])
    func whatOneNotationReadsOtherwiseIsAnotherFigure(indonesian: String, english: String) throws {
        #expect(try unmatched(indonesian, english).count == 2)
    }

    @Test(arguments: [
        ("14 bulan", "14 days"), ("14 hari", "14 business days"), ("2 menit", "2 hours"), ("2 minggu", "2 years"),
        ("[14](x) Hari Kerja".replacing("[14](x)", with: "14"), "fourteen (14) days"), ("3 jam kerja", "3 hours"),
        ("24 menit sehari", "24 hours a day"),
    ])
    func anotherUnitIsAnotherFigure(indonesian: String, english: String) throws {
        #expect(try unmatched(indonesian, english).count == 2)
    }

    @Test(arguments: [
        ("14 (empat belas) hari", "fourteen (14) days"), ("14 Hari Kerja", "14 Working Days"),
        ("2 minggu", "2 weeks"), ("24 jam sehari", "24 hours a day"), ("30 hari kalender", "30 calendar days"),
        ("7 hari bank", "7 banking days"), ("hari ke-5", "the 5th day"), ("dukungan 24 jam", "24-hour support"),
        ("14 hari dan 14 bulan", "14 months and 14 days"), ("5 kali dalam 5 hari", "5 times in 5 days"),
        ("3 tahunan", "3 yearly"),
    ])
    func theSameUnitOrOneThatIsNotKnownIsTheSame(indonesian: String, english: String) throws {
        #expect(try unmatched(indonesian, english) == [])
    }

    @Test func whatDiffersIsShownWithItsUnit() throws {
        #expect(try unmatched("99.9 %", "99.9%") == ["99.9 %", "99.9%"])
        #expect(try unmatched("14 (empat belas) bulan", "14   days") == ["14 (empat belas) bulan", "14 days"])
    }

    @Test(arguments: [
        ("7 sampai 5", "5 to 7"), ("7–5", "5–7"), ("7 hari sampai dengan 5 hari", "5 days to 7 days"),
        ("1 Juli 2027 hingga 1 Juli 2026", "1 July 2026 to 1 July 2027"), ("17.00-08.00", "08:00–17:00"),
    ])
    func aRangeThatIsTurnedAroundIsAnother(indonesian: String, english: String) throws {
        #expect(try unmatched(indonesian, english).count == 4)
    }

    @Test(arguments: [
        ("5 sampai 7 hari", "5 to 7 days"), ("dari 5 menjadi 7", "from 5 to 7"), ("5-7", "5 to 7"),
        ("7 atau 5", "5 or 7"), ("7 hari, atau 5 jam", "in 5 hours due to 7 days"),
    ])
    func aRangeIsTheSameInItsOrder(indonesian: String, english: String) throws {
        #expect(try unmatched(indonesian, english) == [])
    }

    @Test(arguments: [
        ("07/01/2026", "01/07/2026"), ("7-1-2026", "1-7-2026"), ("01/07/2026", "July 1, 2026"),
        ("01/07/26", "07/01/26"), ("2026/07/01", "2026/01/07"),
    ])
    func aDayInDigitsIsComparedAsItIsWritten(indonesian: String, english: String) throws {
        #expect(try unmatched(indonesian, english).count == 2)
        #expect(try unmatched(indonesian, indonesian) == [])
    }
}
