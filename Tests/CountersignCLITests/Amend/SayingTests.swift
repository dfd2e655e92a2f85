import Agreements
import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct SayingTests {
    @Test func aCommentStandsOnAClauseAndRepliesToAnAct() async throws {
        let desk = try await AmendingDesk.negotiating()
        let first = await desk.run("dewi", "comment", "fees", "-m", "Which month?", "--clause", "availability")
        #expect(first.code == .done)
        #expect(first.output == "You commented on acme/fees.\n")
        let id = try #require(try desk.amendment("acme/fees").acts.last?.id.description)
        let reply = await desk.run(
            "sari", "comment", "fees", "-m", "Each.", "--re", String(id.prefix(8)), "--clause", "terms/fees.yaml",
            "--json")
        let document = try reply.document()
        #expect(document["re"] as? String == id)
        #expect(document["clause"] as? String == "terms/fees.yaml")
        #expect(document["body"] as? String == "Each.")
        let page = await desk.run("sari", "review", "fees").output
        #expect(page.contains("  On availability\n  Dewi Lestari (nusa) commented, "))
    }

    @Test(arguments: [
        (
            ["--clause", "avialability"],
            "the text has no clause or file avialability\nhint: its clauses are: scope, availability"
        ),
        (["--clause", "../x"], "the text has no clause or file ../x"),
        (["--re", "00000000"], "00000000 is not the id of one act of acme/fees\nhint: see them: countersign review"),
        (["--re", ""], " is not the id of one act of acme/fees"),
    ])
    func whatACommentIsAboutMustBeThere(arguments: [String], words: String) async throws {
        let desk = try await AmendingDesk.negotiating()
        let before = try desk.snapshot()
        let answer = await desk.shop.run("dewi", ["comment", "fees", "-m", "Hm"] + arguments, in: desk.path)
        #expect(answer.code == .usage)
        #expect(answer.messages.contains(words), "\(answer.messages)")
        #expect(try desk.snapshot() == before)
    }

    @Test(arguments: ["comment", "reject", "withdraw"]) func wordsAreNeeded(verb: String) async throws {
        let desk = try await AmendingDesk.negotiating()
        let before = try desk.snapshot()
        let answer = await desk.run("sari", verb, "fees", "-m", "  ", "--yes")
        #expect(answer.code == .usage)
        #expect(answer.messages == "error: Say something: `\(verb)` needs words of yours\nhint: Give them with -m.\n")
        #expect(await desk.run("sari", verb, "fees").code == .usage)
        let dressed = await desk.run("sari", verb, "fees", "-m", "a\u{202E}b", "--yes")
        #expect(dressed.code == .malformedInput)
        #expect(!dressed.messages.contains("\u{202E}"))
        #expect(try desk.snapshot() == before)
    }

    @Test func aRejectionTakesBackOnesConsentAndSaysWhatCanFollow() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "dewi")
        let answer = await desk.run("dewi", "reject", "fees", "-m", "Too dear.", "--yes")
        #expect(answer.code == .done)
        #expect(answer.output == "You rejected the text of acme/fees.\n")
        #expect(answer.messages.contains("You accepted it; this takes your consent back.\n"))
        #expect(
            answer.messages.contains(
                "\nEither side can put another text on the table: countersign switch acme/fees, edit the files, and then:"
                    + " countersign propose -m SUMMARY\n"))
        let amendment = try desk.amendment("acme/fees")
        #expect(amendment.consents.isEmpty)
        #expect(amendment.rejections.values.map(\.body) == ["Too dear."])
    }

    @Test func aRejectionIsSignedByTheTypedWordAlone() async throws {
        let desk = try await AmendingDesk.negotiating()
        let before = try desk.snapshot()
        let unasked = await desk.run("dewi", "reject", "fees", "-m", "Too dear.")
        #expect(unasked.code == .decisionNeeded)
        #expect(unasked.messages.contains("add --yes once you have read what it shows"))
        #expect(
            await desk.run("dewi", "reject", "fees", "-m", "Too dear.", typing: [], interrupting: true).code
                == .interrupted)
        #expect(await desk.run("dewi", "reject", "fees", "-m", "Too dear.", "--dry-run").code == .done)
        #expect(try desk.snapshot() == before)
        let answer = await desk.run("dewi", "reject", "fees", "-m", "Too dear.", typing: ["tolak"])
        #expect(answer.code == .done)
        let digest = try desk.amendment("acme/fees").text.digest
        #expect(answer.messages.contains("The text of acme/fees is \(digest).\n"))
        #expect(
            answer.messages.contains(
                "Reject it for PT Nusa Retail, with the reason \u{201C}Too dear.\u{201D}, for all parties to read?"))
    }

    @Test func oneTextIsRejectedOnceByAParty() async throws {
        let desk = try await AmendingDesk.negotiating()
        #expect(await desk.run("dewi", "reject", "fees", "-m", "Too dear.", "--yes").code == .done)
        let before = try desk.snapshot()
        let again = await desk.run("dewi", "reject", "fees", "-m", "Far too dear.", "--yes")
        #expect(again.code == .usage)
        #expect(again.messages.contains("error: you rejected this very text already, on 5 January 2026 "))
        #expect(again.messages.contains("to say more: countersign comment acme/fees -m TEXT"))
        #expect(try desk.snapshot() == before)
        // Each party for itself; and whoever has had second thoughts since may have third ones.
        #expect(await desk.run("sari", "reject", "fees", "-m", "I agree.", "--yes").code == .done)
        #expect(await desk.run("dewi", "accept", "fees", "--yes").code == .done)
        #expect(await desk.run("dewi", "reject", "fees", "-m", "It is.", "--yes").code == .done)
    }

    @Test func onlyThePartyThatProposedWithdrawsAndOnlyByTheTypedWord() async throws {
        let desk = try await AmendingDesk.negotiating()
        let before = try desk.snapshot()
        let other = await desk.run("dewi", "withdraw", "fees", "-m", "No.", "--yes")
        #expect(other.code == .no)
        #expect(other.messages.hasPrefix("error: acme/fees cannot be withdrawn\n  caused by: Only acme may withdraw"))
        #expect(await desk.run("sari", "withdraw", "fees", "-m", "No.").code == .decisionNeeded)
        #expect(
            await desk.run("sari", "withdraw", "fees", "-m", "No.", typing: [], interrupting: true).code == .interrupted
        )
        #expect(await desk.run("sari", "withdraw", "fees", "-m", "No.", "--dry-run").code == .done)
        #expect(try desk.snapshot() == before)
        let answer = await desk.run("sari", "withdraw", "fees", "-m", "Not now.", typing: ["withdraw"])
        #expect(answer.output == "You withdrew acme/fees. Nothing can follow on it.\n")
        for verb in [["accept", "--yes"], ["comment", "-m", "But"], ["reject", "-m", "No"], ["merge"]] {
            let late = await desk.shop.run("dewi", verb + ["acme/fees"], in: desk.path)
            #expect(late.code == .no, "\(verb) \(late.messages)")
        }
        let again = await desk.run("sari", "propose", "fees", "-m", "Once more")
        #expect(again.code == .usage)
    }

    @Test func afterExecutionNothingIsTakenBack() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari", "dewi")
        let before = try desk.snapshot()
        for (person, verb) in [("dewi", "reject"), ("sari", "withdraw")] {
            let answer = await desk.run(person, verb, "fees", "-m", "No.", "--yes")
            #expect(answer.code == .no)
            #expect(answer.messages.contains("it can no longer be changed, rejected or withdrawn. (act-order)"))
        }
        #expect(try desk.snapshot() == before)
        #expect(await desk.run("sari", "comment", "fees", "-m", "Thank you.").code == .done)
    }

    @Test func aNewKeyIsEnrolledOnceByItsOwner() async throws {
        let desk = try await AmendingDesk()
        var text = SampleText.second
        text.files["parties/acme.yaml"] = SampleText.party(
            "PT Acme Hosting", role: "provider",
            people: [.sari, SamplePerson(id: "budi", name: "Budi", keys: ["budi"])])
        text.inForce = "2026-06-01"
        try await desk.clone.propose("acme/people", text)
        #expect(await desk.run("sari", "review").output.contains("  Budi has still to prove a new key\n"))
        let before = try desk.snapshot()
        let known = await desk.run("sari", "enrol", "people")
        #expect(known.code == .no)
        #expect(known.messages.hasPrefix("error: The key cannot be enrolled in acme/people\n"))
        #expect(try desk.snapshot() == before)
        let answer = await desk.run("budi", "enrol", "people")
        #expect(answer.code == .done)
        #expect(answer.output == "Your key \(SeededKey("budi").publicKey.fingerprint) is enrolled in acme/people.\n")
        let again = await desk.run("budi", "enrol", "people")
        #expect(again.code == .no)
        #expect(again.messages.contains("is enrolled already. (keys)"))
        #expect(!again.messages.contains("still to be proved"))
        // A key that was enrolled is known to stock git at once.
        #expect(try desk.clone.git.run("verify-commit", "amendment/acme/people").succeeded)
    }

    @Test func whoSignsWithAKnownKeyIsToldWhichOneTheyStillOwe() async throws {
        let desk = try await AmendingDesk()
        var text = SampleText.second
        text.files["parties/acme.yaml"] = SampleText.party(
            "PT Acme Hosting", role: "provider",
            people: [.sari, SamplePerson(id: "budi", name: "Budi", keys: ["budi", "spare"])])
        text.inForce = "2026-06-01"
        try await desk.clone.propose("acme/people", text)
        #expect(await desk.run("budi", "enrol", "people").code == .done)
        let owed = SeededKey("spare").publicKey.fingerprint
        let again = await desk.run("budi", "enrol", "people")
        #expect(again.code == .no)
        #expect(
            again.messages.contains(
                "The key \(owed) is still to be proved: countersign enrol acme/people --key FILE\n"),
            "\(again.messages)")
        #expect(
            await desk.run("sari", "review").output.contains(
                "Before the last one, Budi must prove the new key \(owed): countersign enrol acme/people --key FILE"))
    }
}
