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

    @Test func aBlankLineInTheOtherLanguageIsNoEdit() async throws {
        var (desk, draft) = try await signed()
        try draft.replace(clause, "reasonable workaround", with: "fair workaround")
        draft.files["clauses/070-support.id.md", default: ""] += "\n"
        #expect(try desk.findings(draft).map(\.check) == ["one-language-edited"])
        // White space alone is no edit of either language.
        try draft.replace(clause, "fair workaround", with: "reasonable workaround")
        #expect(try desk.findings(draft) == [])
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

    @Test func aLineOfTheTermsThatChangesInOneLanguageAloneIsAnError() async throws {
        var (desk, draft) = try await signed()
        let services = "terms/services.yaml"
        try draft.replace(services, "en: Web application hosting", with: "en: Hosting of web applications")
        let findings = try desk.findings(draft)
        #expect(findings.map(\.check) == ["one-language-edited"])
        let finding = try #require(findings.first)
        #expect(finding.path == services && finding.line != nil)
        #expect(
            finding.message.hasPrefix(
                "`services.hosting.name` changes in `en`, and in `id` it stays as it is."))
        #expect(finding.hint?.contains("line \(services)#services.hosting.name, language id, base ") == true)

        draft.files["terms/languages.yaml"] = """
            no-change-needed:
              - line: \(services)#services.hosting.name
                language: id
                base: \(desk.history.current.id)
                reason: {id: Hanya perbaikan bahasa Inggris, en: The English was mended only}

            """
        #expect(try desk.findings(draft) == [])
    }

    @Test func theTitleCountsToo() async throws {
        var (desk, draft) = try await signed()
        try draft.replace("agreement.yaml", "id: Perjanjian Hosting", with: "id: Perjanjian Hosting Situs")
        let findings = try desk.findings(draft)
        #expect(findings.map(\.check) == ["one-language-edited"])
        #expect(findings.first?.path == "agreement.yaml" && findings.first?.line == 3)
        try draft.replace("agreement.yaml", "en: Perjanjian Hosting", with: "en: Site Hosting")
        #expect(try desk.findings(draft) == [])
    }

    /// Whoever opens an agreement gives it a title; the first text may give it another.
    @Test func theOpeningsTitleIsEditedFreely() async throws {
        let desk = try CheckDesk(await SharedClone(.opening(languages: ["id", "en"])))
        let title = "Hosting Service Level Agreement"
        var draft = try DraftText()
        try draft.replace("agreement.yaml", "en: Perjanjian Hosting", with: "en: \(title)")
        #expect(desk.history.current.text.declaration.title.languages.count == 2)
        #expect(try desk.findings(draft).filter { $0.check == "one-language-edited" } == [])
    }

    @Test func linesThatMoveOrAreNewAreNotEdited() async throws {
        let (desk, _) = try await signed()
        func rules(_ lines: [String]) throws -> DraftText {
            var draft = try DraftText()
            draft.append("agreement.yaml", "ground-rules:\n" + lines.map { "  - {\($0)}\n" }.joined())
            return draft
        }
        let first = try rules(["id: Jujur, en: Be honest", "id: Tepat, en: Be on time"])
        #expect(try desk.findings(first) == [])
        // Another is put before, with a word that one language has already.
        let more = try rules(["id: Baru, en: Be new", "id: Jujur, en: Be honest", "id: Tepat, en: Be on time"])
        #expect(try desk.findings(more, after: [first]) == [])
        let edited = try rules(["id: Baru, en: Be new", "id: Jujur, en: Be frank", "id: Tepat, en: Be on time"])
        let findings = try desk.findings(edited, after: [first])
        #expect(findings.map(\.check) == ["one-language-edited"])
        #expect(findings.first?.message.hasPrefix("`ground-rules.2` changes in `en`") == true)
        // The other language follows.
        let mended = try rules(["id: Baru, en: Be new", "id: Terus terang, en: Be frank", "id: Tepat, en: Be on time"])
        #expect(try desk.findings(mended, after: [first, edited]) == [])
    }

    @Test func aClauseThatIsNewIsNotEdited() async throws {
        var (desk, draft) = try await signed()
        draft.files["clauses/180-more.en.md"] = "# More\n"
        draft.files["clauses/180-more.id.md"] = "# Lagi\n"
        #expect(try desk.findings(draft) == [])
    }

    @Test func aClauseThatWasChangedInBothIsNotChangedAgainInOneAlone() async throws {
        let (desk, _) = try await signed()
        var proposed = try DraftText()
        try proposed.replace(clause, "reasonable workaround", with: "fair workaround")
        try proposed.replace(
            "clauses/070-support.id.md", "jalan sementara yang layak", with: "jalan sementara yang patut")
        #expect(try desk.findings(proposed) == [])
        var revised = proposed
        try revised.replace(clause, "fair workaround", with: "fair workaround, if it likes")
        #expect(try desk.findings(revised) == [], "beside the base, both change")
        let findings = try desk.findings(revised, after: [proposed])
        #expect(findings.map(\.check) == ["one-language-edited"])
        #expect(findings.first?.path == "clauses/070-support.id.md")
        #expect(try desk.findings(revised, after: [proposed, revised]).map(\.check) == ["one-language-edited"])

        // The other language comes after; or everything is put back.
        var mended = revised
        try mended.replace("clauses/070-support.id.md", "yang patut", with: "yang patut, jika mau")
        #expect(try desk.findings(mended, after: [proposed, revised]) == [])
        #expect(try desk.findings(DraftText(), after: [proposed, revised]) == [])
    }

    @Test func aClauseIsNewUntilItWasPutOnTheTable() async throws {
        let (desk, _) = try await signed()
        var proposed = try DraftText()
        proposed.files["clauses/180-more.en.md"] = "# More\n\nOne.\n"
        proposed.files["clauses/180-more.id.md"] = "# Lagi\n\nSatu.\n"
        var revised = proposed
        revised.files["clauses/180-more.en.md"] = "# More\n\nOne or none.\n"
        #expect(try desk.findings(revised) == [])
        #expect(try desk.findings(revised, after: [proposed]).map(\.check) == ["one-language-edited"])
    }
}
