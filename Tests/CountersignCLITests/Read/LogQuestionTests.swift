import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite("log answers who changed what, when")
struct LogQuestionTests {
    /// Version 1 on 5 January by Sari; 2 on 10 January by Dewi, who changes the fee after a talk; 3 on 20 January by Sari.
    private func clone() async throws -> SharedClone {
        let clone = try await SharedClone()
        try clone.belongs(to: "sari")
        try await clone.amend("acme/formation", .first())
        clone.clock.advance(5 * 86_400)
        var fees = SampleText.first(inForce: "2026-03-01")
        fees.files["terms/fees.yaml"] = "monthly: {amount: \"13000000\", currency: IDR}\n"
        try await clone.propose("nusa/fees", fees, by: "dewi")
        try await clone.act(.comment, on: "nusa/fees", by: "sari", words: "Rather much.\nSee clause 2.")
        try await clone.act(.accept, on: "nusa/fees", by: "dewi")
        clone.clock.advance(2 * 86_400)
        try await clone.act(.accept, on: "nusa/fees", by: "sari")
        try await clone.merge("nusa/fees", by: "sari")
        clone.clock.advance(8 * 86_400)
        var scope = fees
        scope.inForce = "2026-04-01"
        scope.files["clauses/010-scope.en.md"] = "# Scope\n\nAcme hosts the shop of Nusa and must keep backups.\n"
        try await clone.amend("acme/backups", scope)
        return clone
    }

    private func versions(_ clone: SharedClone, _ filter: String...) async throws -> [Int] {
        let answer = await countersign(["log", "--json"] + filter, in: clone.directory.path, clock: clone.clock.now)
        #expect(answer.code == .done)
        return try answer.documents.compactMap { $0["version"] as? Int }
    }

    @Test func versionsAreChosenByWhatTheyTouch() async throws {
        let clone = try await clone()
        #expect(try await versions(clone) == [3, 2, 1, 0])
        #expect(try await versions(clone, "--clause", "scope") == [3, 1])
        #expect(try await versions(clone, "--clause", "terms/fees.yaml") == [2, 1])
        #expect(try await versions(clone, "--clause", "fees", "-n", "1") == [2])
        #expect(try await versions(clone, "--label", "scope") == [3, 1])
        #expect(try await versions(clone, "--label", "scope", "--label", "money") == [3, 2, 1])
        #expect(try await versions(clone, "--party", "nusa") == [2])
        #expect(try await versions(clone, "--person", "nusa/dewi") == [3, 2, 1])
        #expect(try await versions(clone, "--person", "wulandari") == [3, 2, 1, 0])
        #expect(try await versions(clone, "--since", "2026-01-12") == [3, 2])
        #expect(try await versions(clone, "--since", "2026-01-12", "--until", "2026-01-13") == [2])
        #expect(try await versions(clone, "--party", "nusa", "--label", "scope") == [])
        let none = await clone.run("log", "--label", "key", "--person", "Sari W", "--until", "2026-02-01")
        #expect(
            none.messages
                == "No version matches --person \"Sari W\" --until 2026-02-01 --label key. To see every version: countersign"
                + " log --all\n")
    }

    /// Nearly every amendment says anew from when the text governs.
    @Test func aChangeOfMereWordsIsFound() async throws {
        let clone = try await SharedClone()
        try clone.belongs(to: "sari")
        try await clone.amend("acme/formation", .first())
        var words = SampleText.first(inForce: "2026-03-01")
        let scope = try #require(words.files["clauses/010-scope.en.md"])
        words.files["clauses/010-scope.en.md"] = scope.replacing("hosts", with: "operates")
        try await clone.amend("acme/words", words)
        words.inForce = "2026-04-01"
        try await clone.amend("acme/start", words)
        #expect(try await versions(clone, "--label", "text-only") == [2])
        #expect(try await versions(clone, "--label", "time") == [3, 1])
        let shown = await clone.run("log", "--label", "text-only").output
        #expect(shown.contains("  changed   clause scope (en): text-only\n"), "\(shown)")
    }

    @Test func daysAreThoseOfTheVersionsOwnZone() async throws {
        let clone = try await clone()
        #expect(try await versions(clone, "--until", "2026-01-04") == [])
        var moved = SampleText.first(inForce: "2026-05-01")
        let declaration = try #require(moved.files["agreement.yaml"])
        moved.files["agreement.yaml"] = declaration.replacing("Asia/Jakarta", with: "America/Los_Angeles")
        try await clone.amend("acme/moved", moved)
        // 10:00 of 5 January in Jakarta is the evening before in Los Angeles: what was agreed there stays of that day.
        #expect(try await versions(clone, "--until", "2026-01-04") == [])
        #expect(try await versions(clone, "--until", "2026-01-05") == [1, 0])
        let shown = await clone.run("log", "--acts", "--until", "2026-01-05").output
        #expect(shown.contains("opened    by Sari Wulandari, S.H. (acme), 5 January 2026 10:00"), "\(shown)")
        #expect(shown.contains("executed 5 January 2026 10:0") && !shown.contains("4 January"), "\(shown)")
        // What the author claims is for programs.
        let document = try await clone.run("log", "--json", "-n", "1", "--until", "2026-01-05").document
        #expect((document["time"] as? String)?.hasPrefix("2026-01-05T10:0") == true)
    }

    @Test(arguments: [
        (
            ["--label", "big"],
            "error: big is no label\nhint: labels are: money, level, scope, time, party, key, text-only\n"
        ),
        (["--party", "rapi"], "error: rapi is no party of this agreement\nhint: its parties are: acme, nusa\n"),
        (
            ["--clause", "warranty"],
            "error: the text has no file warranty\nhint: its clauses are: scope, availability; its terms: terms/fees.yaml\n"
        ),
        (
            ["--since", "1 July"],
            "error: --since takes a day, and 1 July is none\nhint: write year, month and day: 2026-07-01\n"
        ),
    ])
    func whatIsNoFilterIsSaid(filter: [String], message: String) async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await countersign(["log"] + filter, in: clone.directory.path, clock: clone.clock.now)
        #expect(answer.code == .usage)
        #expect(answer.messages == message)
    }

    @Test func whatWasWaitedForIsSaidAndTheDiscussionShown() async throws {
        let clone = try await clone()
        let output = await clone.run("log", "--acts", "--party", "nusa").output
        #expect(output.contains("  changed   terms fees: money\n"))
        #expect(
            output.contains(
                "  accepted  by Sari Wulandari, S.H. (acme), 12 January 2026 10:10, key SHA256:c0qJFoS0…, after 2 days\n"
            ))
        #expect(output.contains("(acme) commented:\n      Rather much.\n      See clause 2.\n"))
        // What the author says of it is the author's word, and stands with the act alone.
        #expect(await clone.run("log", "--party", "nusa").output.contains("Propose") == false)
        let document = try await clone.run("log", "--json", "--party", "nusa").document
        #expect(document["changed"] as? String == "terms fees: money")
        #expect(document["labels"] as? [String] == ["money"])
        #expect(document["paths"] as? [String] == ["agreement.yaml", "terms/fees.yaml"])
        let consents = try #require(document["consents"] as? [[String: Any]])
        #expect(consents.compactMap { $0["waited"] as? Int } == [120, 2 * 86_400 + 180])
        #expect((document["by"] as? [String: Any])?["waited"] as? Int == 60)
    }
}
