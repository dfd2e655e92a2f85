import Agreements
import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct AcceptTests {
    @Test func itShowsTheExactTextAndWaitsForTheTypedWord() async throws {
        let desk = try await AmendingDesk.negotiating()
        let digest = try desk.amendment("acme/fees").text.digest
        let answer = await desk.run("dewi", "accept", "fees", typing: ["yes", "Accept"])
        #expect(answer.code == .done)
        #expect(answer.output == "You accepted the text \(digest.short) of acme/fees.\n")
        let shown = try #require(answer.messages.range(of: "You are about to sign:"))
        let asked = try #require(
            answer.messages.range(of: "Sign this on behalf of PT Nusa Retail? (type accept or setuju)"))
        #expect(shown.upperBound < asked.lowerBound)
        #expect(answer.messages.contains("  Monthly amount: IDR 12,500,000 → IDR 11,000,000"))
        #expect(answer.messages.contains("Text: \(digest)"))
        #expect(answer.messages.contains("That is not one of the words."))
        #expect(answer.messages.contains("Consent is still missing from PT Acme Hosting.\n"))
        let consent = try #require(try desk.amendment("acme/fees").acts.last)
        #expect(consent.kind == .accept)
        #expect(consent.text == digest)
        #expect(try desk.clone.git.run("verify-commit", consent.id.description).succeeded)
    }

    @Test func noWordNoConsent() async throws {
        let desk = try await AmendingDesk.negotiating()
        let before = try desk.snapshot()
        let wrong = await desk.run("dewi", "accept", typing: ["yes", "y", "ok"])
        #expect(wrong.code == .decisionNeeded)
        #expect(wrong.messages.contains("none of the words was typed: accept, setuju"))
        let interrupted = await desk.run("dewi", "accept", typing: [], interrupting: true)
        #expect(interrupted.code == .interrupted)
        #expect(interrupted.messages.hasSuffix("error: interrupted: nothing was written\n"))
        for arguments in [["--no-input"], []] {
            let silent = await desk.shop.run("dewi", ["accept"] + arguments, in: desk.path)
            #expect(silent.code == .decisionNeeded)
            #expect(silent.messages.contains("a person must decide: Sign this on behalf of PT Nusa Retail?"))
        }
        #expect(await desk.run("dewi", "accept", "--no-input", typing: ["accept"]).code == .decisionNeeded)
        #expect(try desk.snapshot() == before)
    }

    /// Nobody is asked to decide on what they were not shown, whatever form results take.
    @Test func aQuestionInTheMidstOfDocumentsIsExplainedToo() async throws {
        let desk = try await AmendingDesk.negotiating()
        let answer = await desk.run("dewi", "accept", "--json", typing: ["accept"])
        #expect(answer.code == .done)
        #expect(answer.messages.contains("You are about to sign:"))
        #expect(try answer.document()["act"] as? String == "accept")
    }

    @Test func dryRunShowsTheSentenceAndSignsNothing() async throws {
        let desk = try await AmendingDesk.negotiating()
        let before = try desk.snapshot()
        let answer = await desk.run("dewi", "accept", "--dry-run")
        #expect(answer.code == .done)
        #expect(
            answer.output.hasPrefix("Nothing was signed. This is what Dewi Lestari would sign:\n\nAccept acme/fees\n"))
        let document = try await desk.run("dewi", "accept", "--dry-run", "--json").document()
        #expect(document["schema"] as? String == "countersign.draft/1")
        #expect(document["text"] as? String == (try desk.amendment("acme/fees").text.digest.description))
        #expect(try desk.snapshot() == before)
    }

    @Test func theTextThatWasReviewedCanBeNamed() async throws {
        let desk = try await AmendingDesk.negotiating()
        let digest = try desk.amendment("acme/fees").text.digest
        let other = await desk.run("dewi", "accept", "--yes", "--text", String(repeating: "0", count: 16))
        #expect(other.code == .moved)
        #expect(other.messages.contains("the text on the table is \(digest.short), not the one you named"))
        for words in ["sha256", String(digest.hex.prefix(15)), digest.hex + "0", "sha256:"] {
            let refused = await desk.run("dewi", "accept", "--yes", "--text", words)
            #expect(refused.code == .usage)
            #expect(
                refused.messages
                    == "error: \(words) does not name one text for certain: --text takes 16 to 64 digits of its digest\n"
                    + "hint: copy them from what you reviewed: countersign review acme/fees\n")
        }
        #expect(await desk.run("dewi", "accept", "--yes", "--text", "\(digest.hex.prefix(16))").code == .done)
    }

    @Test func thatOneHasAcceptedAlreadyIsSaid() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "dewi")
        let before = try desk.snapshot()
        let answer = await desk.run("dewi", "accept", "--yes")
        #expect(answer.code == .usage)
        #expect(answer.messages.contains("error: you accepted this very text already, on 5 January 2026 "))
        #expect(try desk.snapshot() == before)
    }

    @Test(arguments: [true, false]) func theCompletingConsentOffersToMerge(merges: Bool) async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "dewi")
        let answer = await desk.run("sari", "accept", typing: ["accept", merges ? "merge" : "later"])
        #expect(answer.code == .done)
        #expect(answer.messages.contains("Merge it into the agreement now? (type merge or later)"))
        let history = try desk.clone.history()
        #expect(history.current.number == (merges ? 3 : 2))
        if merges {
            #expect(
                answer.output.hasSuffix("acme/fees is now version 3 of the agreement, in force from 1 June 2026.\n"))
            #expect(try desk.clone.directory.read("terms/fees.yaml").contains("11000000"))
        } else {
            #expect(answer.messages.contains("Every party has accepted. Next: countersign merge acme/fees\n"))
        }
    }

    @Test func endingTheOfferKeepsTheConsentAndSaysSo() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "dewi")
        let answer = await desk.run("sari", "accept", typing: ["accept"], interrupting: true)
        #expect(answer.code == .interrupted)
        #expect(
            answer.messages.contains(
                "interrupted: your consent stands, and nothing was merged\nhint: countersign merge"))
        #expect(try desk.amendment("acme/fees").isExecuted)
        #expect(try desk.clone.history().current.number == 2)
    }

    @Test func mergeAtOnceIsOneDocument() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "dewi")
        let answer = await desk.run("sari", "accept", "--merge", "--yes", "--json")
        #expect(try answer.document()["schema"] as? String == "countersign.act/1")
        #expect(try desk.clone.history().current.number == 3)
        #expect(try desk.clone.verify().verdict == .valid)
    }

    @Test func aFirstConsentShowsWhoBindsThePartyAndEnrolsTheKey() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        let answer = await shop.run("dewi", "accept", in: "nusa", typing: ["accept"])
        #expect(answer.code == .done)
        let fingerprint = SeededKey("dewi").publicKey.fingerprint
        #expect(answer.messages.hasPrefix("Who may sign for PT Nusa Retail (1 of them binds it; compare"))
        #expect(answer.messages.contains("  Dewi <dewi@example.test>, signs\n    \(fingerprint)\n"))
        #expect(answer.messages.contains("Your key \(fingerprint) is enrolled."))
        let acts = try shop.git("sari", in: "server.git").run("log", "--format=%s", "amendment/acme/formation", "--")
            .text
        #expect(acts == "Accept acme/formation\nEnrol a key in acme/formation\nThe first text\nOpen Hosting")
    }
}
