import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Both sides act at the same moment: nothing of either is lost, and nobody consents to what they have not seen.
@Suite struct SettlingTests {
    private let shop: Workshop

    init() async throws {
        shop = try await Workshop.shared()
        try await shop.cloneForDewi()
    }

    private func subjects(_ person: String, _ folder: String) throws -> [String] {
        try shop.git(person, in: folder).run(
            "log", "--reverse", "--format=%b", "main..amendment/acme/formation"
        ).text.split(separator: "\n").filter { $0.hasPrefix("Act: ") || $0.hasPrefix("Person: ") }.map(String.init)
    }

    private func references(_ person: String, _ folder: String) throws -> String {
        try shop.git(person, in: folder).run("for-each-ref", "refs/heads").text
    }

    private func edit(_ folder: String, _ old: String, _ new: String) throws {
        let file = shop.directory.file("\(folder)/clauses/020-text.en.md")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains(old))
        try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
    }

    @Test func aPersonIsAskedAndNothingChangesWhereNoneCanBe() async throws {
        _ = await shop.run("dewi", "comment", "formation", "-m", "Mine", "--offline", in: "nusa")
        _ = await shop.run("sari", "comment", "formation", "-m", "Yours", in: "acme")
        let before = try references("dewi", "nusa")
        let answer = await shop.run("dewi", "sync", in: "nusa")
        #expect(answer.code == .moved)
        #expect(answer.messages.contains("Both sides acted on acme/formation at once."))
        #expect(answer.messages.contains("PT Acme Hosting commented on acme/formation."))
        #expect(answer.messages.contains("Yours, not sent: you commented on it."))
        #expect(try references("dewi", "nusa") == before)
        let interrupted = await shop.run("dewi", "sync", in: "nusa", typing: [], interrupting: true)
        #expect(interrupted.code == .interrupted)
        #expect(try references("dewi", "nusa") == before)
    }

    @Test func whatWasNeverSentBeforeTheOtherSideMergedIsSaidAndKept() async throws {
        _ = await shop.run("dewi", "accept", "formation", "--yes", in: "nusa")
        let mine = await shop.run("dewi", "reject", "formation", "-m", "I was wrong", "--yes", "--offline", in: "nusa")
        #expect(mine.code == .done, "\(mine.messages)")
        let merged = await shop.run("sari", "accept", "formation", "--merge", "--yes", in: "acme")
        #expect(merged.code == .done, "\(merged.messages)")
        let answer = await shop.run("dewi", "sync", in: "nusa")
        #expect(answer.code == .done)
        let words = "acme/formation is version 1 of the agreement without what you last did on it. That came too late"
        #expect(answer.messages.contains(words))
        let kept = try shop.git("dewi", in: "nusa").run("log", "--format=%b", "main..amendment/acme/formation").text
        #expect(kept.contains("I was wrong"))
    }

    @Test func whoIsLeftOnWhatLandedReadsOnWithoutNamingAnything() async throws {
        try await shop.done("dewi", "switch", "formation", in: "nusa")
        try await shop.done("dewi", "accept", "formation", "--yes", in: "nusa")
        try await shop.done("dewi", "reject", "formation", "-m", "I was wrong", "--yes", "--offline", in: "nusa")
        try await shop.done("sari", "accept", "formation", "--merge", "--yes", in: "acme")
        try await shop.done("dewi", "sync", in: "nusa")
        for verb in [["status"], ["show"], ["diff"], ["list"], ["log"], ["check"]] {
            let answer = await shop.run("dewi", verb, in: "nusa")
            #expect(answer.code == .done, "\(verb) \(answer.messages)")
        }
        let none = await shop.run("dewi", "review", in: "nusa")
        #expect(none.messages.contains("there is no open amendment"), "\(none.messages)")
        #expect(none.messages.contains("begin one: countersign draft NAME"))
        try await shop.propose("later", from: "2026-06-01", by: "sari", in: "acme")
        try await shop.done("dewi", "sync", in: "nusa")
        #expect(try await shop.done("dewi", "review", in: "nusa").output.contains("acme/later"))
    }

    @Test func wordsFollowTheOtherSidesSignedAnew() async throws {
        _ = await shop.run("dewi", "comment", "formation", "-m", "Mine", "--offline", in: "nusa")
        let mine = try shop.git("dewi", in: "nusa").run("rev-parse", "amendment/acme/formation").text
        _ = await shop.run("dewi", "comment", "formation", "-m", "Reply", "--re", mine, "--offline", in: "nusa")
        _ = await shop.run("sari", "comment", "formation", "-m", "Yours", in: "acme")
        let answer = await shop.run("dewi", "sync", in: "nusa", typing: ["sign"])
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(
            try subjects("dewi", "nusa") == [
                "Act: propose", "Person: sari", "Act: comment", "Person: sari", "Act: comment", "Person: dewi",
                "Act: comment", "Person: dewi",
            ])
        let log = try shop.git("dewi", in: "nusa").run("log", "--format=%H %b", "-2", "amendment/acme/formation").text
        // The reply points at what it replies to as that was signed again.
        #expect(!log.contains("Re: \(mine)"))
        #expect(log.contains("Re: "))
        #expect(!(try references("dewi", "nusa")).contains("-mine-"))
        #expect(await shop.run("sari", "sync", in: "acme").code == .done)
        #expect(try references("sari", "acme").contains("formation"))
        #expect(try subjects("sari", "acme") == subjects("dewi", "nusa"))
    }

    @Test func aConsentToTheSameTextIsGivenAgain() async throws {
        _ = await shop.run("dewi", "accept", "formation", "--yes", "--offline", in: "nusa")
        _ = await shop.run("sari", "comment", "formation", "-m", "Take your time", in: "acme")
        // Any verb that acts settles first.
        let answer = await shop.run("dewi", "comment", "formation", "-m", "Done", "--yes", in: "nusa")
        #expect(answer.code == .done, "\(answer.messages)")
        // What was put behind the other side's acts is not taken for something that git moved back.
        let status = await shop.run("dewi", "status", "--json", in: "nusa")
        #expect(try (status.document()["detours"] as? [Any])?.isEmpty == true)
        #expect(
            try subjects("dewi", "nusa").filter { $0.hasPrefix("Act") } == [
                "Act: propose", "Act: comment", "Act: enrol", "Act: accept", "Act: comment",
            ])
        let review = await shop.run("sari", "accept", "formation", "--merge", "--yes", in: "acme")
        #expect(review.output.contains("acme/formation is now version 1"), "\(review.messages)")
    }

    @Test func aConsentIsShownBeforeItIsGivenAgainAndThatItIsTheLast() async throws {
        _ = await shop.run("dewi", "accept", "formation", "--yes", "--offline", in: "nusa")
        _ = await shop.run("sari", "comment", "formation", "-m", "Take your time", in: "acme")
        let asked = await shop.run("dewi", "sync", in: "nusa", typing: ["no", "no", "no"])
        #expect(asked.code == .moved)
        let text = try shop.git("dewi", in: "nusa").run(
            "log", "-1", "--format=%(trailers:key=Text,valueonly)", "amendment/acme/formation"
        ).text
        for words in ["You are about to sign:", "I have read the text identified below", "Act: accept", text] {
            #expect(asked.messages.contains(words), "\(asked.messages)")
        }
        #expect(!asked.messages.contains("the last consent that is missing"))
        // Now nobody else's is missing any more.
        _ = await shop.run("sari", "accept", "formation", "--yes", in: "acme")
        let last = await shop.run("dewi", "sync", in: "nusa", typing: ["no", "no", "no"])
        #expect(last.messages.contains("It is the last consent that is missing: with it every party has accepted"))
        #expect(last.messages.contains("nobody can take it back"))
        #expect(await shop.run("dewi", "sync", in: "nusa", typing: ["sign"]).code == .done)
    }

    @Test func aConsentToAnotherTextIsNot() async throws {
        _ = await shop.run("dewi", "accept", "formation", "--yes", "--offline", in: "nusa")
        try edit("acme", "whole text", "dear whole text")
        let revised = await shop.run("sari", "propose", "formation", "-m", "Dearer", in: "acme")
        #expect(revised.code == .done, "\(revised.messages)")
        let answer = await shop.run("dewi", "sync", "--yes", in: "nusa")
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(answer.messages.contains("Left out: that you accepted it: it was a consent to another text"))
        #expect(
            try subjects("dewi", "nusa").filter { $0.hasPrefix("Act") } == [
                "Act: propose", "Act: revise", "Act: enrol",
            ])
        // What was had before is kept.
        #expect(try references("dewi", "nusa").contains("refs/heads/draft/formation-mine-1"))
    }

    @Test func aTextFollowsWordsAndIsKeptWhereBothChangedIt() async throws {
        _ = await shop.run("dewi", "switch", "formation", in: "nusa")
        try edit("nusa", "whole text", "cheap whole text")
        _ = await shop.run("dewi", "propose", "formation", "-m", "Cheaper", "--offline", in: "nusa")
        _ = await shop.run("sari", "comment", "formation", "-m", "Well?", in: "acme")
        let followed = await shop.run("dewi", "sync", "--yes", in: "nusa")
        #expect(followed.code == .done, "\(followed.messages)")
        #expect(try subjects("dewi", "nusa").filter { $0.hasPrefix("Act") }.last == "Act: revise")

        _ = await shop.run("sari", "sync", in: "acme")
        _ = await shop.run("sari", "switch", "formation", in: "acme")
        try edit("nusa", "cheap whole", "very cheap whole")
        _ = await shop.run("dewi", "propose", "formation", "-m", "Cheaper yet", "--offline", in: "nusa")
        try edit("acme", "cheap whole", "dear whole")
        _ = await shop.run("sari", "propose", "formation", "-m", "Dearer", in: "acme")
        let kept = await shop.run("dewi", "sync", "--yes", in: "nusa")
        #expect(kept.code == .done, "\(kept.messages)")
        #expect(kept.messages.contains("both sides put a text on the table"))
        let file = "clauses/020-text.en.md"
        let git = shop.git("dewi", in: "nusa")
        #expect(try git.run("show", "draft/formation-mine-1:\(file)").text.contains("very cheap whole"))
        #expect(try git.run("show", "amendment/acme/formation:\(file)").text.contains("dear whole"))
        #expect(try git.run("fsck", "--strict").succeeded)
    }

    /// Both have put another text on the table, Sari's is at the server.
    private func bothRevised() async throws {
        try await shop.done("dewi", "switch", "formation", in: "nusa")
        try await shop.done("sari", "switch", "formation", in: "acme")
        try edit("acme", "whole text", "dear whole text")
        try await shop.done("sari", "propose", "formation", "-m", "Dearer", in: "acme")
        try edit("nusa", "whole text", "cheap whole text")
        try await shop.done("dewi", "propose", "formation", "-m", "Cheaper", "--offline", in: "nusa")
    }

    @Test func aTextThatWasLeftOutIsPutOnTheSameAmendmentByTheStepsThatAreTold() async throws {
        try await bothRevised()
        let settled = await shop.run("dewi", "sync", "--yes", in: "nusa")
        let steps = "countersign switch formation-mine-1, and then countersign propose -m SUMMARY"
        #expect(settled.messages.contains("To put your text on acme/formation again: \(steps)"), "\(settled.messages)")
        try await shop.done("dewi", "switch", "formation-mine-1", in: "nusa")
        let status = try await shop.done("dewi", "status", in: "nusa").output
        #expect(
            status.contains("To put it on acme/formation again: countersign propose -m SUMMARY"), "\(status)")
        let proposed = try await shop.done("dewi", "propose", "-m", "Cheaper after all", in: "nusa")
        #expect(proposed.output.contains("You revised acme/formation"), "\(proposed.output)")
        #expect(try references("sari", "server.git").contains("nusa") == false)
        #expect(try subjects("dewi", "nusa").filter { $0.hasPrefix("Act") }.last == "Act: revise")
        #expect(!(try references("dewi", "nusa")).contains("-mine-"))
        let there = try shop.git("sari", in: "server.git").run(
            "show", "amendment/acme/formation:clauses/020-text.en.md")
        #expect(there.text.contains("cheap whole text"))
    }

    @Test func aTextThatWasLeftOutIsStillAnAmendmentOfItsOwnWhereThatIsSaid() async throws {
        try await bothRevised()
        try await shop.done("dewi", "sync", "--yes", in: "nusa")
        try await shop.done("dewi", "switch", "formation-mine-1", in: "nusa")
        let full = try await shop.done("dewi", "propose", "acme/formation", "-m", "Cheaper", "--dry-run", in: "nusa")
        #expect(full.output.contains("Act: revise"), "\(full.output)")
        let other = try await shop.done("dewi", "propose", "cheap", "-m", "Cheaper", "--dry-run", in: "nusa")
        #expect(other.output.contains("Amendment: nusa/cheap"), "\(other.output)")
    }

    @Test func whereNothingCanBeSignedAgainNobodyIsAskedToSign() async throws {
        try await bothRevised()
        let before = try references("dewi", "nusa")
        let asked = await shop.run("dewi", "sync", "--no-input", in: "nusa")
        #expect(asked.code == .moved)
        let why = "Yours, not sent: you revised it. It will be left out: both sides put a text on the table"
        #expect(asked.messages.contains(why), "\(asked.messages)")
        #expect(!asked.messages.contains("Sign yours again"))
        #expect(asked.messages.contains("Go on from theirs, and keep yours as a private draft?"))
        #expect(try references("dewi", "nusa") == before)
        let json = await shop.run("dewi", "sync", "--no-input", "--json", in: "nusa")
        let line = try #require(json.messages.split(separator: "\n").last)
        let error = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let settling = try #require(error["settling"] as? [String: Any], "\(error)")
        #expect(settling["amendment"] as? String == "acme/formation")
        #expect((settling["again"] as? [Any])?.isEmpty == true)
        let left = try #require((settling["leftOut"] as? [[String: Any]])?.first)
        #expect((left["act"] as? [String: Any])?["act"] as? String == "revise")
        #expect((left["reason"] as? String)?.contains("both sides put a text") == true)
        let typed = await shop.run("dewi", "sync", in: "nusa", typing: ["go on"])
        #expect(typed.code == .done, "\(typed.messages)")
    }

    @Test func whatIsSignedAgainAndWhatIsNotIsSaidBeforeTheQuestion() async throws {
        try await shop.done("dewi", "accept", "formation", "--yes", "--offline", in: "nusa")
        try await shop.done("dewi", "comment", "formation", "-m", "Done", "--offline", in: "nusa")
        try await shop.done("sari", "switch", "formation", in: "acme")
        try edit("acme", "whole text", "dear whole text")
        try await shop.done("sari", "propose", "formation", "-m", "Dearer", in: "acme")
        let asked = await shop.run("dewi", "sync", in: "nusa", typing: ["no", "no", "no"])
        let question = try #require(asked.messages.range(of: "Sign yours again, on top of theirs?"))
        let before = asked.messages[..<question.lowerBound]
        #expect(before.contains("you accepted it. It will be left out: it was a consent to another text"))
        #expect(before.contains("you commented on it. It will be signed again."), "\(before)")
    }
}
