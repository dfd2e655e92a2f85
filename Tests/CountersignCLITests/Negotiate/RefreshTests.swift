import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// An amendment that another version overtook is carried onto it.
@Suite struct RefreshTests {
    private static let clause = "clauses/050-availability.en.md"

    @Test func changesOfBothSidesAreMergedAndEveryoneIsToldToAcceptAgain() async throws {
        let shop = try await Workshop.overtaken { shop in
            try shop.edit("nusa", Self.clause, "99.9%", "99.95%")
        } by: { shop in
            try shop.edit("acme", Self.clause, "three days", "five days")
        }
        let status = try await shop.dewi("status")
        #expect(status.output.contains("Next: countersign refresh nusa/credits"))
        let answer = try await shop.dewi("refresh")
        #expect(answer.output.contains("nusa/credits now amends version 2"))
        #expect(answer.messages.contains("PT Nusa Retail accepted another text before."))
        #expect(answer.messages.contains("Every party must accept it again: countersign accept nusa/credits"))
        let merged = shop["nusa", Self.clause]
        #expect(merged.contains("99.95%") && merged.contains("five days"))
        // The amendment's date is its own.
        #expect(shop["nusa", "agreement.yaml"].contains("in-force: {from: 2026-05-01}"))
        let review = try await shop.dewi("review")
        #expect(review.output.contains("You have not: what you accepted on 5 January 2026"))
        #expect(review.output.contains("was another text"))
        try await shop.dewi("accept", "--yes")
        try await shop.sari("accept", "credits", "--merge", "--yes")
        #expect(shop["acme", Self.clause] == merged)
        #expect(await shop.run("sari", "verify", in: "acme").code == .done)
    }

    @Test func aClauseRenumberedOnOneSideAndEditedOnTheOtherMerges() async throws {
        let moved = "clauses/070-availability.en.md"
        let shop = try await Workshop.overtaken { shop in
            try shop.edit("nusa", Self.clause, "99.9%", "99.95%")
        } by: { shop in
            try shop.write("acme", moved, shop["acme", Self.clause])
            try FileManager.default.removeItem(atPath: shop.directory.file("acme/" + Self.clause))
        }
        try await shop.dewi("refresh")
        #expect(shop["nusa", moved].contains("99.95%"))
        #expect(shop["nusa", Self.clause] == "")
    }

    /// Both sides changed the same line.
    private func contradiction() async throws -> Workshop {
        try await Workshop.overtaken { shop in
            try shop.edit("nusa", Self.clause, "99.9%", "99.95%")
        } by: { shop in
            try shop.edit("acme", Self.clause, "99.9%", "99.5%")
        }
    }

    @Test func aContradictionIsShownInPlainWordsDecidedInAnEditorAndRecorded() async throws {
        let shop = try await contradiction()
        let before = try shop.git("dewi", in: "nusa").run("for-each-ref").text
        let answer = await shop.run("dewi", "refresh", in: "nusa")
        #expect(answer.code == .moved)
        #expect(answer.messages.contains("nusa/credits and version 2 contradict each other; a person must decide"))
        #expect(answer.messages.contains("\(Self.clause), line 3: Both the newer version and this amendment changed"))
        for words in ["99.9%", "99.5%", "99.95%"] {
            #expect(answer.messages.contains("The shop is available \(words) of each month."))
        }
        #expect(try shop.git("dewi", in: "nusa").run("for-each-ref").text == before)
        #expect(
            shop["nusa", Self.clause].contains(
                """
                <<<<<<< the agreement now
                The shop is available 99.5% of each month.
                ||||||| the agreement before
                The shop is available 99.9% of each month.
                =======
                The shop is available 99.95% of each month.
                >>>>>>> this amendment
                """))
        let status = try await shop.dewi("status")
        #expect(status.output.contains("a person must decide what is to hold"))

        let early = await shop.run("dewi", "refresh", in: "nusa")
        #expect(early.code == .malformedInput)
        #expect(early.messages.contains("\(Self.clause):3:1"))
        let proposed = await shop.run("dewi", "propose", "-m", "All of it", in: "nusa")
        #expect(proposed.code == .usage)
        #expect(proposed.messages.contains("countersign refresh nusa/credits"))

        let decided = Workshop.availability.replacingOccurrences(of: "99.9%", with: "99.8%")
        try shop.write("nusa", Self.clause, decided + "=======\n")
        let divider = await shop.run("dewi", "refresh", in: "nusa")
        #expect(divider.code == .malformedInput)
        #expect(divider.messages.contains("\(Self.clause):6:1"))
        try shop.write("nusa", Self.clause, decided)
        try await shop.dewi("refresh")
        #expect(try shop.git("dewi", in: "nusa").run("status", "--porcelain").text == "")
        #expect(
            try shop.git("dewi", in: "nusa").run("show", "amendment/nusa/credits:\(Self.clause)").text + "\n" == decided
        )
        try await shop.sari("accept", "credits", "--yes")
        try await shop.dewi("accept", "--merge", "--yes")
        #expect(await shop.run("dewi", "verify", in: "nusa").code == .done)
    }

    @Test func discardGivesUpAndLeavesTheAmendmentAsItWas() async throws {
        let shop = try await contradiction()
        _ = await shop.run("dewi", "refresh", in: "nusa")
        try await shop.dewi("discard", "--yes")
        #expect(try shop.git("dewi", in: "nusa").run("status", "--porcelain").text == "")
        #expect(shop["nusa", Self.clause].contains("99.95%"))
        // Nothing is pending: it begins anew.
        #expect(await shop.run("dewi", "refresh", in: "nusa").code == .moved)
    }

    @Test func editsOfAPersonsOwnAreNeitherOverwrittenNorMixedIn() async throws {
        let shop = try await contradiction()
        try shop.write("nusa", "terms/notes.yaml", "- mine\n")
        let onDesk = await shop.run("dewi", "refresh", in: "nusa")
        #expect(onDesk.code == .usage)
        #expect(onDesk.messages.contains("terms/notes.yaml"))
        try await shop.dewi("switch")
        let elsewhere = await shop.run("dewi", "refresh", "credits", in: "nusa")
        #expect(elsewhere.code == .usage)
        #expect(elsewhere.messages.contains("terms/notes.yaml"))
        #expect(shop["nusa", "terms/notes.yaml"] == "- mine\n")
        #expect(!shop["nusa", Self.clause].contains("<<<<<<<"))
    }

    @Test func programsReadBothTextsAndTheBaseAndDryRunTouchesNothing() async throws {
        let shop = try await contradiction()
        let answer = await shop.run("dewi", "refresh", "--dry-run", "--json", in: "nusa")
        #expect(answer.code == .moved)
        let line = try #require(answer.messages.split(separator: "\n").last { $0.contains("countersign.error/1") })
        let error = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let conflict = try #require((error?["conflicts"] as? [[String: Any]])?.first)
        #expect(conflict["path"] as? String == Self.clause)
        #expect(conflict["line"] as? Int == 3)
        #expect(conflict["before"] as? String == "The shop is available 99.9% of each month.")
        #expect(conflict["now"] as? String == "The shop is available 99.5% of each month.")
        #expect(conflict["amendment"] as? String == "The shop is available 99.95% of each month.")
        #expect(shop["nusa", Self.clause].contains("99.95%"))
    }

    @Test func aFileTakenOutOnOneSideAndChangedOnTheOtherIsForAPersonToDecide() async throws {
        let shop = try await Workshop.overtaken { shop in
            try shop.write("nusa", "terms/fees.yaml", "monthly: {amount: \"9000000\", currency: IDR}\n")
        } by: { shop in
            try FileManager.default.removeItem(atPath: shop.directory.file("acme/terms/fees.yaml"))
        }
        let answer = await shop.run("dewi", "refresh", in: "nusa")
        #expect(answer.code == .moved)
        #expect(answer.messages.contains("The newer version takes this file out, and this amendment changes it"))
        try FileManager.default.removeItem(atPath: shop.directory.file("nusa/terms/fees.yaml"))
        try await shop.dewi("refresh")
        #expect(try !shop.git("dewi", in: "nusa").run("cat-file", "-e", "HEAD:terms/fees.yaml").succeeded)
    }

    @Test func ofTwoAnnexesAPersonChoosesOne() async throws {
        let shop = try await Workshop.overtaken { shop in
            try shop.write("nusa", "annexes/map.svg", "ours\n")
        } by: { shop in
            try shop.write("acme", "annexes/map.svg", "theirs\n")
        }
        let answer = await shop.run("dewi", "refresh", in: "nusa")
        #expect(answer.code == .moved)
        let undecided = await shop.run("dewi", "refresh", in: "nusa")
        #expect(undecided.code == .malformedInput)
        #expect(undecided.messages.contains("annexes/map.svg.the-agreement-now has no place in a text"))
        let files = shop.directory.file("nusa/annexes/map.svg")
        #expect(!FileManager.default.fileExists(atPath: files))
        try FileManager.default.moveItem(atPath: files + ".this-amendment", toPath: files)
        try FileManager.default.removeItem(atPath: files + ".the-agreement-now")
        // What is left is the amendment as it was, which somebody may also have restored by mistake.
        let asked = await shop.run("dewi", "refresh", in: "nusa")
        #expect(asked.code == .decisionNeeded)
        #expect(asked.messages.contains("without what version 2 changed"))
        try await shop.dewi("refresh", "--yes")
        #expect(try shop.git("dewi", in: "nusa").run("show", "HEAD:annexes/map.svg").text == "ours")
    }

    @Test func whatHappensMeanwhileIsNotLost() async throws {
        let shop = try await contradiction()
        _ = await shop.run("dewi", "refresh", in: "nusa")
        // Another version lands while Dewi decides: her decision is recorded, and carried on from there.
        try await shop.amend("notes") { folder in
            try shop.inForce(folder, "from: 2026-04-15")
            try shop.write(folder, "terms/notes.yaml", "- new\n")
        }
        try shop.write("nusa", Self.clause, Workshop.availability)
        let answer = try await shop.dewi("refresh")
        #expect(answer.messages.contains("Version 3 came meanwhile. Next: countersign refresh nusa/credits"))
        try await shop.dewi("refresh")
        #expect(shop["nusa", "terms/notes.yaml"] == "- new\n")
        #expect(shop["nusa", Self.clause] == Workshop.availability)
    }

    @Test func aTextThatWasRevisedMeanwhileIsNotUndone() async throws {
        let shop = try await contradiction()
        _ = await shop.run("dewi", "refresh", in: "nusa")
        try await shop.sari("switch", "credits")
        try shop.write("acme", "terms/notes.yaml", "- new\n")
        try await shop.sari("propose", "-m", "Notes too")
        try shop.write("nusa", Self.clause, Workshop.availability)
        let answer = await shop.run("dewi", "refresh", in: "nusa")
        #expect(answer.code == .moved)
        #expect(answer.messages.contains("was revised while you decided"))
    }

    @Test func aDraftOfAnOlderVersionIsCarriedAlongToo() async throws {
        let shop = try await Workshop.agreed()
        try await shop.dewi("draft", "credits")
        try shop.inForce("nusa", "from: 2026-05-01")
        try shop.edit("nusa", Self.clause, "99.9%", "99.95%")
        try await shop.amend("fees") { folder in
            try shop.inForce(folder, "from: 2026-04-01")
            try shop.edit(folder, Self.clause, "99.9%", "99.5%")
        }
        let refused = await shop.run("dewi", "propose", "-m", "Credits", in: "nusa")
        #expect(refused.code == .moved)
        #expect(refused.messages.contains("countersign refresh"))
        #expect(shop["nusa", Self.clause].contains("99.95%"))
        let carried = await shop.run("dewi", "refresh", in: "nusa")
        #expect(carried.code == .moved)
        #expect(await shop.run("dewi", "propose", "-m", "Credits", in: "nusa").code == .malformedInput)
        try shop.write("nusa", Self.clause, Workshop.availability.replacingOccurrences(of: "99.9%", with: "99.7%"))
        try await shop.dewi("propose", "-m", "Credits")
        let review = try await shop.dewi("review", "credits", "--json").document()
        #expect(review["base"] as? Int == 2)
    }
}
