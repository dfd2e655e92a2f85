import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What people are told who share an agreement for the first time: addresses, files, and what was sent.
@Suite struct FirstContactTests {
    @Test func anAddressThatOnlyTheInviterCanUseIsNotSent() async throws {
        let shop = try await Workshop.shared()
        let refused = await shop.run("sari", "invite", in: "acme")
        #expect(refused.code == .usage)
        #expect(refused.messages.contains("the others cannot use the address ../server.git"))
        #expect(refused.messages.contains("--url URL"))
        let url = "ssh://git@acme.example/hosting.git"
        #expect(try await shop.sari("invite", "--url", url).output.contains("Where: \(url)\n"))
        // A path of this computer serves those who work on it.
        let local = try await shop.sari("invite", "--url", shop.directory.file("server.git"))
        #expect(local.messages.contains("is a place on this computer"))
        for address in ["git@acme.example:hosting.git", "https://acme.example/hosting.git"] {
            try shop.git("sari", in: "acme").run("remote", "set-url", "origin", address)
            #expect(try await shop.sari("invite").output.contains("Where: \(address)\n"))
        }
    }

    @Test func aBundleNamesWhatIsOpenAndCountsNoneThatWasWithdrawn() async throws {
        let shop = try await Workshop.agreed()
        let none = try await shop.sari("bundle", "../a.bundle")
        #expect(none.output == "../a.bundle holds version 1, and no amendment.\n")
        for name in ["fees", "terms"] {
            try await shop.sari("switch")
            try await shop.sari("draft", name)
            try shop.inForce("acme", "from: 2026-06-01")
            try shop.write("acme", "terms/\(name)-more.yaml", "- \(name)\n")
            try await shop.sari("propose", "-m", "About \(name)")
        }
        try await shop.sari("withdraw", "terms", "-m", "Not now", "--yes")
        let one = try await shop.sari("bundle", "../b.bundle")
        #expect(
            one.output
                == "../b.bundle holds version 1, and the open amendment acme/fees, and acme/terms, which was withdrawn.\n"
        )
        let document = try await shop.sari("bundle", "../c.bundle", "--json").document()
        #expect(document["contents"] as? [String] == ["main", "acme/fees", "acme/terms"])
    }

    @Test func aFileThatIsWrittenAmongTheAgreementsIsSaidAndKeepsFromProposing() async throws {
        let shop = try await Workshop.agreed()
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-06-01")
        for verb in [["bundle", "m.bundle"], ["export", "-o", "x.html"], ["export", "--evidence", "e.zip"]] {
            let written = try await shop.done("sari", "acme", verb)
            #expect(written.messages.contains("It lies among the agreement's files"), "\(verb)")
            #expect(written.messages.contains("Next: mv \(verb[verb.count - 1]) .."), "\(verb)")
        }
        let elsewhere = try await shop.sari("export", "-o", "../x.html")
        #expect(!elsewhere.messages.contains("It lies among"))
        let refused = await shop.run("sari", "propose", "-m", "Fees", in: "acme")
        #expect(refused.code == .malformedInput)
        #expect(refused.messages.contains("m.bundle has no place in a text"))
        #expect(refused.messages.contains("Move it out of the folder"))
        for name in ["m.bundle", "x.html", "e.zip"] {
            try FileManager.default.removeItem(atPath: shop.directory.file("acme/\(name)"))
        }
        try await shop.sari("propose", "-m", "Fees")
    }

    @Test func aBundleToInviteWithIsLaidBesideTheCloneAndNotIntoIt() async throws {
        let shop = try await Workshop.agreed()
        let invited = try await shop.sari("invite", "--bundle", "i.bundle")
        let beside = shop.directory.file("i.bundle")
        #expect(FileManager.default.fileExists(atPath: beside))
        #expect(!FileManager.default.fileExists(atPath: shop.directory.file("acme/i.bundle")))
        #expect(invited.output.contains("i.bundle"))
        #expect(invited.messages.contains("i.bundle lies beside it"))
        let again = await shop.run("sari", "invite", "--bundle", "i.bundle", in: "acme")
        #expect(again.code == .usage)
        #expect(again.messages.contains("is there already"))
        let named = try await shop.sari("invite", "--bundle", "../named.bundle")
        #expect(!named.messages.contains("beside"))
        #expect(try shop.contents.contains("named.bundle"))
    }

    @Test func whatTheOtherSideDidAndCameByFileIsNotCalledUnsent() async throws {
        let shop = try await Workshop.agreed()
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-06-01")
        try await shop.sari("propose", "-m", "Fees", "--accept", "--yes")
        try await shop.dewi("sync")
        // Dewi merges in her copy alone and sends it by mail; the server has nothing of it.
        try await shop.dewi("accept", "fees", "--merge", "--yes", "--offline")
        #expect(try await shop.dewi("status").output.contains("Not sent yet\n  version 2 of the agreement\n"))
        try await shop.dewi("bundle", "../v2.bundle")
        try await shop.sari("unbundle", "../v2.bundle")
        let status = try await shop.sari("status").output
        #expect(!status.contains("Not sent yet"))
        #expect(status.contains("Not in the other copy yet\n  version 2 of the agreement\n"))
        #expect(status.contains("To bring it to origin as well: countersign sync"))
        try await shop.sari("sync")
        #expect(!(try await shop.sari("status").output.contains("Not in the other copy yet")))
    }

    @Test func whereNoAnswerComesItIsNotSaidThatNothingArrived() async throws {
        let shop = try await Workshop.agreed()
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-06-01")
        try shop.git("sari", in: "acme").run("config", "remote.origin.pushurl", "host:agreement.git")
        try shop.git("sari", in: "acme").run("config", "core.sshCommand", "false")
        let answer = await shop.run("sari", "propose", "-m", "Fees", in: "acme")
        #expect(answer.code == .undecided)
        #expect(answer.messages.contains("what was sent may or may not have arrived"))
        #expect(answer.messages.contains("What you did is kept in this copy"))
        #expect(answer.messages.contains("countersign sync"))
        #expect(!answer.messages.contains("nothing was sent"))
    }

    @Test func aPersonWhoJoinsIsKnownByTheAmendmentThatBringsThemIn() async throws {
        let shop = try await Workshop.agreed()
        try shop.setUp("tono")
        let card = await shop.run("tono", "card", "--person", "--party", "nusa", "--name", "Tono Wijaya")
        try shop.directory.write(card.output, to: "tono.yaml")
        try await shop.dewi("switch")
        try await shop.dewi("draft", "people")
        try shop.inForce("nusa", "from: 2026-06-01")
        try await shop.dewi("add", "../tono.yaml")
        // Once more, there is nothing left to add.
        let again = await shop.run("dewi", "add", "../tono.yaml", in: "nusa")
        #expect(again.code == .usage)
        #expect(again.messages.contains("Tono Wijaya is among the people of parties/nusa.yaml already"))
        try await shop.dewi("propose", "-m", "Tono joins")
        let review = try await shop.dewi("review", "people").output
        #expect(review.contains("Tono Wijaya has still to prove a new key"))
        #expect(!review.contains("nusa/tono has"))
        try await shop.done("tono", "", ["clone", "server.git", "tonos", "--agreement", try shop.agreement])
        try await shop.done("tono", "tonos", ["enrol", "people"])
        let status = try await shop.done("tono", "tonos", ["status"]).output
        #expect(status.contains("Your key is enrolled in nusa/people for Tono Wijaya of PT Nusa Retail"))
        #expect(status.contains("once that is merged"))
        #expect(!status.contains("belongs to nobody"))
    }

    @Test func mergingBeforeAnyoneAcceptedNamesTheConsentsAlone() async throws {
        let shop = try await Workshop.agreed()
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-06-01")
        try await shop.sari("propose", "-m", "Fees")
        let answer = await shop.run("sari", "merge", "fees", in: "acme")
        #expect(answer.code == .no)
        #expect(answer.messages.contains("(consent)"))
        #expect(!answer.messages.contains("(authority)"))
    }

    @Test func twoCopiesThatNobodyConfirmedAreToldHowToAskAgain() async throws {
        let shop = try await Workshop.agreed()
        let answer = await shop.run("sari", "verify", "acme", "nusa", in: "")
        #expect(answer.code == .undecided)
        let id = try shop.agreement
        #expect(answer.output.contains("then run the same again with: --agreement \(id)"))
        #expect(await shop.run("sari", "verify", "acme", "nusa", "--agreement", id, in: "").code == .done)
    }
}
