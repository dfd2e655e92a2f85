import Agreements
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct DiffTests {
    static let versions = """
        From version 1 to version 2
          Version 1, executed 5 January 2026, will be in force from 1 February 2026.
          Version 2, executed 5 January 2026, will be in force from 1 March 2026.

        What it comes to
          In force from: 1 February 2026 → 1 March 2026   agreement.yaml
          99.9% → 99.95%   The shop is available 99.95% of each month.   clause availability (en)

        Agreement — agreement.yaml
        … 7 lines unchanged …
        time-zone: Asia/Jakarta
        signing: {each-party: 1}
        in-force: {from: [-2026-02-01-]{+2026-03-01+}}

        Clause availability (en) — clauses/020-availability.en.md
        # Availability

        The shop is available [-99.9%-]{+99.95%+} of each month.

        """

    @Test func versionsAreComparedFiguresFirst() async throws {
        let clone = try await SharedClone.withTwoVersions()
        #expect(await clone.run("diff", "1", "2").output == Self.versions)
        // What an amendment that landed did.
        #expect(await clone.run("diff", "acme/availability").output == Self.versions)
        #expect(await clone.run("diff", "1", "main").output == Self.versions)
        let same = await clone.run("diff", "2", "2")
        #expect(same.code == .done)
        #expect(same.output == "Nothing differs between version 2 and version 2.\n")
    }

    @Test func withoutArgumentsItIsTheAgreementAndYourFiles() async throws {
        let clone = try await SharedClone.withTwoVersions()
        #expect(await clone.run("diff").output == "Nothing differs between version 2 and your files.\n")
        // Half-written files are no text yet, and still worth looking at.
        try clone.directory.write("monthly: {amount: 13\u{202E}\n", to: "terms/fees.yaml")
        let answer = await clone.run("diff")
        #expect(answer.code == .done)
        #expect(answer.output.hasPrefix("From version 2 to your files\n"))
        #expect(answer.output.contains("‹U+202E›"))
        #expect(await clone.run("diff", "2", "draft").output == answer.output)
        #expect(await clone.run("diff", "1").output.contains("From version 1 to your files"))
    }

    @Test func anAmendmentIsComparedWithWhatItAmends() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try await clone.propose("nusa/fees", .second.later, by: "dewi")
        let output = await clone.run("diff", "fees").output
        #expect(output.hasPrefix("From version 2 to amendment nusa/fees\n"))
        #expect(output.contains("  Monthly amount: IDR 12,500,000 → IDR 13,000,000"))
        let document = try await clone.run("diff", "nusa/fees", "1", "--json").document
        #expect(document["schema"] as? String == "countersign.diff/1")
        #expect((document["from"] as? [String: Any])?["amendment"] as? String == "nusa/fees")
        #expect((document["to"] as? [String: Any])?["version"] as? Int == 1)
        #expect((document["changes"] as? [[String: Any]])?.count == 3)
    }

    @Test func twoFilesAnywhereAreComparedWithoutAnAgreement() async throws {
        let directory = try TemporaryDirectory("files")
        try directory.write("The fee is Rp12.500.000.\n", to: "old.txt")
        try directory.write("The fee is Rp13.000.000.\n", to: "new.txt")
        let answer = await countersign(["diff", "old.txt", "new.txt"], in: directory.path)
        #expect(answer.code == .done)
        #expect(answer.output.contains("The fee is [-Rp12.500.000-]{+Rp13.000.000+}."))
        let document = try await countersign(["diff", "old.txt", "new.txt", "--json"], in: directory.path).document
        #expect((document["changes"] as? [[String: Any]])?.count == 1)
        #expect(await countersign(["diff", "old.txt", "gone.txt"], in: directory.path).code == .notAnAgreement)
        let refused = await countersign(["diff", "/usr/bin/git", "new.txt"], in: directory.path)
        #expect(refused.code == .malformedInput)
        #expect(refused.messages.contains("is not text in UTF-8"))
    }

    @Test func whatIsNotThereIsSaid() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("diff", "1", "nothing-here")
        #expect(answer.code == .usage)
        #expect(
            answer.messages.contains(
                "error: nothing-here is no version, day, amendment or file\nhint: name a version (3)"))
    }

    @Test func daysNameTheTextsThatGovernOnThem() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("diff", "2026-02-10", "2026-03-01")
        #expect(
            answer.output.hasPrefix(
                """
                From version 1, in force on 10 February 2026 to version 2, in force on 1 March 2026
                  Version 1, in force from 1 February 2026, executed 5 January 2026; version 2 is executed but not yet in \
                force (from 1 March 2026).
                  Version 2, in force from 1 March 2026, executed 5 January 2026.

                What it comes to

                """))
        let document = try await clone.run("diff", "2026-02-10", "2", "--json").document
        let from = try #require(document["from"] as? [String: Any])
        #expect(from["version"] as? Int == 1)
        #expect(from["on"] as? String == "2026-02-10")
        #expect((from["reason"] as? String)?.hasPrefix("version 1, in force from 1 February 2026") == true)
        let early = await clone.run("diff", "2026-01-31", "2")
        #expect(early.code == .no)
        #expect(early.messages.hasPrefix("error: nothing is in force yet on 31 January 2026\n"))
    }

    @Test func aFileBesideATextStandsForTheFileOfItsName() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try clone.directory.write(
            "# Availability\n\nThe shop is available 99.99% of each month.\n", to: "sent/020-availability.en.md")
        let answer = await clone.run("diff", "1", "sent/020-availability.en.md")
        #expect(answer.output.hasPrefix("From version 1 to sent/020-availability.en.md\n"))
        #expect(answer.output.contains("The shop is available [-99.9%-]{+99.99%+} of each month."))
        #expect(!answer.output.contains("scope"))
        let back = await clone.run("diff", "sent/020-availability.en.md", "2026-02-10")
        #expect(back.output.contains("[-99.99%-]{+99.9%+}"))
        try clone.directory.write("Words.\n", to: "sent/letter.txt")
        #expect(await clone.run("diff", "1", "sent/letter.txt").code == .usage)
    }

    @Test func aComparisonIsWrittenAsADocumentToSend() async throws {
        let clone = try await SharedClone.withTwoVersions()
        #expect(await clone.run("diff", "1", "2", "-o", "changes.html").messages.hasPrefix("Written: changes.html\n"))
        // As `export` does, it says what it cannot write, instead of writing something else under that name.
        let unknown = await clone.run("diff", "1", "2", "-o", "changes.pdf")
        #expect(unknown.code == .usage)
        #expect(unknown.messages.contains("there is no export as .pdf: it writes .md and .html"))
        let page = try clone.directory.read("changes.html")
        #expect(page.contains("Redline from version 1 to version 2"))
        #expect(
            page.contains(
                "<del><span class=\"number\">99.9%</span></del><ins><span class=\"number\">99.95%</span></ins>"))
        let markdown = await clone.run("diff", "2026-02-10", "2", "--format", "md").output
        #expect(
            markdown.hasPrefix(
                "# Hosting Service Level Agreement\n\n"
                    + "Redline from version 1, in force on 10 February 2026 to version 2\n\n"
                    + "From: Version 1, in force from 1 February 2026"))
        #expect(markdown.contains("\n## Clause availability (en)\n"))
        #expect(markdown.contains("The shop is available [-99.9%-]{+99.95%+} of each month.\n"))
        #expect(await clone.run("diff", "1", "2", "-o", "changes.html").code == .usage)
        #expect(await clone.run("diff", "1", "2", "-o", "changes.html", "--force").code == .done)
        let document = try await clone.run("diff", "1", "2", "--format", "html", "--json").document
        #expect(document["schema"] as? String == "countersign.exported/1")
        #expect(document["kind"] as? String == "diff")
    }
}
