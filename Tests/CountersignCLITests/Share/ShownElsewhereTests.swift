import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What one branch cannot be taken in or judged for keeps back nothing else, and is said aloud.
@Suite struct ShownElsewhereTests {
    private let shop: Workshop

    init() async throws {
        shop = try await Workshop.agreed()
        try await propose(["fees": "05", "terms": "06"], by: "dewi", in: "nusa")
    }

    private func propose(_ names: [String: String], by person: String, in folder: String) async throws {
        for (name, day) in names.sorted(by: { $0.key < $1.key }) {
            try await shop.done(person, folder, ["switch"])
            try await shop.done(person, folder, ["draft", name])
            try shop.inForce(folder, "from: 2026-\(day)-01")
            try await shop.done(person, folder, ["propose", "-m", "About \(name)", "--yes"])
        }
        try await shop.done(person, folder, ["switch"])
    }

    /// As `git worktree add` makes one, and whether or not it can be reached: git goes by what the clone says.
    @Test func aBranchThatAnotherWorkingTreeShowsIsLeftAndTheRestGoesOn() async throws {
        try await shop.sari("sync")
        let git = shop.git("sari", in: "acme")
        let place = shop.directory.file("beside")
        try git.run("worktree", "add", "--quiet", place, "amendment/nusa/fees")
        let before = try git.run("rev-parse", "amendment/nusa/fees").text
        for name in ["fees", "terms"] { try await shop.dewi("comment", name, "-m", "Well", "--yes") }
        let answer = await shop.run("sari", "sync", in: "acme")
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(answer.messages.contains("Left as it is: nusa/fees, since the working tree at \(place) shows it."))
        #expect(answer.messages.contains("countersign -C \(place) sync"))
        #expect(answer.output.contains("commented on nusa/terms"))
        #expect(try git.run("rev-parse", "amendment/nusa/fees").text == before)

        try FileManager.default.removeItem(atPath: place)
        let document = try await shop.sari("sync", "--json").document()
        let left = try #require((document["shownElsewhere"] as? [[String: Any]])?.first)
        #expect(left["reference"] as? String == "refs/heads/amendment/nusa/fees")
        #expect(left["place"] as? String == place)
        try git.run("worktree", "prune", "--expire=now")
        #expect(try await shop.sari("sync").output.contains("commented on nusa/fees"))
    }

    @Test func aMainThatAnotherWorkingTreeShowsIsLeft() async throws {
        try await shop.sari("sync")
        try await shop.sari("switch", "nusa/terms")
        let git = shop.git("sari", in: "acme")
        try git.run("worktree", "add", "--quiet", shop.directory.file("beside"), "main")
        try await shop.sari("accept", "nusa/fees", "--yes")
        try await shop.dewi("sync")
        try await shop.dewi("accept", "fees", "--merge", "--yes")
        try await shop.dewi("comment", "terms", "-m", "Well", "--yes")
        let answer = await shop.run("sari", "sync", in: "acme")
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(answer.messages.contains("Left as it is: what is new of main, since the working tree at"))
        #expect(try git.run("rev-parse", "main").text != git.run("rev-parse", "origin/main").text)
        let there = await shop.run("sari", "sync", in: "beside")
        #expect(there.code == .done, "\(there.messages)")
        #expect(try git.run("rev-parse", "main").text == git.run("rev-parse", "origin/main").text)
    }

    /// A file of it is missing: it is neither sent nor passed over in silence.
    @Test func anAmendmentOfOnesOwnThatCannotBeJudgedIsNamed() async throws {
        try await propose(["price": "07"], by: "sari", in: "acme")
        let git = shop.git("sari", in: "acme")
        let id = try git.run("rev-parse", "amendment/acme/price:agreement.yaml").text
        let file = shop.directory.file("acme/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
        try FileManager.default.removeItem(atPath: file)
        let answer = await shop.run("sari", "sync", in: "acme")
        #expect(answer.messages.contains("Not sent: acme/price, of which this copy cannot say whether it is sound."))
    }
}
