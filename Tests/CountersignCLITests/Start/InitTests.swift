import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct InitTests {
    /// A workshop in which Sari has Dewi's card.
    private func withCard(_ change: (String) -> String = { $0 }) async throws -> Workshop {
        let shop = try Workshop(people: ["sari", "dewi"])
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(change(card.output), to: "nusa.yaml")
        return shop
    }

    private func open(_ shop: Workshop, _ directory: String = "acme", _ more: [String] = []) async -> Workshop.Answer {
        let more = more + Array(repeating: "--no-pager", count: 4 - more.count)
        return await shop.run(
            "sari", "init", directory, "--party", "acme=PT Acme Hosting", "--counterparty", "nusa.yaml", "--zone",
            "Asia/Jakarta", "--title", "Hosting", more[0], more[1], more[2], more[3])
    }

    @Test func theFirstTextWaitsOnADraftAndCanBeProposedAsItIs() async throws {
        let shop = try await withCard()
        let answer = await open(shop, "acme", ["--template", "sla", "--language", "id"])
        #expect(answer.code == .done, "\(answer.messages)")
        let agreement = try Agreement.open(at: shop.directory.file("acme"))
        #expect(answer.output.contains("\(agreement.id)"))
        #expect(try agreement.desk().reference == "refs/heads/draft/formation")
        let history = try agreement.history()
        #expect(history.current.number == 0)
        #expect(history.current.text.declaration.inForce == nil)
        // It is 5 January 2026 in Jakarta.
        #expect(answer.messages.contains("1 February 2026"))
        let git = shop.git("sari", in: "acme")
        #expect(try git.run("status", "--porcelain").text.split(separator: "\n").first == " M agreement.yaml")
        #expect(try shop.directory.read("acme/parties/nusa.yaml") == shop.directory.read("nusa.yaml"))
        #expect(
            try git.run("config", "--local", "gpg.ssh.allowedSignersFile").text.hasPrefix(shop.directory.file("acme")))

        let proposed = await shop.run("sari", "propose", "-m", "The first text", in: "acme")
        #expect(proposed.code == .done, "\(proposed.messages)")
        #expect(try git.run("verify-commit", "amendment/acme/formation").succeeded)
    }

    @Test func twoThatAreOpenedAlikeInOneSecondAreTwo() async throws {
        let shop = try await withCard()
        let arguments = [
            "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty", "nusa.yaml", "--language", "en",
            "--zone", "Asia/Jakarta", "--in-force", "2026-03-01",
        ]
        var roots: Set<String> = []
        for folder in ["one", "two"] {
            let answer = await shop.run(
                "sari", ["init", folder] + arguments, in: "", environment: ["COUNTERSIGN_CLOCK": "1767600000"])
            #expect(answer.code == .done, "\(answer.messages)")
            roots.insert(try shop.git("sari", in: folder).run("rev-parse", "main").text)
            let line = try #require(shop.directory.read("\(folder)/agreement.yaml").split(separator: "\n").last)
            #expect(line.hasPrefix("# A random number, so that no other agreement begins alike: "))
            // What is proposed keeps it, so that nothing seems to change there.
            #expect(try shop.git("sari", in: folder).run("show", "main:agreement.yaml").text.hasSuffix(line))
        }
        #expect(roots.count == 2)
    }

    @Test func theFolderOfAnAgreementHoldsNoOther() async throws {
        let shop = try await withCard()
        #expect(await open(shop).code == .done)
        for folder in ["acme/second", "acme/annexes/new/second", "acme/.git/second"] {
            let refused = await open(shop, folder)
            #expect(refused.code == .usage, "\(folder) \(refused.output)")
            #expect(refused.messages.contains("lies in the folder of an agreement, \(shop.directory.file("acme"))"))
            #expect(refused.messages.contains("hint: name a directory outside of it"))
        }
        #expect(await open(shop, "second").code == .done)
    }

    @Test func bothLanguagesComeFromTheTitles() async throws {
        let shop = try await withCard()
        let answer = await shop.run(
            "sari", "init", "acme", "--party", "acme=PT Acme", "--counterparty", "nusa.yaml", "--title", "en=Hosting",
            "--title", "id=Hosting", "--in-force", "execution", "--until", "2027-01-01", "--currency", "USD")
        #expect(answer.code == .done, "\(answer.messages)")
        let declaration = try Declaration.read(Array(shop.directory.read("acme/agreement.yaml").utf8)).get()
        #expect(declaration.languages.map(\.rawValue) == ["en", "id"])
        #expect(declaration.inForce?.from == .execution)
        #expect(declaration.term?.until?.description == "2027-01-01")
        #expect(declaration.currency?.increment == "0.01")
        #expect(declaration.groundRules.count == 3)
        // TZ of the person's environment.
        #expect(declaration.zone.identifier == "UTC")
    }

    @Test func aMalformedCardIsRefusedByLineAndColumnAndNothingIsLeft() async throws {
        let shop = try await withCard { $0.replacing("role: customer", with: "role: customer\ncolour: red") }
        let before = try shop.contents
        let answer = await open(shop)
        #expect(answer.code == .malformedInput)
        #expect(answer.messages.contains("nusa.yaml:4:1"))
        #expect(try shop.contents == before)
    }

    @Test func aCardWithAKeyThatIsATrapIsRefusedAtItsLine() async throws {
        // The point of order one.
        let blob = Data(
            [0, 0, 0, 11] + Array("ssh-ed25519".utf8) + [0, 0, 0, 32, 1] + [UInt8](repeating: 0, count: 31))
        let shop = try await withCard {
            $0.replacing(
                SeededKey("dewi").publicKey.openSSH, with: "ssh-ed25519 " + blob.base64EncodedString())
        }
        let answer = await open(shop)
        #expect(answer.code == .malformedInput)
        #expect(answer.messages.contains("nusa.yaml:15:9: This public key is a trap"))
    }

    @Test func aDirectoryThatHoldsSomethingIsRefusedAndAnEmptyOneIsFilled() async throws {
        let shop = try await withCard()
        try shop.directory.write("mine", to: "taken/file")
        let refused = await open(shop, "taken")
        #expect(refused.code == .usage)
        #expect(try FileManager.default.contentsOfDirectory(atPath: shop.directory.file("taken")) == ["file"])
        try FileManager.default.createDirectory(
            atPath: shop.directory.file("empty"), withIntermediateDirectories: false)
        let filled = await open(shop, "empty")
        #expect(filled.code == .done, "\(filled.messages)")
        #expect(try shop.contents == ["empty", "nusa.yaml", "taken"])
        #expect(throws: Never.self) { try Agreement.open(at: shop.directory.file("empty")).history() }
    }

    @Test func aKeyThatCannotSignLeavesNothingBehind() async throws {
        let shop = try await withCard()
        try FileManager.default.removeItem(atPath: shop.home(of: "sari") + "/.ssh/id_ed25519")
        let before = try shop.contents
        let answer = await open(shop, "acme", ["--key", "home-sari/.ssh/id_ed25519.pub"])
        #expect(answer.code == .notAllowed)
        #expect(try shop.contents == before)
    }

    @Test(arguments: [
        ["--language", "fr"], ["--language", "en", "--language", "en"], ["--zone", "WIB"],
        ["--in-force", "2026-02-30"], ["--in-force", "2026-01-04"], ["--title", "fr=Hébergement"],
        ["--until", "2020-01-01"], ["--currency", "rupiah"], ["--template", "lease"], ["--title", "Another"],
        ["--counterparty", "nowhere.yaml"], ["--counterparty", "acme=nusa.yaml"],
    ])
    func whatMakesNoSenseIsRefusedBeforeAnythingIsMade(arguments: [String]) async throws {
        let shop = try await withCard()
        let before = try shop.contents
        let answer = await open(shop, "acme", arguments)
        #expect(answer.code == .usage, "\(answer.messages)")
        #expect(answer.messages.contains("hint: ") || answer.messages.contains("--"))
        #expect(try shop.contents == before)
    }
}
