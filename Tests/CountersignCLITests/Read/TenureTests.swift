import AgreementDocuments
import AgreementProfiles
import Agreements
import Foundation
import GitStore
import TestSupport
import Testing

@testable import CountersignCLI

/// From when until when each version governed, as every page says it: versions that are replaced in time, before their
/// first day, and after it by one that reaches back.
@Suite struct TenureTests {
    /// Versions 1 (from 1 February), 2 (from 1 August, replaced by 3), 3 (from 1 March) and 4 (from 1 June), all of 5
    /// January. On 10 March the fifth lies on the table: from 15 February, in the place of 2, 3 and 4.
    private func tabled() async throws -> SharedClone {
        let clone = try await SharedClone()
        try clone.belongs(to: "dewi")
        try await clone.amend("acme/formation", .first())
        try await amend(clone, "summer", "2026-08-01", fee: 2)
        try await amend(clone, "spring", "2026-03-01, supersedes: [\(clone.version(2))]", fee: 3)
        try await amend(clone, "level", "2026-06-01, supersedes: [\(clone.version(2))]", fee: 4)
        clone.clock.advance(64 * 86_400)
        let ids = try (2...4).map(clone.version).joined(separator: ", ")
        try await clone.propose(
            "acme/back", text("2026-02-15, retroactive: \(clone.version(4)), supersedes: [\(ids)]", 5))
        return clone
    }

    /// The same with the fifth, and a sixth from 1 April. It is 9 May.
    private func agreed() async throws -> SharedClone {
        let clone = try await tabled()
        for person in ["sari", "dewi"] { try await clone.act(.accept, on: "acme/back", by: person) }
        try await clone.merge("acme/back", by: "dewi")
        let later = try [2, 4].map(clone.version).joined(separator: ", ")
        try await amend(clone, "april", "2026-04-01, supersedes: [\(later)]", fee: 6)
        clone.clock.advance(60 * 86_400)
        return clone
    }

    private func amend(_ clone: SharedClone, _ name: String, _ inForce: String, fee: Int) async throws {
        try await clone.amend("acme/\(name)", text(inForce, fee))
    }

    /// The level is raised by the fourth.
    private func text(_ inForce: String, _ fee: Int) -> SampleText {
        var text = SampleText.first(inForce: inForce)
        text.files["terms/fees.yaml"] = "monthly: {amount: \"\(fee)000000\", currency: IDR}\n"
        if fee > 3 {
            text.files["clauses/020-availability.en.md"] =
                "# Availability\n\nThe shop is available 99.95% of each month.\n"
        }
        return text
    }

    @Test func eachVersionSaysWhichDaysItGoverned() async throws {
        let clone = try await agreed()
        let expected = [
            "Version 1, executed 5 January 2026, which governed from 1 February 2026 until version 5, which was "
                + "executed 10 March 2026 and reaches back, took its place from 15 February 2026 on.\n",
            "Version 2, executed 5 January 2026, which never governed: agreed for 1 August 2026, it was replaced by "
                + "version 3.\n",
            "Version 3, executed 5 January 2026, which never governed after all: it counted as in force from 1 March 2026 "
                + "until version 5, which reaches back, took its place on 10 March 2026. It took the place of version 2, "
                + "which was to govern from 1 August 2026.\n",
            "Version 4, executed 5 January 2026, which never governed: agreed for 1 June 2026, it was replaced by version "
                + "5.\n",
            "Version 5, executed 10 March 2026, which governed from 15 February 2026, reaching back, until version 6 took "
                + "its place on 1 April 2026. It took the place of version 3, in force since 1 March 2026, and version 4, "
                + "which was to govern from 1 June 2026.\n",
            "Version 6, in force from 1 April 2026, executed 10 March 2026.\n",
        ]
        for (index, sentence) in expected.enumerated() {
            let output = await clone.run("show", "\(index + 1)").output
            #expect(output.contains("\n" + sentence), "\(output.prefix(500))")
        }
        let diff = await clone.run("diff", "1", "3").output
        #expect(diff.contains("which governed from 1 February 2026 until"))
        #expect(await clone.run("export", "1").output.contains("which governed from 1 February 2026 until"))
    }

    /// What counts as in force ends with the version that took its place in time, though one that reaches back came later.
    @Test func aVersionCountedUntilTheOneThatFollowedItInTime() async throws {
        let clone = try await SharedClone()
        try clone.belongs(to: "dewi")
        try await clone.amend("acme/formation", .first())
        try await amend(clone, "march", "2026-03-01", fee: 2)
        try await amend(clone, "april", "2026-04-01", fee: 3)
        clone.clock.advance(124 * 86_400)
        let ids = try [2, 3].map(clone.version).joined(separator: ", ")
        try await amend(
            clone, "back", "2026-02-15, retroactive: \(clone.version(3)), supersedes: [\(ids)]", fee: 4)
        let march = await clone.run("show", "2").output
        #expect(
            march.contains(
                "which never governed after all: it counted as in force from 1 March 2026 until version 3 took its place "
                    + "on 1 April 2026, and on 9 May 2026 version 4, which reaches back, replaced it.\n"), "\(march)")
        let april = await clone.run("show", "3").output
        #expect(
            april.contains(
                "which never governed after all: it counted as in force from 1 April 2026 until version 4, which reaches "
                    + "back, took its place on 9 May 2026.\n"), "\(april)")
        let back = await clone.run("show", "4").output
        #expect(
            back.contains(
                "It took the place of version 2, which had been in force from 1 March 2026 until 1 April 2026, and version "
                    + "3, in force since 1 April 2026."), "\(back)")
    }

    @Test func whatReachesBackSaysWhatCountedBefore() async throws {
        let clone = try await agreed()
        let back = await clone.run("show", "--on", "2026-02-20").output
        #expect(
            back.contains(
                "\nVersion 5, in force from 15 February 2026, reaching back: executed 10 March 2026. It took the place of "
                    + "version 3, in force since 1 March 2026, and version 4, which was to govern from 1 June 2026. Until "
                    + "10 March 2026 version 1 counted as in force on 20 February 2026: countersign show --on 2026-02-20 "
                    + "--known-at 4.\n"), "\(back.prefix(500))")
        #expect(!(await clone.run("show", "--on", "2026-03-20").output.contains("counted as")))
        let before = await clone.run("show", "--on", "2026-03-05", "--known-at", "3").output
        #expect(
            before.contains(
                "Version 3, in force from 1 March 2026, executed 5 January 2026. It took the place of version 2, which was "
                    + "to govern from 1 August 2026.\n"), "\(before.prefix(500))")
    }

    @Test func logAnnotateAndListSayTheSame() async throws {
        let clone = try await agreed()
        let log = await clone.run("log").output
        for line in [
            "never governed: agreed for 1 August 2026, it was replaced by version 3; executed 5 January 2026 10:",
            "governed from 15 February 2026, reaching back, until version 6 took its place on 1 April 2026; executed",
            "replaces  version 3, in force since 1 March 2026, and version 4, which was to govern from 1 June 2026\n",
            "in force from 1 April 2026; executed 10 March 2026",
        ] { #expect(log.contains("  " + line), "\(line)\n\(log)") }
        let level = await clone.run("annotate", "availability", "--history", "2").output
        #expect(
            level.contains(
                """
                  The shop is available 99.95% of each month.
                    since version 4, which never governed: agreed for 1 June 2026, it was replaced by version 5; by version \
                5, which governed from 15 February 2026, reaching back, until version 6 took its place on 1 April 2026

                """), "\(level)")
        let list = await countersign(
            ["list", "--all"], in: clone.directory.path, clock: clone.clock.now, environment: ["COLUMNS": "400"]
        ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            list.contains(
                "It is version 4 of the agreement, which never governed: agreed for 1 June 2026, it was replaced"),
            "\(list)")
    }

    @Test func programsAreToldTheDays() async throws {
        let clone = try await agreed()
        let log = try await clone.run("log", "--json").documents
        let days = log.map { ($0["governs"] as? [String: Any]).map { "\($0["from"] ?? "")–\($0["until"] ?? "")" } }
        #expect(
            days == ["2026-04-01–<null>", "2026-02-15–2026-04-01", nil, nil, nil, "2026-02-01–2026-02-15", nil],
            "\(days)")
        #expect(log.map { $0["replacedBy"] as? Int } == [nil, nil, 5, 5, 3, nil, nil])
        #expect(log.map { $0["reachesBack"] as? Bool } == [false, true, false, false, false, false, false])
        #expect(log[1]["tookPlaceOf"] as? [Int] == [3, 4])
        let shown = try await clone.run("show", "4", "--json").document
        #expect(shown["governs"] is NSNull && shown["replacedBy"] as? Int == 5)
    }

    @Test func documentsOfADaySayWhatHeldOnIt() async throws {
        let clone = try await agreed()
        let page = await clone.run("export", "--conformed", "--on", "2026-02-10").output
        let sentence = "Version 1, in force from 1 February 2026, executed 5 January 2026"
        #expect(page.components(separatedBy: sentence).count == 3, "On the title page and in the footer.\n\(page)")
        let back = await clone.run("export", "--on", "2026-02-20").output
        #expect(
            back.contains("Version 5, in force from 15 February 2026, reaching back: executed 10 March 2026. The text"))
    }

    @Test func whatAReplacingTextDoesIsSaidAlikeEverywhere() async throws {
        let clone = try await tabled()
        let said =
            "In force from 15 February 2026, and replaces version 4, which was to govern from 1 June 2026. That is "
            + "before it is accepted: it also governs what is past. From then on it takes the place of version 3, in force "
            + "since 1 March 2026. It names version 2 as well, whose place another had taken before."
        let review = await clone.run("review", "back").output
        #expect(review.contains(said), "\(review)")
        let whole = "It takes the place of versions 2, 3, 4 from their first day on"
        #expect(review.contains(whole))
        let file = clone.directory.file("review.html")
        #expect(await clone.run("review", "back", "--html", file).code == .done)
        let page = try String(contentsOfFile: file, encoding: .utf8)
        #expect(page.contains(said) && page.contains(whole))
        #expect(await clone.run("export", "--redline", "back").output.contains(whole))
        // Nobody has said that it reaches back.
        try await clone.propose("acme/late", text("2026-03-09", 7))
        #expect(await clone.run("review", "late", "--html", file, "--force").code == .done)
        let late = try String(contentsOfFile: file, encoding: .utf8)
        #expect(late.contains("It cannot be completed as it stands: The text is in force from 2026-03-09, before"))
        #expect(late.contains("or state it: retroactive: "))
        let history = try clone.history()
        let name = try #require(AmendmentName("acme/late"))
        let effect = try #require(try history.effect(of: history.amendment(name)))
        let notation = Notation(try #require(LanguageTag("id")))
        let indonesian = EffectWords(effect, today: history.today, in: notation)
        #expect(
            indonesian.paragraphs.joined(separator: " ").contains(
                "Belum dapat diselesaikan seperti adanya: Naskah berlaku sejak 9 Maret 2026, sebelum disetujui semua pihak "
                    + "pada 10 Maret 2026. Pilih tanggal yang lebih lambat, atau nyatakan: retroactive: "))
    }

    @Test func datesOfAVersionAreThoseOfItsOwnZone() async throws {
        let clone = try await SharedClone()
        try clone.belongs(to: "sari")
        // Half past eleven in the evening in Jakarta: in Jayapura it is the sixth already.
        clone.clock.advance(13 * 3600 + 30 * 60)
        try await clone.amend("acme/formation", .first(inForce: "execution"))
        var east = SampleText.second
        east.files["agreement.yaml"] = east.files["agreement.yaml"]?.replacing("Asia/Jakarta", with: "Asia/Jayapura")
        try await clone.amend("acme/east", east)
        clone.clock.advance(86_400)
        #expect(
            await clone.run("show", "1").output.contains(
                "Version 1, in force from 5 January 2026, executed 5 January 2026 (Asia/Jakarta)."))
        let log = await clone.run("log").output
        #expect(log.contains("in force from 5 January 2026 until version 2 takes its place on 1 March 2026"), "\(log)")
        #expect(log.contains("; executed 5 January 2026 23:35 (Asia/Jakarta)\n"), "\(log)")
        #expect(log.contains("  in force from 1 March 2026; executed 6 January 2026 01:39\n"), "\(log)")
        #expect(await clone.run("log", "--until", "2026-01-05", "--json").output.contains("\"version\":1,"))
    }
}

extension SharedClone {
    /// The id of a version.
    fileprivate func version(_ number: Int) throws -> String { try history().version(number).id.description }
}
