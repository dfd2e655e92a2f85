import AgreementDocuments
import Agreements
import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

/// The questions of an auditor, asked by the command of a history that others published: sixty-one revisions of an
/// agreement, one a day from 6 January 2026.
@Suite(
    "An auditor's questions are answered on a published history",
    .enabled(if: RealAgreement.areHere, "The published agreements are not beside this checkout (../shared/real)."))
struct RealHistoryTests {
    /// Replayed once, and only read from then on.
    private static let replayed = Task {
        let editions = try RealAgreement.editions(in: "balanced-employee-ip-agreement")
        let clone = try await RealAgreement.replay(editions)
        try clone.belongs(to: "sari")
        return Replayed(
            editions: editions, path: clone.directory.path, now: clone.clock.now, id: "\(clone.agreement.id)", clone)
    }

    private struct Replayed: Sendable {
        let editions: [RealAgreement]
        let path: String
        let now: Int64
        let id: String
        /// Keeps the directory.
        private let directory: TemporaryDirectory

        init(editions: [RealAgreement], path: String, now: Int64, id: String, _ clone: SharedClone) {
            (self.editions, self.path, self.now, self.id) = (editions, path, now, id)
            directory = clone.directory
        }

        func run(_ arguments: String...) async -> CommandAnswer {
            await countersign(arguments, in: path, clock: now)
        }

        /// The day on which a revision was agreed on.
        func day(_ revision: Int) -> String {
            "\(CivilDate(daysSinceEpoch: (CivilDate("2026-01-05")?.daysSinceEpoch ?? 0) + revision))"
        }
    }

    // MARK: Who changed what, and when

    @Test func logSaysWhatChangedAndWhoConsentedByWhichKey() async throws {
        let real = try await Self.replayed.value
        let versions = try await real.run("log", "--all", "--json").documents
        #expect(versions.compactMap { $0["version"] as? Int } == Array((0...61).reversed()))
        for version in versions.dropLast() {
            let number = try #require(version["version"] as? Int)
            #expect(version["inForceFrom"] as? String == real.day(number))
            let labels = try #require(version["labels"] as? [String])
            let isSame = number > 1 && real.editions[number - 1].text == real.editions[number - 2].text
            #expect(labels.isEmpty == isSame, "\(number): \(labels)")
            #expect(version["changedFiles"] as? Int == (number == 1 ? 2 : 1), "\(number)")
            let consents = try #require(version["consents"] as? [[String: Any]])
            // Whoever proposed consented first.
            let people = number.isMultiple(of: 2) ? ["dewi", "sari"] : ["sari", "dewi"]
            #expect(consents.compactMap { $0["person"] as? String } == people)
            #expect(consents.compactMap { $0["key"] as? String } == people.map { SeededKey($0).publicKey.fingerprint })
            #expect(consents.allSatisfy { ($0["waited"] as? Int ?? 0) > 0 })
            let proposer = (version["proposal"] as? [String: Any])?["person"] as? String
            #expect(proposer == (number.isMultiple(of: 2) ? "dewi" : "sari"))
        }
    }

    /// What a reader of the published revisions finds in them.
    private static let found: [(revision: Int, labels: [String])] = [
        // A banner, a typographic mark, a link, numbers of paragraphs, a place in a list: wording alone.
        (3, ["text-only"]), (6, ["text-only"]), (23, ["text-only"]), (26, ["text-only"]), (29, ["text-only"]),
        (33, ["text-only"]), (50, ["text-only"]), (25, ["text-only"]),
        // Other examples and terms, what is covered and what is not.
        (19, ["scope"]), (38, ["scope"]), (46, ["scope"]),
        // Pay for help; a separate payment.
        (20, ["money", "scope"]), (59, ["money", "scope"]),
    ]

    @Test func labelsAreThoseOfAReader() async throws {
        let real = try await Self.replayed.value
        let versions = try await real.run("log", "--all", "--json").documents
        for (revision, labels) in Self.found {
            let version = try #require(versions.first { $0["version"] as? Int == revision })
            #expect(version["labels"] as? [String] == labels, "\(revision)")
        }
    }

    @Test func versionsAreChosenByPartyDayAndLabel() async throws {
        let real = try await Self.replayed.value
        func numbers(_ filter: String...) async throws -> [Int] {
            try await countersign(["log", "--all", "--json"] + filter, in: real.path, clock: real.now).documents
                .compactMap { $0["version"] as? Int }
        }
        #expect(try await numbers("--party", "nusa") == (1...61).reversed().filter { $0.isMultiple(of: 2) })
        #expect(try await numbers("--since", real.day(10), "--until", real.day(12)) == [12, 11, 10])
        #expect(try await numbers("--clause", "intellectual-property").count == 61)
        let money = try await numbers("--label", "money")
        #expect(money.contains(59) && money.contains(20) && !money.contains(3))
        let acts = await real.run("log", "--acts", "-n", "1").output
        #expect(acts.components(separatedBy: "\n  · ").count == 1 + 4, "\(acts)")
    }

    // MARK: Whose word each sentence is

    @Test func aSentenceIsFollowedThroughTheRevisions() async throws {
        let real = try await Self.replayed.value
        let document = try await real.run("annotate", "intellectual-property", "--json").document
        let entries = try #require(document["entries"] as? [[String: Any]])
        let lines = real.editions.map { RealAgreement.onOneLine($0.text) }
        for entry in entries {
            let (text, version) = try #require((entry["text"] as? String, entry["version"] as? Int) as? (String, Int))
            #expect(lines[version - 1].contains(text), "\(version): \(text)")
        }
        let pay = try #require(entries.first { ($0["text"] as? String)?.contains("separate payment") == true })
        #expect(pay["version"] as? Int == 59)
        let number = try #require(pay["number"] as? Int)
        let history = try await real.run("annotate", "intellectual-property", "--history", "\(number)", "--json")
            .document
        let steps = try #require(history["steps"] as? [[String: Any]])
        #expect(steps.first?["version"] as? Int == 59)
        let versions = steps.compactMap { $0["version"] as? Int }
        #expect(versions.count > 1 && versions == versions.sorted(by: >), "\(versions)")
        for (step, version) in zip(steps, versions) {
            #expect(lines[version - 1].contains(try #require(step["text"] as? String)))
        }
    }

    // MARK: Which text governed

    @Test(arguments: [1, 2, 10, 60, 61]) func theTextOfEveryDayIsShown(revision: Int) async throws {
        let real = try await Self.replayed.value
        let shown = try await real.run("show", "--on", real.day(revision), "--json").document
        #expect(shown["version"] as? Int == revision)
        let page = await real.run("show", "--on", real.day(revision), "intellectual-property").output
        #expect(page.hasSuffix(real.editions[revision - 1].text.trimmingCharacters(in: .newlines) + "\n"))
        if revision > 1 {
            let known = ["show", "--on", real.day(revision), "--known-at", "\(revision - 1)", "--json"]
            #expect(
                try await countersign(known, in: real.path, clock: real.now).document["version"] as? Int == revision - 1
            )
        }
    }

    @Test(arguments: [(1, 2), (21, 22), (38, 40), (1, 61), (61, 1)])
    func theTextsOfTwoDaysAreCompared(old: Int, new: Int) async throws {
        let real = try await Self.replayed.value
        let document = try await real.run("diff", real.day(old), real.day(new), "--json").document
        #expect((document["from"] as? [String: Any])?["version"] as? Int == old)
        #expect((document["from"] as? [String: Any])?["reason"] != nil)
        let changes = try #require(document["changes"] as? [[String: Any]])
        #expect(changes.compactMap { $0["path"] as? String } == [RealAgreement.path])
        let redline = try #require(changes.first?["redline"] as? String)
        #expect(redline.contains("{+"))
        let page = await real.run("diff", "\(old)", "\(new)", "--format", "html").output
        #expect(page.contains("<ins"))
    }

    // MARK: What proves it to an outsider

    @Test func thePackageOfThePublishedHistoryHolds() async throws {
        let real = try await Self.replayed.value
        let out = try TemporaryDirectory("out")
        #expect(await real.run("export", "--evidence", out.file("e.zip")).code == .done)
        let package = try UnpackedEvidence(out.file("e.zip"))
        let result = try package.check(real.id)
        #expect(result.succeeded, "\(result.errors)")
        #expect(result.text.components(separatedBy: ": consent of ").count == 1 + 2 * 61)
        for (index, edition) in real.editions.enumerated()
        where index == 0 || edition.text != real.editions[index - 1].text {
            let digits = String(index + 1)
            let folder = "versions/" + String(repeating: "0", count: 4 - digits.count) + digits
            #expect(try package.text(folder + "/" + RealAgreement.path) == edition.text)
        }
        let spoilt = try package.copy()
        try spoilt.flip("versions/0031/" + RealAgreement.path, at: 100, by: 1)
        #expect(try spoilt.check(real.id).errors.contains("versions/0031/" + RealAgreement.path))
        try spoilt.seal()
        #expect(try spoilt.check(real.id).errors.contains("not what agreement.bundle has: versions/0031/"))
    }

    @Test func theTextOfADayIsExportedForACourt() async throws {
        let real = try await Self.replayed.value
        let page = await real.run("export", "--conformed", real.day(31)).output
        for words in [
            "Version 31, in force from 5 February 2026, executed 5 February 2026", "# Signatures",
            "PT Acme Hosting (provider) | Sari Wulandari, S.H. | 5 February 2026",
            "PT Nusa Retail (customer) | Dewi Lestari | 5 February 2026",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(page.contains(Sanitizer.visible(real.editions[30].text, keepingTabs: true)))
        let html = await real.run("export", "--conformed", "61", "--format", "html").output
        #expect(html.contains("<html lang=\"en\" dir=\"ltr\">"))
    }
}
