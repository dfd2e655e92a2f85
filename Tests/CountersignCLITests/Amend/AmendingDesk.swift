import Agreements
import Foundation
import TestSupport

@testable import CountersignCLI

/// A clone of an agreement with two versions, and people who act in it through the command: Sari of Acme, Dewi of Nusa,
/// and Budi, who is nobody in it.
final class AmendingDesk {
    let shop: Workshop
    let clone: SharedClone

    init() async throws {
        shop = try Workshop(people: ["sari", "dewi", "budi"])
        clone = try await SharedClone()
        try await clone.amend("acme/formation", .first())
        try await clone.amend("acme/availability", .second)
    }

    /// The desk with `acme/fees` on the table, proposed by Sari: other fees, 99.99%, and a later date.
    static func negotiating(acceptedBy people: String...) async throws -> AmendingDesk {
        let desk = try await AmendingDesk()
        try await desk.clone.propose("acme/fees", .cheaper)
        for person in people { try await desk.clone.act(.accept, on: "acme/fees", by: person) }
        return desk
    }

    var path: String { clone.directory.path }

    /// Runs the command in the clone, a minute after what was done there last.
    func run(
        _ person: String, _ arguments: String..., in folder: String = "", typing: [String]? = nil,
        interrupting: Bool = false,
        environment: [String: String] = [:], meanwhile: (@Sendable () -> Void)? = nil
    ) async -> Workshop.Answer {
        clone.clock.advance()
        return await shop.run(
            person, arguments, in: clone.directory.file(folder), typing: typing, interrupting: interrupting,
            environment: ["COUNTERSIGN_CLOCK": "\(clone.clock.now)"].merging(environment) { _, new in new },
            meanwhile: meanwhile)
    }

    /// The program as it is built, run as a process of its own.
    func program(_ person: String, by launcher: String? = nil) -> StockProgram {
        StockProgram(
            launcher ?? BuiltProgram.path, in: path, home: shop.home(of: person),
            adding: shop.environment(of: person).merging(["COUNTERSIGN_CLOCK": "\(clone.clock.now + 60)"]) { $1 })
    }

    func write(_ text: String, to path: String) throws { try clone.directory.write(text, to: path) }

    func amendment(_ name: String) throws -> Amendment { try clone.history().amendment(try name.amendment) }

    /// What git itself finds wrong with the objects and references; empty where nothing is.
    func faultsOfTheStore() throws -> String {
        let result = try clone.git.run("fsck", "--strict", "--no-dangling", "--no-progress")
        return result.succeeded ? "" : result.errors + result.text
    }

    /// Everything of the clone that an act could change: references, the branch on the desk, and every working file.
    struct Snapshot: Equatable {
        var references: String
        var branch: String
        var files: [String: Data]
    }

    func snapshot() throws -> Snapshot {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) where !name.hasPrefix(".git") {
            files[name] = FileManager.default.contents(atPath: clone.directory.file(name))
        }
        return Snapshot(
            references: try clone.git.run("for-each-ref").text,
            branch: try clone.git.run("rev-parse", "HEAD").text
                + (try clone.git.run("symbolic-ref", "-q", "HEAD").text), files: files)
    }
}

extension SampleText {
    /// The second version with other fees, a higher availability and a later date.
    static var cheaper: SampleText {
        var text = SampleText.second
        text.files["terms/fees.yaml"] = "monthly: {amount: \"11000000\", currency: IDR}\n"
        text.files["clauses/020-availability.en.md"] = "# Availability\n\nThe shop is available 99.99% of each month.\n"
        text.inForce = "2026-06-01"
        return text
    }
}
