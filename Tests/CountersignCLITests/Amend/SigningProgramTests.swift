import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct SigningProgramTests {
    /// Programs that stand in for ssh-keygen, and what is said of them.
    @Test(arguments: [
        ("echo cannot >&2; exit 1", "could not sign\n  caused by: cannot\nhint: Check the file "),
        ("cat >/dev/null", "ssh-keygen gave back something that is not your signature"),
        ("exit 0", "ssh-keygen gave back something that is not your signature"),
        ("echo '-----BEGIN SSH SIGNATURE-----'", "ssh-keygen gave back something that is not your signature"),
        (
            "exec /usr/bin/ssh-keygen -Y sign -n git -f \"$OTHER\"",
            "this key did not sign exactly this content"
        ),
        ("exec /usr/bin/ssh-keygen -Y sign -n file -f \"$6\"", "this key did not sign exactly this content"),
        ("exec /usr/bin/ssh-keygen -Y sign -n git -f \"$6\" -O hashalg=sha256", "the digest sha256"),
        ("echo x | /usr/bin/ssh-keygen -Y sign -n git -f \"$6\"", "this key did not sign exactly this content"),
        ("kill -9 $$", "could not sign"),
    ])
    func whatIsNotOnesSignatureIsNotRecorded(script: String, words: String) async throws {
        let desk = try await AmendingDesk.negotiating()
        let bin = desk.shop.directory.file("bin")
        try desk.shop.directory.write("#!/bin/sh\n\(script)\n", to: "bin/ssh-keygen")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bin + "/ssh-keygen")
        let before = try desk.snapshot()
        for verb in [["accept", "fees", "--yes"], ["comment", "fees", "-m", "Hm"], ["propose", "x", "-m", "X"]] {
            let answer = await desk.shop.run(
                "dewi", verb, in: desk.path,
                environment: [
                    "PATH": bin + ":/usr/bin:/bin", "OTHER": desk.shop.home(of: "sari") + "/.ssh/id_ed25519",
                    "COUNTERSIGN_CLOCK": "\(desk.clone.clock.now + 60)",
                ])
            guard verb[0] != "propose" || answer.code != .usage else { continue }
            #expect(answer.code == .notAllowed, "\(verb) \(answer.messages)")
            #expect(answer.messages.contains(words), "\(verb) \(answer.messages)")
            #expect(answer.output == "")
        }
        #expect(try desk.snapshot() == before)
        #expect(try desk.faultsOfTheStore() == "")
    }

    /// A passphrase is ssh-keygen's or the agent's business: this program never sees it.
    @Test func aKeyWithAPassphraseSignsThroughTheAgent() async throws {
        let desk = try await AmendingDesk.negotiating()
        let key = desk.shop.home(of: "dewi") + "/.ssh/id_ed25519"
        let keygen = StockProgram("/usr/bin/ssh-keygen", in: desk.path, home: desk.path)
        #expect(try keygen.run("-q", "-p", "-P", "", "-N", "secret words", "-f", key).succeeded)
        let before = try desk.snapshot()
        let locked = await desk.run("dewi", "comment", "fees", "-m", "Hm", "--no-input")
        #expect(locked.code == .notAllowed)
        #expect(locked.messages.contains("hint: Check the file \(key), its passphrase, or that your agent holds it"))
        let open = StockAgent(in: desk.shop.directory)
        defer { open.end() }
        try open.add(key, passphrase: "secret words")
        // With the private file gone, only the agent is left.
        try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
        #expect(try desk.snapshot() == before)
        let byFile = await desk.run(
            "dewi", "comment", "fees", "-m", "One", "--key", key + ".pub", environment: open.environment)
        #expect(byFile.code == .done, "\(byFile.messages)")
        try desk.shop.directory.write(
            "[user]\n\tsigningKey = key::\(SeededKey("dewi").publicKey.openSSH) dewi\n", to: "home-dewi/.gitconfig")
        let literal = await desk.run("dewi", "accept", "fees", "--yes", environment: open.environment)
        #expect(literal.code == .done, "\(literal.messages)")
        let gone = await desk.run("dewi", "comment", "fees", "-m", "Two")
        #expect(gone.code == .notAllowed)
        #expect(gone.messages.contains("hint: Check that your agent holds the key: ssh-add -l"))
        #expect(try desk.amendment("acme/fees").acts.map(\.kind) == [.propose, .comment, .accept])
    }

    @Test func everyWayToNameAKeyLeadsToIt() async throws {
        let desk = try await AmendingDesk.negotiating()
        let home = desk.shop.home(of: "dewi")
        for key in ["~/.ssh/id_ed25519", home + "/.ssh/id_ed25519", home + "/.ssh/id_ed25519.pub"] {
            let named = await desk.run("budi", "comment", "fees", "-m", key, "--key", key, environment: ["HOME": home])
            #expect(named.code == .done, "\(key) \(named.messages)")
        }
        try FileManager.default.removeItem(atPath: home + "/.ssh/id_ed25519.pub")
        #expect(await desk.run("dewi", "comment", "fees", "-m", "Alone").code == .done)
        // As git does, from the top of the working tree.
        try FileManager.default.copyItem(atPath: home + "/.ssh/id_ed25519", toPath: desk.path + "/.git/my key;$(id)")
        try desk.clone.git.run("config", "user.signingKey", ".git/my key;$(id)")
        #expect(await desk.run("dewi", "comment", "fees", "-m", "Beside", in: "clauses").code == .done)
        #expect(try desk.amendment("acme/fees").acts.count == 6)
    }

    @Test func aCommandThatWouldNameAKeyIsNotRun() async throws {
        let desk = try await AmendingDesk.negotiating()
        let trace = desk.shop.directory.file("ran")
        try desk.shop.directory.write(
            "[gpg \"ssh\"]\n\tdefaultKeyCommand = touch \(trace)\n", to: "home-dewi/.gitconfig")
        let answer = await desk.run("dewi", "comment", "fees", "-m", "Hm")
        #expect(answer.code == .notAllowed)
        #expect(
            answer.messages.hasPrefix(
                "error: You have not said which key you sign with\n  caused by: git's setting gpg.ssh"))
        #expect(!FileManager.default.fileExists(atPath: trace))
    }
}

/// A stock ssh-agent with a socket of its own.
final class StockAgent {
    private let directory: TemporaryDirectory
    private let process = Process()
    var environment: [String: String] { ["SSH_AUTH_SOCK": directory.file("agent")] }

    init(in directory: TemporaryDirectory) {
        self.directory = directory
        process.executableURL = URL(filePath: "/usr/bin/ssh-agent")
        process.arguments = ["-D", "-a", directory.file("agent")]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
    }

    func add(_ key: String, passphrase: String) throws {
        try process.run()
        while !FileManager.default.fileExists(atPath: directory.file("agent")) { usleep(5_000) }
        try directory.write("#!/bin/sh\necho '\(passphrase)'\n", to: "askpass")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.file("askpass"))
        let add = StockProgram(
            "/usr/bin/ssh-add", in: directory.path, home: directory.path,
            adding: environment.merging([
                "SSH_ASKPASS": directory.file("askpass"), "SSH_ASKPASS_REQUIRE": "force",
            ]) { $1 })
        let added = try add.run("-q", key)
        guard added.succeeded else { throw Failed(words: added.errors) }
    }

    func end() {
        // Not by SIGTERM, which the threads that tests run on hold back, and what they start with them.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private struct Failed: Error { let words: String }
}
