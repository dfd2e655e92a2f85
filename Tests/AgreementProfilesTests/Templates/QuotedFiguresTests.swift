import Agreements
import Foundation
import Testing

@testable import AgreementProfiles

/// Whoever changes a term is told which clauses state it, since the templates quote it wherever they do.
@Suite struct QuotedFiguresTests {
    /// What the clauses count without any term that says so, by clause.
    private static let withoutTerm: [Template.Name: [String]] = [
        .sla: ["measurement 100", "review 2", "term 30", "term 14", "term 30"], .nda: ["duties 72"],
    ]

    @Test(arguments: Template.Name.allCases, ["id", "en"])
    func everyFigureWithATermIsQuoted(name: Template.Name, language: String) throws {
        let tag = try #require(LanguageTag(language))
        var unquoted: [String] = []
        for file in Template.files(name, with: try sampleValues(languages: [language])) {
            guard case .clause(let number, let slug, _) = TextPlace(path: file.path) else { continue }
            let clause = Clause(
                number: number, slug: slug, language: tag, path: file.path, bytes: Array(file.content.utf8))
            for paragraph in clause.paragraphs {
                for figure in FigureScanner.figures(in: paragraph.prose, tag) {
                    guard !paragraph.links.contains(where: { $0.shown.overlaps(figure.range) }),
                        let quantity = Quantity(figure, in: paragraph.prose, tag)
                    else { continue }
                    unquoted.append("\(slug) \(quantity.number)")
                }
            }
        }
        #expect(unquoted == Self.withoutTerm[name] ?? [])
    }

    @Test(arguments: Template.Name.allCases)
    func everyQuoteHasItsWords(name: Template.Name) throws {
        for values in try everyKindOfValues() {
            for file in Template.files(name, with: values) { #expect(!file.content.contains("[]("), "\(file.path)") }
        }
    }

    @Test(arguments: [
        ("14 (empat belas) hari", "id", Period.Unit.days), ("2 Jam Kerja", "id", .businessHours),
        ("30 menitnya", "id", .minutes), ("thirty (30) seconds", "en", .seconds), ("1 month", "en", .months),
        ("9 Business Days", "en", .businessDays),
    ])
    func aLengthOfTimeIsRead(words: String, language: String, unit: Period.Unit) throws {
        let tag = try #require(LanguageTag(language))
        let bytes = Array(words.utf8)
        let figure = try #require(FigureScanner.figures(in: bytes, tag).first)
        #expect(Quantity(figure, in: bytes, tag)?.unit == .time(unit))
    }

    @Test(arguments: [
        ("24 jam sehari", "id"), ("24 hours a day", "en"), ("3 monthly reports", "en"), ("1 July 2026", "en"),
        ("Pasal 1266 Kitab", "id"), ("12 daytime calls", "en"), ("5 harian", "id"),
    ])
    func whatIsNoLengthOfTimeIsNone(words: String, language: String) throws {
        let tag = try #require(LanguageTag(language))
        let bytes = Array(words.utf8)
        let figure = try #require(FigureScanner.figures(in: bytes, tag).first)
        #expect(Quantity(figure, in: bytes, tag) == nil)
    }

    // MARK: Agreements that others published

    private static let published = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/real").standardizedFileURL

    /// A minimal agreement with a clause that somebody else wrote, and terms that say the same.
    private func unquoted(in path: String, cap: String = "8") async throws -> [String] {
        var draft = try DraftText(.slaMinimal, languages: ["en"])
        let clause = try String(contentsOf: Self.published.appending(path: path), encoding: .utf8)
        draft.files["clauses/060-published.en.md"] = clause
        try draft.replace(
            "terms/credits.yaml", "form: automatic",
            with: "form: on-request\n  within: 7 days\ncaps:\n  - over: term\n    at-most-percent: \"\(cap)\"")
        return try await SharedDesk.shared.findings(draft).filter { $0.check == "unquoted-figure" }.map(\.message)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: published.path), "The published texts are not here."))
    func publishedAgreementsWhoseTermsSayTheSameRaiseNoAlarm() async throws {
        #expect(try await unquoted(in: "common-paper-sla/v2.md") == [])
        let folder = Self.published.appending(path: "balanced-employee-ip-agreement").path
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted().suffix(1) {
            #expect(try await unquoted(in: "balanced-employee-ip-agreement/\(name)") == [], "\(name)")
        }
        let found = try await unquoted(in: "common-paper-sla/v2.md", cap: "12")
        #expect(found.count == 1 && found.first?.contains("`8%`") == true, "\(found)")
        // The version before had another limit than these terms.
        let older = try await unquoted(in: "common-paper-sla/v1.md")
        #expect(older.count == 1 && older.first?.contains("`5%`") == true, "\(older)")
    }
}
