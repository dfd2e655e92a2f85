import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// A person's edits are theirs: where they go along, and where they stay, is said.
@Suite struct SwitchTests {
    /// Sari's clone with a draft of other fees, which lies in the files alone.
    private func drafted() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        try await shop.sari("switch")
        try await shop.sari("draft", "fees")
        try shop.edit("acme", "terms/fees.yaml", "12500000", "11000000")
        return shop
    }

    @Test func editsThatComeAlongAreNamedWithTheWayBack() async throws {
        let shop = try await drafted()
        let answer = try await shop.sari("switch")
        #expect(answer.output == "Your files are now those of version 1, with your edits in: terms/fees.yaml\n")
        #expect(
            answer.messages.contains("To take them back: countersign switch fees. To undo them: countersign discard"))
        #expect(shop["acme", "terms/fees.yaml"].contains("11000000"))
        let back = try await shop.sari("switch", "fees", "--json").document()
        #expect(back["edits"] as? [String] == ["terms/fees.yaml"])
        try await shop.sari("discard", "--yes")
        let none = try await shop.sari("switch")
        #expect(none.output == "Your files are now those of version 1.\n")
        #expect(try await shop.sari("switch", "--json").document()["edits"] as? [String] == [])
    }

    @Test func whereTheyWouldBeOverwrittenNothingHappens() async throws {
        let shop = try await drafted()
        try await shop.dewi("draft", "dearer")
        try shop.edit("nusa", "terms/fees.yaml", "12500000", "13000000")
        try shop.inForce("nusa", "from: 2026-06-01")
        try await shop.dewi("propose", "-m", "Dearer")
        try await shop.sari("sync")
        let refused = await shop.run("sari", "switch", "dearer", in: "acme")
        #expect(refused.code == .usage)
        #expect(refused.messages.contains("Your edits in terms/fees.yaml would be overwritten"))
        #expect(shop["acme", "terms/fees.yaml"].contains("11000000"))
        #expect(try shop.git("sari", in: "acme").run("branch", "--show-current").text == "draft/fees")
    }

    @Test func aDraftThatIsThrownAwayElsewhereLeavesTheEditsAndSaysSo() async throws {
        let shop = try await drafted()
        try await shop.sari("switch")
        let answer = try await shop.sari("discard", "fees", "--yes")
        #expect(answer.output == "The draft fees is gone.\n")
        #expect(answer.messages.contains("Your files keep the edits you have in: terms/fees.yaml. To undo them too"))
        #expect(shop["acme", "terms/fees.yaml"].contains("11000000"))
        let undone = try await shop.sari("discard", "--yes")
        #expect(undone.output == "Your edits are undone.\n")
        #expect(!shop["acme", "terms/fees.yaml"].contains("11000000"))
    }
}
