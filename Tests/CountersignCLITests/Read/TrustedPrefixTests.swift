import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite("--since takes signatures on trust, says so, and nothing else") struct TrustedPrefixTests {
    @Test func signaturesUpToTheVersionAreNotChecked() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let first = try clone.git.run("rev-parse", "main~1").text
        let whole = try await clone.run("verify", "--json").document
        let answer = await clone.run("verify", "--since", first)
        #expect(answer.code == .done)
        #expect(answer.output.contains("the signatures up to \(first), which you say were checked earlier\n"))
        let document = try await clone.run("verify", "--since", first, "--json").document
        #expect(document["since"] as? String == first)
        #expect(document["acts"] as? Int == whole["acts"] as? Int)
        let (some, all) = (document["signatures"] as? Int ?? 0, whole["signatures"] as? Int ?? 0)
        #expect(some > 0 && some < all)
        #expect(try await clone.run("verify", "--since", "main", "--json").document["signatures"] as? Int == 0)
    }

    @Test func whatCameSinceIsJudgedInFull() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let sound = try clone.git.run("rev-parse", "main").text
        try clone.forge()
        let answer = await clone.run("verify", "--since", sound)
        #expect(answer.code == .no)
        #expect(answer.output.contains("(signed)"))
    }

    @Test func aVersionThatMainDoesNotContainIsNotTakenOnTrust() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let newest = try clone.git.run("rev-parse", "main").text
        // As a host sees it when somebody pushes main back by force.
        let answer = await clone.run("verify", "--main", try older(clone), "--since", newest)
        #expect(answer.code == .undecided)
        #expect(answer.output.contains("(not-rolled-back)"))
        let document = try await clone.run("verify", "--main", try older(clone), "--since", newest, "--json").document
        #expect(document["since"] is NSNull)
        #expect(document["signatures"] as? Int ?? 0 > 0)
        #expect(await clone.run("verify", "--since", "nowhere").code == .usage)
        // A name in a copy that somebody else made means what they want it to mean.
        let named = await clone.run("verify", clone.directory.path, "--since", "main")
        #expect(named.code == .usage)
        #expect(named.messages.contains("name what you trust by its id"))
    }

    private func older(_ clone: SharedClone) throws -> String { try clone.git.run("rev-parse", "main~1").text }
}
