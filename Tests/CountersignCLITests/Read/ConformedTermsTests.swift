import Foundation
import TestSupport
import Testing

@testable import AgreementProfiles
@testable import CountersignCLI

@Suite("A document says terms in the words of the languages that it shows") struct ConformedTermsTests {
    private func document(_ shop: Workshop, _ options: String...) async -> String {
        await shop.run("sari", ["export", "draft", "--format", "md"] + options, in: "acme").output
    }

    /// Every word that a schema lets one choose from, where it does not read as a word.
    private static let rawChoices: Set<String> = {
        func choices(_ shape: Shape) -> [String] {
            switch shape {
            case .scalar(.choice(let words)): words
            case .scalar, .words: []
            case .list(let item, _): choices(item)
            case .mapping(let fields): fields.flatMap { choices($0.shape) }
            }
        }
        let schemas = Profile.named("service-level-agreement/1")?.schemas ?? []
        // These are names that the template gives to a level and a promise, too.
        return Set(schemas.flatMap { $0.fields.flatMap { choices($0.shape) } }).subtracting(["availability", "payment"])
    }()

    /// The cells of the tables of terms.
    private func cells(_ document: String) throws -> [Substring] {
        let start = try #require(document.range(of: "*terms/")?.lowerBound)
        return document[start...].split(separator: "\n").filter { $0.hasPrefix("|") }.flatMap {
            $0.split(separator: "|")
        }
        .map { $0.drop { $0 == " " } }.map { $0.hasSuffix(" ") ? $0.dropLast() : $0 }
    }

    @Test func inIndonesianAlone() async throws {
        let terms = try await document(.drafted(), "--conformed", "--language", "id")
        for words in [
            "## Kredit layanan\n", "## Standar layanan\n", "## Biaya dan pembayaran\n",
            "| pembulatan, sekali di akhir | ke yang terdekat, setengah ke atas |",
            "| biaya yang menjadi dasar | Biaya hosting bulanan |", "| layanan yang dimaksud | Hosting aplikasi web |",
            "| 99,9 % |", "Rp12.500.000", "| lamanya disimpan | 14 hari |", "Senin",
            "| pihak | jabatan | orangnya, dari parties/ |", "| PT Acme Hosting | Meja layanan |",
        ] { #expect(terms.contains(words), "\(words)\n\(terms)") }
        for cell in try cells(terms) where Self.rawChoices.contains(String(cell)) {
            Issue.record("`\(cell)` is not Indonesian")
        }
    }

    @Test func inEnglishAlone() async throws {
        let terms = try await document(.drafted(), "--conformed", "--language", "en")
        for words in [
            "## Service credits\n", "| how the credit is rounded, once, at the end | half up |",
            "| the fee that it is a part of | Monthly hosting fee |", "| 99.9% |", "IDR 12,500,000", "Monday",
        ] { #expect(terms.contains(words), "\(words)\n\(terms)") }
        for cell in try cells(terms) where cell.contains("-") && Self.rawChoices.contains(String(cell)) {
            Issue.record("`\(cell)` is a word of the schema")
        }
    }

    @Test func inBothSideBySide() async throws {
        let shop = try await Workshop.drafted()
        let conformed = await document(shop, "--conformed")
        for words in [
            "## Kredit layanan / Service credits\n",
            "| pembulatan, sekali di akhir / how the credit is rounded, once, at the end "
                + "| ke yang terdekat, setengah ke atas / half up |",
            "Biaya hosting bulanan / Monthly hosting fee", "99,9 % / 99.9%", "14 hari / 14 days",
        ] { #expect(conformed.contains(words), "\(words)\n\(conformed)") }
        // The text as it reads says them alike.
        #expect(await document(shop, "--clean").contains("99,9 % / 99.9%"))
    }
}
