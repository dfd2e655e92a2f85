import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct CardTests {
    @Test func aCardIsAPartysFileAndStandardOutputHoldsNothingElse() async throws {
        let shop = try Workshop(people: ["dewi"])
        let answer = await shop.run(
            "dewi", "card", "--party", "nusa=PT Nusa: \"Retail\" \\ Indonesia", "--title", "Direktur", "--role", "party"
        )
        #expect(answer.code == .done, "\(answer.messages)")
        let bytes = Array(answer.output.utf8)
        let id = try #require(PartyCard.id(in: bytes))
        #expect(id.rawValue == "nusa")
        let party = try Party.read(bytes, id: id).get()
        #expect(party.name == "PT Nusa: \"Retail\" \\ Indonesia")
        #expect(party.role == .party)
        #expect(party.people.map(\.title) == ["Direktur"])
        #expect(party.people.map(\.id.rawValue) == ["dewi"])
        #expect(party.people.flatMap(\.keys) == [SeededKey("dewi").publicKey.openSSH])
        #expect(answer.messages.contains(SeededKey("dewi").publicKey.fingerprint))
    }

    @Test(arguments: [
        ["--party", "nusa"], ["--party", "Nusa=PT Nusa"], ["--party", "nusa="],
        ["--party", "nusa=PT Nusa\nrole: provider"],
        ["--party", "nusa=PT Nusa", "--email", "nowhere"], ["--party", "nusa=PT \u{202E}asuN"],
        ["--party", "nusa=PT Nusa", "--role", "beneficiary"], ["--party", "nusa=\u{301}PT Nusa"],
    ])
    func whatAPartysFileCannotSayIsRefusedBeforeAnythingIsPrinted(arguments: [String]) async throws {
        let shop = try Workshop(people: ["dewi"])
        let words = arguments + ["--no-pager", "--no-pager"]
        let answer =
            words.count == 4
            ? await shop.run("dewi", "card", words[0], words[1])
            : await shop.run("dewi", "card", words[0], words[1], words[2], words[3])
        #expect(answer.code == .usage)
        #expect(answer.output == "")
    }

    @Test func withoutAKeyThereIsNoCard() async throws {
        let shop = try Workshop()
        try FileManager.default.createDirectory(atPath: shop.home(of: "dewi"), withIntermediateDirectories: true)
        let answer = await shop.run("dewi", "card", "--party", "nusa=PT Nusa")
        #expect(answer.code == .notAllowed)
        #expect(answer.messages.contains("countersign setup"))
        #expect(answer.output == "")
    }
}
