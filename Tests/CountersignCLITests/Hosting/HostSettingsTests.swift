import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What a host is set to, and that taking the hooks away leaves it as it was.
@Suite struct HostSettingsTests {
    private let shop: Workshop

    init() throws {
        shop = try Workshop(people: ["sari"])
        try shop.git("host").run("init", "--quiet", "--bare", "--initial-branch=main", "server.git")
    }

    private static let root = "0123456789012345678901234567890123456789"

    private func hooks(_ arguments: String...) throws {
        let result = try shop.program("sari").run(["hooks"] + arguments + ["--server", "server.git"])
        #expect(result.succeeded, "\(result.errors)")
    }

    private func set(_ key: String, _ values: String...) throws {
        for value in values { try shop.git("host", in: "server.git").run("config", "--add", key, value) }
    }

    private func values(_ key: String) throws -> [String] {
        try shop.git("host", in: "server.git").run("config", "--get-all", key).text.split(separator: "\n").map(
            String.init)
    }

    private func settings() throws -> [String] {
        try shop.git("host", in: "server.git").run("config", "--local", "--list").text.split(separator: "\n")
            .map(String.init).sorted()
    }

    @Test func severalValuesAreKeptWhileTheHooksAreThereAndAfter() throws {
        try set("transfer.hideRefs", "refs/pull", "!refs/pull/1", "refs/secret stuff")
        try set("receive.denyDeletes", "true")
        try set("receive.fsckObjects", "false", "true")
        let before = try settings()
        try hooks("install", "--agreement", Self.root)
        #expect(try values("transfer.hideRefs") == ["refs/pull", "!refs/pull/1", "refs/secret stuff", "refs/replace"])
        #expect(try values("receive.denyDeletes") == ["false"])
        let installed = try settings()
        try hooks("install")
        #expect(try settings() == installed)
        try hooks("remove")
        #expect(try settings() == before)
        #expect(try values("transfer.hideRefs") == ["refs/pull", "!refs/pull/1", "refs/secret stuff"])
    }

    /// git goes on without a hook that it may not run, and would take everything.
    @Test func aHookIsNeverThereWithoutBeingOneThatGitRuns() throws {
        let old = "#!/bin/sh\n# Countersign, an older one.\nexit 1\n"
        for (occurrence, isThere) in (1...4).flatMap({ [($0, false), ($0, true)] }) {
            for name in isThere ? ["pre-receive", "post-receive"] : [] {
                try shop.directory.write(old, to: "server.git/hooks/\(name)")
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("server.git/hooks/\(name)"))
            }
            let ended = try StockProgram(
                BuiltProgram.path, in: shop.path, home: shop.home(of: "sari"),
                adding: ["COUNTERSIGN_FAILPOINT": "noteWritten:\(occurrence)"]
            ).run("hooks", "install", "--server", "server.git", "--agreement", Self.root)
            #expect(!ended.succeeded)
            for name in ["pre-receive", "post-receive"] {
                let file = shop.directory.file("server.git/hooks/\(name)")
                #expect(
                    FileManager.default.isExecutableFile(atPath: file) == FileManager.default.fileExists(atPath: file),
                    "\(occurrence) \(name)")
                #expect(!isThere || FileManager.default.fileExists(atPath: file))
            }
            try hooks("remove")
        }
    }

    @Test func aHostThatHoldsNothingCanBeGivenToAnotherAgreement() throws {
        let other = String(Self.root.reversed())
        try hooks("install", "--agreement", Self.root)
        try hooks("install", "--agreement", Self.root)
        let refused = try StockProgram(
            BuiltProgram.path, in: shop.path, home: shop.home(of: "sari"), adding: shop.environment(of: "sari")
        ).run("hooks", "install", "--server", "server.git", "--agreement", other)
        #expect(refused.code == ExitCode.usage.rawValue)
        #expect(refused.errors.contains("server.git is pinned to another agreement, \(Self.root)"))
        #expect(refused.errors.contains("--agreement \(other) --repin"))
        #expect(try shop.directory.read("server.git/countersign/agreement") == Self.root + "\n")
        try hooks("install", "--agreement", other, "--repin")
        #expect(try shop.directory.read("server.git/countersign/agreement") == other + "\n")
    }

    @Test func aHostThatHoldsAnAgreementIsNotGivenToAnother() async throws {
        let shop = try await Workshop.hosted()
        let pinned = try shop.agreement
        let refused = await shop.run("sari", "hooks", "install", "--server", "server.git", "--agreement", Self.root)
        #expect(refused.code == .usage)
        #expect(refused.messages.contains("server.git is the host of another agreement, \(pinned), and holds it"))
        #expect(refused.messages.contains("git init --bare"))
        #expect(try shop.directory.read("server.git/countersign/agreement") == pinned + "\n")
    }

    @Test func whatWasNotSetIsNotSetAfterwards() throws {
        let before = try settings()
        try hooks("install", "--agreement", Self.root)
        #expect(try settings() != before)
        try hooks("remove")
        #expect(try settings() == before)
        try hooks("remove")
        #expect(try settings() == before)
    }

    /// It would keep the hook behind a push from its work, although the gate that settles it is another one.
    @Test func thatThereIsNothingToDoBehindAPushIsForgotten() throws {
        let quiet = "server.git/countersign/quiet"
        for action in [["install", "--agreement", Self.root], ["remove"]] {
            try shop.directory.write("", to: quiet)
            let done = try shop.program("sari").run(["hooks"] + action + ["--server", "server.git"])
            #expect(done.succeeded, "\(done.errors)")
            #expect(!FileManager.default.fileExists(atPath: shop.directory.file(quiet)), "\(action)")
        }
        // A folder is not removed as a file is.
        try shop.directory.write("", to: quiet + "/kept")
        let refused = try shop.program("sari").run(["hooks", "remove", "--server", "server.git"])
        #expect(!refused.succeeded)
        #expect(refused.errors.contains("countersign/quiet cannot be removed"), "\(refused.errors)")
    }

    @Test func aNameAloneMeansYesBeforeAndAfter() throws {
        let config = try shop.directory.read("server.git/config")
        try shop.directory.write(config + "[receive]\n\tautogc\n\tdenyDeletes = no\n", to: "server.git/config")
        try hooks("install", "--agreement", Self.root)
        try hooks("remove")
        let git = shop.git("host", in: "server.git")
        #expect(try git.run("config", "--type=bool", "receive.autogc").text == "true")
        #expect(try values("receive.denyDeletes") == ["no"])
    }
}
