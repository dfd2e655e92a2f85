import Agreements
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct DiffTests {
    static let versions = """
        From version 1 to version 2

        What it comes to
          in force from 1 February 2026 → 1 March 2026   agreement.yaml
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
        #expect(output.contains("monthly amount Rp12.500.000 → Rp13.000.000"))
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
            answer.messages.contains("error: nothing-here is no version, amendment or file\nhint: name a version (3)"))
    }
}
