import AgreementProfiles
import Agreements
import SSHSignature
import TestSupport
import Testing

@testable import AgreementDocuments

@Suite("What a change comes to is said in words")
struct ConsequenceTests {
    /// The consequences between two texts, as lines: subject, before and after.
    private func lines(
        _ old: SampleText, _ new: SampleText, in words: ConsequenceWords = Self.words("en", "id")
    ) async throws -> [String] {
        try await consequences(old, new, in: words).map { line(of: $0) }
    }

    private static func words(_ languages: String..., profile: String = "general/1") -> ConsequenceWords {
        ConsequenceWords(
            languages.compactMap { LanguageTag($0) }, schemas: Profile.named(profile)?.schemas ?? [])
    }

    private func consequences(
        _ old: SampleText, _ new: SampleText, in words: ConsequenceWords = Self.words("en", "id")
    ) async throws -> [Consequence] {
        let clone = try await SharedClone()
        let history = try clone.history()
        func files(_ text: SampleText) -> ComparedText {
            .files(
                Dictionary(
                    text.files.compactMap { path, content in TextPlace(path: path).map { ($0, Array(content.utf8)) } },
                    uniquingKeysWith: { first, _ in first }))
        }
        let comparison = try history.comparison(from: files(old), to: files(new))
        let redlines = try comparison.changes.map { try FileRedline($0) }
        return try Consequence.all(of: redlines, in: words)
    }

    private func line(of consequence: Consequence) -> String {
        guard consequence.old != nil || consequence.new != nil else { return consequence.subject }
        return "\(consequence.subject): \(consequence.old ?? "—") → \(consequence.new ?? "—")"
    }

    @Test func datesAreSaidAsDates() async throws {
        var new = SampleText.first(inForce: "2026-07-01")
        new.files["agreement.yaml"]? += "term: {from: 2026-07-01, until: 2028-07-01}\n"
        new.files["agreement.yaml"] = new.files["agreement.yaml"]?.replacing("each-party: 1", with: "each-party: 2")
        #expect(
            try await lines(.first(), new) == [
                "in force from: 1 February 2026 → 1 July 2026", "the agreement lasts from: — → 1 July 2026",
                "the agreement ends: on no day → on 1 July 2028", "signatories needed from each party: 1 → 2",
            ])
        let first = try await lines(.opening(), .first(inForce: "execution"))
        #expect(
            first == [
                "in force from: — → the day the last party accepts it", "monthly amount: — → IDR 12,500,000",
            ])
    }

    @Test func peopleAndKeysAreSaidAsSuch() async throws {
        var new = SampleText.first()
        var dewi = SamplePerson.dewi
        dewi.keys = ["dewi-2"]
        new.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [dewi, .budi])
        new.files["parties/cipta.yaml"] = SampleText.party(
            "PT Cipta", role: "party", people: [SamplePerson(id: "eka", name: "Eka", may: "propose", keys: ["eka"])])
        let found = try await lines(.first(), new)
        #expect(
            found == [
                "PT Cipta joins as party",
                "PT Cipta: Eka may propose and comment, new key \(SeededKey("eka").publicKey.fingerprint)",
                "PT Nusa Retail: Dewi Lestari, new key \(SeededKey("dewi-2").publicKey.fingerprint)",
                "PT Nusa Retail: Dewi Lestari, key \(SeededKey("dewi").publicKey.fingerprint) no longer counts",
                "PT Nusa Retail: Budi Santoso may sign, new key \(SeededKey("budi").publicKey.fingerprint)",
            ])
        let gone = try await lines(new, .first())
        #expect(gone.contains("PT Cipta is no longer a party"))
        #expect(gone.contains("PT Nusa Retail: Budi Santoso may no longer act for it"))
    }

    @Test func termsAreSaidByTheirKeys() async throws {
        var (old, new) = (SampleText.first(), SampleText.first())
        old.files["terms/services.yaml"] = """
            services:
              - id: hosting
                name: {id: Hosting aplikasi, en: Application hosting}
                availability: {target: "99.9", period: month}
            support:
              - {id: critical, respond-within: 15 minutes}
              - {id: high, respond-within: 2 hours}

            """
        new.files["terms/services.yaml"] = old.files["terms/services.yaml"]?
            .replacing("\"99.9\"", with: "\"99.95\"").replacing("15 minutes", with: "10 minutes")
        old.files["terms/fees.yaml"] = """
            currency: IDR
            fees:
              - {id: monthly, name: {id: Biaya bulanan, en: Monthly fee}, amount: "12500000"}
              - {id: once, name: {id: Biaya awal, en: Entry fee}, amount: "500"}
            late: {at-most-percent: "5"}

            """
        new.files["terms/fees.yaml"] = """
            currency: IDR
            fees:
              - {id: setup, name: {id: Biaya pemasangan, en: Setup fee}, amount: "1000"}
              - {id: monthly, name: {id: Biaya bulanan, en: Monthly fee}, amount: "14000000"}
            late: {at-most-percent: "7.5"}

            """
        #expect(
            try await lines(old, new) == [
                "availability target: 99.9% → 99.95%",
                "support critical respond within: 15 minutes → 10 minutes",
                "Entry fee: id once, name Entry fee, amount IDR 500 → —",
                "Setup fee: — → id setup, name Setup fee, amount IDR 1,000",
                "Monthly fee: IDR 12,500,000 → IDR 14,000,000",
                "late at most: 5% → 7.5%",
            ])
    }

    @Test func whatChangesAlikeIsSaidOnce() async throws {
        var (old, new) = (SampleText.first(), SampleText.first())
        let days = ["monday", "tuesday", "friday"]
        func calendar(_ hour: String) -> String {
            "hours:\n" + days.map { "  - {day: \($0), from: \"\(hour)\", until: \"17:00\"}\n" }.joined()
        }
        old.files["calendars/office.yaml"] = calendar("08:00")
        new.files["calendars/office.yaml"] = calendar("07:00")
        #expect(try await lines(old, new) == ["hours monday, tuesday, friday from: 08:00 → 07:00"])
    }

    @Test func bothLanguagesSayItOnce() async throws {
        var (old, new) = (SampleText.first(languages: ["id", "en"]), SampleText.first(languages: ["id", "en"]))
        func set(_ text: inout SampleText, _ percent: String, _ money: String, _ day: String, _ tag: String) {
            let comma = percent.replacing(".", with: ",")
            text.files["clauses/020-availability.id.md"] =
                "Tersedia \(comma) % setiap bulan, seharga Rp\(money), sejak 1 \(day) 2026.\n"
            text.files["clauses/020-availability.en.md"] =
                "Available \(percent)% each month, for IDR \(money.replacing(".", with: ",")), from 1 \(tag) 2026.\n"
        }
        set(&old, "99.9", "12.500.000", "Juli", "July")
        set(&new, "99.95", "14.000.000", "Agustus", "August")
        let found = try await consequences(old, new)
        #expect(found.map(\.new) == ["99.95%", "IDR 14,000,000", "1 August 2026"])
        #expect(found.map(\.source) == Array(repeating: "clause availability (en, id)", count: 3))
        #expect(found[0].subject == "Available 99.95% each month, for IDR 14,000,000, from 1 August 2026.")
    }

    @Test func languagesThatDisagreeAreBothHeard() async throws {
        var (old, new) = (SampleText.first(languages: ["id", "en"]), SampleText.first(languages: ["id", "en"]))
        old.files["clauses/010-scope.id.md"] = "Dalam 30 hari.\n"
        old.files["clauses/010-scope.en.md"] = "Within 30 days.\n"
        new.files["clauses/010-scope.id.md"] = "Dalam 30 jam.\n"
        new.files["clauses/010-scope.en.md"] = "Within 30 weeks.\n"
        let found = try await consequences(old, new)
        #expect(found.map(\.source) == ["clause scope (en)", "clause scope (id)"])
    }

    @Test func clausesThatComeAndGoAreNamed() async throws {
        var (old, new) = (SampleText.first(), SampleText.first(inForce: "2026-07-01"))
        old.files["clauses/030-notice.en.md"] = "# Notice\n\nBy mail, within 3 days.\n"
        new.files["clauses/040-exit.id.md"] = "# Pengakhiran\n\nDalam 30 hari.\n"
        new.files["clauses/040-exit.en.md"] = "# Exit  Plan\n\nWithin 30 days.\n"
        let found = try await consequences(old, new)
        #expect(
            found.map(line) == [
                "in force from: 1 February 2026 → 1 July 2026", "Clause taken out: Notice", "New clause: Exit Plan",
            ])
        #expect(found.map(\.source) == ["agreement.yaml", "clause notice (en)", "clause exit (en, id)"])
        let inIndonesian = try await consequences(old, new, in: Self.words("id", "en"))
        #expect(inIndonesian.map(line).suffix(2) == ["Klausul yang dihapus: Notice", "Klausul baru: Pengakhiran"])
    }

    @Test func aClauseThatMovesIsOneChangeWithItsWords() async throws {
        var new = SampleText.first()
        new.files["clauses/030-availability.en.md"] =
            new.files.removeValue(forKey: "clauses/020-availability.en.md")?.replacing("99.9%", with: "99.5%")
        #expect(
            try await lines(.first(), new) == ["The shop is available 99.5% of each month.: 99.9% → 99.5%"])
    }

    @Test func halfWrittenFilesAreReadLineByLine() async throws {
        var new = SampleText.first()
        new.files["terms/fees.yaml"] = "monthly: {amount: \"13000000\", currency: IDR\n"
        #expect(try await lines(.first(), new).contains { $0.hasSuffix("12500000 → 13000000") })
    }

    @Test(arguments: [
        ("99,9 %", "99.9%"), ("Rp12.500.000", "IDR 12,500,000"), ("1 Juli 2026", "July 1, 2026"), ("08.00", "08:00"),
        ("30 hari", "30 days"), ("30 Hari Kerja", "30 business days"), ("٩٩٫٩٪", "99.9%"),
    ])
    func figuresOfTwoLanguagesReadTheSame(first: String, second: String) {
        #expect(FigureReading(first) == FigureReading(second))
    }

    @Test(arguments: [("30 hari", "30 weeks"), ("Rp5", "USD 5"), ("-5", "5"), ("12.5", "125"), ("5%", "5")])
    func figuresThatDifferReadOtherwise(first: String, second: String) {
        #expect(FigureReading(first) != FigureReading(second))
    }
}
