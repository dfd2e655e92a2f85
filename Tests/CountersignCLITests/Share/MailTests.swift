import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Two companies that share no server: every act travels in a file by mail.
@Suite struct MailTests {
    private func opened() async throws -> Workshop {
        let shop = try Workshop(people: ["sari", "dewi"])
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(card.output, to: "nusa.yaml")
        let opened = await shop.run(
            "sari", "init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml", "--language", "en", "--zone", "Asia/Jakarta", "--in-force", "2026-03-01")
        guard opened.code == .done else { throw Workshop.Unexpected(answer: opened) }
        return shop
    }

    /// One person writes a file, the other takes it in.
    private func mail(_ shop: Workshop, from: String, _ there: String, to: String, _ here: String) async throws
        -> Workshop.Answer
    {
        let written = await shop.run(from, "bundle", "../letter.bundle", "--force", in: there)
        guard written.code == .done else { throw Workshop.Unexpected(answer: written) }
        let taken = await shop.run(to, "unbundle", "../letter.bundle", "--yes", in: here)
        guard taken.code == .done else { throw Workshop.Unexpected(answer: taken) }
        return taken
    }

    @Test func filesThatCrossLeaveBothWithTheSameBranch() async throws {
        let shop = try await opened()
        #expect(await shop.run("sari", "propose", "-m", "The first text", "--yes", in: "acme").code == .done)
        #expect(await shop.run("sari", "bundle", "../first.bundle", in: "acme").code == .done)
        let joined = await shop.run("dewi", "clone", "first.bundle", "nusa", "--agreement", try shop.agreement)
        #expect(joined.code == .done, "\(joined.messages)")
        // Both write before they read: each signs their own words again, behind the other's.
        #expect(await shop.run("sari", "comment", "formation", "-m", "Because", in: "acme").code == .done)
        #expect(await shop.run("dewi", "comment", "formation", "-m", "Why?", in: "nusa").code == .done)
        #expect(await shop.run("sari", "bundle", "../hers.bundle", in: "acme").code == .done)
        #expect(await shop.run("dewi", "bundle", "../mine.bundle", in: "nusa").code == .done)
        for (person, file, folder) in [("sari", "mine", "acme"), ("dewi", "hers", "nusa")] {
            let taken = await shop.run(person, "unbundle", "../\(file).bundle", "--yes", in: folder)
            #expect(taken.code == .done && taken.messages.contains("Both sides acted"), "\(taken.messages)")
            #expect(taken.messages.contains("Yours, in a file already: you commented on it."), "\(taken.messages)")
        }
        // These cross too. Both branches say the same, and both keep the same one.
        #expect(await shop.run("sari", "bundle", "../hers-2.bundle", in: "acme").code == .done)
        #expect(await shop.run("dewi", "bundle", "../mine-2.bundle", in: "nusa").code == .done)
        for (person, file, folder) in [("sari", "mine", "acme"), ("dewi", "hers", "nusa")] {
            let taken = await shop.run(person, "unbundle", "../\(file)-2.bundle", in: folder)
            #expect(taken.output == "Nothing is new in ../\(file)-2.bundle.\n", "\(taken.messages)")
        }
        let (acme, nusa) = (shop.git("sari", in: "acme"), shop.git("dewi", in: "nusa"))
        let branch = "amendment/acme/formation"
        #expect(try acme.run("rev-parse", branch).text == nusa.run("rev-parse", branch).text)
        // What was mailed before that is older, whichever commits it holds.
        #expect(await shop.run("dewi", "accept", "formation", "--yes", in: "nusa").code == .done)
        let old = await shop.run("dewi", "unbundle", "../hers.bundle", in: "nusa")
        #expect(old.output == "Nothing is new in ../hers.bundle.\n", "\(old.messages)")
        let heard = try await mail(shop, from: "dewi", "nusa", to: "sari", "acme")
        #expect(heard.output.contains("New: PT Nusa Retail accepted acme/formation."))
        let merged = await shop.run("sari", "accept", "formation", "--merge", "--yes", in: "acme")
        #expect(merged.output.contains("acme/formation is now version 1"), "\(merged.messages)")
    }

    @Test func aWholeNegotiationIsCarriedByMailAlone() async throws {
        let shop = try await opened()
        #expect(
            await shop.run("sari", "propose", "-m", "The first text", "--accept", "--yes", in: "acme").code == .done)
        let invited = await shop.run("sari", "invite", "--bundle", "../hosting.bundle", in: "acme")
        #expect(invited.output.contains("countersign clone hosting.bundle --agreement \(try shop.agreement)"))
        let joined = await shop.run(
            "dewi", "clone", "hosting.bundle", "nusa", "--agreement", try shop.agreement)
        #expect(joined.code == .done, "\(joined.messages)")
        #expect(try shop.git("dewi", in: "nusa").run("remote").text == "")

        #expect(await shop.run("dewi", "comment", "formation", "-m", "Fine with us", in: "nusa").code == .done)
        let heard = try await mail(shop, from: "dewi", "nusa", to: "sari", "acme")
        #expect(heard.output == "New: PT Nusa Retail commented on acme/formation.\n")
        let merged = await shop.run("dewi", "accept", "formation", "--merge", "--yes", in: "nusa")
        #expect(merged.output.contains("acme/formation is now version 1"), "\(merged.messages)")
        let version = try await mail(shop, from: "dewi", "nusa", to: "sari", "acme")
        #expect(version.output.contains("New: version 1 of the agreement."))

        // Both write at once; the files cross, and an older one changes nothing.
        #expect(await shop.run("sari", "draft", "dearer", in: "acme").code == .done)
        let file = shop.directory.file("acme/agreement.yaml")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing("2026-03-01", with: "2026-06-01").write(toFile: file, atomically: true, encoding: .utf8)
        let proposed = await shop.run("sari", "propose", "-m", "Later", in: "acme")
        #expect(proposed.code == .done, "\(proposed.messages)")
        _ = try await mail(shop, from: "sari", "acme", to: "dewi", "nusa")
        #expect(await shop.run("dewi", "comment", "dearer", "-m", "Why?", in: "nusa").code == .done)
        #expect(await shop.run("sari", "comment", "dearer", "-m", "Because", in: "acme").code == .done)
        let settled = try await mail(shop, from: "sari", "acme", to: "dewi", "nusa")
        #expect(settled.messages.contains("Both sides acted on acme/dearer at once."))
        #expect(settled.messages.contains("Yours, in no file yet: you commented on it."), "\(settled.messages)")
        let old = await shop.run("dewi", "unbundle", "../hosting.bundle", in: "nusa")
        #expect(old.code == .done)
        #expect(old.output == "Nothing is new in ../hosting.bundle.\n")

        // Only what is new, for someone who has the rest.
        #expect(await shop.run("dewi", "bundle", "../new.bundle", "--since", "1", in: "nusa").code == .done)
        #expect(await shop.run("sari", "unbundle", "../new.bundle", in: "acme").code == .done)
        #expect(await shop.run("sari", "accept", "dearer", "--yes", in: "acme").code == .done)
        _ = try await mail(shop, from: "sari", "acme", to: "dewi", "nusa")
        #expect(await shop.run("dewi", "accept", "dearer", "--merge", "--yes", in: "nusa").code == .done)
        _ = try await mail(shop, from: "dewi", "nusa", to: "sari", "acme")
        // A file that begins behind version 1 is of no use to someone who has nothing.
        #expect(await shop.run("dewi", "bundle", "../late.bundle", "--since", "1", in: "nusa").code == .done)
        let late = await shop.run("dewi", "clone", "late.bundle", "other", "--agreement", try shop.agreement)
        #expect(late.code == .undecided)
        #expect(late.messages.contains("late.bundle holds only what came after a version that is not here"))
        #expect(!late.messages.contains("prerequisite"))
        #expect(try shop.contents.contains("other") == false)
        for (person, folder) in [("sari", "acme"), ("dewi", "nusa")] {
            let verified = await shop.run(person, "verify", "--json", in: folder)
            #expect(try verified.document()["verdict"] as? String == "valid")
            #expect(try verified.document()["versions"] as? Int == 3)
            let git = shop.git(person, in: folder)
            #expect(try git.run("fsck", "--strict").succeeded)
            #expect(try git.run("for-each-ref", "refs/remotes").text == "")
            #expect(try git.run("rev-parse", "main").text == shop.git("sari", in: "acme").run("rev-parse", "main").text)
        }
    }

    @Test func whatIsNotSoundInAFileIsRefusedAndTheCopyKeepsWhatItHad() async throws {
        let shop = try await opened()
        #expect(await shop.run("sari", "propose", "-m", "The first text", in: "acme").code == .done)
        #expect(await shop.run("sari", "bundle", "../one.bundle", in: "acme").code == .done)
        #expect(await shop.run("dewi", "clone", "one.bundle", "nusa", "--agreement", try shop.agreement).code == .done)
        let git = shop.git("sari", in: "acme")
        let forged = try git.run("commit-tree", "-p", "main", "-m", "Version 1", "main^{tree}").text
        try git.run("update-ref", "refs/heads/main", forged)
        try git.run("bundle", "create", "../forged.bundle", "main")
        let before = try shop.git("dewi", in: "nusa").run("for-each-ref").text
        let refused = await shop.run("dewi", "unbundle", "../forged.bundle", in: "nusa")
        #expect(refused.code == .no)
        #expect(refused.messages.contains("(signed)"))
        #expect(refused.messages.contains("What the file has on main is not sound"))
        #expect(try shop.git("dewi", in: "nusa").run("for-each-ref").text == before)
    }

    @Test func aDamagedFileIsSaidToBeSoEvenWhereAllOfItIsKnown() async throws {
        let shop = try await opened()
        try await shop.done("sari", "propose", "-m", "The first text", in: "acme")
        try await shop.done("sari", "bundle", "../whole.bundle", in: "acme")
        let whole = try #require(FileManager.default.contents(atPath: shop.directory.file("whole.bundle")))
        var changed = whole
        changed[whole.count - 400] ^= 0xFF
        for damaged in [changed, whole.dropLast(100), whole + Data("\n".utf8)] {
            try damaged.write(to: URL(filePath: shop.directory.file("damaged.bundle")))
            let known = await shop.run("sari", "unbundle", "../damaged.bundle", in: "acme")
            #expect(known.code == .undecided, "\(known.output)")
            #expect(known.messages.contains("damaged.bundle is damaged, and nothing of it was taken in"))
            #expect(known.messages.contains("Have it sent again"))
            let new = await shop.run("dewi", "clone", "damaged.bundle", "nusa", "--agreement", try shop.agreement)
            #expect(new.code == .undecided)
            #expect(new.messages.contains("damaged.bundle is damaged"), "\(new.messages)")
            #expect(!new.messages.contains("fatal"))
        }
        let missing = await shop.run("dewi", "clone", "hole.bundle", "nusa", "--agreement", try shop.agreement)
        #expect(missing.code == .usage)
        #expect(missing.messages.contains("there is no file or folder hole.bundle"))
        #expect(!missing.messages.contains("fatal"))
    }

    @Test func aFileThatIsNoBundleOrBeginsTooLateIsSaidToBeSo() async throws {
        let shop = try await opened()
        #expect(await shop.run("sari", "propose", "-m", "The first text", in: "acme").code == .done)
        try shop.directory.write("Dear Sari, see attached.\n", to: "letter.txt")
        let noBundle = await shop.run("sari", "unbundle", "../letter.txt", in: "acme")
        #expect(noBundle.code == .undecided)
        #expect(noBundle.messages.contains("letter.txt is no file that holds an agreement"))
        #expect(await shop.run("sari", "unbundle", "../nothing", in: "acme").code == .usage)
        try shop.git("sari", in: "acme").run("bundle", "create", "../part.bundle", "amendment/acme/formation")
        let part = await shop.run("sari", "unbundle", "../part.bundle", in: "acme")
        #expect(part.code == .undecided)
        #expect(part.messages.contains("has no main branch"))
        // A file for those who have version 0, given to someone who has nothing.
        try shop.git("sari", in: "acme").run("bundle", "create", "../late.bundle", "amendment/acme/formation", "^main")
        let late = await shop.run("dewi", "clone", "late.bundle", "nusa", "--agreement", try shop.agreement)
        #expect(late.code == .undecided)
        #expect(late.messages.contains("late.bundle holds only what came after a version that is not here"))
        #expect(try shop.contents == ["acme", "late.bundle", "letter.txt", "nusa.yaml", "part.bundle"])
        #expect(await shop.run("sari", "bundle", "../x.bundle", "--since", "7", in: "acme").code == .usage)
    }
}
