import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct AnnotateTests {
    /// The fee: 12.5 million in version 1, 13 million in version 2; the scope in English and Indonesian.
    private func clone() async throws -> SharedClone {
        let clone = try await SharedClone(.opening(languages: ["id", "en"]))
        try clone.belongs(to: "sari")
        var text = SampleText.first(languages: ["id", "en"])
        text.files["clauses/010-scope.id.md"] = "# Lingkup\n\nAcme menyimpan toko Nusa. Biayanya Rp12.500.000.\n"
        try await clone.amend("acme/formation", text)
        text.inForce = "2026-03-01"
        text.files["terms/fees.yaml"] = "monthly: {amount: \"13000000\", currency: IDR}\n"
        text.files["clauses/010-scope.id.md"] = "# Lingkup\n\nAcme menyimpan toko Nusa.\nBiayanya Rp13.000.000.\n"
        try await clone.amend("nusa/fees", text, by: ["dewi", "sari"])
        return clone
    }

    @Test func everySentenceHasItsVersionAndEveryVersionItsPeople() async throws {
        let clone = try await clone()
        let answer = await clone.run("annotate", "clauses/010-scope")
        #expect(answer.code == .done)
        #expect(
            answer.output.hasPrefix(
                """
                Clause scope (id) — clauses/010-scope.id.md, as version 2 has it

                v1  1  Lingkup
                v1  2  Acme menyimpan toko Nusa.
                v2  3  Biayanya Rp13.000.000.

                Version 2  nusa/fees
                """))
        #expect(answer.output.contains("\n  proposed  by Dewi Lestari (nusa), "))
        #expect(answer.output.contains("\n  accepted  by Sari Wulandari, S.H. (acme), "))
        #expect(await clone.run("blame", "scope").output == answer.output)
        #expect(await clone.run("annotate", "scope", "--language", "en").output.contains("v1  2  Acme hosts the shop"))
        #expect(await clone.run("annotate", "scope", "--at", "1").output.contains("v1  3  Biayanya Rp12.500.000."))
    }

    @Test func oneFieldIsToldThroughTime() async throws {
        let clone = try await clone()
        for name in ["monthly.amount", "amount", "1"] {
            let answer = await clone.run("annotate", "terms/fees.yaml", "--history", name)
            #expect(
                answer.output.hasPrefix(
                    """
                    monthly.amount of terms/fees.yaml, as version 2 has it

                      IDR 12,500,000
                        since version 1, in force from 1 February 2026 until version 2 takes its place on 1 March 2026
                      IDR 13,000,000
                        since version 2, in force from 1 March 2026

                    Version 2  nusa/fees
                    """))
        }
        let sentence = await clone.run("annotate", "scope", "--history", "biayanya").output
        #expect(sentence.hasPrefix("Sentence 3 of clauses/010-scope.id.md, as version 2 has it\n"))
        #expect(sentence.contains("  Biayanya Rp12.500.000.\n    since version 1"))
    }

    @Test func aFieldOfAnItemIsNamedByDotsOrBrackets() async throws {
        let clone = try await SharedClone()
        try clone.belongs(to: "sari")
        var text = SampleText.first()
        text.files["terms/fees.yaml"] = "fees: [{id: web, amount: \"1\"}, {id: mail, amount: \"2\"}]\n"
        try await clone.amend("acme/formation", text)
        for name in ["fees[mail].amount", "fees.mail.amount", "mail.amount", "4"] {
            let answer = await clone.run("annotate", "terms/fees", "--history", name)
            #expect(answer.output.hasPrefix("fees[mail].amount of terms/fees.yaml"), "\(name): \(answer.messages)")
        }
        let both = await clone.run("annotate", "terms/fees", "--history", "amount")
        #expect(both.messages.contains("hint: name one: fees[web].amount, fees[mail].amount"))
    }

    @Test func programsGetTheSame() async throws {
        let clone = try await clone()
        let document = try await clone.run("annotate", "terms/fees", "--json").document
        #expect(document["schema"] as? String == "countersign.annotation/1")
        #expect(document["path"] as? String == "terms/fees.yaml")
        let entries = try #require(document["entries"] as? [[String: Any]])
        #expect(entries.compactMap { $0["name"] as? String } == ["monthly.amount", "monthly.currency"])
        #expect(entries.compactMap { $0["version"] as? Int } == [2, 1])
        let versions = try #require(document["versions"] as? [[String: Any]])
        #expect(versions.compactMap { $0["version"] as? Int } == [2, 1])
        #expect(versions.compactMap { ($0["proposal"] as? [String: Any])?["person"] as? String } == ["dewi", "sari"])
        let history = try await clone.run("annotate", "terms/fees", "--history", "amount", "--json").document
        #expect(history["schema"] as? String == "countersign.unit-history/1")
        #expect(history["label"] as? String == "monthly amount")
        let steps = try #require(history["steps"] as? [[String: Any]])
        #expect(steps.compactMap { $0["inForceFrom"] as? String } == ["2026-03-01", "2026-02-01"])
    }

    @Test(arguments: [
        (
            ["warranty"],
            "error: the text has no file warranty\n"
                + "hint: its clauses are: scope, availability; its terms: terms/fees.yaml\n"
        ),
        (["scope", "--history", "9"], "error: there is no sentence 9, but 3 in all\n"),
        (["terms/fees", "--history", "9"], "error: there is no field 9, but 2 in all\n"),
        (["terms/fees", "--history", "tax"], "error: the file has no field like tax\n"),
        (["scope", "--at", "x"], "error: --at takes a version's number, and x is none\n"),
        (["scope", "--language", "fr"], "error: the text is not in fr\n"),
    ])
    func whatIsNotThereIsSaid(arguments: [String], message: String) async throws {
        let clone = try await clone()
        let answer = await countersign(["annotate"] + arguments, in: clone.directory.path, clock: clone.clock.now)
        #expect(answer.code == .usage)
        #expect(answer.messages.hasPrefix(message))
    }

    @Test func ofAFileThatIsGoneItIsSaidWhoTookItAway() async throws {
        let clone = try await SharedClone()
        var text = SampleText.first(inForce: "execution")
        try await clone.amend("acme/formation", text)
        text.files["terms/fees.yaml"] = nil
        clone.clock.advance(86_400)
        try await clone.amend("acme/fewer", text)
        let answer = await countersign(["annotate", "terms/fees"], in: clone.directory.path, clock: clone.clock.now)
        #expect(answer.code == .usage)
        #expect(
            answer.messages == """
                error: version 2 took terms/fees out of the text
                hint: as it was before: countersign annotate terms/fees --at 1

                """)
        let before = ["annotate", "terms/fees", "--at", "1"]
        #expect(await countersign(before, in: clone.directory.path, clock: clone.clock.now).code == .done)
    }
}
