import Foundation
import Testing

@testable import CountersignCLI

/// What a person sees before they consent.
@Suite struct ShownBeforeSigningTests {
    @Test func everyWordThatChangesIsShownToWhoDidNotWriteIt() async throws {
        let shop = try await Workshop.agreed()
        try shop.write("acme", "terms/fees.yaml", "- fourteen million\n")
        try shop.inForce("acme", "from: 2026-07-01")
        let own = try await shop.sari("propose", "fees", "-m", "Fees", "--accept", "--yes")
        #expect(own.messages.contains("You are about to sign:"))
        #expect(!own.messages.contains("What changes\n"))
        try await shop.dewi("sync")
        let answer = try await shop.dewi("accept", "fees", "--dry-run")
        let shown = try #require(answer.messages.range(of: "What changes\n"))
        let signed = try #require(answer.messages.range(of: "You are about to sign:"))
        #expect(shown.upperBound < signed.lowerBound)
        #expect(answer.messages[shown.upperBound..<signed.lowerBound].contains("fourteen million"))
    }
}
