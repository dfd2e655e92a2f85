import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct SetupTests {
    @Test func theKeyThatIsThereIsTakenAndGitIsTold() async throws {
        let shop = try Workshop()
        try shop.giveKey("sari")
        let answer = await shop.run("sari", "setup", "--name", "Sari Wulandari", "--email", "sari@acme.example")
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(answer.output.contains(SeededKey("sari").publicKey.fingerprint))
        let settings = try String(contentsOfFile: shop.home(of: "sari") + "/.gitconfig", encoding: .utf8)
        for line in ["name = Sari Wulandari", "email = sari@acme.example", "format = ssh", ".ssh/id_ed25519"] {
            #expect(settings.contains(line))
        }
        // Nothing is left to do, so nothing is asked or changed.
        let again = await shop.run("sari", "setup", "--json", "--no-input")
        #expect(try (again.document()["changed"] as? [Any])?.isEmpty == true)
        #expect(try again.document()["made"] as? Bool == false)
    }

    @Test func anAddressThatIsNoneIsRefused() async throws {
        let shop = try Workshop()
        try shop.giveKey("sari")
        for address in ["sari", "sari@", "@acme.example", "sari wulandari@acme.example", ""] {
            let answer = await shop.run("sari", "setup", "--name", "Sari", "--email", address, "--yes")
            #expect(answer.code == .usage)
            #expect(answer.messages.contains("error: \(address) is not an email address\n"))
            #expect(answer.messages.contains("countersign setup --email sari@acme.example"))
        }
        #expect(!FileManager.default.fileExists(atPath: shop.home(of: "sari") + "/.gitconfig"))
    }

    @Test func withoutAKeyItStopsWhereNobodyCanChooseAPassphrase() async throws {
        let shop = try Workshop(people: [])
        try FileManager.default.createDirectory(atPath: shop.home(of: "sari"), withIntermediateDirectories: true)
        let arguments = ["--name", "Sari", "--email", "sari@acme.example"]
        let answer = await shop.run("sari", "setup", arguments[0], arguments[1], arguments[2], arguments[3])
        #expect(answer.code == .decisionNeeded)
        let silent = await shop.run(
            "sari", "setup", "--no-input", arguments[0], arguments[1], arguments[2], arguments[3], typing: [])
        #expect(silent.code == .decisionNeeded)
        #expect(try FileManager.default.contentsOfDirectory(atPath: shop.home(of: "sari")) == [])
    }

    @Test func aKeyIsMadeWithoutPassphraseWhenToldSoAndSaysSo() async throws {
        let shop = try Workshop()
        try FileManager.default.createDirectory(atPath: shop.home(of: "sari"), withIntermediateDirectories: true)
        let answer = await shop.run("sari", "setup", "--name", "Sari", "--email", "sari@acme.example", "--yes")
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(answer.messages.contains("no passphrase"))
        let key = shop.home(of: "sari") + "/.ssh/id_ed25519"
        let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // And it signs.
        let card = await shop.run("sari", "card", "--party", "acme=PT Acme")
        #expect(card.code == .done)
    }

    @Test func aSettingIsReplacedOnlyWhereThePersonSaysSo() async throws {
        let shop = try Workshop(people: ["sari"])
        let arguments = ["setup", "--name", "Sari Wulandari"]
        let asked = await shop.run("sari", arguments[0], arguments[1], arguments[2])
        #expect(asked.code == .decisionNeeded)
        #expect(try shop.git("sari").run("config", "user.name").text == "Sari")
        let refused = await shop.run("sari", arguments[0], arguments[1], arguments[2], typing: [], interrupting: true)
        #expect(refused.code == .interrupted)
        #expect(try shop.git("sari").run("config", "user.name").text == "Sari")
        let answered = await shop.run("sari", arguments[0], arguments[1], arguments[2], typing: ["change"])
        #expect(answered.code == .done)
        #expect(try shop.git("sari").run("config", "user.name").text == "Sari Wulandari")
    }

    @Test func theNameIsAskedForAndInterruptingTheQuestionWritesNothing() async throws {
        let shop = try Workshop()
        try shop.giveKey("sari")
        let interrupted = await shop.run("sari", "setup", typing: ["Sari"], interrupting: true)
        #expect(interrupted.code == .interrupted)
        #expect(!FileManager.default.fileExists(atPath: shop.home(of: "sari") + "/.gitconfig"))
        let answered = await shop.run("sari", "setup", typing: ["", "Sari", "sari@acme.example"])
        #expect(answered.code == .done, "\(answered.messages)")
        #expect(try shop.git("sari").run("config", "user.email").text == "sari@acme.example")
    }

    @Test(arguments: [("ssh-rsa", "2048 bits"), ("ssh-dss", "DSA"), ("ssh-ed448", "not a kind of key")])
    func aKindOfKeyThatCannotSignIsAnsweredPlainly(kind: String, words: String) async throws {
        let shop = try Workshop()
        try shop.directory.write(Self.publicKey(kind), to: "home-sari/other.pub")
        let answer = await shop.run(
            "sari", "setup", "--name", "Sari", "--email", "s@acme.example", "--key", "home-sari/other.pub")
        #expect(answer.code == .notAllowed)
        #expect(answer.messages.contains(words))
        #expect(answer.messages.contains("ed25519"))
        #expect(!FileManager.default.fileExists(atPath: shop.home(of: "sari") + "/.gitconfig"))
    }

    @Test func withoutSSHKeygenItSaysWhatIsMissing() async throws {
        let shop = try Workshop()
        let programs = shop.directory.file("programs")
        try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: programs + "/git", withDestinationPath: "/usr/bin/git")
        let answer = await shop.run(
            "sari", "setup", "--name", "Sari", "--email", "s@acme.example", "--yes", environment: ["PATH": programs])
        #expect(answer.code == .programMissing)
        #expect(answer.messages.contains("ssh-keygen"))
    }

    /// A line of a `.pub` file of a kind that is not used here: an RSA key of 2048 bits, or what goes by another name.
    private static func publicKey(_ kind: String) -> String {
        func field(_ bytes: [UInt8]) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) } + bytes
        }
        let number: [UInt8] = [0, 0xC1] + [UInt8](repeating: 7, count: 255)
        let blob = field(Array(kind.utf8)) + field([1, 0, 1]) + field(number)
        return "\(kind) \(Data(blob).base64EncodedString())\n"
    }
}
