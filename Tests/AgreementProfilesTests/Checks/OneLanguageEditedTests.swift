import Agreements
import TestSupport
import Testing

@testable import AgreementProfiles

@Suite struct OneLanguageEditedTests {
    /// A desk whose agreement has a bilingual first version, and the text that it has.
    private func signed() async throws -> (CheckDesk, DraftText) {
        (try await CheckDesk.amending(), try DraftText())
    }

    private let clause = "clauses/070-support.en.md"

    @Test func whatChangesInOneLanguageAloneIsAnError() async throws {
        var (desk, draft) = try await signed()
        #expect(try desk.findings(draft) == [])
        try draft.replace(clause, "reasonable workaround", with: "fair workaround")
        let findings = try desk.findings(draft)
        #expect(findings.map(\.check) == ["one-language-edited"])
        let finding = try #require(findings.first)
        #expect(finding.path == "clauses/070-support.id.md")
        #expect(finding.message.hasPrefix("\(clause) changes, and `id` stays as it is."))
        #expect(finding.hint?.contains("base \(desk.history.current.id)") == true)
    }

    @Test func whatChangesInBothLanguagesIsSound() async throws {
        var (desk, draft) = try await signed()
        try draft.replace(clause, "reasonable workaround", with: "fair workaround")
        try draft.replace("clauses/070-support.id.md", "jalan sementara yang layak", with: "jalan sementara yang patut")
        #expect(try desk.findings(draft) == [])
    }

    @Test func aNoteThatBothSignIsEnoughForTheVersionItNames() async throws {
        var (desk, draft) = try await signed()
        try draft.replace(clause, "reasonable workaround", with: "fair workaround")
        func note(base: String, language: String = "id") -> String {
            """
            no-change-needed:
              - clause: support
                language: \(language)
                base: \(base)
                reason: {id: Hanya perbaikan bahasa Inggris, en: The English was mended only}

            """
        }
        draft.files["terms/languages.yaml"] = note(base: "\(desk.history.current.id)")
        #expect(try desk.findings(draft) == [])
        draft.files["terms/languages.yaml"] = note(base: String(repeating: "0", count: 40))
        #expect(try desk.findings(draft).map(\.check) == ["one-language-edited"])
        draft.files["terms/languages.yaml"] = note(base: "\(desk.history.current.id)", language: "en")
        #expect(try desk.findings(draft).map(\.check) == ["one-language-edited"])
    }

    @Test func aClauseThatIsNewIsNotEdited() async throws {
        var (desk, draft) = try await signed()
        draft.files["clauses/180-more.en.md"] = "# More\n"
        draft.files["clauses/180-more.id.md"] = "# Lagi\n"
        #expect(try desk.findings(draft) == [])
    }
}
