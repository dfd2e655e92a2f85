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

    @Test func aDateThatHasPassedMeanwhileIsForAPersonToDecide() async throws {
        let shop = try await Workshop.overtaken { shop in
            try shop.write("nusa", "terms/credits.yaml", "- 5%\n")
        } by: { shop in
            try shop.write("acme", "terms/notes.yaml", "- note\n")
        }
        shop.wait(days: 150)
        let before = try shop.git("dewi", in: "nusa").run("for-each-ref").text
        let answer = await shop.run("dewi", "refresh", in: "nusa")
        #expect(answer.code == .moved)
        #expect(answer.messages.contains("The text is in force from 2026-05-01, before the day it is executed"))
        #expect(answer.messages.contains("Choose a later date, or state it: retroactive: \(try shop.version(2))"))
        // The merged files lie ready; recording them as they are is refused, and check says the same.
        #expect(shop["nusa", "terms/notes.yaml"] == "- note\n")
        let check = await shop.run("dewi", "check", in: "nusa")
        #expect(check.code == .malformedInput)
        #expect(check.output.contains("before the day it is executed"))
        #expect(check.output.hasSuffix("1 fault: your files cannot be recorded as they stand.\n"))
        let again = await shop.run("dewi", "refresh", in: "nusa")
        #expect(again.code == .malformedInput)
        #expect(try shop.git("dewi", in: "nusa").run("for-each-ref").text == before)

        try shop.inForce("nusa", "from: 2026-09-01")
        let sound = try await shop.dewi("check")
        #expect(
            sound.output.hasSuffix("recorded on version 2: 2 files change. Next: countersign refresh nusa/credits\n"))
        let document = try await shop.dewi("check", "--json").document()
        #expect(document["base"] as? Int == 2)
        #expect(document["changed"] as? [String] == ["agreement.yaml", "terms/credits.yaml"])
        try await shop.dewi("refresh")
        try await shop.dewi("accept", "--yes")
        try await shop.sari("accept", "credits", "--merge", "--yes")
    }

    @Test func aContradictionOfDatesThatNobodyDecidedIsNotRecorded() async throws {
        let shop = try await Workshop.overtaken { shop in
            try shop.inForce("nusa", "from: 2026-04-15")
            try shop.write("nusa", "terms/credits.yaml", "- 5%\n")
        } by: { shop in
            try shop.inForce("acme", "from: 2026-05-01")
            try shop.write("acme", "terms/notes.yaml", "- note\n")
        }
        #expect(await shop.run("dewi", "refresh", in: "nusa").code == .moved)
        let marked = await shop.run("dewi", "check", in: "nusa")
        #expect(marked.output.hasSuffix("1 fault: your files cannot be recorded as they stand.\n"), "\(marked.output)")
        #expect(!marked.output.contains("Nothing changed"))
        // The markers are gone, and the date is still before that of version 2.
        try shop.write("nusa", "agreement.yaml", shop["acme", "agreement.yaml"])
        try shop.inForce("nusa", "from: 2026-04-15")
        let refused = await shop.run("dewi", "refresh", in: "nusa")
        #expect(refused.code == .malformedInput)
        #expect(refused.messages.contains("supersedes: [\(try shop.version(2))]"))
        #expect(await shop.run("dewi", "refresh", "--dry-run", in: "nusa").code == .malformedInput)
        #expect(try await shop.dewi("status").output.contains("They carry it onto version 2"))
    }
}
