import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct ProposeTests {
    @Test func aDraftBecomesAnAmendmentAndTheNextTextTakesItsPlace() async throws {
        let desk = try await AmendingDesk()
        let begun = await desk.run("sari", "draft", "fees")
        #expect(begun.output == "You are on a private draft, fees, of version 2.\n")
        try desk.write("monthly: {amount: \"13000000\", currency: IDR}\n", to: "terms/fees.yaml")
        let declaration = try desk.clone.directory.read("agreement.yaml")
        try desk.write(declaration.replacing("2026-03-01", with: "2026-06-01"), to: "agreement.yaml")
        let proposed = await desk.run("sari", "propose", "-m", "Other fees", "--reason", "Costs rose.")
        #expect(proposed.code == .done)
        let first = try desk.amendment("acme/fees")
        #expect(proposed.output == "You proposed acme/fees: text \(first.text.digest.short).\n")
        #expect(
            proposed.messages.hasPrefix("Consent is still missing from PT Acme Hosting and PT Nusa Retail.\n"))
        #expect(first.acts.map(\.subject) == ["Other fees"])
        #expect(first.acts.map(\.body) == ["Costs rose."])
        #expect(try desk.clone.git.run("symbolic-ref", "HEAD").text == "refs/heads/amendment/acme/fees")
        #expect(try desk.clone.git.run("status", "--porcelain").text == "")
        #expect(try desk.clone.git.run("for-each-ref", "refs/heads/draft").text == "")

        try desk.write("monthly: {amount: \"12800000\", currency: IDR}\n", to: "terms/fees.yaml")
        let revised = await desk.run("sari", "propose", "-m", "A little less", "--json")
        #expect(try revised.document()["act"] as? String == "revise")
        let second = try desk.amendment("acme/fees")
        #expect(second.acts.map(\.kind) == [.propose, .revise])
        #expect(second.text.digest != first.text.digest)
        let same = await desk.run("sari", "propose", "-m", "Again")
        #expect(same.code == .usage)
        #expect(same.messages.contains("nothing changed: your files are the text on the table"))
    }

    @Test func acceptAsksBeforeAnythingIsSigned() async throws {
        let desk = try await AmendingDesk()
        #expect(await desk.run("sari", "draft", "fees").code == .done)
        try desk.clone.write(.cheaper)
        let before = try desk.snapshot()
        let interrupted = await desk.run("sari", "propose", "-m", "Less", "--accept", typing: [], interrupting: true)
        #expect(interrupted.code == .interrupted)
        #expect(await desk.run("sari", "propose", "-m", "Less", "--accept", "--no-input").code == .decisionNeeded)
        #expect(try desk.snapshot() == before)
        let shown = await desk.run("sari", "propose", "-m", "Less", "--accept", "--dry-run", "--json")
        #expect(shown.output.split(separator: "\n").count == 2)
        #expect(try desk.snapshot() == before)
        let answer = await desk.run("sari", "propose", "-m", "Less", "--accept", typing: ["accept"])
        #expect(answer.code == .done)
        #expect(answer.messages.contains("Consent is still missing from PT Nusa Retail.\n"))
        #expect(try desk.amendment("acme/fees").acts.map(\.kind) == [.propose, .accept])
    }

    @Test func namesAreNewAndOfOnesOwnParty() async throws {
        let desk = try await AmendingDesk()
        try await desk.clone.propose("nusa/fees", .second.later, by: "dewi")
        try desk.clone.write(.cheaper)
        let before = try desk.snapshot()
        func refused(_ arguments: String..., words: String) async {
            let answer = await desk.shop.run("sari", ["propose", "-m", "Less"] + arguments, in: desk.path)
            #expect(answer.code == .usage)
            #expect(answer.messages.contains(words), "\(answer.messages)")
        }
        await refused(words: "the amendment needs a name")
        await refused("Fees!", words: "Fees! is not a name for an amendment")
        await refused("nusa/credits", words: "hint: countersign propose acme/credits -m SUMMARY")
        await refused("a/b/c", words: "a/b/c is not a name for an amendment")
        await refused("fees", words: "nusa/fees is there already, and your files are not the ones of that amendment")
        await refused("availability", words: "The name acme/availability is taken; a name is used once")
        #expect(try desk.snapshot() == before)
        #expect(await desk.run("sari", "propose", "acme/fees", "-m", "Less").code == .done)
        #expect(try desk.amendment("nusa/fees").acts.count == 1)
    }

    /// What the other party calls by the same name is not what a draft of one's own becomes.
    @Test func aDraftNeverReplacesTheOtherPartysTextOfThatName() async throws {
        let desk = try await AmendingDesk()
        try await desk.clone.propose("nusa/fees", .second.later, by: "dewi")
        try desk.clone.write(.second)
        #expect(await desk.run("sari", "draft", "fees").code == .done)
        try desk.clone.write(.cheaper)
        #expect(await desk.run("sari", "propose", "fees", "-m", "Less").code == .done)
        #expect(try desk.amendment("nusa/fees").acts.map(\.kind) == [.propose])
        #expect(try desk.amendment("acme/fees").acts.map(\.kind) == [.propose])
    }

    @Test func theOtherPartyMayPutATextInItsPlace() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari")
        try desk.clone.write(.second)
        #expect(await desk.run("dewi", "switch", "fees").code == .done)
        try desk.write("monthly: {amount: \"10000000\", currency: IDR}\n", to: "terms/fees.yaml")
        #expect(await desk.run("dewi", "propose", "-m", "Less", "--accept", "--yes").code == .done)
        let amendment = try desk.amendment("acme/fees")
        #expect(amendment.acts.map(\.kind) == [.propose, .accept, .revise, .accept])
        #expect(amendment.consents.keys.map(\.party.description) == ["nusa"])
    }

    @Test(arguments: [
        ("", "A summary is one line of words", ExitCode.usage),
        ("Two\nlines", "A summary is one line of words", .usage),
        ("Act: accept", "hint: Put it in other words", .malformedInput),
    ])
    func aSummaryIsOneLineOfWords(summary: String, words: String, code: ExitCode) async throws {
        let desk = try await AmendingDesk()
        try desk.clone.write(.cheaper)
        let before = try desk.snapshot()
        let answer = await desk.run("sari", "propose", "fees", "-m", summary)
        #expect(answer.code == code)
        #expect(answer.messages.contains(words), "\(answer.messages)")
        #expect(try desk.snapshot() == before)
    }
}
