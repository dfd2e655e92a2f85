import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What people are told who share by mail alone: what was not sent yet, how it goes to the others, and what they do.
@Suite struct MailedTests {
    /// Sari's agreement in `acme`, shared through no server.
    private func opened() async throws -> Workshop {
        let shop = try Workshop(people: ["sari", "dewi"])
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(card.output, to: "nusa.yaml")
        try await shop.done(
            "sari", "init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml", "--language", "en", "--zone", "Asia/Jakarta", "--in-force", "2026-03-01")
        return shop
    }

    /// The same, with Dewi's copy in `nusa`, and its first text accepted by both and known to both.
    private func agreed() async throws -> Workshop {
        let shop = try await opened()
        try await shop.done("sari", "propose", "-m", "The first text", "--accept", "--yes", in: "acme")
        try await shop.done("sari", "bundle", "../first.bundle", in: "acme")
        try await shop.done("dewi", "clone", "first.bundle", "nusa", "--agreement", try shop.agreement)
        try await shop.done("dewi", "accept", "formation", "--merge", "--yes", in: "nusa")
        try await shop.done("dewi", "bundle", "../second.bundle", in: "nusa")
        try await shop.done("sari", "unbundle", "../second.bundle", in: "acme")
        return shop
    }

    private func unsent(_ shop: Workshop, _ person: String, _ folder: String) async throws -> [String] {
        let status = try await shop.done(person, "status", "--json", in: folder).document()
        return (status["unsent"] as? [[String: Any]] ?? []).compactMap { $0["reference"] as? String }
    }

    private func propose(_ name: String, _ shop: Workshop) async throws {
        try await shop.done("sari", "draft", name, in: "acme")
        let file = shop.directory.file("acme/agreement.yaml")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing("2026-03-01", with: "2026-06-01").write(toFile: file, atomically: true, encoding: .utf8)
        try await shop.done("sari", "propose", "-m", "Later", in: "acme")
    }

    @Test func anInvitationsFileHasAName() async throws {
        let shop = try await opened()
        let answer = await shop.run("sari", "invite", "--bundle", "-", in: "acme")
        #expect(answer.code == .usage)
        #expect(answer.messages.contains("countersign invite --bundle FILE"))
        #expect(!FileManager.default.fileExists(atPath: shop.directory.file("acme/-")))
    }

    @Test func statusNamesWhatIsInNoFileYet() async throws {
        let shop = try await opened()
        let begun = try await shop.done("sari", "status", in: "acme")
        #expect(begun.output.contains("Not sent yet\n  version 0 of the agreement\n"))
        #expect(begun.output.contains("Next: countersign invite --bundle FILE, and mail the file"))
        try await shop.done("sari", "propose", "-m", "The first text", in: "acme")
        #expect(try await unsent(shop, "sari", "acme") == ["refs/heads/main", "refs/heads/amendment/acme/formation"])
        try await shop.done("sari", "invite", "--bundle", "../first.bundle", in: "acme")
        #expect(try await unsent(shop, "sari", "acme") == [])
        try await shop.done("dewi", "clone", "first.bundle", "nusa", "--agreement", try shop.agreement)
        #expect(try await unsent(shop, "dewi", "nusa") == [])

        try await shop.done("dewi", "comment", "formation", "-m", "Why?", in: "nusa")
        let status = try await shop.done("dewi", "status", in: "nusa")
        #expect(status.output.contains("Not sent yet\n  what was done on acme/formation\n"))
        #expect(status.output.contains("The others cannot see it. Next: countersign bundle FILE, and mail it\n"))
        let document = try await shop.done("dewi", "status", "--json", in: "nusa").document()
        #expect(document["remote"] is NSNull)
        let update = try #require((document["unsent"] as? [[String: Any]])?.first)
        let git = shop.git("dewi", in: "nusa")
        #expect(try update["from"] as? String == git.run("rev-parse", "amendment/acme/formation~1").text)
        #expect(try update["to"] as? String == git.run("rev-parse", "amendment/acme/formation").text)

        // Standard output is a file as well.
        try await shop.done("dewi", "bundle", "-", in: "nusa")
        #expect(try await unsent(shop, "dewi", "nusa") == [])
    }

    @Test func aFileThatCouldNotBeWrittenHasSentNothing() async throws {
        let shop = try await opened()
        try await shop.done("sari", "propose", "-m", "The first text", in: "acme")
        try shop.directory.write("Dear Dewi\n", to: "letter")
        let taken = await shop.run("sari", "bundle", "../letter", in: "acme")
        #expect(taken.code == .usage)
        #expect(taken.messages.contains("../letter is there already"))
        #expect(taken.messages.contains("replace it with --force"))
        #expect(try String(contentsOfFile: shop.directory.file("letter"), encoding: .utf8) == "Dear Dewi\n")
        #expect(await shop.run("sari", "invite", "--bundle", "../letter", in: "acme").code == .usage)
        let nowhere = await shop.run("sari", "bundle", "../no folder/a.bundle", in: "acme")
        #expect(nowhere.code == .usage)
        #expect(nowhere.messages.contains("there is no folder ../no folder to write a.bundle into"))
        #expect(nowhere.messages.contains("mkdir -p \"../no folder\""))
        #expect(!nowhere.messages.contains("fatal"))
        let folder = await shop.run("sari", "bundle", "..", "--force", in: "acme")
        #expect(folder.code == .usage)
        #expect(folder.messages.contains(".. is a folder, and a file is to be written"))
        #expect(try await unsent(shop, "sari", "acme").count == 2)
        try await shop.done("sari", "bundle", "../letter", "--force", in: "acme")
        #expect(try await unsent(shop, "sari", "acme") == [])
        try await shop.done("dewi", "clone", "letter", "nusa", "--agreement", try shop.agreement)
        let invited = try await shop.done("sari", "invite", "--bundle", "../letter", "--force", in: "acme")
        #expect(invited.output.contains("Where: letter, the file that comes with this message\n"))
        #expect(invited.output.contains("countersign clone letter --agreement \(try shop.agreement)"))
        #expect(invited.messages.contains("Mail this message together with the file ../letter."))
    }

    @Test func whatBothDidAtOnceIsOwedUntilItIsInAFile() async throws {
        let shop = try await agreed()
        #expect(try await unsent(shop, "sari", "acme") == [])
        #expect(try await unsent(shop, "dewi", "nusa") == [])
        try await propose("dearer", shop)
        try await shop.done("sari", "bundle", "../a.bundle", in: "acme")
        try await shop.done("dewi", "unbundle", "../a.bundle", in: "nusa")
        try await shop.done("dewi", "comment", "dearer", "-m", "Why?", in: "nusa")
        try await shop.done("sari", "comment", "dearer", "-m", "Because", in: "acme")
        try await shop.done("dewi", "bundle", "../b.bundle", in: "nusa")
        try await shop.done("sari", "unbundle", "../b.bundle", "--yes", in: "acme")
        #expect(try await unsent(shop, "sari", "acme") == ["refs/heads/amendment/acme/dearer"])
        // An older file takes nothing back.
        try await shop.done("sari", "unbundle", "../second.bundle", in: "acme")
        #expect(try await unsent(shop, "sari", "acme") == ["refs/heads/amendment/acme/dearer"])
        try await shop.done("sari", "bundle", "../c.bundle", in: "acme")
        #expect(try await unsent(shop, "sari", "acme") == [])
        // A copy that does not know what was mailed takes what the other side did last for known to them.
        try FileManager.default.removeItem(atPath: shop.directory.file("nusa/.git/countersign/mailed"))
        try await shop.done("dewi", "unbundle", "../c.bundle", in: "nusa")
        #expect(try await unsent(shop, "dewi", "nusa") == [])
    }

    @Test func everyActEndsWithHowItGoesToTheOthersAndWhatTheyDo() async throws {
        let shop = try await opened()
        let first = try await shop.done("sari", "propose", "-m", "The first text", "--accept", "--yes", in: "acme")
        #expect(first.messages.hasSuffix(" git remote add origin URL, and then countersign sync\n"))
        #expect(
            first.messages.contains("Next: countersign invite --bundle FILE, and mail the file with what that prints"))
        let written = try await shop.done("sari", "bundle", "../first.bundle", in: "acme")
        #expect(
            written.messages.contains(
                "They run: countersign unbundle first.bundle, and then: countersign review acme/formation\n"))
        #expect(
            written.messages.contains(
                "Whoever has no copy yet runs: countersign clone first.bundle --agreement \(try shop.agreement)"))
        try await shop.done("dewi", "clone", "first.bundle", "nusa", "--agreement", try shop.agreement)
        let mail =
            "The others cannot see it yet. Next: countersign bundle FILE, and mail it. They run: countersign unbundle FILE,"
            + " and then: countersign "
        let review = mail + "review acme/formation\n"
        for verb in [["comment", "-m", "Hm"], ["reject", "-m", "No", "--yes"], ["accept", "--yes"]] {
            let done = try await shop.done("dewi", "nusa", verb)
            #expect(done.messages.hasSuffix(review), "\(verb): \(done.messages)")
        }
        let merged = try await shop.done("dewi", "merge", "formation", in: "nusa")
        #expect(merged.messages.hasSuffix(mail + "status\n"), "\(merged.messages)")
        let again = try await shop.done("dewi", "bundle", "../second.bundle", in: "nusa")
        #expect(
            again.messages == "Mail it. They run: countersign unbundle second.bundle, and then: countersign status\n")
        try await shop.done("sari", "unbundle", "../second.bundle", in: "acme")
        try await propose("dearer", shop)
        let withdrawn = try await shop.done("sari", "withdraw", "dearer", "-m", "No", "--yes", in: "acme")
        #expect(withdrawn.messages.hasSuffix(mail + "status\n"), "\(withdrawn.messages)")
    }

    @Test func whoeverHasTheNewestVersionGetsTheAmendmentsAlone() async throws {
        let shop = try await agreed()
        let nothing = await shop.run("sari", "bundle", "../none.bundle", "--since", "1", in: "acme")
        #expect(nothing.code == .usage)
        #expect(nothing.messages.contains("there is nothing after version 1 to send"))
        try await propose("dearer", shop)
        let written = try await shop.done("sari", "bundle", "../new.bundle", "--since", "1", in: "acme")
        #expect(
            written.output
                == "../new.bundle holds the open amendment acme/dearer, for whoever has version 1.\n")
        #expect(try await unsent(shop, "sari", "acme") == [])
        let json = try await shop.done(
            "sari", "bundle", "../new.bundle", "--since", "1", "--force", "--json", in: "acme")
        #expect(try json.document()["contents"] as? [String] == ["acme/dearer"])
        let heads = try shop.git("sari", in: "acme").run("bundle", "list-heads", "../new.bundle").text
        #expect(heads.hasSuffix(" refs/heads/amendment/acme/dearer"))
        let taken = try await shop.done("dewi", "unbundle", "../new.bundle", in: "nusa")
        #expect(taken.output == "New: PT Acme Hosting proposed acme/dearer.\n")
        #expect(try await unsent(shop, "dewi", "nusa") == [])
        // Nobody else can begin with it, or prove anything by it.
        try await shop.done("dewi", "clone", "first.bundle", "old", "--agreement", try shop.agreement)
        for verb in [
            ["unbundle", "../new.bundle"], ["clone", "../new.bundle", "../x", "--agreement", try shop.agreement],
        ] {
            let late = await shop.run("dewi", verb, in: "old")
            #expect(late.code == .undecided)
            #expect(late.messages.contains("new.bundle holds only what came after a version that is not here"))
            #expect(late.messages.contains("Ask for all of it: countersign bundle FILE, without --since"))
        }
        let verified = await shop.run("dewi", "verify", "../new.bundle", in: "nusa")
        #expect(verified.code == .undecided)
        #expect(verified.messages.contains("holds amendments alone, and proves nothing by itself"))
    }

    @Test func whatIsNoFileOfThisAgreementIsSaidInPlainWords() async throws {
        let shop = try await agreed()
        try await shop.done(
            "sari", "init", "other", "--title", "Other", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml", "--language", "en", "--zone", "Asia/Jakarta", "--in-force", "2026-03-01")
        try await shop.done("sari", "propose", "-m", "Another", in: "other")
        try await shop.done("sari", "bundle", "../other.bundle", in: "other")
        let before = try shop.git("dewi", in: "nusa").run("for-each-ref").text
        let other = await shop.run("dewi", "unbundle", "../other.bundle", in: "nusa")
        #expect(other.code == .no)
        #expect(other.messages.contains("../other.bundle is of another agreement, and nothing of it was taken in"))
        #expect(other.messages.contains("countersign unbundle FILE -C FOLDER"))
        #expect(try shop.git("dewi", in: "nusa").run("for-each-ref").text == before)
        let folder = await shop.run("dewi", "unbundle", "../acme", in: "nusa")
        #expect(folder.code == .usage)
        #expect(folder.messages.contains("../acme is a folder, and what comes by mail is a file"))
        let missing = await shop.run("dewi", "unbundle", "../nothing", in: "nusa")
        #expect(missing.code == .usage)
        #expect(missing.messages.contains("hint: say where it lies"))
        let cloned = await shop.run("dewi", "clone", "other.bundle", "x", "--agreement", try shop.agreement)
        #expect(cloned.code == .no)
        #expect(cloned.messages.contains("other.bundle holds another agreement than the one you named"))
        #expect(cloned.messages.contains("hint: Compare the id with the one your counterparty gave you"))
        // By the names that were typed.
        try shop.directory.write("Dear Dewi\n", to: "letter.txt")
        let words = "is no file that holds an agreement: 'countersign bundle' did not make it\n"
        let letter = await shop.run("dewi", "unbundle", "../letter.txt", in: "nusa")
        #expect(letter.messages.hasPrefix("error: ../letter.txt \(words)"))
        let copied = await shop.run("dewi", "clone", "letter.txt", "x", "--agreement", try shop.agreement)
        #expect(copied.messages.hasPrefix("error: letter.txt \(words)"))
        let remote = await shop.run("dewi", "sync", in: "nusa")
        #expect(remote.messages.contains("To share by mail instead: countersign bundle FILE"))
    }
}
