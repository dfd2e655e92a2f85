import Agreements
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct CheckTests {
    @Test func everyFaultIsFoundWithItsPlace() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try clone.directory.write("notes", to: "notes.txt")
        try clone.directory.write("# Scope\n\nA\u{202E}B\n", to: "clauses/010-scope.en.md")
        try clone.directory.write("monthly: &a 1\n", to: "terms/fees.yaml")
        let answer = await clone.run("check")
        #expect(answer.code == .malformedInput)
        #expect(answer.output.contains("notes.txt: error: notes.txt has no place in a text. (plain-tree)\n"))
        #expect(answer.output.contains("clauses/010-scope.en.md:3:2: error: "))
        #expect(answer.output.contains("terms/fees.yaml:1:10: error: "))
        #expect(
            answer.output.hasSuffix(
                "3 faults: your files cannot be proposed as they stand. Begin with the first: others may go away with it.\n"
            ))
        #expect(!answer.output.contains("\u{202E}"))
        let document = try await clone.run("check", "--json").document
        #expect(document["schema"] as? String == "countersign.check/1")
        #expect(document["sound"] as? Bool == false)
        #expect((document["findings"] as? [[String: Any]])?.count == 3)
    }

    @Test func aKeyOfSomebodyElseIsAFault() async throws {
        let clone = try await SharedClone.withTwoVersions()
        var text = SampleText.second.later
        let thief = SamplePerson(id: "sari", name: "Sari Wulandari, S.H.", keys: ["budi"])
        let victim = SamplePerson(id: "budi", name: "Budi Santoso", keys: ["sari"])
        text.files["parties/acme.yaml"] = SampleText.party(
            "PT Acme Hosting", role: "provider", people: [thief, victim])
        try clone.write(text)
        let answer = await clone.run("check")
        #expect(answer.code == .malformedInput)
        #expect(answer.output.contains("belongs to acme/sari and cannot be given to acme/budi. (keys)"))
    }

    @Test func loneKeysAreWarnedOf() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try clone.write(.second.later)
        let answer = await clone.run("check")
        #expect(answer.code == .done)
        #expect(
            answer.messages.contains(
                "parties/nusa.yaml:11:12: warning: PT Nusa Retail has a single signatory with a single key: if it is lost, "
                    + "that party can never sign again. (keys)\n"))
        // It is advice on people: of the files there is nothing to report.
        #expect(answer.output == "Your files can be proposed: 2 files change. Next: countersign propose -m SUMMARY\n")
        let document = try await clone.run("check", "--json").document
        #expect((document["findings"] as? [[String: Any]])?.first?["rule"] as? String == "keys")
        var text = SampleText.second.later
        let sari = SamplePerson(id: "sari", name: "Sari Wulandari, S.H.", keys: ["sari", "sari-2"])
        text.files["parties/acme.yaml"] = SampleText.party("PT Acme Hosting", role: "provider", people: [sari])
        text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [.dewi, .budi])
        try clone.write(text)
        let safe = await clone.run("check")
        #expect(!safe.output.contains("warning") && !safe.messages.contains("warning"))
    }

    @Test(arguments: [
        ("2026-03-01", "on or before that of an earlier version. (in-force)"),
        ("2026-01-04", "before the day it is executed, 2026-01-05. (in-force)"),
    ])
    func aDateThatCouldNotBecomePartOfTheAgreementIsAFault(date: String, sentence: String) async throws {
        let clone = try await SharedClone.withTwoVersions()
        var text = SampleText.second.later
        text.inForce = date
        try clone.write(text)
        let answer = await clone.run("check")
        #expect(answer.code == .malformedInput)
        #expect(answer.output.hasSuffix("1 fault: your files cannot be proposed as they stand.\n"))
        let line = try #require(answer.output.split(separator: "\n").first { $0.contains("(in-force)") })
        #expect(line.hasPrefix("agreement.yaml:10:1: error: The text is in force from \(date), "))
        #expect(line.hasSuffix(sentence))
    }

    @Test(arguments: [("Pour \u{1100}{party}.", ExitCode.malformedInput), ("Pour {party}.", .done)])
    func aPartyWhoseNameNoSentenceOfConsentCouldHoldIsAFault(consent: String, code: ExitCode) async throws {
        let clone = try await SharedClone.withTwoVersions()
        var text = SampleText.first(inForce: "2026-06-01", languages: ["fr"])
        text.files["agreement.yaml"]? += "consent: \"\(consent)\"\n"
        text.files["parties/nusa.yaml"] = SampleText.party("\u{1161} Nusa", role: "customer", people: [.dewi])
        try clone.write(text)
        let answer = await clone.run("check")
        #expect(answer.code == code, "\(answer.output)")
        let sentence = "parties/nusa.yaml: error: the name joins the character before it in the sentence of consent"
        #expect(answer.output.contains(sentence) == (code == .malformedInput))
    }

    @Test func aTextThatNobodyCouldEverChangeAgainIsAFault() async throws {
        let clone = try await SharedClone.withTwoVersions()
        var text = SampleText.second.later
        let dewi = SamplePerson(id: "dewi", name: "Dewi Lestari", signsFor: "\"terms/**\"", keys: ["dewi"])
        text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [dewi])
        try clone.write(text)
        let answer = await clone.run("check")
        #expect(answer.code == .malformedInput)
        #expect(answer.output.contains("parties/nusa.yaml: error: Nobody could ever bind PT Nusa Retail on "))
    }

    @Test func filesThatAreTheAgreementAlreadyAreNothingToPropose() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("check")
        #expect(answer.code == .done)
        #expect(answer.output.contains("warning: Nothing changed: your files are the text that is there already."))
        #expect(answer.output.hasSuffix("Your files are sound, and there is nothing to propose.\n"))
        #expect(!answer.output.contains("(in-force)"))
    }

    @Test func whatCheckLetsPassCanBeProposed() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try clone.write(.second.later)
        #expect(await clone.run("check").code == .done)
        try await clone.propose("acme/fees", .second.later)
    }
}
