import Foundation
import GitStore
import TestSupport
import Testing

@testable import CountersignCLI

/// Who hears of a push that has landed: the pusher at once, others by mail, and hooks that were there before.
@Suite struct ToldTests {
    private let shop: Workshop

    init() async throws { shop = try await Workshop.hosted() }

    /// A comment of Sari's, pushed with stock git.
    private func stockPush(_ words: String) async throws -> StockProgram.Result {
        try await shop.done("sari", "comment", "formation", "-m", words, "--offline", in: "acme")
        return try shop.program("sari", in: "acme", by: "/usr/bin/git").run(
            "push", "--no-verify", "origin", "amendment/acme/formation")
    }

    /// What the pusher reads of a push that is taken.
    private func push(_ words: String) async throws -> String {
        let pushed = try await stockPush(words)
        #expect(pushed.succeeded, "\(pushed.errors)")
        return pushed.errors
    }

    private func lay(_ script: String, at path: String) throws {
        try shop.directory.write(script, to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: shop.directory.file(path))
    }

    private var isQuiet: Bool {
        FileManager.default.fileExists(atPath: shop.directory.file("server.git/countersign/quiet"))
    }

    private static let waits =
        "remote: acme/formation: Consent is still missing from PT Acme Hosting and PT Nusa Retail."

    @Test func thePusherReadsWhatNowWaitsForWhomAndNoProgramIsStartedForIt() async throws {
        #expect(try await push("One").contains(Self.waits))
        #expect(isQuiet)
        // Whatever would run behind the push now is not run.
        let hook = try shop.directory.read("server.git/hooks/post-receive")
        try lay(hook.replacing(BuiltProgram.path, with: "/nowhere/countersign"), at: "server.git/hooks/post-receive")
        let said = try await push("Two")
        #expect(said.contains(Self.waits))
        #expect(!said.contains("/nowhere"))
    }

    @Test func whoCanDoSomethingGetsMailOnceItIsSetAndNoneOnceItIsNot() async throws {
        _ = try await push("One")
        try lay("#!/bin/sh\ncat >> '\(shop.directory.file("mail"))'\n", at: "sendmail")
        let git = shop.git("host", in: "server.git")
        try git.expect("config", "countersign.sendmail", shop.directory.file("sendmail"))
        #expect(try await push("Two").contains(Self.waits))
        let mail = try shop.directory.read("mail")
        #expect(mail.contains("To: sari@example.test, dewi@example.test\n"))
        #expect(mail.contains("\nacme/formation: Consent is still missing from"))
        #expect(!isQuiet)
        try git.expect("config", "--unset", "countersign.sendmail")
        _ = try await push("Three")
        #expect(isQuiet)
        #expect(try shop.directory.read("mail") == mail)
    }

    @Test func aHookThatWasThereBeforeIsRunBehindOurs() async throws {
        _ = try await push("One")
        #expect(isQuiet)
        try lay(
            "#!/bin/sh\ncat > '\(shop.directory.file("seen"))'\n",
            at: "server.git/hooks/post-receive.before-countersign")
        _ = try await push("Two")
        #expect(try shop.directory.read("seen").contains("refs/heads/amendment/acme/formation"))
    }

    @Test func whereMailIsMissingThePusherIsTold() async throws {
        _ = try await push("One")
        let quiet = shop.directory.file("server.git/countersign/quiet")
        try FileManager.default.removeItem(atPath: quiet)
        // A folder is not removed as a file is.
        try FileManager.default.createDirectory(atPath: quiet, withIntermediateDirectories: false)
        try shop.git("host", in: "server.git").expect("config", "countersign.sendmail", "/nowhere/sendmail")
        let said = try await push("Two")
        #expect(said.contains("nobody gets mail about this push"), "\(said)")
        #expect(said.contains("countersign/quiet cannot be removed"), "\(said)")
    }

    @Test func settingsThatCannotBeReadMayAskForMail() async throws {
        let host = shop.directory.file("server.git")
        let repository = try Repository.open(at: host, discovering: false)
        let place = Place(console: Console(capturing: CapturedStreams()), directory: host, json: false)
        try await Host(repository, in: place).settleWhetherQuiet(beside: "hooks/pre-receive")
        #expect(isQuiet)
        try shop.directory.write("[countersign\n", to: "server.git/config")
        try await Host(repository, in: place).settleWhetherQuiet(beside: "hooks/pre-receive")
        #expect(!isQuiet)
    }

    @Test func settingsThatCannotBeReadAreSaidWhereMailMayBeMissing() async throws {
        let config = shop.directory.file("server.git/config")
        let settings = try Data(contentsOf: URL(filePath: config))
        // A value in no encoding that we read: git itself takes it as it is.
        try (settings + Data("[countersign]\n\tsendmail = /nowhere/".utf8) + Data([0xFF, 0x0A])).write(
            to: URL(filePath: config))
        let said = try await push("One")
        #expect(said.contains("remote: Warning: nobody gets mail about this push: "), "\(said)")
        try settings.write(to: URL(filePath: config))
        #expect(!(try await push("Two").contains("Warning")))
    }

    @Test func aHostThatWasMovedBackIsToldItsOwnerAndThePusher() async throws {
        try await shop.done("sari", "accept", "formation", "--yes", in: "acme")
        try await shop.done("dewi", "accept", "formation", "--merge", "--yes", in: "nusa")
        try await shop.done("sari", "sync", in: "acme")
        try await shop.propose("later", from: "2026-06-01", by: "sari", in: "acme")
        let host = shop.git("host", in: "server.git")
        let (new, old) = (try host.run("rev-parse", "main").text, try host.run("rev-parse", "main~1").text)
        try host.expect("update-ref", "refs/heads/main", "main~1")
        let log = shop.directory.file("server.git/countersign/log")
        #expect(!FileManager.default.fileExists(atPath: log))
        let git = shop.program("sari", in: "acme", by: "/usr/bin/git")
        let restored = try git.run("push", "--no-verify", "origin", "main")
        #expect(restored.succeeded, "\(restored.errors)")
        let sentence = "main of this host was moved back from version 1, \(new), to version 0, \(old)."
        #expect(restored.errors.contains("remote: Beware: \(sentence)"), "\(restored.errors)")
        let lines = try shop.directory.read("server.git/countersign/log").split(separator: "\n")
        #expect(lines.count == 1 && lines[0].hasSuffix("+00:00 " + sentence), "\(lines)")
        #expect(try host.run("rev-parse", "main").text == new)
    }

    /// Its owner has a program of their own run what lies in a folder, ours among it.
    @Test func aGateThatWasThereBeforeIsAskedWhereverOursIsRunFrom() async throws {
        let hooks = "server.git/hooks/"
        try lay(try shop.directory.read(hooks + "pre-receive"), at: hooks + "pre-receive.d/10-countersign")
        try lay("#!/bin/sh\nexec hooks/pre-receive.d/10-countersign\n", at: hooks + "pre-receive")
        #expect(try await push("One").contains(Self.waits))
        try lay("#!/bin/sh\necho 'not today'\nexit 1\n", at: hooks + "pre-receive.before-countersign")
        let refused = try await stockPush("Two")
        #expect(!refused.succeeded)
        #expect(refused.errors.contains("remote: not today"), "\(refused.errors)")
    }

    @Test func whatTheGateSaysIsTrueWhereGitRefusesAfterIt() async throws {
        try lay("#!/bin/sh\nexit 1\n", at: "server.git/hooks/update")
        let refused = try await stockPush("One")
        #expect(!refused.succeeded)
        #expect(refused.errors.contains("remote: Judged sound. Once git has taken it:"), "\(refused.errors)")
    }
}
