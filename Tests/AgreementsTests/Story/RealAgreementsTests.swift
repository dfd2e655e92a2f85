import AgreementDocuments
import Agreements
import Foundation
import TestSupport
import Testing

/// Agreements that others published, replayed as if their parties had used Countersign from the first day.
///
/// The files are not part of the project. They lie beside a checkout that has them, in `../shared/real`.
@Suite(.enabled(if: RealAgreement.areHere, "The published agreements are not beside this checkout (../shared/real)."))
struct RealAgreementsTests {
    @Test func aPublishedServiceLevelAgreementIsAmendedByItsNextEdition() async throws {
        let editions = try RealAgreement.editions(in: "common-paper-sla")
        try #require(editions.map(\.name) == ["v1", "v2"])
        let clone = try await SharedClone(.opening())
        let path = "clauses/010-service-levels.en.md"
        for (edition, slug) in zip(editions, ["formation", "second-edition"]) {
            clone.clock.advance(RealAgreement.day)
            try await clone.amend("acme/\(slug)", .holding(edition.text, at: path))
        }

        let verification = try clone.verify()
        #expect(verification.verdict == .valid)
        #expect(verification.findings == [])
        #expect(verification.ledger?.versions.count == 3)
        #expect(try clone.differenceOfOpinions() == nil)
        let second = try #require(try clone.history().landing(of: 2)).amendment
        #expect(second.consents.keys.map(\.description).sorted() == ["acme/sari", "nusa/dewi"])

        let (old, new) = (try clone.text(of: path, at: 1), try clone.text(of: path, at: 2))
        #expect(Array(old.utf8) == Array(editions[0].text.utf8))
        #expect(Array(new.utf8) == Array(editions[1].text.utf8))
        let redline = try Redline(from: old, to: new, difference: TextDifference.hunks)
        #expect(Array(redline.old.utf8) == Array(old.utf8))
        #expect(Array(redline.new.utf8) == Array(new.utf8))
        // The cap on credits: one month's fees in the first edition, a share of the fees in the second.
        let removed = redline.pieces.compactMap { if case .removed(let text) = $0 { text } else { nil } }
        let inserted = redline.pieces.compactMap { if case .inserted(let text) = $0 { text } else { nil } }
        #expect(removed.contains { $0.contains("1 months’ worth") })
        #expect(inserted.contains { $0.contains("8%") })
        #expect(redline.figureChanges.contains { $0.new == "8%" })
        #expect(redline.figureChanges.contains { $0.old == "5%" })

        // What an auditor asks: what the second edition touched, and which of its sentences are the first one's.
        let history = try clone.history()
        let change = try ChangeSummary(
            history.comparison(from: history.version(1).text, to: history.version(2).text), base: 1)
        #expect(change.subjects == ["clause service-levels (en)"])
        #expect(change.labels.contains(.money))
        let place = try #require(TextPlace(path: path))
        let annotation = try Annotation(of: place, at: 2, in: history)
        #expect(annotation.entries.filter { $0.text.contains("8%") }.map(\.version) == [2])
        #expect(Set(annotation.entries.map(\.version)) == [1, 2])
        for entry in annotation.entries {
            let isOld = RealAgreement.onOneLine(editions[0].text).contains(entry.text)
            #expect(isOld || entry.version == 2, "\(entry.text)")
        }
    }

    @Test func aRevisionWithALineEndThatOnlySomeProgramsSeeIsRefused() async throws {
        let editions = try RealAgreement.editions(in: "balanced-employee-ip-agreement")
        let affected = editions.filter { $0.published.contains(RealAgreement.lineSeparator) }
        try #require(affected.map { $0.name.prefix(3) } == ["022", "023", "024"])
        let clone = try await SharedClone(.opening())
        let path = RealAgreement.path
        try clone.write(.holding(affected[0].published, at: path))
        let error = #expect(throws: AgreementError.self) { try WorkingText.read(in: try clone.history()) }
        #expect(error?.kind == .malformed)
        #expect(error?.findings.count == 9)
        #expect(error?.findings.allSatisfy { $0.rule == .validText && $0.path == path } == true)
        #expect(error?.findings.first?.message.contains("U+2028") == true)
    }

    @Test func sixtyOneRevisionsOfAnAgreementAreReplayed() async throws {
        let editions = try RealAgreement.editions(in: "balanced-employee-ip-agreement")
        try #require(editions.count == 61)
        let path = RealAgreement.path
        let clone = try await RealAgreement.replay(editions)

        let verification = try clone.verify()
        #expect(verification.verdict == .valid)
        #expect(verification.findings == [])
        let ledger = try #require(verification.ledger)
        #expect(ledger.versions.count == 61 + 1)

        // Stock git, without any of this code, sees the same texts and a good signature on every commit.
        for (edition, version) in zip(editions, ledger.versions.dropFirst()) {
            let blob = try clone.git.run("cat-file", "blob", "\(version):\(path)")
            #expect(blob.output == Array(edition.text.utf8), "\(edition.name)")
        }
        #expect(try clone.git.run("fsck", "--strict", "--no-dangling").text == "")
        let commits = try clone.git.run("rev-list", "--all").text.split(separator: "\n").map(String.init)
        #expect(commits.count == ledger.acts)
        let result = try clone.git.run(["verify-commit"] + commits)
        #expect(result.succeeded)
        let good = result.errors.split(separator: "\n").filter { $0.hasPrefix("Good \"git\" signature for ") }
        #expect(good.count == commits.count)
        try expectEveryQuestionAnswered(clone.history(), editions, path)
    }

    /// What an auditor asks of the replayed history, held against the published files themselves.
    private func expectEveryQuestionAnswered(
        _ history: History, _ editions: [RealAgreement], _ path: String
    ) throws {
        let place = try #require(TextPlace(path: path))
        var trail = FileTrail(place, in: history)
        for number in 1...editions.count {
            // Which text governed on the day it was executed, then and as known today.
            let landing = try #require(try history.landing(of: number))
            let day = try #require(history.ledger.inForceFrom(number))
            #expect(landing.amendment.completion?.time.localDay == day)
            #expect(try history.governing(on: day) == .version(number))
            let before = CivilDate(daysSinceEpoch: day.daysSinceEpoch - 1)
            #expect(try history.governing(on: before) == (number == 1 ? .notYet : .version(number - 1)))
            #expect(
                try history.governing(on: day, knownAt: max(1, number - 1))
                    == (number == 1 ? .version(1) : .version(number - 1)))
            // What it changed: the one file, and something of it.
            let comparison = try history.comparison(
                from: landing.amendment.base.text, to: landing.amendment.text)
            #expect(ChangeSummary(comparison, base: number - 1).labels.isEmpty == false)
            let content = try history.content(of: try #require(try trail.file(at: number)))
            #expect(content == Array(editions[number - 1].text.utf8))
            // What is struck out and put in gives back both texts, byte for byte.
            guard number > 1 else { continue }
            let (old, new) = (editions[number - 2].text, editions[number - 1].text)
            let redline = try Redline(from: old, to: new, difference: TextDifference.hunks)
            #expect(redline.old.utf8.elementsEqual(old.utf8) && redline.new.utf8.elementsEqual(new.utf8))
        }
        // Whose word each sentence of some editions is: there from that version on, and not before it.
        let lines = editions.map { RealAgreement.onOneLine($0.text) }
        for version in [10, 31, 61] {
            let annotation = try Annotation(of: place, at: version, in: history)
            #expect(annotation.entries.count > 10)
            #expect(Set(annotation.entries.map(\.version)).count > 2)
            for entry in annotation.entries {
                for number in entry.version...version {
                    #expect(lines[number - 1].contains(entry.text), "\(version): \(entry.text) in \(number)")
                }
                // One in five: each goes all the way back by itself.
                guard entry.number.isMultiple(of: 5) else { continue }
                let unit = try UnitHistory(of: place, number: entry.number, at: version, in: history)
                #expect(unit.steps.first?.version == entry.version)
                #expect(unit.steps.map(\.version) == unit.steps.map(\.version).sorted(by: >))
            }
        }
    }
}

extension SharedClone {
    /// A file of a version's text, as the library reads it.
    fileprivate func text(of path: String, at number: Int) throws -> String {
        let history = try history()
        let file = try #require(try history.version(number).text.files.first { $0.path == path })
        return try #require(String(validating: try history.content(of: file), as: UTF8.self))
    }
}
