import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

/// Each step that a page offers is one that the rules let pass when it is pasted.
@Suite struct NextStepsTests {
    /// Sari's acme/fees on the table, which Dewi has.
    private func negotiating() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-06-01")
        try await shop.sari("propose", "-m", "Fees")
        try await shop.dewi("sync")
        return shop
    }

    @Test(arguments: [
        ["withdraw", "fees", "-m", "Never mind", "--yes"], ["reject", "fees", "-m", "Second thoughts", "--yes"],
    ])
    func nobodyIsAskedToConsentToWhatTheOtherSideHasGivenUpMeanwhile(act: [String]) async throws {
        let shop = try await negotiating()
        try await shop.dewi("comment", "fees", "-m", "A thought", "--offline")
        try await shop.done("sari", "acme", act)
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .moved)
        let verb = act[0] == "withdraw" ? "withdrew" : "rejected"
        let words = "Both sides acted on it at once: PT Acme Hosting \(verb) it, and what you did is not sent. Next:"
        let status = try await shop.dewi("status").output
        #expect(status.contains("Waits for you, Dewi of PT Nusa Retail\n  acme/fees: Fees. "), "\(status)")
        #expect(status.contains("\(words) countersign sync"))
        #expect(!status.contains("Your consent is needed"))
        for verb in ["list", "review"] {
            let page = try await shop.dewi(verb).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(page.contains("\(words) countersign sync"), "\(page)")
            #expect(!page.contains("countersign accept"))
        }
        try await shop.dewi("sync", "--yes")
        let settled = try await shop.dewi("status").output
        #expect(!settled.contains("Both sides") && !settled.contains("Your consent is needed"))
    }

    @Test func whatLandedInTheCopyThatPartedIsNotToBeCarriedOn() async throws {
        let shop = try await PartedTests.parted()
        _ = await shop.run("sari", "sync", in: "acme")
        let words = "It is version 2 at origin, which has parted from this copy: decide about that first"
        for verb in [["status"], ["list"], ["review", "terms"]] {
            let page = try await shop.done("sari", "acme", verb).output
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(page.contains(words), "\(page)")
            #expect(!page.contains("countersign refresh acme/terms"))
        }
        // Decided, it is part of the agreement, and what was set aside is carried on by the step that is named then.
        try await shop.sari("adopt", "origin/main", "--yes")
        let status = try await shop.sari("status").output
        #expect(status.contains("Next: countersign refresh nusa/fees\n"), "\(status)")
    }

    @Test func aRejectedTextIsReplacedByTheStepsThatAreNamed() async throws {
        let shop = try await negotiating()
        try await shop.dewi("reject", "fees", "-m", "Too dear", "--yes")
        try await shop.sari("sync")
        let status = try await shop.sari("status").output
        #expect(status.contains("Next: countersign switch acme/fees, edit the files, and then countersign propose"))
        try await shop.sari("switch")
        try await shop.sari("switch", "acme/fees")
        try shop.edit("acme", "terms/fees.yaml", "12500000", "12000000")
        try await shop.sari("propose", "-m", "Cheaper")
        // Whoever rejected it is "you" to themselves.
        try await shop.dewi("sync")
        try await shop.dewi("reject", "fees", "-m", "Still too dear", "--yes")
        #expect(try await shop.dewi("list").output.contains("You rejected the text"))
        try await shop.sari("sync")
        try await shop.sari("withdraw", "acme/fees", "-m", "Enough", "--yes")
    }

    @Test func aTextWhoseDayHasPassedIsNotOfferedForConsent() async throws {
        let shop = try await negotiating()
        // From 1 June on it would govern what is past, and does not say so.
        shop.wait(days: 200)
        #expect(await shop.run("dewi", "accept", "fees", "--yes", in: "nusa").code == .no)
        let status = try await shop.dewi("status").output
        #expect(status.contains("Your consent is needed, and the text cannot be signed as it stands: "), "\(status)")
        #expect(!status.contains("countersign accept"))
        #expect(status.contains("Next: countersign switch acme/fees, edit the files, and then countersign propose -m"))
        try await shop.dewi("switch", "acme/fees")
        try shop.inForce("nusa", "from: 2026-12-01")
        try await shop.dewi("propose", "-m", "From December")
        #expect(try await shop.dewi("status").output.contains("countersign accept acme/fees\n"))
    }

    @Test func aConsentThatCannotBeGivenTodayWaitsForWhoeverGivesIt() async throws {
        let shop = try await Workshop.agreed()
        shop.wait(days: 80)
        try await shop.amend("first") { folder in try shop.inForce(folder, "from: execution") }
        try await shop.sari("switch")
        try await shop.sari("draft", "second")
        try shop.edit("acme", "terms/fees.yaml", "12500000", "13000000")
        try await shop.sari("propose", "-m", "Second", "--accept", "--yes")
        try await shop.dewi("sync")
        #expect(await shop.run("dewi", "accept", "second", "--yes", in: "nusa").code == .no)
        let status = try await shop.dewi("status").output
        #expect(status.contains("Waits for you, Dewi of PT Nusa Retail\n  acme/second: "), "\(status)")
        #expect(status.contains("Your consent is needed, and cannot be given today: `from: execution` would be"))
        #expect(status.contains("Next: countersign accept acme/second tomorrow; or"), "\(status)")
        shop.wait(days: 1)
        try await shop.dewi("accept", "second", "--merge", "--yes")
    }

    @Test func aKeyThatWasTakenOutIsSaidSoAndTheStepsNameTheOneThatIsListed() async throws {
        let shop = try await Workshop.agreed()
        try await shop.dewi("draft", "credits")
        try shop.inForce("nusa", "from: 2026-05-01")
        try await shop.dewi("propose", "-m", "Credits")
        try await shop.dewi("switch")
        let second = shop.home(of: "dewi") + "/.ssh/second"
        let seed = SeededKey("dewi's second")
        try shop.directory.write(seed.openSSHPrivateKeyFile, to: "home-dewi/.ssh/second")
        try shop.directory.write(seed.publicKey.openSSH + " second\n", to: "home-dewi/.ssh/second.pub")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: second)
        try await shop.dewi("draft", "key")
        try shop.inForce("nusa", "from: 2026-04-01")
        let party = shop["nusa", "parties/nusa.yaml"]
        let old = SeededKey("dewi").publicKey.openSSH
        #expect(party.contains(old))
        try shop.write("nusa", "parties/nusa.yaml", party.replacing(old, with: seed.publicKey.openSSH))
        try await shop.dewi("propose", "-m", "My new key", "--accept", "--yes")
        try await shop.dewi("enrol", "key", "--key", second)
        try await shop.sari("accept", "key", "--merge", "--yes")
        try await shop.dewi("sync")
        let doctor = await shop.run("dewi", "doctor", in: "nusa")
        #expect(doctor.code == .no)
        #expect(doctor.output.contains("a newer version took it out"), "\(doctor.output)")
        #expect(doctor.output.contains("git config user.signingKey \(second)"))
        let status = try await shop.dewi("status").output
        let step = "countersign refresh nusa/credits --key \(second)\n"
        #expect(status.contains(step), "\(status)")
        #expect(await shop.run("dewi", "refresh", "nusa/credits", in: "nusa").code != .done)
        try await shop.dewi("refresh", "nusa/credits", "--key", second)
    }

    @Test func onlyWhoMayMergeIsGivenTheCommand() async throws {
        let shop = try await negotiating()
        try await shop.sari("accept", "fees", "--yes")
        let accepted = try await shop.dewi("accept", "fees", "--yes")
        #expect(accepted.messages.contains("Next: countersign merge acme/fees"))
        try await shop.sari("sync")
        #expect(try await shop.sari("review").output.contains("PT Nusa Retail can merge it.\n"))
        #expect(try await shop.dewi("review").output.contains("You can merge it: countersign merge acme/fees\n"))
        let review = try await shop.dewi("review").output
        #expect(review.contains("✓ You accepted on") && review.contains("✓ Sari accepted on"))
    }

    @Test func ofSeveralKeysTheStepNamesTheOneThatCanDoIt() async throws {
        let shop = try await Workshop.agreed()
        let second = shop.home(of: "sari") + "/.ssh/second"
        try shop.directory.write(SeededKey("sari's second").openSSHPrivateKeyFile, to: "home-sari/.ssh/second")
        try shop.directory.write(
            SeededKey("sari's second").publicKey.openSSH + " second\n", to: "home-sari/.ssh/second.pub")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: second)
        try await shop.sari("draft", "key")
        try shop.inForce("acme", "from: 2026-04-01")
        let card = try await shop.sari("card", "--party", "acme", "--person", "--key", second)
        try shop.directory.write(card.output, to: "second.yaml")
        try await shop.sari("add", shop.directory.file("second.yaml"))
        let proposed = try await shop.sari("propose", "-m", "A second key", "--accept", "--yes")
        let command = "countersign enrol acme/key --key \(second)"
        #expect(proposed.messages.contains("you must prove the new key"), "\(proposed.messages)")
        let status = try await shop.sari("status").output
        #expect(status.contains("Waits for you, Sari of PT Acme Hosting\n  acme/key: A second key."), "\(status)")
        #expect(status.contains("Next: \(command)\n"))
        // Dewi is not told to do what would be refused.
        try await shop.dewi("sync")
        let hers = try await shop.dewi("status").output
        #expect(!hers.contains("Your consent is needed"), "\(hers)")
        #expect(hers.contains("Before the last one, Sari must prove the new key"))
        try await shop.sari("enrol", "acme/key", "--key", second)
        try await shop.dewi("sync")
        #expect(try await shop.dewi("status").output.contains("countersign accept acme/key\n"))
        try await shop.dewi("accept", "acme/key", "--merge", "--yes")
        // A page that is read with a key names it behind every step.
        try await shop.dewi("draft", "fees")
        try shop.inForce("nusa", "from: 2026-07-01")
        try await shop.dewi("propose", "-m", "Fees")
        try await shop.sari("sync")
        let named = try await shop.sari("status", "--key", second).output
        #expect(named.contains("countersign accept nusa/fees --key \(second)\n"), "\(named)")
        // Where git signs with a key that is nobody's, the one that is somebody's is found.
        try shop.git("sari", in: "acme").run("config", "user.signingKey", shop.home(of: "dewi") + "/.ssh/nothing")
        let found = try await shop.sari("status").output
        #expect(found.contains("You seem to be Sari of PT Acme Hosting"), "\(found)")
    }

    @Test func editsOfTheAgreementAreProposedUnderAName() async throws {
        let shop = try await Workshop.agreed()
        try shop.inForce("nusa", "from: 2026-07-01")
        let status = try await shop.dewi("status").output
        #expect(status.contains("and then countersign propose NAME -m SUMMARY"))
        try await shop.dewi("propose", "later", "-m", "Later")
        try await shop.dewi("accept", "later", "--yes")
        try await shop.sari("accept", "later", "--yes")
        try await shop.dewi("sync")
        try shop.inForce("nusa", "from: 2026-08-01")
        let executed = try await shop.dewi("status").output
        #expect(
            executed.contains("Once it is part of the agreement: countersign propose NAME -m SUMMARY"), "\(executed)")
        try await shop.sari("merge", "later")
        try await shop.dewi("sync")
        try await shop.dewi("propose", "later-still", "-m", "Later still")
    }

    @Test func whatCannotBeSentWhileARemoteIsNotInOrderIsSaidSo() async throws {
        let shop = try await negotiating()
        let sari = shop.git("sari", in: "acme")
        let forged = try sari.run("commit-tree", "-p", "main", "-m", "Version 2", "main^{tree}").text
        try sari.run("push", "--no-verify", "--quiet", "origin", "\(forged):refs/heads/main")
        _ = await shop.run("dewi", "sync", in: "nusa")
        try await shop.dewi("comment", "fees", "-m", "Mine", "--offline")
        let status = try await shop.dewi("status").output
        #expect(status.contains("The others cannot see it. It can be sent once what was refused there is in order"))
    }

    @Test func anInvitationNamesAFileAsBothSidesKnowIt() async throws {
        let shop = try await Workshop.agreed()
        let file = shop.directory.file("sent/hosting.bundle")
        try shop.directory.write("", to: "sent/empty")
        let invited = try await shop.sari("invite", "--bundle", file)
        #expect(!invited.output.contains(shop.path))
        #expect(invited.output.contains("Where: hosting.bundle, the file that comes with this message\n"))
        #expect(invited.messages.contains("Mail this message together with the file \(file)."))
        let command = try #require(invited.output.firstMatch(of: /countersign (clone hosting.bundle --agreement \S+)/))
        // Wherever the other side lays it.
        try FileManager.default.createDirectory(atPath: shop.directory.file("got"), withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: file, toPath: shop.directory.file("got/hosting.bundle"))
        try await shop.done("dewi", "got", command.1.split(separator: " ").map(String.init))
    }
}
