import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct CloneTests {
    @Test func aCloneIsVerifiedAgainstTheIdAndHoldsEverything() async throws {
        let shop = try await Workshop.shared()
        let id = try shop.agreement
        let answer = await shop.run("dewi", "clone", "server.git", "nusa", "--agreement", id, "--json")
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(try answer.document()["amendments"] as? [String] == ["acme/formation"])
        let git = shop.git("dewi", in: "nusa")
        #expect(try git.run("status", "--porcelain").text == "")
        #expect(try git.run("symbolic-ref", "HEAD").text == "refs/heads/main")
        #expect(try git.run("rev-parse", "main").text == id)
        #expect(try git.run("config", "--get-all", "remote.origin.fetch").text.contains("+") == false)
        #expect(try git.run("config", "core.autocrlf").text == "false")
        #expect(try git.run("verify-commit", "amendment/acme/formation").succeeded)
        #expect(try git.run("fetch").succeeded)
        #expect(try git.run("pull").succeeded)
    }

    @Test func aShorthandOfOnesOwnIsAnAddress() async throws {
        let shop = try await Workshop.shared()
        let id = try shop.agreement
        let unknown = await shop.run("dewi", "clone", "work/server.git", "nusa", "--agreement", id)
        #expect(unknown.code == .usage)
        #expect(unknown.messages.contains("there is no file or folder work/server.git"))
        let key = "url.file://\(shop.path)/.insteadOf"
        try shop.git("dewi").expect("config", "--global", key, "work/")
        let cloned = await shop.run("dewi", "clone", "work/server.git", "nusa", "--agreement", id)
        #expect(cloned.code == .done, "\(cloned.messages)")
        // The shorthand stays, as git would leave it.
        #expect(try shop.git("dewi", in: "nusa").run("config", "remote.origin.url").text == "work/server.git")
        try await shop.must("dewi", ["sync"], in: "nusa")
    }

    @Test func withoutAnIdItShowsWhatToCompareAndKeepsNothing() async throws {
        let shop = try await Workshop.shared()
        let before = try shop.contents
        let answer = await shop.run("dewi", "clone", "server.git", "nusa")
        #expect(answer.code == .undecided)
        #expect(answer.output == "")
        for word in [
            try shop.agreement, SeededKey("sari").publicKey.fingerprint, SeededKey("dewi").publicKey.fingerprint,
        ] {
            #expect(answer.messages.contains(word))
        }
        #expect(answer.messages.contains("countersign clone server.git nusa --agreement \(try shop.agreement)"))
        #expect(try shop.contents == before)
    }

    @Test(arguments: ["0123456789012345678901234567890123456789", "abc", "main"])
    func anotherIdIsRefusedAndNothingIsKept(id: String) async throws {
        let shop = try await Workshop.shared()
        let before = try shop.contents
        let answer = await shop.run("dewi", "clone", "server.git", "nusa", "--agreement", id)
        #expect(answer.code == (id.count == 40 ? .no : .usage))
        #expect(try shop.contents == before)
    }

    @Test func whatIsNoAgreementIsNotKept() async throws {
        let shop = try Workshop(people: ["dewi"])
        let git = shop.git("dewi")
        try git.run("init", "--quiet", "--initial-branch=main", "ordinary")
        let empty = await shop.run("dewi", "clone", "ordinary", "copy")
        #expect(empty.code == .notAnAgreement)
        try git.run("-C", "ordinary", "commit", "--quiet", "--allow-empty", "-m", "Begin")
        let ordinary = await shop.run("dewi", "clone", "ordinary", "copy")
        #expect(ordinary.code == .notAnAgreement)
        let missing = await shop.run("dewi", "clone", "nowhere", "copy")
        #expect(missing.code == .usage)
        #expect(missing.messages.contains("nowhere"))
        #expect(try shop.contents == ["ordinary"])
    }

    @Test func aShallowSourceIsNotTakenForTheWhole() async throws {
        let shop = try await Workshop.shared()
        try shop.git("dewi").run(
            "clone", "--quiet", "--bare", "--depth=1", "--branch=amendment/acme/formation",
            "file://" + shop.directory.file("server.git"), "shallow.git")
        try shop.git("dewi", in: "shallow.git").run("update-ref", "refs/heads/main", "HEAD")
        let before = try shop.contents
        let answer = await shop.run("dewi", "clone", "shallow.git", "nusa", "--agreement", try shop.agreement)
        #expect(answer.code == .undecided, "\(answer.messages)")
        #expect(answer.messages.contains("(whole)"))
        #expect(try shop.contents == before)
    }

    /// git waits for whoever would write into a pipe among the files of a folder.
    @Test func aFolderIsLookedIntoBeforeGitIs() async throws {
        let shop = try await Workshop.shared()
        let id = try shop.agreement
        let place = shop.directory.file("server.git/refs/heads/x")
        #expect(mkfifo(place, 0o600) == 0)
        let pipe = await shop.run("dewi", "clone", "server.git", "nusa", "--agreement", id)
        #expect(pipe.code == .notAnAgreement)
        #expect(pipe.messages.contains("refs/heads/x is a pipe, and no file"))
        try FileManager.default.removeItem(atPath: place)
        try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: "/dev/zero")
        let link = await shop.run("dewi", "clone", "server.git", "nusa", "--agreement", id)
        #expect(link.code == .notAnAgreement)
        #expect(link.messages.contains("refs/heads/x is a symbolic link"))
    }

    // MARK: trust

    @Test func aCloneMadeByGitIsTrustedOnceItIsVerified() async throws {
        let shop = try await Workshop.shared()
        try shop.git("dewi").run("clone", "--quiet", "server.git", "nusa")
        let untrusted = await shop.run("dewi", "review", in: "nusa")
        #expect(untrusted.code == .notAnAgreement)
        let wrong = await shop.run("dewi", "trust", String(repeating: "0", count: 40), in: "nusa")
        #expect(wrong.code == .no)
        #expect(await shop.run("dewi", "review", in: "nusa").code == .notAnAgreement)
        let trusted = await shop.run("dewi", "trust", try shop.agreement, in: "nusa")
        #expect(trusted.code == .done, "\(trusted.messages)")
        #expect(await shop.run("dewi", "sync", in: "nusa").output.contains("proposed acme/formation"))
        #expect(await shop.run("dewi", "review", in: "nusa").code == .done)
    }

    @Test func aShallowCloneIsNotTrusted() async throws {
        let shop = try await Workshop.shared()
        try shop.git("dewi").run(
            "clone", "--quiet", "--depth=1", "--branch=amendment/acme/formation",
            "file://" + shop.directory.file("server.git"), "nusa")
        let answer = await shop.run("dewi", "trust", try shop.agreement, in: "nusa")
        #expect(answer.code == .undecided)
        #expect(answer.messages.contains("(whole)"))
        #expect(!FileManager.default.fileExists(atPath: shop.directory.file("nusa/.git/countersign/agreement")))
    }

    @Test func trustOutsideOfARepositorySaysSo() async throws {
        let shop = try Workshop(people: ["dewi"])
        let answer = await shop.run("dewi", "trust", String(repeating: "0", count: 40))
        #expect(answer.code == .notAnAgreement)
    }

    // MARK: invite

    @Test func anInvitationHoldsWhatOthersNeedAndItsCommandWorks() async throws {
        let shop = try await Workshop.shared()
        let url = shop.directory.file("server.git")
        let answer = await shop.run("sari", "invite", "--url", url, "--json", in: "acme")
        let command = try #require(try (answer.document()["commands"] as? [String])?.last)
        #expect(command == "countersign clone \(url) --agreement \(try shop.agreement)")
        let message = await shop.run("sari", "invite", "--url", url, in: "acme")
        #expect(message.output.contains(command))
        #expect(message.output.contains(SeededKey("dewi").publicKey.fingerprint))
        let words = command.split(separator: " ").map(String.init)
        #expect(await shop.run("dewi", words[1], words[2], words[3], words[4]).code == .done)
        #expect(try shop.contents.contains("server"))
    }
}
