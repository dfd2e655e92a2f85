import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What is said once, what is said always, and what is not said with `--quiet`.
@Suite struct HabitTests {
    private static let forever = "A comment is signed and stays forever"
    private static let visible = "A consent is visible to the other side as soon as it is sent"

    @Test func aFirstCommentIsSaidToBeForeverOnceForEachPerson() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        let dry = await shop.run("sari", "comment", "formation", "-m", "Hm", "--dry-run", in: "acme")
        #expect(!dry.messages.contains(Self.forever))
        let first = await shop.run("sari", "comment", "formation", "-m", "One", "--yes", in: "acme")
        #expect(first.messages.contains(Self.forever))
        let second = await shop.run("sari", "comment", "formation", "-m", "Two", "--yes", in: "acme")
        #expect(!second.messages.contains(Self.forever))
        #expect(
            await shop.run("dewi", "comment", "formation", "-m", "Three", in: "nusa").messages.contains(Self.forever))
    }

    @Test func aFirstCommentIsAskedForOnATerminal() async throws {
        let shop = try await Workshop.shared()
        let before = try shop.git("sari", in: "acme").run("rev-parse", "amendment/acme/formation").text
        let gone = await shop.run("sari", "comment", "formation", "-m", "One", in: "acme", typing: [])
        #expect(gone.code == .interrupted)
        #expect(
            gone.messages.contains("Say it, for good? (type say or komentar)")
                || gone.messages.contains("Say it, for good?"))
        #expect(try shop.git("sari", in: "acme").run("rev-parse", "amendment/acme/formation").text == before)
        #expect(await shop.run("sari", "comment", "formation", "-m", "One", in: "acme", typing: ["say"]).code == .done)
        #expect(await shop.run("sari", "comment", "formation", "-m", "Two", in: "acme", typing: []).code == .done)
    }

    @Test func aFirstConsentIsSaidToBeVisibleAtOnce() async throws {
        let shop = try await Workshop.shared()
        let asked = await shop.run("sari", "accept", "formation", in: "acme", typing: ["no", "no", "no"])
        #expect(asked.code == .moved)
        let said = try #require(asked.messages.range(of: Self.visible))
        let question = try #require(asked.messages.range(of: "Sign this on behalf of"))
        #expect(said.lowerBound < question.lowerBound)
        let first = await shop.run("sari", "accept", "formation", "--yes", in: "acme")
        #expect(first.code == .done)
        #expect(first.messages.contains(Self.visible))
        _ = await shop.run("sari", "reject", "formation", "-m", "Not yet", "--yes", in: "acme")
        #expect(
            await shop.run("sari", "accept", "formation", "--yes", in: "acme").messages.contains(Self.visible) == false)
    }

    @Test func quietLeavesOutNotesAndNothingElse() async throws {
        let shop = try await Workshop.shared()
        let loud = await shop.run("sari", "list", "--all", in: "acme")
        let quiet = await shop.run("sari", "list", "--all", "-q", in: "acme")
        #expect(quiet.output == loud.output)
        #expect(quiet.messages == "")
        let accepted = await shop.run("sari", "accept", "formation", "--yes", "--quiet", in: "acme")
        #expect(accepted.code == .done)
        // What is signed is shown, whatever else is not.
        #expect(accepted.messages.contains("You are about to sign:"))
        #expect(accepted.messages.contains("I have read the text identified below"))
        #expect(!accepted.messages.contains("Consent is still missing"))
        let wrong = await shop.run("sari", "accept", "nothing", "-q", in: "acme")
        #expect(wrong.messages.hasPrefix("error: there is no amendment nothing\nhint: "))
        let leading = CapturedStreams()
        let code = await CommandLineTool.run(
            ["-q", "-C", shop.directory.file("acme"), "list"], environment: shop.environment(of: "sari")
        ) { Console(capturing: leading, options: $0) }
        #expect(code == .done)
    }

    @Test func theVersionSaysWhichFormatsAreRead() async throws {
        let answer = await countersign(["--version"], in: "/")
        #expect(answer.output.contains("(reads countersign/1)"))
    }
}
