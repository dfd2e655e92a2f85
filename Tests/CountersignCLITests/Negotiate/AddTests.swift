import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

/// Cards of parties and people, put into the working files.
@Suite struct AddTests {
    private func card(_ person: String, _ arguments: String..., in shop: Workshop) async throws -> String {
        let answer = try await shop.done(person, "", ["card"] + arguments)
        try shop.directory.write(answer.output, to: "card.yaml")
        return shop.directory.file("card.yaml")
    }

    @Test func aPersonsEntryIsPutAmongThePeopleAndTheRestOfTheFileStays() async throws {
        let shop = try await Workshop.agreed()
        try shop.setUp("budi")
        let before = shop["acme", "parties/acme.yaml"]
        let file = try await card("budi", "--party", "acme", "--person", "--title", "Manajer", in: shop)
        try await shop.sari("add", file)
        let after = shop["acme", "parties/acme.yaml"]
        let party = try Party.read(Array(after.utf8), id: try #require(PartyID("acme"))).get()
        #expect(party.people.map(\.id.rawValue) == ["budi", "sari"])
        #expect(party.people.first?.title == "Manajer")
        #expect(party.people.first?.keys == [SeededKey("budi").publicKey.openSSH])
        for line in before.split(separator: "\n") { #expect(after.contains(line)) }
        // Once more, it is there already.
        let again = await shop.run("sari", "add", file, in: "acme")
        #expect(again.code == .usage)
        #expect(again.messages.contains("is among the people of parties/acme.yaml already, with this very key"))
        #expect(shop["acme", "parties/acme.yaml"] == after)
    }

    @Test func aDelegatesEntrySaysSo() async throws {
        let shop = try await Workshop.agreed()
        try shop.setUp("budi")
        try await shop.sari(
            "add", try await card("budi", "--party", "acme", "--person", "--proposes", in: shop))
        #expect(shop["acme", "parties/acme.yaml"].contains("may: propose"))
    }

    @Test func whatCannotBePutInIsAnsweredPlainlyAndNothingIsWritten() async throws {
        let shop = try await Workshop.agreed()
        try shop.setUp("budi")
        let before = shop["acme", "parties/acme.yaml"]
        let missing = await shop.run("sari", "add", "nowhere.yaml", in: "acme")
        #expect(missing.code == .usage)
        #expect(missing.messages.contains("there is no file nowhere.yaml"))
        let stranger = await shop.run(
            "sari", "add", try await card("budi", "--party", "rapi", "--person", in: shop), in: "acme")
        #expect(stranger.code == .usage)
        #expect(stranger.messages.contains("there is no party rapi in your files"))
        let party = await shop.run(
            "sari", "add", try await card("budi", "--party", "acme=PT Acme", in: shop), in: "acme")
        #expect(party.code == .usage)
        #expect(party.messages.contains("the party acme is there already"))
        // A file that somebody laid out in another way is not rewritten.
        let flow =
            "name: PT Acme Hosting\nrole: provider\npeople: [{id: sari, name: Sari, email: s@acme.example, "
            + "may: sign, signs-for: [\"**\"], keys: [\"\(SeededKey("sari").publicKey.openSSH)\"]}]\n"
        try shop.write("acme", "parties/acme.yaml", flow)
        let other = await shop.run(
            "sari", "add", try await card("budi", "--party", "acme", "--person", in: shop), in: "acme")
        #expect(other.code == .usage)
        #expect(other.messages.contains("open parties/acme.yaml in an editor"))
        #expect(shop["acme", "parties/acme.yaml"] == flow)
        try shop.write("acme", "parties/acme.yaml", before)
        try shop.directory.write("# person of: acme\n  - id: budi\n", to: "broken.yaml")
        let broken = await shop.run("sari", "add", shop.directory.file("broken.yaml"), in: "acme")
        #expect(broken.code == .malformedInput)
        #expect(shop["acme", "parties/acme.yaml"] == before)
    }
}
