import Agreements
import Foundation
import TestSupport
import Testing

@testable import AgreementProfiles

@Suite struct ContentCheckTests {
    @Test(arguments: CheckCase.all)
    func aCheckFindsWhatItIsForAndNothingElse(sample: CheckCase) async throws {
        var draft = try DraftText()
        try sample.edit(&draft)
        let findings = try await SharedDesk.shared.findings(
            draft, today: CivilDate(sample.today), amendsTheTemplate: sample.amendsTheTemplate)
        let own = findings.filter { $0.check == sample.check }
        guard let place = sample.place else {
            #expect(own == [], "\(own)")
            return
        }
        let finding = try #require(own.first { $0.message.contains(sample.words) }, "\(findings)")
        let parts = place.split(separator: ":")
        #expect(finding.path == String(parts[0]))
        if parts.count > 1 { #expect(finding.line == Int(parts[1]), "\(finding)") }
        #expect(finding.hint?.isEmpty == false)
        #expect(finding.rule == .content)
    }

    /// Whoever adds a check adds a text that it finds something in, and one much like it that is sound.
    @Test func everyCheckHasACaseThatTriggersItAndOneThatDoesNot() {
        let checks = Set(Profile.all.flatMap(\.checks).map { $0.name })
        #expect(checks.count == ContentChecks.ofEveryProfile.count + ContentChecks.ofServiceLevels.count)
        #expect(checks.count >= 28)
        for check in checks {
            let cases = CheckCase.all.filter { $0.check == check }
            #expect(cases.contains { $0.place != nil }, "\(check) has no case that triggers it")
            #expect(cases.contains { $0.place == nil }, "\(check) has no case that does not")
        }
        #expect(Set(CheckCase.all.map(\.check)) == checks, "A case is of a check that there is not.")
    }

    /// Whoever leaves an element out is told which, by the name that people have for it; nothing is missed that is there.
    @Test func everyElementOfAServiceLevelAgreementIsMissedByName() async throws {
        let elements = Profile.serviceLevelAgreement.elements
        #expect(
            Set(elements.map(\.name)).isSuperset(of: [
                "service standards", "fees", "credits", "responsibilities", "escalation", "business hours",
                "disagreements",
                "effectiveness", "review and revision", "third parties", "formation", "prose",
            ]))
        for element in elements {
            var draft = try DraftText()
            func missing(_ draft: DraftText) async throws -> [String] {
                try await SharedDesk.shared.findings(draft, today: nil, amendsTheTemplate: false)
                    .filter { $0.check == "missing-element" }.map(\.message)
            }
            #expect(try await missing(draft) == [])
            for path in draft.files.keys where path.hasPrefix(element.place) { draft.files[path] = nil }
            let said = try await missing(draft)
            let sentence = "The text does not cover \(element.name): \(element.need). "
            #expect(said.count == 1 && said[0].hasPrefix(sentence), "\(said)")
        }
    }

    /// A check that is written and not asked would be forgotten; one that the page does not name would surprise.
    @Test func everyCheckOfTheSourceIsAskedAndExplained() throws {
        let folder = Page.docs.deletingLastPathComponent().appending(path: "Sources/AgreementProfiles/Checks")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var codes: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            codes.formUnion(source.matches(of: /static let name = "([a-z-]+)"/).map { String($0.1) })
        }
        #expect(codes == Set(Profile.all.flatMap(\.checks).map { $0.name }))
        let page = try Page.read("sla.md")
        for code in codes { #expect(page.contains("| `\(code)` | "), "docs/sla.md says nothing of \(code)") }
    }

    @Test func namesOfChecksAreNoNamesOfRules() {
        let rules = Set(RuleName.allCases.map(\.rawValue))
        for check in Profile.all.flatMap(\.checks) { #expect(!rules.contains(check.name), "\(check.name)") }
    }

    @Test(arguments: Template.Name.allCases, [["id", "en"], ["en", "id"], ["id"], ["en"]])
    func nothingIsSaidOfATemplateWhoseBlanksAreFilled(name: Template.Name, languages: [String]) async throws {
        let findings = try await SharedDesk.shared.findings(DraftText(name, languages: languages))
        #expect(findings == [], "\(findings)")
    }

    @Test func everyBlankOfATemplateIsAnError() async throws {
        let desk = try await CheckDesk()
        for name in Template.Name.allCases {
            let files = Template.files(name, with: try sampleValues())
            var draft = try DraftText(name)
            for file in files { draft.files[file.path] = file.content }
            let found = try desk.findings(draft).filter { $0.check == "placeholder" }
            let blanks = Template.blanks(in: files)
            #expect(Set(found.compactMap(\.path)) == Set(blanks.flatMap(\.paths)))
            for blank in blanks { #expect(found.contains { $0.message.contains("`\(blank.mark)`") }, "\(blank.mark)") }
        }
    }

    @Test func errorsComeBeforeWarnings() async throws {
        var draft = try DraftText()
        try draft.replace("terms/formation.yaml", "promise: availability", with: Self.measured)
        try draft.replace("terms/credits.yaml", "below: \"99.0\"", with: "below: \"98.0\"")
        let findings = try await CheckDesk().findings(draft)
        #expect(findings.map(\.check) == ["stale-quote", "stale-quote", "tier-gap", "above-baseline"])
        #expect(findings.map(\.severity) == [.error, .error, .error, .warning])
    }

    private static let measured =
        "measured: {percent: \"99.5\", from: 2025-01-01, until: 2026-01-01}\n    promise: availability"

    @Test func aTextOfTheGeneralProfileIsNotAsked() async throws {
        var draft = try DraftText(profile: "general/1")
        draft.append("clauses/010-parties.id.md", "\n[TBD]\n")
        #expect(try await CheckDesk().findings(draft) == [])
    }

    @Test func aProfileThatIsNotKnownIsAWarning() async throws {
        let findings = try await CheckDesk().findings(DraftText(profile: "lease/1"))
        #expect(findings.map(\.check) == ["unknown-profile"])
        #expect(findings.first?.severity == .warning)
    }

    @Test func aDateThatHasPassedIsAnErrorUnlessTheTextSaysSo() async throws {
        let desk = try await CheckDesk()
        var draft = try DraftText()
        let later = CivilDate("2026-07-02")
        #expect(try desk.findings(draft, today: CivilDate("2026-07-01")) == [])
        let findings = try desk.findings(draft, today: later)
        #expect(findings.map(\.check) == ["past-date"])
        #expect(findings.first?.line == 8 && findings.first?.path == "agreement.yaml")
        // Once everyone has signed, the day they signed on is what counts, and the format's rule has judged it.
        #expect(try desk.findings(draft, today: nil) == [])
        try draft.replace(
            "agreement.yaml", "from: 2026-07-01}\nterm",
            with: "from: 2026-07-01, retroactive: \(desk.history.current.id)}\nterm")
        #expect(try desk.findings(draft, today: later) == [])
    }
}
