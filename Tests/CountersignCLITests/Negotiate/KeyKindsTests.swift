import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Agreements among people with the keys that people have, made by the stock `ssh-keygen`.
@Suite struct KeyKindsTests {
    /// Gives somebody a key of a kind, under the name that ssh-keygen gives it, and sets them up with it.
    private func giveKey(
        _ kind: [String], _ name: String, to person: String, in shop: Workshop, passphrase: String = ""
    ) throws {
        let folder = shop.home(of: person) + "/.ssh"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let keygen = StockProgram("/usr/bin/ssh-keygen", in: folder, home: shop.home(of: person))
        let made = try keygen.run(["-q", "-N", passphrase, "-C", person, "-f", name, "-t"] + kind)
        try #require(made.succeeded, "\(made.errors)")
    }

    /// An agreement opened, proposed, accepted and merged by these two, and every commit shown to stock git.
    private func agree(_ shop: Workshop, environment: [String: String] = [:]) async throws {
        func done(_ person: String, _ folder: String, _ arguments: String...) async throws -> Workshop.Answer {
            let answer = await shop.run(person, arguments, in: folder, environment: environment)
            try #require(answer.code == .done, "\(arguments): \(answer.messages)")
            return answer
        }
        let card = try await done("dewi", "", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(card.output, to: "nusa.yaml")
        _ = try await done(
            "sari", "", "init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml", "--language", "en", "--zone", "Asia/Jakarta", "--in-force", "2026-03-01")
        try shop.git("sari").run("init", "--quiet", "--bare", "--initial-branch=main", "server.git")
        try shop.git("sari", in: "acme").run("remote", "add", "origin", "../server.git")
        _ = try await done("sari", "acme", "propose", "-m", "The first text", "--accept", "--yes")
        _ = try await done("dewi", "", "clone", "server.git", "nusa", "--agreement", try shop.agreement)
        _ = try await done("dewi", "nusa", "accept", "--merge", "--yes")
        _ = try await done("dewi", "nusa", "verify")
        let git = shop.git("dewi", in: "nusa")
        let commits = try git.run("rev-list", "main").text.split(separator: "\n").map(String.init)
        #expect(commits.count == 7)
        for commit in commits {
            let result = try git.run("verify-commit", commit)
            #expect(result.succeeded, "\(result.errors)")
        }
    }

    @Test(arguments: [
        ["rsa", "-b", "3072"], ["rsa", "-b", "4096"], ["ecdsa", "-b", "256"], ["ecdsa", "-b", "384"],
        ["ecdsa", "-b", "521"], ["ed25519"],
    ]) func everyKindThatPeopleHaveSigns(_ kind: [String]) async throws {
        let shop = try Workshop()
        for person in ["sari", "dewi"] {
            try giveKey(kind, "id_" + kind[0], to: person, in: shop)
            let setUp = await shop.run(
                person, "setup", "--name", person.capitalized, "--email", "\(person)@example.test", "--no-input")
            #expect(setUp.code == .done, "\(setUp.messages)")
            #expect(setUp.output.contains("/.ssh/id_" + kind[0]))
        }
        try await agree(shop)
    }

    @Test func ofSeveralKeysTheQuickOneIsTakenAndAnotherOnlyWhenNamed() async throws {
        let shop = try Workshop()
        try giveKey(["rsa", "-b", "3072"], "id_rsa", to: "sari", in: shop)
        try giveKey(["ecdsa"], "id_ecdsa", to: "sari", in: shop)
        try giveKey(["ed25519"], "id_ed25519", to: "sari", in: shop)
        let setUp = await shop.run("sari", "setup", "--name", "Sari", "--email", "sari@example.test", "--no-input")
        #expect(setUp.code == .done, "\(setUp.messages)")
        #expect(setUp.output.contains("You sign with ssh-ed25519"))
        #expect(setUp.messages.contains("To sign with another of your keys: --key FILE"))
        #expect(setUp.messages.contains("/.ssh/id_ecdsa") && setUp.messages.contains("/.ssh/id_rsa"))
        let named = await shop.run("sari", "setup", "--key", shop.home(of: "sari") + "/.ssh/id_rsa", "--yes")
        #expect(named.output.contains("You sign with ssh-rsa"))
        // What git is set to now stays.
        #expect(await shop.run("sari", "setup", "--no-input").output.contains("You sign with ssh-rsa"))
    }

    @Test func anRSAKeyThatIsTooShortIsPassedOver() async throws {
        let shop = try Workshop()
        try giveKey(["rsa", "-b", "2048"], "id_rsa", to: "sari", in: shop)
        let setUp = await shop.run("sari", "setup", "--name", "Sari", "--email", "sari@example.test", "--yes")
        #expect(setUp.code == .done, "\(setUp.messages)")
        #expect(setUp.messages.contains("Passed over: The key in"))
        #expect(setUp.output.contains("id_ed25519, made just now"))
    }

    @Test func aKeyWithAPassphraseSignsThroughTheAgentThatHoldsIt() async throws {
        let shop = try Workshop()
        for person in ["sari", "dewi"] {
            try giveKey(["ed25519"], "id_ed25519", to: person, in: shop, passphrase: "rahasia besar")
            _ = await shop.run(person, "setup", "--name", person.capitalized, "--email", "\(person)@example.test")
        }
        // Nobody can be asked for it, and no agent has it.
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        #expect(card.code == .done)
        try shop.directory.write(card.output, to: "nusa.yaml")
        let refused = await shop.run(
            "sari", "init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml", "--language", "en", "--zone", "Asia/Jakarta", "--no-input")
        #expect(refused.code == .notAllowed, "\(refused.messages)")
        #expect(!FileManager.default.fileExists(atPath: shop.directory.file("acme")))

        let agent = try Agent(in: shop.directory)
        for person in ["sari", "dewi"] {
            try agent.add(shop.home(of: person) + "/.ssh/id_ed25519", passphrase: "rahasia besar", in: shop.directory)
        }
        try await agree(shop, environment: ["SSH_AUTH_SOCK": agent.socket])
    }
}

/// An agent of a test's own, ended when the test is.
private final class Agent {
    let socket: String
    private let process = Process()

    init(in directory: TemporaryDirectory) throws {
        socket = directory.file("agent")
        process.executableURL = URL(filePath: "/usr/bin/ssh-agent")
        process.arguments = ["-D", "-a", socket]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<200 where !FileManager.default.fileExists(atPath: socket) { usleep(10_000) }
    }

    deinit { process.terminate() }

    /// Hands the agent a key whose passphrase a program answers with.
    func add(_ file: String, passphrase: String, in directory: TemporaryDirectory) throws {
        try directory.write("#!/bin/sh\necho '\(passphrase)'\n", to: "askpass")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: directory.file("askpass"))
        let add = StockProgram(
            "/usr/bin/ssh-add", in: directory.path, home: directory.path,
            adding: [
                "SSH_AUTH_SOCK": socket, "SSH_ASKPASS": directory.file("askpass"), "SSH_ASKPASS_REQUIRE": "force",
                "DISPLAY": "none",
            ])
        let result = try add.run(["-q", file])
        try #require(result.succeeded, "\(result.errors)")
    }
}
