import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct StatusTests {
    @Test func thePageSaysWhatIsInForceAndWhatIsNotYet() async throws {
        let clone = try await SharedClone.withTwoVersions()
        clone.clock.advance(40 * 86_400)
        let answer = await clone.run("status")
        #expect(answer.code == .done)
        #expect(answer.output.hasPrefix("Hosting Service Level Agreement\n\nIn force\n"))
        #expect(answer.output.contains("Version 1, in force from 1 February 2026, executed 5 January 2026.\n"))
        #expect(answer.output.contains("Version 2, executed 5 January 2026, will be in force from 1 March 2026.\n"))
        #expect(answer.output.contains("Waits for you, Sari Wulandari, S.H. of PT Acme Hosting\n  Nothing.\n"))
        #expect(answer.output.contains("They are those of the agreement, version 2.\n"))
        #expect(answer.messages == "")
    }

    @Test func thePageLeadsWithWhatWasNotSent() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try clone.git.run("remote", "add", "origin", "/nowhere")
        try await clone.propose("acme/fees", .second.with("terms/fees.yaml", "monthly: 1\n"))
        let answer = await clone.run("status")
        #expect(
            answer.output.hasPrefix(
                """
                Hosting Service Level Agreement

                Not sent yet
                  version 2 of the agreement
                  what was done on acme/fees
                  The others cannot see it. Next: countersign sync

                """))
        try clone.git.run("update-ref", "refs/remotes/origin/main", "main")
        try clone.git.run("update-ref", "refs/remotes/origin/amendment/acme/fees", "amendment/acme/fees")
        #expect(!(await clone.run("status").output.contains("Not sent yet")))
    }

    @Test func eachReaderSeesWhatWaitsForThem() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try await clone.propose("acme/fees", .second.later)
        try await clone.act(.accept, on: "acme/fees", by: "sari")
        let sari = await clone.run("status").output
        #expect(
            sari.contains("PT Acme Hosting\n  Nothing.\n\nWaits for others\n  acme/fees: Propose. Consents 1 of 2. "))
        #expect(sari.contains("Consent is still missing from PT Nusa Retail."))
        try clone.belongs(to: "dewi")
        let dewi = await clone.run("status").output
        #expect(dewi.contains("Waits for you, Dewi Lestari of PT Nusa Retail\n  acme/fees: Propose. Consents 1 of 2."))
        #expect(dewi.contains("Next: countersign review acme/fees, then countersign accept acme/fees\n"))
        #expect(!dewi.contains("Waits for others"))
        let named = await clone.run("status", "--key", clone.directory.file(".git/sari.pub")).output
        #expect(named == sari)
    }

    @Test func nobodyIsAskedToConsentToWhatWasRejected() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try await clone.propose("acme/fees", .second.later)
        try await clone.act(.reject, on: "acme/fees", by: "dewi")
        let sari = await clone.run("status").output
        #expect(!sari.contains("Your consent is needed"))
        #expect(sari.contains("The text was rejected as it is, so it takes another one."))
        let edit = "Next: countersign switch acme/fees, edit the files, and then countersign propose -m SUMMARY"
        #expect(sari.contains(edit + "; or countersign withdraw acme/fees -m WHY\n"))
        let list = try await clone.run("list", "--json").document
        #expect(list["rejectedBy"] as? [String] == ["nusa"])
        try clone.belongs(to: "dewi")
        let dewi = await clone.run("status").output
        #expect(dewi.contains("Waits for you, Dewi Lestari of PT Nusa Retail\n  Nothing.\n"))
        #expect(dewi.contains("Waits for others\n  acme/fees: Propose. Consents 0 of 2. You rejected"))
        // Second thoughts.
        try await clone.act(.accept, on: "acme/fees", by: "dewi")
        try clone.belongs(to: "sari")
        #expect(await clone.run("status").output.contains("Your consent is needed"))
    }

    @Test func theOneWhoseConsentCompletedItIsAskedToMerge() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try await clone.propose("acme/fees", .second.later)
        try await clone.act(.accept, on: "acme/fees", by: "sari")
        try await clone.act(.accept, on: "acme/fees", by: "dewi")
        try clone.belongs(to: "dewi")
        #expect(await clone.run("status").output.contains("Next: countersign merge acme/fees\n"))
        let document = try await clone.run("status", "--json").document
        let amendments = try #require(document["amendments"] as? [[String: Any]])
        #expect(amendments.first?["yourSteps"] as? [String] == ["merge"])
        #expect(amendments.first?["stage"] as? String == "executed")
    }

    @Test func noKeyIsNoError() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try clone.belongs(to: nil)
        let answer = await clone.run("status")
        #expect(answer.code == .done)
        #expect(answer.output.contains("Waits for you\n  Not known: There is no key in "))
        #expect(try await clone.run("status", "--json").document["you"] is NSNull)
        try clone.belongs(to: "stranger")
        let stranger = await clone.run("status")
        #expect(stranger.code == .done)
        #expect(stranger.output.contains("belongs to nobody in this agreement."))
    }

    @Test func editsOnADraftAreThoseAgainstTheVersionItBeganFrom() async throws {
        let clone = try await SharedClone.withTwoVersions()
        #expect(await clone.run("draft", "fees").code == .done)
        try clone.directory.write("monthly: 1\n", to: "terms/fees.yaml")
        try clone.git.run("add", "-A")
        try clone.git.run("commit", "--no-gpg-sign", "-m", "kept")
        try clone.directory.write("# Scope\n\nMore.\n", to: "clauses/010-scope.en.md")
        let output = await clone.run("status").output
        #expect(
            output.hasSuffix(
                """
                Your files
                  They are your private draft fees.
                  It holds a commit of your own: to propose makes one act of the files as they stand.
                  Edited and not yet proposed:
                    clauses/010-scope.en.md
                    terms/fees.yaml
                  Next: countersign diff, countersign check, and then countersign propose -m SUMMARY

                """))
    }

    @Test func damagedAmendmentsAreNamedAndCountForNothing() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let id = try clone.git.run("commit-tree", "main^{tree}", "-p", "main", input: Array("x\u{1B}[2J\n".utf8)).text
        try clone.git.run("update-ref", "refs/heads/amendment/nusa/odd", id)
        let answer = await clone.run("status")
        #expect(answer.code == .done)
        #expect(answer.output.contains("Damaged amendments\n  nusa/odd: nothing on it counts.\n"))
        #expect(!answer.output.contains("\u{1B}"))
        #expect(await clone.run("list").output.contains("nusa/odd   damaged"))
    }

    @Test func aMovedBackMainIsSaid() async throws {
        let clone = try await SharedClone.withTwoVersions()
        #expect(await clone.run("status").code == .done)
        try clone.git.run("update-ref", "refs/heads/main", "main~1")
        let answer = await clone.run("status")
        #expect(answer.code == .done)
        #expect(answer.output.contains("main was moved back, or away from what this clone has verified before."))
        #expect(answer.output.contains("(not-rolled-back)"))
        #expect(answer.output.contains("They are those of the agreement, version 2."))
    }

    @Test func itIsSaidWhenTheOtherSideWasLastSeen() async throws {
        let shop = try await Workshop.shared()
        let before = await shop.run("sari", "status", in: "acme").output
        try await shop.cloneForDewi()
        let status = await shop.run("dewi", "status", in: "nusa")
        #expect(status.output.contains("What you see was last compared with origin on 5 January 2026 "))
        #expect(status.output.contains(" (Asia/Jakarta).\n"))
        let document = try await shop.run("dewi", "status", "--json", in: "nusa").document()
        #expect((document["confirmed"] as? String)?.hasSuffix("+07:00") == true)
        #expect(before.contains("with origin"))
    }

    @Test func theDocumentHasEveryMember() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("status", "--json")
        let document = try answer.document
        #expect(document["schema"] as? String == "countersign.status/1")
        #expect(
            Set(document.keys) == [
                "schema", "agreement", "title", "prevailing", "today", "head", "sound", "versions", "confirmed",
                "inForce", "waiting", "remote", "unsent", "you", "amendments", "files", "detours", "parted",
                "refused", "findings",
            ])
        #expect(document["today"] as? String == "2026-01-05")
        #expect((document["inForce"] as? [String: Any])?["state"] as? String == "notYet")
        #expect((document["waiting"] as? [[String: Any]])?.compactMap { $0["version"] as? Int } == [1, 2])
        #expect((document["you"] as? [String: Any])?["person"] as? String == "sari")
    }
}

extension SampleText {
    /// The text with another file.
    func with(_ path: String, _ content: String) -> SampleText {
        var text = self
        text.files[path] = content
        return text
    }

    /// The text with other fees, and a later date.
    var later: SampleText {
        var text = with("terms/fees.yaml", "monthly: {amount: \"13000000\", currency: IDR}\n")
        text.inForce = "2026-06-01"
        return text
    }
}
