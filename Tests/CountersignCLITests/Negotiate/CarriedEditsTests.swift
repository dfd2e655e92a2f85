import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Edits that nobody has proposed yet come along where another text takes the place of the one they were made on.
@Suite struct CarriedEditsTests {
    private static let clause = "clauses/050-availability.en.md"

    /// Dewi's nusa/credits on her desk, overtaken by a version that changed another line of the same clause.
    private func overtaken() async throws -> Workshop {
        try await Workshop.overtaken { shop in
            try shop.edit("nusa", Self.clause, "99.9%", "99.95%")
        } by: { shop in
            try shop.edit("acme", Self.clause, "three days", "five days")
        }
    }

    /// What git holds of the clause on a branch of Dewi's.
    private func recorded(_ shop: Workshop, on branch: String) throws -> String {
        try shop.git("dewi", in: "nusa").run("show", "\(branch):\(Self.clause)").text
    }

    @Test func aRefreshTakesThemAlongIntoTheSameFile() async throws {
        let shop = try await overtaken()
        try shop.edit("nusa", Self.clause, "# Availability", "# Availability of the shop")
        try shop.write("nusa", "terms/notes.yaml", "- mine\n")
        try await shop.dewi("refresh")
        let files = shop["nusa", Self.clause]
        for words in ["# Availability of the shop", "99.95%", "five days"] { #expect(files.contains(words)) }
        #expect(shop["nusa", "terms/notes.yaml"] == "- mine\n")
        // What was signed holds none of them, and they are proposed next.
        #expect(!(try recorded(shop, on: "amendment/nusa/credits").contains("of the shop")))
        let status = try await shop.dewi("status").output
        #expect(
            status.contains("Edited and not yet proposed:\n    \(Self.clause)\n    terms/notes.yaml\n"), "\(status)")
        try await shop.dewi("propose", "-m", "And a better heading")
        #expect(try recorded(shop, on: "amendment/nusa/credits").contains("of the shop"))
    }

    @Test func aRefreshNamesTheFilesInWhichTheyContradictItAndTheStepItNamesWorks() async throws {
        let shop = try await overtaken()
        try shop.edit("nusa", Self.clause, "three days", "two days")
        let before = try shop.git("dewi", in: "nusa").run("for-each-ref").text
        let answer = await shop.run("dewi", "refresh", in: "nusa")
        #expect(answer.code == .usage)
        #expect(answer.messages.contains("Your edits in \(Self.clause) would be overwritten"), "\(answer.messages)")
        #expect(answer.messages.contains("countersign propose -m SUMMARY, and then: countersign refresh nusa/credits"))
        #expect(shop["nusa", Self.clause].contains("two days"))
        #expect(try shop.git("dewi", in: "nusa").run("for-each-ref").text == before)
        try await shop.dewi("propose", "-m", "Two days")
        let asked = await shop.run("dewi", "refresh", "nusa/credits", in: "nusa")
        #expect(asked.code == .moved)
        #expect(asked.messages.contains("contradict each other; a person must decide"))
    }

    /// Dewi looks at the agreement's files, edits them, and meanwhile a version comes.
    private func editedMain(_ old: String, _ new: String) async throws -> Workshop {
        let shop = try await Workshop.agreed()
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-04-01")
        try shop.edit("acme", Self.clause, "three days", "five days")
        try await shop.sari("propose", "-m", "Fees", "--accept", "--yes")
        try await shop.dewi("accept", "fees", "--yes")
        try shop.edit("nusa", Self.clause, old, new)
        return shop
    }

    @Test func aVersionThatComesTakesThemAlong() async throws {
        let shop = try await editedMain("99.9%", "99.99%")
        // Another copy of hers merges it.
        try await shop.done("dewi", "", ["clone", "server.git", "second", "--agreement", try shop.agreement])
        try await shop.done("dewi", "second", ["merge", "fees"])
        let answer = try await shop.dewi("sync")
        #expect(answer.output.contains("New: version 2 of the agreement."))
        let files = shop["nusa", Self.clause]
        #expect(files.contains("99.99%") && files.contains("five days"))
        #expect(try !recorded(shop, on: "main").contains("99.99%"))
        #expect(try await shop.dewi("status").output.contains("Edited and not yet proposed:\n    \(Self.clause)\n"))
    }

    @Test func whereTheyContradictAVersionADraftLetsItCome() async throws {
        let shop = try await editedMain("three days", "two days")
        try await shop.done("dewi", "", ["clone", "server.git", "second", "--agreement", try shop.agreement])
        try await shop.done("dewi", "second", ["merge", "fees"])
        let answer = await shop.run("dewi", "sync", in: "nusa")
        #expect(answer.code == .usage)
        #expect(answer.messages.contains("Your edits in \(Self.clause) would be overwritten"))
        #expect(answer.messages.contains("countersign draft NAME, and then: countersign sync"))
        #expect(shop["nusa", Self.clause].contains("two days"))
        try await shop.dewi("draft", "notice")
        try await shop.dewi("sync")
        #expect(shop["nusa", Self.clause].contains("two days"))
        let carried = await shop.run("dewi", "refresh", in: "nusa")
        #expect(carried.code == .moved)
        #expect(carried.messages.contains("\(Self.clause), line 5"))
    }

    /// Dewi looks at Sari's acme/fees, and edits it.
    private func negotiating() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        try await shop.sari("draft", "fees")
        try shop.inForce("acme", "from: 2026-04-01")
        try await shop.sari("propose", "-m", "Fees")
        try await shop.dewi("sync")
        try await shop.dewi("switch", "fees")
        return shop
    }

    @Test func anotherTextOnTheTableTakesThemAlongEvenBehindActsSignedAnew() async throws {
        let shop = try await negotiating()
        try await shop.dewi("comment", "fees", "-m", "Mine", "--offline")
        try shop.edit("nusa", Self.clause, "99.9%", "99.99%")
        try shop.edit("acme", Self.clause, "three days", "five days")
        try await shop.sari("propose", "-m", "Five days")
        // Her comment lost the race, and is signed again on top.
        try await shop.dewi("comment", "fees", "-m", "And this", "--yes")
        #expect(shop["nusa", Self.clause].contains("99.99%") && shop["nusa", Self.clause].contains("five days"))
        #expect(try !recorded(shop, on: "amendment/acme/fees").contains("99.99%"))
        // And once more, where only the other side acted.
        try shop.edit("acme", Self.clause, "# Availability", "# Uptime")
        try await shop.sari("sync")
        try await shop.sari("propose", "-m", "Uptime")
        try await shop.dewi("sync")
        #expect(shop["nusa", Self.clause].contains("99.99%") && shop["nusa", Self.clause].contains("# Uptime"))
        try await shop.dewi("propose", "-m", "99.99%")
    }

    @Test func whereTheyContradictATextTheyAreProposedHereFirst() async throws {
        let shop = try await negotiating()
        try shop.edit("nusa", Self.clause, "three days", "two days")
        try shop.edit("acme", Self.clause, "three days", "five days")
        try await shop.sari("propose", "-m", "Five days")
        let answer = await shop.run("dewi", "sync", in: "nusa")
        #expect(answer.code == .usage)
        #expect(answer.messages.contains("countersign propose -m SUMMARY --offline, and then: countersign sync"))
        #expect(shop["nusa", Self.clause].contains("two days"))
        try await shop.dewi("propose", "-m", "Two days", "--offline")
        let settled = try await shop.dewi("sync", "--yes")
        let way = "To put your text on acme/fees again: countersign switch fees-mine-1, and then countersign propose"
        #expect(settled.messages.contains(way))
        #expect(shop["nusa", Self.clause].contains("five days"))
        #expect(try recorded(shop, on: "draft/fees-mine-1").contains("two days"))
    }

    @Test func aDraftWithCommitsOfItsOwnIsCarriedAndTheyAreKept() async throws {
        let shop = try await Workshop.agreed()
        try await shop.dewi("draft", "credits")
        try shop.inForce("nusa", "from: 2026-05-01")
        try shop.edit("nusa", Self.clause, "99.9%", "99.95%")
        let git = shop.git("dewi", in: "nusa")
        try git.run("commit", "--quiet", "--no-gpg-sign", "-am", "For now")
        try shop.write("nusa", "terms/notes.yaml", "- mine\n")
        try await shop.amend("fees") { folder in
            try shop.inForce(folder, "from: 2026-04-01")
            try shop.edit(folder, Self.clause, "three days", "five days")
        }
        let answer = try await shop.dewi("refresh")
        #expect(answer.output.contains("Your draft credits is of version 2 now."))
        #expect(answer.messages.contains("The commits that it held are kept as the private draft credits-before-1."))
        #expect(shop["nusa", Self.clause].contains("99.95%") && shop["nusa", Self.clause].contains("five days"))
        #expect(shop["nusa", "terms/notes.yaml"] == "- mine\n")
        #expect(try git.run("log", "-1", "--format=%s", "draft/credits-before-1").text == "For now")
        try await shop.dewi("propose", "-m", "Credits")
    }
}
