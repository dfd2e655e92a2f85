import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Every reading verb on copies that are not as they should be.
@Suite struct HostileCopyTests {
    static let verbs = [["status"], ["list"], ["list", "--all"], ["show"], ["diff"], ["log", "--acts"], ["check"]]

    @Test(arguments: verbs) func aForgedCommitIsSaidAndTheSoundPartIsRead(verb: [String]) async throws {
        let clone = try await SharedClone.withTwoVersions()
        let before = await countersign(verb, in: clone.directory.path)
        try clone.forge()
        let after = await countersign(verb, in: clone.directory.path)
        #expect(after.code == before.code)
        if verb == ["status"] {
            #expect(after.output.contains("Something is wrong\n  main holds a commit after version 2"))
        } else {
            #expect(after.output == before.output)
            #expect(after.messages.contains("Beware: main holds a commit after version 2 that does not belong to it."))
        }
        let json = await countersign(verb + ["--json"], in: clone.directory.path)
        #expect(json.code == before.code)
        let isTold = verb == ["status"] || json.messages.hasPrefix(#"{"schema":"countersign.notice/1","#)
        #expect(isTold)
        #expect(try !json.documents.isEmpty || verb[0] == "list")
    }

    @Test func aHostileSubjectIsShownNotObeyed() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try clone.forge("Harmless\u{1B}[2J\u{202E}\u{7}", "Mal\u{1B}]0;x\u{7}lory")
        for verb in Self.verbs + [["verify"]] {
            for arguments in [verb, verb + ["--color", "always"], verb + ["--json"]] {
                let answer = await countersign(arguments, in: clone.directory.path)
                for text in [answer.output, answer.messages] {
                    let bare = text.replacing(/\u{1B}\[[0-9;]+m/, with: "")
                    #expect(!bare.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
                    #expect(!text.contains("\u{1B}[2J"))
                }
            }
        }
        let status = await clone.run("status").output
        #expect(status.contains("“Harmless‹U+001B›[2J‹U+202E›‹U+0007›” by Mal‹U+001B›]0;x‹U+0007›lory"))
    }

    @Test func aShallowCopyCannotBeDecided() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let other = try TemporaryDirectory("shallow")
        try clone.git.run("clone", "--quiet", "--depth", "1", "file://" + clone.directory.path, other.file("copy"))
        try other.write("\(clone.agreement.id)\n", to: "copy/.git/countersign/agreement")
        for verb in Self.verbs {
            let answer = await countersign(verb, in: other.file("copy"))
            #expect(answer.code == .undecided, "\(verb)")
            #expect(answer.messages.contains("This copy is shallow: its older history is cut off. (whole)"))
            #expect(answer.messages.contains("hint: Fetch the rest: git fetch --unshallow"))
        }
        let verification = await countersign(["verify"], in: other.file("copy"))
        #expect(verification.code == .undecided)
        #expect(verification.output.contains("cannot be decided: This copy is shallow"))
    }

    @Test func aDetachedHeadIsReadAsEverythingElse() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try clone.git.run("checkout", "--quiet", "--force", "--detach", "main~1")
        for verb in Self.verbs + [["verify"]] where verb != ["check"] {
            #expect(await countersign(verb, in: clone.directory.path).code == .done, "\(verb)")
        }
        // What was in force before cannot be proposed as it stands: its day has passed.
        let check = await clone.run("check")
        #expect(check.code == .malformedInput)
        #expect(check.output.contains("agreement.yaml:"))
        let output = await clone.run("status").output
        #expect(output.contains("They are those of version 1, apart from any amendment. Back: countersign switch\n"))
        #expect(!output.contains("Edited"))
    }

    @Test func whatIsNoAgreementIsSaidToBeNone() async throws {
        let plain = try TemporaryDirectory("plain")
        let git = StockProgram("/usr/bin/git", in: plain.path, home: plain.path)
        for verb in Self.verbs + [["verify"]] {
            let answer = await countersign(verb, in: plain.path)
            #expect(answer.code == .notAnAgreement, "\(verb)")
            #expect(answer.messages.hasPrefix("error: There is no agreement here"))
        }
        try git.run("init", "--quiet", "-b", "main")
        try git.run("commit", "--quiet", "--allow-empty", "-m", "x")
        for verb in Self.verbs {
            let answer = await countersign(verb + ["--json"], in: plain.path)
            #expect(answer.code == .notAnAgreement, "\(verb)")
            #expect(
                answer.messages.hasPrefix(#"{"schema":"countersign.error/1","exitCode":66,"kind":"notAnAgreement""#))
        }
        #expect(await countersign(["verify"], in: plain.path).code == .no)
    }

    @Test func aBareCopyIsReadAndHasNoFiles() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let other = try TemporaryDirectory("bare")
        try clone.git.run("clone", "--bare", "--quiet", clone.directory.path, other.file("copy.git"))
        try other.write("\(clone.agreement.id)\n", to: "copy.git/countersign/agreement")
        let status = await countersign(["status"], in: other.file("copy.git"))
        #expect(status.code == .done)
        #expect(status.output.hasSuffix("Your files\n  This copy has none: it is for sharing and proving alone.\n"))
        #expect(await countersign(["show", "1"], in: other.file("copy.git")).code == .done)
        #expect(await countersign(["check"], in: other.file("copy.git")).code == .usage)
    }
}
