import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

/// People and parties that come, go and change, each by an amendment, through the command alone.
@Suite struct PeopleTests {
    /// Version 1 between Acme and Nusa, with Budi, Rina and Hadi at hand who are in no party yet.
    private func agreed() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        for person in ["budi", "rina", "hadi"] { try shop.setUp(person) }
        return shop
    }

    /// A person's card, put into Sari's files.
    private func add(_ person: String, _ arguments: [String], to shop: Workshop) async throws {
        let card = try await shop.done(person, "", ["card"] + arguments)
        try shop.directory.write(card.output, to: "\(person).yaml")
        try await shop.sari("add", shop.directory.file("\(person).yaml"))
    }

    private func draft(_ name: String, _ inForce: String, in shop: Workshop) async throws {
        try await shop.sari("switch")
        try await shop.sari("sync")
        try await shop.sari("draft", name)
        try shop.inForce("acme", "from: \(inForce)")
    }

    /// What waits for somebody, as their own status says.
    private func waiting(_ shop: Workshop, for person: String, in folder: String) async throws -> String {
        try await shop.done(person, folder, ["sync"])
        let status = try await shop.done(person, folder, ["status"]).output
        let start = status.range(of: "Waits for you")?.lowerBound ?? status.startIndex
        let end = status.range(of: "Your files")?.lowerBound ?? status.endIndex
        return String(status[start..<end])
    }

    @Test func aPersonJoinsWithACardEnrolsAndIsNeededFromThenOn() async throws {
        let shop = try await agreed()
        try await draft("people", "2026-04-01", in: shop)
        try await add("budi", ["--party", "acme", "--person"], to: shop)
        try await shop.sari("propose", "-m", "Budi joins", "--accept", "--yes")
        #expect(try await shop.sari("review").output.contains("Budi has still to prove a new key"))
        #expect(
            try await shop.sari("review").output.contains(
                "Before the last one, Budi must prove the new key \(SeededKey("budi").publicKey.fingerprint): "
                    + "countersign enrol acme/people --key FILE"))
        // The other side's consent would complete it, and the key is not proved.
        let early = await shop.run("dewi", "accept", "people", "--merge", "--yes", in: "nusa")
        #expect(early.code == .no)
        #expect(early.messages.contains("acme/budi has not proved yet that the key"))
        #expect(early.messages.contains("countersign enrol acme/people"))
        #expect(try await waiting(shop, for: "budi", in: "acme").contains("Next: countersign enrol acme/people"))
        try await shop.done("budi", "acme", ["enrol", "people"])
        // Enrolment is no consent, and Budi cannot accept the text that brings him in.
        #expect(await shop.run("budi", "accept", "people", "--yes", in: "acme").code == .no)
        try await shop.dewi("accept", "people", "--merge", "--yes")
        #expect(await shop.run("dewi", "verify", in: "nusa").code == .done)

        // Now he signs for Acme as well as Sari does.
        try await draft("fees", "2026-05-01", in: shop)
        try shop.write("acme", "terms/fees.yaml", "- cheaper\n")
        try await shop.sari("propose", "-m", "Cheaper")
        #expect(try await waiting(shop, for: "budi", in: "acme").contains("Your consent is needed."))
        // His first consent shows him who signs for his party, and his second does not.
        let first = try await shop.done("budi", "acme", ["accept", "fees", "--yes"])
        #expect(first.messages.contains("Who may sign for PT Acme Hosting (1 of them binds it;"))
        #expect(first.messages.contains(SeededKey("sari").publicKey.fingerprint))
        let second = await shop.run("budi", "accept", "fees", "--yes", in: "acme")
        #expect(second.code == .usage)
        #expect(!second.messages.contains("Who may sign for"))
        #expect(
            try await waiting(shop, for: "sari", in: "acme").contains("Consent is still missing from PT Nusa Retail."))
        try await shop.dewi("accept", "fees", "--merge", "--yes")
    }

    @Test func twoOfEachPartyAreNeededWhereTheTextSaysSo() async throws {
        let shop = try await agreed()
        try await draft("two", "2026-04-01", in: shop)
        try await add("budi", ["--party", "acme", "--person"], to: shop)
        try await add("rina", ["--party", "nusa", "--person"], to: shop)
        try shop.edit("acme", "agreement.yaml", "each-party: 1", "each-party: 2")
        let check = try await shop.sari("check")
        #expect(!check.messages.contains("single signatory"))
        try await shop.sari("propose", "-m", "Two of each", "--accept", "--yes")
        try await shop.done("budi", "acme", ["enrol", "two"])
        try await shop.done("rina", "nusa", ["sync"])
        try await shop.done("rina", "nusa", ["enrol", "two"])
        // The rule that holds now asks for one of each.
        try await shop.dewi("accept", "two", "--merge", "--yes")

        try await draft("fees", "2026-05-01", in: shop)
        try shop.write("acme", "terms/fees.yaml", "- cheaper\n")
        try await shop.sari("propose", "-m", "Cheaper", "--accept", "--yes")
        try await shop.dewi("sync")
        let first = try await shop.dewi("review", "fees").output
        #expect(first.contains("PT Acme Hosting (2 needed)"))
        #expect(first.contains("Consent is still missing from PT Acme Hosting and PT Nusa Retail (2 signatories)."))
        try await shop.dewi("accept", "fees", "--yes")
        let early = await shop.run("dewi", "merge", "fees", in: "nusa")
        #expect(early.code == .no)
        #expect(early.messages.contains("missing from PT Acme Hosting and PT Nusa Retail"))
        // One person with two consents is one person.
        #expect(await shop.run("dewi", "accept", "fees", "--yes", in: "nusa").code == .usage)
        #expect(try await shop.dewi("review", "fees").output.contains("still missing from PT Acme Hosting and"))
        try await shop.done("rina", "nusa", ["accept", "fees", "--yes"])
        #expect(try await waiting(shop, for: "budi", in: "acme").contains("Consents 3 of 4."))
        let last = try await shop.done("budi", "acme", ["accept", "fees", "--merge", "--yes"])
        #expect(last.output.contains("version 3"))
    }

    @Test func peopleWithDifferentPlacesCoverAChangeTogether() async throws {
        let shop = try await agreed()
        try await draft("places", "2026-04-01", in: shop)
        try await add("budi", ["--party", "acme", "--person"], to: shop)
        let file = shop["acme", "parties/acme.yaml"]
        // Budi's entry stands first; he answers for terms alone.
        let place = try #require(file.range(of: "- \"**\""))
        try shop.write("acme", "parties/acme.yaml", file.replacingCharacters(in: place, with: "- \"terms/**\""))
        try await shop.sari("propose", "-m", "Budi answers for terms", "--accept", "--yes")
        try await shop.done("budi", "acme", ["enrol", "places"])
        try await shop.dewi("accept", "places", "--merge", "--yes")

        try await draft("fees", "2026-05-01", in: shop)
        try shop.write("acme", "terms/fees.yaml", "- cheaper\n")
        try await shop.sari("propose", "-m", "Cheaper")
        try await shop.done("budi", "acme", ["accept", "fees", "--yes"])
        try await shop.dewi("sync")
        try await shop.dewi("accept", "fees", "--yes")
        let review = try await shop.dewi("review", "fees").output
        #expect(review.contains("Nobody has bound PT Acme Hosting yet on: agreement.yaml"))
        let early = await shop.run("dewi", "merge", "fees", in: "nusa")
        #expect(early.code == .no)
        #expect(early.messages.contains("may not bind it on agreement.yaml"))
        #expect(try await waiting(shop, for: "sari", in: "acme").contains("Your consent is needed."))
        try await shop.sari("accept", "fees", "--merge", "--yes")
        #expect(await shop.run("sari", "verify", in: "acme").code == .done)
    }

    @Test func aPlaceThatNobodyCouldEverBindIsNotPutOnTheTable() async throws {
        let shop = try await agreed()
        try await draft("corner", "2026-04-01", in: shop)
        try shop.edit("acme", "parties/nusa.yaml", "\"**\"", "\"terms/**\"")
        let check = await shop.run("sari", "check", in: "acme")
        #expect(check.code == .malformedInput)
        #expect(check.output.contains("error: Nobody could ever bind PT Nusa Retail on agreement.yaml"))
        let refused = await shop.run("sari", "propose", "-m", "A corner", in: "acme")
        #expect(refused.code == .no)
        #expect(refused.messages.contains("Nobody could ever bind PT Nusa Retail"))
    }

    @Test func aDelegateProposesAndCommentsAndDoesNotSign() async throws {
        let shop = try await agreed()
        try await draft("delegate", "2026-04-01", in: shop)
        try await add("budi", ["--party", "acme", "--person", "--proposes"], to: shop)
        try await shop.sari("propose", "-m", "Budi negotiates", "--accept", "--yes")
        try await shop.done("budi", "acme", ["enrol", "delegate"])
        try await shop.dewi("accept", "delegate", "--merge", "--yes")

        try await draft("fees", "2026-05-01", in: shop)
        try shop.write("acme", "terms/fees.yaml", "- cheaper\n")
        try await shop.done("budi", "acme", ["propose", "-m", "Cheaper"])
        try await shop.done("budi", "acme", ["comment", "-m", "As discussed"])
        for verb in [["accept", "--yes"], ["reject", "-m", "No"]] {
            let refused = await shop.run("budi", verb, in: "acme")
            #expect(refused.code == .no)
            #expect(refused.messages.contains("Budi may propose and comment for PT Acme Hosting, but not \(verb[0])."))
            #expect(refused.messages.contains("hint: Ask a signatory of PT Acme Hosting."))
        }
        let waits = try await waiting(shop, for: "budi", in: "acme")
        #expect(waits.contains("Nothing."))
        let review = try await shop.sari("review", "fees").output
        #expect(review.contains("You have not") && !review.contains("Budi has not"))
        try await shop.dewi("sync")
        try await shop.dewi("accept", "fees", "--yes")
        try await shop.sari("accept", "fees", "--merge", "--yes")
    }

    @Test func aPartyThatIsJoiningMayPutAnotherTextInItsPlace() async throws {
        let shop = try await agreed()
        try await draft("third", "2026-04-01", in: shop)
        try await add("hadi", ["--party", "rapi=PT Rapi Data", "--role", "party"], to: shop)
        try await shop.sari("propose", "-m", "PT Rapi Data joins")
        try await shop.done("hadi", "", ["clone", "server.git", "rapi", "--agreement", try shop.agreement])
        try await shop.done("hadi", "rapi", ["switch", "third"])
        try shop.edit("rapi", "parties/rapi.yaml", "PT Rapi Data", "PT Rapi Data Utama")
        let revised = try await shop.done("hadi", "rapi", ["propose", "-m", "Our full name"])
        #expect(revised.output.contains("You revised acme/third"))
    }

    @Test func aPartyJoinsEveryoneSignsAndItLeavesAgain() async throws {
        let shop = try await agreed()
        try await draft("third", "2026-04-01", in: shop)
        try await add("hadi", ["--party", "rapi=PT Rapi Data", "--role", "party"], to: shop)
        #expect(shop["acme", "parties/rapi.yaml"].contains("PT Rapi Data"))
        try await shop.sari("propose", "-m", "PT Rapi Data joins", "--accept", "--yes")
        let invitation = try await shop.sari("invite", "--url", shop.directory.file("server.git")).output
        #expect(invitation.contains("countersign clone"))
        try await shop.done(
            "hadi", "", ["clone", "server.git", "rapi", "--agreement", try shop.agreement])
        let review = try await shop.done("hadi", "rapi", ["review"]).output
        #expect(review.contains("Consent is still missing from PT Nusa Retail and PT Rapi Data."))
        try await shop.dewi("accept", "third", "--yes")
        #expect(await shop.run("dewi", "merge", "third", in: "nusa").messages.contains("missing from PT Rapi Data"))
        // The first accept of all shows Hadi who signs for his party, and enrols his key.
        let accepted = try await shop.done("hadi", "rapi", ["accept", "third", "--merge", "--yes"])
        #expect(accepted.messages.contains("Who may sign for PT Rapi Data"))
        #expect(accepted.messages.contains(SeededKey("hadi").publicKey.fingerprint))
        #expect(accepted.output.contains("version 2"))

        // It leaves: its own consent is needed, since it is bound until then.
        try await draft("leave", "2026-05-01", in: shop)
        try FileManager.default.removeItem(atPath: shop.directory.file("acme/parties/rapi.yaml"))
        try await shop.sari("propose", "-m", "PT Rapi Data leaves", "--accept", "--yes")
        try await shop.dewi("accept", "leave", "--yes")
        #expect(await shop.run("dewi", "merge", "leave", in: "nusa").messages.contains("missing from PT Rapi Data"))
        try await shop.done("hadi", "rapi", ["accept", "leave", "--merge", "--yes"])
        // From then on it has no say.
        try await draft("after", "2026-06-01", in: shop)
        try shop.write("acme", "terms/fees.yaml", "- cheaper\n")
        try await shop.sari("propose", "-m", "Among two", "--accept", "--yes")
        let outside = await shop.run("hadi", "accept", "after", "--yes", in: "rapi")
        #expect(outside.code == .notAllowed)
        try await shop.dewi("accept", "after", "--merge", "--yes")
        #expect(await shop.run("dewi", "verify", in: "nusa").code == .done)
    }

    @Test func aBeneficiaryReadsAndDoesNotSign() async throws {
        let shop = try await agreed()
        try await draft("residents", "2026-04-01", in: shop)
        try shop.write(
            "acme", "parties/warga.yaml",
            "name: Warga Menteng\nrole: beneficiary\npeople:\n  - {id: hadi, name: Hadi, email: hadi@example.test}\n")
        try await shop.sari("propose", "-m", "Whom it affects", "--accept", "--yes")
        #expect(try await !shop.sari("review").output.contains("Warga Menteng (1 needed)"))
        try await shop.dewi("accept", "residents", "--merge", "--yes")
        try await shop.done("hadi", "", ["clone", "server.git", "warga", "--agreement", try shop.agreement])
        #expect(try await shop.done("hadi", "warga", ["show", "2", "parties"]).output.contains("Warga Menteng"))
        #expect(try await shop.done("hadi", "warga", ["verify"]).code == .done)
        let status = try await shop.done("hadi", "warga", ["status"]).output
        #expect(status.contains("belongs to nobody in this agreement"))
        try shop.write("warga", "terms/fees.yaml", "- mine\n")
        #expect(await shop.run("hadi", "propose", "mine", "-m", "Mine", in: "warga").code == .notAllowed)
    }

    @Test func aPersonChangesNameGetsASecondKeyAndGoes() async throws {
        let shop = try await agreed()
        let lone = try await shop.sari("check")
        #expect(lone.messages.contains("PT Acme Hosting has a single signatory with a single key"))
        // A second key, in a file of its own, by the card that Sari makes with it.
        let second = shop.home(of: "sari") + "/second"
        try shop.directory.write(SeededKey("sari's second").openSSHPrivateKeyFile, to: "home-sari/second")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: second)
        try await draft("key", "2026-04-01", in: shop)
        try await add("sari", ["--party", "acme", "--person", "--key", second], to: shop)
        try shop.edit("acme", "parties/acme.yaml", "name: Sari\n", "name: Sari Wulandari\n")
        #expect(try await !shop.sari("check").output.contains("PT Acme Hosting has a single"))
        try await shop.sari("propose", "-m", "A second key, and my name", "--accept", "--yes")
        #expect(
            await shop.run("dewi", "accept", "key", "--yes", in: "nusa").messages.contains("acme/sari has not proved"))
        try await shop.sari("enrol", "key", "--key", second)
        try await shop.dewi("accept", "key", "--merge", "--yes")

        try await draft("fees", "2026-05-01", in: shop)
        try shop.write("acme", "terms/fees.yaml", "- cheaper\n")
        try await shop.sari("propose", "-m", "Cheaper", "--accept", "--yes", "--key", second)
        #expect(
            try shop.git("sari", in: "acme").run("log", "-1", "--format=%an", "amendment/acme/fees").text
                == "Sari Wulandari")
        try await shop.dewi("accept", "fees", "--merge", "--yes")

        // Budi comes in her place; what she signed stays good, and she can sign no more.
        try await draft("goes", "2026-06-01", in: shop)
        try await add("budi", ["--party", "acme", "--person"], to: shop)
        let people = shop["acme", "parties/acme.yaml"]
        let hers = try #require(people.range(of: "  - id: sari"))
        try shop.write("acme", "parties/acme.yaml", String(people[..<hers.lowerBound]))
        try await shop.sari("propose", "-m", "Budi in the place of Sari", "--accept", "--yes")
        try await shop.done("budi", "acme", ["enrol", "goes"])
        try await shop.dewi("accept", "goes", "--merge", "--yes")
        try await shop.sari("switch")
        try await shop.sari("sync")
        #expect(await shop.run("sari", "verify", in: "acme").code == .done)
        try shop.write("acme", "terms/fees.yaml", "- dearer\n")
        try shop.inForce("acme", "from: 2026-08-01")
        #expect(await shop.run("sari", "propose", "mine", "-m", "Mine", in: "acme").code == .notAllowed)
        #expect(await shop.run("budi", "propose", "his", "-m", "His", in: "acme").code == .done)
    }
}
