import TestSupport
import Testing

@testable import CountersignCLI

/// From when an amendment is in force after it was carried onto a version that came first.
@Suite struct RefreshedDateTests {
    @Test func aDateBeforeThatOfTheNewerVersionIsForAPersonToDecide() async throws {
        let shop = try await Workshop.overtaken { shop in
            try shop.inForce("nusa", "from: 2026-04-15")
            try shop.write("nusa", "terms/credits.yaml", "- 5%\n")
        } by: { shop in
            try shop.inForce("acme", "from: 2026-05-01")
            try shop.write("acme", "terms/notes.yaml", "- note\n")
        }
        let answer = await shop.run("dewi", "refresh", in: "nusa")
        #expect(answer.code == .moved)
        #expect(
            answer.messages.contains(
                "This amendment is in force from 2026-04-15, and so would take the place of version 2, in force from"
                    + " 2026-05-01, which came first."))
        let two = try shop.version(2)
        #expect(answer.messages.contains("supersedes: [\(two)]"))
        #expect(shop["nusa", "agreement.yaml"].contains("<<<<<<< the agreement now\nin-force: {from: 2026-05-01}\n"))
        // One of the two ways out.
        let lines = shop["nusa", "agreement.yaml"].split(separator: "\n").map(String.init)
        let kept = lines.filter { line in
            !["<<<<<<<", "|||||||", "=======", ">>>>>>>", "in-force:"].contains { line.hasPrefix($0) }
        }
        let decided = "in-force: {from: 2026-04-15, supersedes: [\(two)]}"
        try shop.write("nusa", "agreement.yaml", (kept + [decided]).joined(separator: "\n") + "\n")
        try await shop.dewi("refresh")
        try await shop.dewi("accept", "--yes")
        try await shop.sari("accept", "credits", "--merge", "--yes")
        let shown = try await shop.sari("show", "--on", "2026-06-01", "--json").document()
        #expect(shown["version"] as? Int == 3)
    }

    @Test func aTextThatGovernsThePastNamesTheNewerVersion() async throws {
        let shop = try await Workshop.agreed()
        let one = try shop.version(1)
        shop.wait(days: 90)
        try await shop.dewi("draft", "credits")
        try shop.inForce("nusa", "from: 2026-03-15, retroactive: \(one)")
        try shop.write("nusa", "terms/credits.yaml", "- 5%\n")
        try await shop.dewi("propose", "-m", "Credits")
        try await shop.dewi("switch")
        try await shop.amend("fees") { folder in
            try shop.inForce(folder, "from: 2026-03-10, retroactive: \(one)")
            try shop.write(folder, "terms/notes.yaml", "- note\n")
        }
        try await shop.dewi("switch", "credits")
        let answer = try await shop.dewi("refresh")
        #expect(answer.messages.contains("It still governs the past: `retroactive` names version 2 now."))
        let two = try shop.version(2)
        #expect(shop["nusa", "agreement.yaml"].contains("in-force: {from: 2026-03-15, retroactive: \(two)}"))
        try await shop.dewi("accept", "--yes")
        try await shop.sari("accept", "credits", "--merge", "--yes")
    }

    @Test func anAmendmentWithoutADateOfItsOwnTakesTheNewerOnesAndCheckSaysWhatIsMissing() async throws {
        let shop = try await Workshop.overtaken { shop in
            try shop.inForce("nusa", "from: 2026-03-01")
            try shop.write("nusa", "terms/credits.yaml", "- 5%\n")
        } by: { _ in
        }
        // What it never said cannot be accepted, before or after.
        try await shop.dewi("refresh")
        #expect(shop["nusa", "agreement.yaml"].contains("in-force: {from: 2026-04-01}"))
        try await shop.dewi("accept", "--yes")
        let answer = await shop.run("sari", "accept", "credits", "--yes", in: "acme")
        #expect(answer.code == .no)
        #expect(answer.messages.contains("on or before that of an earlier version"))
    }
}
