import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct MergeTests {
    @Test func itSaysWhatIsMissingAndMovesNothing() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari")
        let before = try desk.snapshot()
        let answer = await desk.run("sari", "merge", "fees")
        #expect(answer.code == .no)
        #expect(answer.output == "")
        #expect(answer.messages.hasPrefix("error: acme/fees cannot be merged\n"))
        #expect(answer.messages.contains("Consent to this text on this base is missing from PT Nusa Retail. (consent)"))
        #expect(answer.messages.hasSuffix("hint: Each of them consents by: countersign accept acme/fees\n"))
        let failure = try await desk.run("sari", "merge", "fees", "--json").error()
        #expect((failure["findings"] as? [[String: Any]])?.first?["rule"] as? String == "consent")
        #expect(failure["exitCode"] as? Int == 1)
        #expect(try desk.snapshot() == before)
    }

    @Test func onlyThePartyThatCompletedItMayMerge() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari", "dewi")
        let before = try desk.snapshot()
        let answer = await desk.run("sari", "merge", "fees")
        #expect(answer.code == .no)
        #expect(answer.messages.contains("(merge-by)"))
        #expect(try desk.snapshot() == before)
        #expect(await desk.run("dewi", "merge", "fees", "--dry-run").output.contains("Merge acme/fees\n"))
        #expect(try desk.snapshot() == before)
        #expect(await desk.run("dewi", "merge", "fees").code == .done)
        #expect(try desk.clone.verify().verdict == .valid)
        #expect(try desk.clone.git.run("for-each-ref", "refs/heads/amendment").text == "")
    }

    @Test func editsInTheWayOfTheNewVersionAreNeverOverwritten() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari", "dewi")
        try desk.write("monthly: mine\n", to: "terms/fees.yaml")
        let before = try desk.snapshot()
        let refused = await desk.run("dewi", "merge", "fees")
        #expect(refused.code == .usage)
        #expect(refused.messages.contains("your edits in terms/fees.yaml stand in the way of the new version"))
        #expect(try desk.snapshot() == before)
    }

    @Test func otherEditsStay() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari", "dewi")
        try desk.clone.write(.second)
        try desk.write("# Scope\n\nMine.\n", to: "clauses/010-scope.en.md")
        let merged = await desk.run("dewi", "merge", "fees", "--json")
        #expect(merged.code == .done)
        let document = try merged.document()
        #expect(document["schema"] as? String == "countersign.merged/1")
        #expect(document["version"] as? Int == 3)
        #expect(document["inForceFrom"] as? String == "2026-06-01")
        #expect(try desk.clone.directory.read("clauses/010-scope.en.md") == "# Scope\n\nMine.\n")
        #expect(try desk.clone.directory.read("terms/fees.yaml").contains("11000000"))
    }

    /// As after a merge that was cut short between the files and the branch.
    @Test func filesThatAreTheNewVersionsAlreadyAreNotInTheWay() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari", "dewi")
        try desk.clone.write(.cheaper)
        #expect(await desk.run("dewi", "merge", "fees").code == .done)
        #expect(try desk.clone.agreement.edits() == [])
    }

    @Test func aMergeThatCannotBeSentIsNone() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        _ = await shop.run("sari", "accept", "--yes", in: "acme")
        _ = await shop.run("dewi", "accept", "--yes", in: "nusa")
        let before = try shop.git("dewi", in: "nusa").run("for-each-ref", "refs/heads").text
        // What was fetched before is there, and the server takes nothing.
        try shop.directory.write("#!/bin/sh\necho not today >&2\nexit 1\n", to: "server.git/hooks/pre-receive")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("server.git/hooks/pre-receive"))
        let refused = await shop.run("dewi", "merge", in: "nusa")
        #expect(refused.code == .no)
        #expect(refused.messages.contains("error: origin refused what was sent. Nothing was merged\n"))
        #expect(refused.messages.contains("not today"))
        try FileManager.default.moveItem(
            atPath: shop.directory.file("server.git"), toPath: shop.directory.file("elsewhere.git"))
        let unreachable = await shop.run("dewi", "merge", in: "nusa")
        #expect(unreachable.code == .undecided)
        #expect(unreachable.messages.contains("error: There is no repository where origin is,"))
        #expect(try shop.git("dewi", in: "nusa").run("for-each-ref", "refs/heads").text == before)
        #expect(await shop.run("dewi", "merge", "--offline", in: "nusa").code == .done)
    }
}

extension Workshop.Answer {
    /// The document of an error.
    func error() throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(messages.utf8))
        return object as? [String: Any] ?? [:]
    }
}
