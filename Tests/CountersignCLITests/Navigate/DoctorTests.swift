import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// `doctor` says what is not as it should be, and its way to mend it does.
@Suite struct DoctorTests {
    private static func checks(_ answer: Workshop.Answer) throws -> [String: (state: String, mend: String?)] {
        let list = try #require(try answer.document()["checks"] as? [[String: Any]])
        return Dictionary(
            list.map { ($0["name"] as? String ?? "", ($0["state"] as? String ?? "", $0["mend"] as? String)) },
            uniquingKeysWith: { $0.0 == "ok" ? $1 : $0 })
    }

    @Test func aCloneThatIsWellIsSaidToBe() async throws {
        let shop = try await Workshop.shared()
        let answer = await shop.run("sari", "doctor", in: "acme")
        #expect(answer.code == .done, "\(answer.output)")
        for words in [
            "ok: git 2", "ok: ssh-keygen of OpenSSH", "ok: You sign with ssh-ed25519 SHA256:",
            "without a passphrase.", "ok: You are Sari of PT Acme Hosting.", "knows Asia/Jakarta",
            "ok: main is sound: version 0 is verified.", "ok: git's core.autocrlf is false.",
            "ok: No filter of git's changes what you see.", "ok: git push is looked at before anything is sent.",
            "ok: git runs no other hook here.", "All is well.",
        ] { #expect(answer.output.contains(words), "\(words) in \(answer.output)") }
    }

    @Test func outsideOfACloneTheRestIsLookedAt() async throws {
        let shop = try Workshop(people: ["sari"])
        let answer = await shop.run("sari", "doctor", "--json")
        #expect(answer.code == .done)
        let checks = try Self.checks(answer)
        #expect(checks["clone"]?.state == "ok")
        #expect(checks["main"] == nil)
        #expect(try answer.document()["healthy"] as? Bool == true)
    }

    @Test func whoHasNoKeyIsSentToSetup() async throws {
        let shop = try Workshop()
        try FileManager.default.createDirectory(atPath: shop.home(of: "eka"), withIntermediateDirectories: true)
        let answer = await shop.run("eka", "doctor", "--json")
        #expect(answer.code == .no)
        let key = try #require(try Self.checks(answer)["key"])
        #expect(key.state == "error" && key.mend?.contains("countersign setup") == true)
    }

    @Test func aKeyThatCannotSignIsSaid() async throws {
        let shop = try Workshop(people: ["sari"])
        let file = shop.home(of: "sari") + "/.ssh/id_ed25519"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        #expect(try Self.checks(await shop.run("sari", "doctor", "--json"))["privateHalf"]?.mend == "chmod 600 \(file)")
        try FileManager.default.removeItem(atPath: file)
        try shop.git("sari").run("config", "--global", "user.signingKey", file + ".pub")
        #expect(try Self.checks(await shop.run("sari", "doctor", "--json"))["privateHalf"]?.state == "error")
    }

    @Test func anAgentThatHoldsTheKeyIsFound() async throws {
        let shop = try Workshop(people: ["sari"])
        let file = shop.home(of: "sari") + "/.ssh/id_ed25519"
        try shop.git("sari").run("config", "--global", "user.signingKey", file + ".pub")
        let environment = shop.environment(of: "sari").merging(["PATH": BuiltProgram.searchPath]) { _, new in new }
        let shell = StockProgram("/bin/sh", in: shop.path, home: shop.home(of: "sari"), adding: environment)
        // The agent lives no longer than the line: a program that stayed would keep the pipes of other tests open.
        let line = "ssh-add -q \(file) 2>/dev/null; rm \(file); countersign doctor; kill $SSH_AGENT_PID"
        let answer = try shell.run("-c", "exec ssh-agent sh -c '\(line)'")
        #expect(answer.text.contains("ok: ssh-agent holds its private half."), "\(answer.text)")
    }

    @Test func whatGitWouldDoWrongInACloneIsMendedAsItSays() async throws {
        let shop = try await Workshop.shared()
        let git = shop.git("sari", in: "acme")
        try git.run("config", "core.autocrlf", "true")
        try git.run("config", "pull.ff", "false")
        try FileManager.default.removeItem(atPath: shop.directory.file("acme/.git/info/attributes"))
        try FileManager.default.removeItem(atPath: shop.directory.file("acme/.git/hooks/pre-push"))
        let answer = await shop.run("sari", "doctor", "--json", in: "acme")
        #expect(answer.code == .no)
        let checks = try Self.checks(answer)
        for name in ["coreAutocrlf", "filters", "prePushHook"] { #expect(checks[name]?.state == "error", "\(name)") }
        #expect(checks["pullFf"]?.state == "warning")
        for name in ["coreAutocrlf", "filters", "prePushHook", "pullFf"] {
            #expect(try checks[name]?.mend == "countersign trust \(shop.agreement)")
        }
        #expect(await shop.run("sari", "trust", try shop.agreement, in: "acme").code == .done)
        #expect(await shop.run("sari", "doctor", in: "acme").code == .done)
    }

    @Test func hooksThatRunAndAnUnsoundMainAreSaid() async throws {
        let shop = try await Workshop.shared()
        try shop.directory.write("#!/bin/sh\n", to: "acme/.git/hooks/post-commit")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("acme/.git/hooks/post-commit"))
        let warned = await shop.run("sari", "doctor", in: "acme")
        #expect(warned.code == .done)
        #expect(warned.output.contains("warning: Plain git runs hooks here: post-commit."))
        let git = shop.git("sari", in: "acme")
        try git.run(
            "update-ref", "refs/heads/main", git.run("commit-tree", "-p", "main", "-m", "x", "main^{tree}").text)
        let unsound = await shop.run("sari", "doctor", in: "acme")
        #expect(unsound.code == .no)
        #expect(unsound.output.contains("error: main holds something that is not sound; version 0 is verified.\n"))
    }

    @Test func aClockThatIsBehindIsSaid() async throws {
        let shop = try await Workshop.shared()
        let answer = await shop.run("sari", "doctor", in: "acme", environment: ["COUNTERSIGN_CLOCK": "1767500000"])
        #expect(answer.code == .no)
        #expect(answer.output.contains("error: This computer's clock is behind"))
    }

    @Test func aGitThatIsTooOldIsTold() {
        #expect(Checkup.isAtLeast([2, 34], "2.39.5"))
        #expect(Checkup.isAtLeast([2, 34], "2.34"))
        #expect(Checkup.isAtLeast([2, 34], "3.0.rc1"))
        #expect(!Checkup.isAtLeast([2, 34], "2.30.2"))
        #expect(!Checkup.isAtLeast([2, 34], "1.99"))
    }

    @Test func aMissingProgramIsSaidWithHowToGetIt() async throws {
        let shop = try Workshop(people: ["sari"])
        let answer = await shop.run("sari", "doctor", environment: ["PATH": "/nowhere"])
        #expect(answer.code == .no)
        #expect(answer.output.contains("error: git is not installed.\n    apt-get install git\n"))
        #expect(answer.output.contains("error: ssh-keygen is not installed.\n    apt-get install openssh-client\n"))
    }
}
