import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct DraftingTests {
    @Test func editsComeAlongOntoADraft() async throws {
        let desk = try await AmendingDesk()
        try desk.write("monthly: 1\n", to: "terms/fees.yaml")
        let answer = await desk.run("sari", "draft", "fees", "--json")
        #expect(try answer.document()["schema"] as? String == "countersign.draft-begun/1")
        #expect(try desk.clone.git.run("symbolic-ref", "HEAD").text == "refs/heads/draft/fees")
        #expect(try desk.clone.directory.read("terms/fees.yaml") == "monthly: 1\n")
    }

    @Test func aDraftThatCannotBeBegunLeavesNothing() async throws {
        let desk = try await AmendingDesk.negotiating()
        try desk.clone.write(.second)
        #expect(await desk.run("sari", "switch", "fees").code == .done)
        try desk.write("monthly: mine\n", to: "terms/fees.yaml")
        let before = try desk.snapshot()
        let refused = await desk.run("sari", "draft", "other")
        #expect(refused.code == .usage)
        #expect(refused.messages.hasPrefix("error: Your edits in terms/fees.yaml would be overwritten\n"))
        for name in ["Fees", "a/b", "", "-x"] {
            #expect(await desk.run("sari", "draft", name).code == .usage)
        }
        #expect(try desk.snapshot() == before)
    }

    @Test func aNameThatCouldNotBeProposedIsNoNameOfADraft() async throws {
        let desk = try await AmendingDesk.negotiating()
        let before = try desk.snapshot()
        let open = await desk.run("sari", "draft", "fees")
        #expect(open.code == .usage)
        #expect(open.messages.contains("The name acme/fees is taken; a name is used once"))
        #expect(open.messages.contains("such as fees-2. To revise that one: countersign switch acme/fees"))
        let landed = await desk.run("sari", "draft", "availability")
        #expect(landed.code == .usage)
        #expect(!landed.messages.contains("To revise"))
        #expect(try desk.snapshot() == before)
        try await desk.clone.act(.withdraw, on: "acme/fees", by: "sari")
        let withdrawn = await desk.run("sari", "draft", "fees")
        #expect(withdrawn.code == .usage)
        #expect(!withdrawn.messages.contains("To revise"))
        // The other party's names are its own.
        #expect(await desk.run("dewi", "draft", "fees").code == .done)
    }

    @Test func aNameThatIsTakenLeadsBackToTheDraft() async throws {
        let desk = try await AmendingDesk()
        #expect(await desk.run("sari", "draft", "fees").code == .done)
        let before = try desk.snapshot()
        let again = await desk.run("sari", "draft", "fees")
        #expect(again.code == .usage)
        #expect(
            again.messages == "error: There is a draft fees already\nhint: Go on with it: countersign switch fees\n")
        #expect(try desk.snapshot() == before)
    }

    @Test func switchingShowsTheFilesAndKeepsEditsThatAreNotInTheWay() async throws {
        let desk = try await AmendingDesk.negotiating()
        try desk.clone.write(.second)
        try desk.write("# Scope\n\nMine.\n", to: "clauses/010-scope.en.md")
        let answer = await desk.run("dewi", "switch", "fees")
        #expect(answer.output == "Your files are now those of acme/fees, with your edits in: clauses/010-scope.en.md\n")
        #expect(try desk.clone.directory.read("terms/fees.yaml").contains("11000000"))
        #expect(try desk.clone.directory.read("clauses/010-scope.en.md") == "# Scope\n\nMine.\n")
        let back = await desk.run("dewi", "switch", "--json")
        #expect(try back.document()["branch"] as? String == "refs/heads/main")
        #expect(try desk.clone.directory.read("terms/fees.yaml").contains("12500000"))
        try desk.write("monthly: mine\n", to: "terms/fees.yaml")
        let before = try desk.snapshot()
        #expect(await desk.run("dewi", "switch", "fees").code == .usage)
        #expect(await desk.run("dewi", "switch", "nowhere").code == .usage)
        #expect(try desk.snapshot() == before)
    }

    @Test func discardAsksAndUndoesExactlyTheEdits() async throws {
        let desk = try await AmendingDesk()
        let nothing = await desk.run("sari", "discard")
        #expect(nothing.output == "There is nothing to undo.\n")
        #expect(try await desk.run("sari", "discard", "--json").document()["paths"] as? [String] == [])
        try desk.write("monthly: mine\n", to: "terms/fees.yaml")
        try desk.write("# New\n", to: "clauses/030-new.en.md")
        let before = try desk.snapshot()
        #expect(await desk.run("sari", "discard").code == .decisionNeeded)
        #expect(await desk.run("sari", "discard", typing: [], interrupting: true).code == .interrupted)
        let unknown = await desk.run("sari", "discard", "acme/availability", "--yes")
        #expect(
            unknown.messages.hasPrefix("error: there is no draft acme/availability\nhint: amendments are closed with"))
        #expect(try desk.snapshot() == before)
        let answer = await desk.run("sari", "discard", typing: ["discard"])
        #expect(answer.code == .done)
        #expect(answer.messages.contains("Your edits in: clauses/030-new.en.md, terms/fees.yaml\n"))
        #expect(try desk.clone.directory.read("terms/fees.yaml").contains("12500000"))
        #expect(try desk.clone.agreement.edits() == [])
    }

    @Test func aDraftIsThrownAwayByName() async throws {
        let desk = try await AmendingDesk()
        #expect(await desk.run("sari", "draft", "fees").code == .done)
        let answer = await desk.run("sari", "discard", "fees", "--yes")
        #expect(answer.output == "The draft fees is gone.\n")
        #expect(try desk.clone.git.run("symbolic-ref", "HEAD").text == "refs/heads/main")
        #expect(try desk.clone.git.run("for-each-ref", "refs/heads/draft").text == "")
    }

    @Test func refreshCarriesAnAmendmentOntoTheVersionThatCameFirst() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari")
        #expect(await desk.run("sari", "refresh", "fees").messages.contains("amends the newest version already"))
        try await desk.clone.amend("nusa/scope", .wider, by: ["dewi", "sari"])
        let early = await desk.run("dewi", "accept", "fees", "--yes")
        #expect(early.code == .moved)
        #expect(early.messages.hasPrefix("error: version 3 came first, and acme/fees does not follow it yet\nhint: "))
        let answer = await desk.run("sari", "refresh", "fees")
        #expect(answer.code == .done)
        let amendment = try desk.amendment("acme/fees")
        #expect(answer.output == "acme/fees now amends version 3: text \(amendment.text.digest.short).\n")
        #expect(
            answer.messages.hasPrefix(
                "PT Acme Hosting accepted another text before. "
                    + "Every party must accept it again: countersign accept acme/fees\n"))
        #expect(amendment.consents.isEmpty)
        #expect(
            amendment.text.file(at: "clauses/010-scope.en.md")
                == (try desk.clone.history()).current.text.file(
                    at: "clauses/010-scope.en.md"))
    }
}

extension SampleText {
    /// The second version with a wider scope.
    fileprivate static var wider: SampleText {
        var text = SampleText.second.with("clauses/010-scope.en.md", "# Scope\n\nAcme hosts both shops of Nusa.\n")
        text.inForce = "2026-05-01"
        return text
    }
}
