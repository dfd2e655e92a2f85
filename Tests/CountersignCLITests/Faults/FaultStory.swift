import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// A story that two people play with a host between them, told one command at a time, and each command as often as a
/// test wants: what it began from can be brought back, and whoever does the same again signs the same bytes.
final class FaultStory {
    /// One command of it.
    struct Step: CustomStringConvertible {
        let person: String
        /// The clone it is run in, which nothing is in before.
        let folder: String
        let arguments: [String]

        var description: String { "\(person): \(arguments.joined(separator: " "))" }

        /// What a person does where it was cut short: share, do it again, or do what the answer to that says.
        var remedies: [[String]] {
            switch arguments[0] {
            case "draft": [arguments, ["switch"] + arguments.dropFirst()]
            // To share as well would send the host what came by mail.
            case "bundle", "unbundle": [arguments]
            default: folder.isEmpty ? [arguments] : [["sync"], arguments]
            }
        }
    }

    let shop: Workshop
    private let kept: TemporaryDirectory
    private var clock: Int64 = 1_767_582_000

    init() throws {
        shop = try Workshop(people: ["sari", "dewi"])
        kept = try TemporaryDirectory("kept")
    }

    /// The story; `perform` does each command, and the text is written and other things happen between them.
    func tell(_ perform: (Step) async throws -> Void) async throws {
        func step(_ person: String, _ folder: String, _ arguments: String...) async throws {
            clock += 60
            try await perform(Step(person: person, folder: folder, arguments: arguments))
        }
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(card.output, to: "nusa.yaml")
        try shop.git("host").run("init", "--quiet", "--bare", "--initial-branch=main", "server.git")
        try await step(
            "sari", "", "init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml", "--language", "en", "--template", "sla", "--zone", "Asia/Jakarta", "--in-force", "2026-03-01")
        let agreement = try shop.agreement
        try await step("sari", "", "hooks", "install", "--server", "server.git", "--agreement", agreement)
        // Somebody gets mail, or nothing would be run behind a push.
        try shop.git("host", in: "server.git").run("config", "countersign.sendmail", "/bin/true")
        try shop.git("sari", in: "acme").run("remote", "add", "origin", "../server.git")
        try await step("sari", "acme", "propose", "-m", "The first text")
        try await step("dewi", "", "clone", "server.git", "nusa", "--agreement", agreement)
        try await step("sari", "acme", "accept", "formation", "--yes")
        try await step("dewi", "nusa", "accept", "formation", "--yes")
        try await step("dewi", "nusa", "merge", "formation")
        try await step("sari", "acme", "sync")
        try await step("dewi", "nusa", "draft", "later")
        try begin("2027-03-01", in: "nusa")
        try await step("dewi", "nusa", "propose", "-m", "Later")
        try await step("sari", "acme", "comment", "later", "-m", "Well")
        try await step("sari", "acme", "draft", "other")
        try begin("2027-06-01", in: "acme")
        try await step("sari", "acme", "propose", "-m", "Later still")
        try await step("sari", "acme", "accept", "later", "--yes")
        try await step("dewi", "nusa", "accept", "later", "--yes")
        try await step("dewi", "nusa", "merge", "later")
        try await step("sari", "acme", "refresh", "other")
        try await step("dewi", "nusa", "reject", "other", "-m", "No", "--yes")
        try await step("sari", "acme", "sync")
        try await step("sari", "acme", "comment", "other", "-m", "Pity", "--offline")
        try await step("sari", "acme", "bundle", "mail.bundle")
        try await step("dewi", "nusa", "unbundle", "../acme/mail.bundle")
        try await step("sari", "acme", "withdraw", "other", "-m", "Given up", "--yes")
        try await step("sari", "", "hooks", "remove", "--server", "server.git")
    }

    private func begin(_ date: String, in folder: String) throws {
        let file = shop.directory.file("\(folder)/agreement.yaml")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("in-force:") ? "in-force: {from: \(date)}" : String($0)
        }
        try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// Runs a command as a process of its own, in the story's time.
    func run(_ step: Step, _ variables: [String: String] = [:]) throws -> StockProgram.Result {
        let environment = shop.environment(of: step.person).merging(time) { $1 }.merging(variables) { $1 }
        return try StockProgram(
            BuiltProgram.path, in: shop.directory.file(step.folder), home: shop.home(of: step.person),
            adding: environment
        ).run(step.arguments)
    }

    /// Runs another command of the same person's, at the same moment, by the same program: hooks name it.
    func heal(_ step: Step, _ arguments: [String]) throws -> StockProgram.Result {
        try run(Step(person: step.person, folder: step.folder, arguments: arguments))
    }

    private var time: [String: String] { ["COUNTERSIGN_CLOCK": "\(clock)", "COUNTERSIGN_RANDOM": "7"] }

    /// What two people and a host have, homes apart.
    private var places: [String] { ["acme", "nusa", "server.git"] }

    /// The repositories that there are.
    var repositories: [String] {
        places.filter { FileManager.default.fileExists(atPath: shop.directory.file($0)) }
    }

    /// Keeps everything as it is now.
    func keep(as name: String) throws {
        try? FileManager.default.removeItem(atPath: kept.file(name))
        try copy(from: shop.path, to: kept.file(name))
    }

    /// Brings back what was kept.
    func restore(_ name: String) throws {
        for place in places { try? FileManager.default.removeItem(atPath: shop.directory.file(place)) }
        try copy(from: kept.file(name), to: shop.path)
    }

    private func copy(from: String, to: String) throws {
        try FileManager.default.createDirectory(atPath: to, withIntermediateDirectories: true)
        let there = places.map { from + "/" + $0 }.filter { FileManager.default.fileExists(atPath: $0) }
        guard !there.isEmpty else { return }
        try StockProgram("/bin/cp", in: to, home: to).run(["-a"] + there + ["."])
    }
}
