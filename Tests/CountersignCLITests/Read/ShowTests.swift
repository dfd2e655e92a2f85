import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct ShowTests {
    @Test func theTextOfADayIsShownWithWhy() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("show", "--on", "2026-02-28")
        #expect(answer.code == .done)
        #expect(
            answer.output.hasPrefix(
                """
                Hosting Service Level Agreement
                Version 1, in force from 1 February 2026, executed 5 January 2026; version 2 is executed but not yet in \
                force (from 1 March 2026).

                """))
        #expect(answer.output.contains("The shop is available 99.9% of each month."))
        #expect(answer.output.contains("  PT Acme Hosting, provider (acme)\n    Sari Wulandari, S.H. may sign\n"))
        let scope = try #require(answer.output.range(of: "# Scope"))
        let availability = try #require(answer.output.range(of: "# Availability"))
        let fees = try #require(answer.output.range(of: "terms/fees.yaml"))
        #expect(scope.lowerBound < availability.lowerBound && availability.lowerBound < fees.lowerBound)
        #expect(await clone.run("show", "--on", "2026-03-01").output.contains("99.95%"))
        let known = await clone.run("show", "--on", "2026-03-01", "--known-at", "1")
        #expect(known.output.contains("99.9%"))
        #expect(!known.output.contains("version 2"))
    }

    @Test func whatWasExecutedLaterDidNotWaitYet() async throws {
        let clone = try await SharedClone.withTwoVersions()
        clone.clock.advance(60 * 86_400)
        var third = SampleText.second.later
        third.inForce = "2026-04-01"
        try await clone.amend("nusa/fees", third, by: ["dewi", "sari"])
        // It was executed on 6 March.
        let before = await clone.run("show", "--on", "2026-03-05").output
        #expect(before.contains("Version 2, in force from 1 March 2026, executed 5 January 2026.\n"), "\(before)")
        #expect(try await clone.run("show", "--on", "2026-03-05", "--json").document["waiting"] as? [Int] == [])
        let after = await clone.run("show", "--on", "2026-03-06").output
        #expect(after.contains("; version 3 is executed but not yet in force (from 1 April 2026)."), "\(after)")
        clone.clock.advance(30 * 86_400)
        let later = await clone.run("show", "--on", "2026-03-06").output
        #expect(later.contains("; version 3 was executed, and in force only from 1 April 2026.\n"), "\(later)")
    }

    @Test func notYetIsAnAnswer() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("show", "--on", "2026-01-31")
        #expect(answer.code == .no)
        #expect(
            answer.output
                == "Nothing is in force yet on 31 January 2026: version 1, executed 5 January 2026, will be in "
                + "force from 1 February 2026.\n")
        let document = try await clone.run("show", "--on", "2026-01-31", "--json").document
        #expect(document["state"] as? String == "notYet")
        #expect(document["waiting"] as? [Int] == [1, 2])
        let opened = try await SharedClone()
        let nothing = await opened.run("show", "--on", "2026-01-31")
        #expect(nothing.output == "Nothing is in force yet on 31 January 2026: no version is executed.\n")
        clone.clock.advance(35 * 86_400)
        #expect(
            await clone.run("show", "--on", "2026-01-31").output
                == "Nothing was in force yet on 31 January 2026: version 1, executed 5 January 2026, in force from "
                + "1 February 2026.\n")
        clone.clock.advance(-35 * 86_400)
        // Who names no day reads what there is.
        #expect(await clone.run("show").output.contains("Version 1, executed 5 January 2026, will be in force"))
        #expect(await opened.run("show").output.contains("Version 0, which names the parties and never governs."))
    }

    @Test func anAgreementEndsByItsOwnTerm() async throws {
        let clone = try await SharedClone()
        var text = SampleText.first()
        text.files["agreement.yaml"]! += "term: {from: 2026-02-01, until: 2026-07-01}\n"
        try await clone.amend("acme/formation", text)
        #expect(
            await clone.run("show", "--on", "2026-06-30").output
                .contains(
                    "Version 1, in force from 1 February 2026, executed 5 January 2026, until the agreement ends on 1 July 2026."
                ))
        let ended = await clone.run("show", "--on", "2026-07-01")
        #expect(ended.code == .no)
        #expect(
            ended.output == "The agreement has ended by 1 July 2026: version 1, by which the agreement ended on 1 July "
                + "2026; in force from 1 February 2026, executed 5 January 2026.\n")
        #expect(try await clone.run("show", "--on", "2026-07-01", "--json").document["state"] as? String == "ended")
        clone.clock.advance(365 * 86_400)
        #expect(await clone.run("show").output.contains("by which the agreement ended on 1 July 2026"))
        #expect(await clone.run("status").output.contains("The agreement has ended:"))
    }

    @Test func versionsAmendmentsAndPartsAreShownByName() async throws {
        let clone = try await SharedClone.withTwoVersions()
        #expect(await clone.run("show", "fees").output.contains("terms/fees.yaml"))
        try await clone.propose("nusa/fees", .second.later, by: "dewi")
        #expect(await clone.run("show", "1", "availability").output.contains("99.9%"))
        #expect(await clone.run("show", "v2", "clauses/020-availability.en.md").output.contains("99.95%"))
        // Part of the agreement already: its version.
        #expect(await clone.run("show", "acme/availability").output.contains("\nVersion 2, executed"))
        let open = await clone.run("show", "fees", "terms/")
        #expect(open.output.contains("Amendment nusa/fees to version 2: proposed, not part of the agreement."))
        #expect(open.output.contains("13000000"))
        #expect(!open.output.contains("Parties"))
        #expect(try await clone.run("show", "fees", "--json").document["state"] as? String == "proposed")
        #expect(await clone.run("show", "1", "agreement.yaml").output.contains("\nformat: countersign/1\n"))
    }

    @Test func theLanguageIsChosenAndThePrevailingOneNamed() async throws {
        let clone = try await SharedClone(.opening(languages: ["id", "en"]))
        var text = SampleText.first(languages: ["id", "en"])
        text.files["clauses/010-scope.id.md"] = "# Lingkup\n\nAcme menyimpan toko Nusa.\n"
        try await clone.amend("acme/formation", text)
        let indonesian = await clone.run("show", "1").output
        #expect(indonesian.contains("# Lingkup"))
        #expect(!indonesian.contains("# Scope"))
        #expect(
            indonesian.contains(
                "You read it in Indonesian, which prevails where the languages differ. Others: --language en\n")
        )
        let english = await clone.run("show", "1", "--language", "en").output
        #expect(english.contains("# Scope"))
        #expect(english.contains("You read it in English. Where the languages differ, the Indonesian text prevails.\n"))
        text.inForce = "2026-06-01"
        try await clone.propose("acme/later", text)
        #expect(
            await clone.run("review", "later").output.contains(
                "Where the languages differ, the Indonesian text prevails."))
        let refused = await clone.run("show", "1", "--language", "fr")
        #expect(refused.code == .usage)
        #expect(refused.messages == "error: the text is not in fr\nhint: its languages are: id, en\n")
    }

    @Test(arguments: [
        (
            ["--on", "01/07/2026"],
            "error: --on takes a day, and 01/07/2026 is none\nhint: write year, month and day: 2026-07-01\n"
        ),
        (
            ["--on", "2026-02-30"],
            "error: --on takes a day, and 2026-02-30 is none\nhint: write year, month and day: 2026-07-01\n"
        ),
        (["7"], "error: there is no version 7; the newest is 2\nhint: see them: countersign log\n"),
        (
            ["warranty"],
            "error: the text has no file warranty\n"
                + "hint: its clauses are: scope, availability; its terms: terms/fees.yaml\n"
        ),
        (
            ["2026-07-01"],
            "error: the text has no file 2026-07-01\n"
                + "hint: what governs on that day: countersign show --on 2026-07-01\n"
        ),
        (["1", "2"], "error: 2 is a second text; one is shown at a time\nhint: compare two: countersign diff A B\n"),
        (
            ["1", "--on", "2026-07-01"],
            "error: --on and --known-at choose a version, and you named one\nhint: leave out either\n"
        ),
        (["--known-at", "x"], "error: --known-at takes a version's number, and x is none\nhint: countersign log\n"),
    ])
    func whatMakesNoSenseIsRefusedWithAHint(arguments: [String], message: String) async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await countersign(["show"] + arguments, in: clone.directory.path)
        #expect(answer.code == .usage)
        #expect(answer.messages == message)
        #expect(answer.output == "")
    }

    @Test func theDocumentHoldsTheFiles() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let document = try await clone.run("show", "2", "--json").document
        #expect(document["schema"] as? String == "countersign.text/1")
        #expect(document["executed"] as? String == "2026-01-05T10:09:00+07:00")
        let files = try #require(document["files"] as? [[String: Any]])
        #expect(files.compactMap { $0["path"] as? String }.count == 6)
        #expect(files.contains { ($0["content"] as? String)?.contains("99.95%") ?? false })
    }
}
