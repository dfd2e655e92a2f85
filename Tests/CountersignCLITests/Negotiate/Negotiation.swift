import Foundation
import TestSupport

@testable import CountersignCLI

/// People of several parties who negotiate through the command, each in a clone of their own.
extension Workshop {
    /// Sari's `acme` and Dewi's `nusa`, with version 1 in force from 1 March 2026. It is 5 January.
    static func agreed() async throws -> Workshop {
        let shop = try await shared()
        try shop.write("acme", "clauses/050-availability.en.md", availability)
        try shop.write("acme", "terms/fees.yaml", "monthly: {amount: \"12500000\", currency: IDR}\n")
        try await shop.sari("propose", "-m", "Availability and fees")
        try await shop.sari("accept", "formation", "--yes")
        try await shop.cloneForDewi()
        try await shop.dewi("accept", "formation", "--merge", "--yes")
        try await shop.sari("sync")
        return shop
    }

    static let availability = """
        # Availability

        The shop is available 99.9% of each month.

        Maintenance is announced three days before.

        """

    /// Dewi's amendment nusa/credits of version 1, in force from 1 May 2026, which Sari's version 2, from 1 April 2026,
    /// overtook.
    static func overtaken(
        _ credits: (Workshop) throws -> Void, by version: @escaping (Workshop) throws -> Void
    ) async throws -> Workshop {
        let shop = try await agreed()
        try await shop.dewi("draft", "credits")
        try shop.inForce("nusa", "from: 2026-05-01")
        try credits(shop)
        try await shop.dewi("propose", "-m", "Credits", "--accept", "--yes")
        try await shop.dewi("switch")
        try await shop.amend("fees") { _ in
            try shop.inForce("acme", "from: 2026-04-01")
            try version(shop)
        }
        try await shop.dewi("switch", "credits")
        return shop
    }

    /// Runs a command of Sari's in `acme` that has to succeed.
    @discardableResult
    func sari(_ arguments: String...) async throws -> Answer { try await done("sari", "acme", arguments) }

    /// Runs a command of Dewi's in `nusa` that has to succeed.
    @discardableResult
    func dewi(_ arguments: String...) async throws -> Answer { try await done("dewi", "nusa", arguments) }

    /// Runs a command that has to succeed.
    @discardableResult
    func done(_ person: String, _ folder: String, _ arguments: [String]) async throws -> Answer {
        let answer = await run(person, arguments, in: folder)
        guard answer.code == .done else { throw Unexpected(answer: answer) }
        return answer
    }

    /// The content of a clone's file, and writing it.
    subscript(_ folder: String, _ path: String) -> String {
        (try? String(contentsOfFile: directory.file(folder + "/" + path), encoding: .utf8)) ?? ""
    }

    func write(_ folder: String, _ path: String, _ text: String) throws {
        try directory.write(text, to: folder + "/" + path)
    }

    /// Replaces words in a file of a clone.
    func edit(_ folder: String, _ path: String, _ old: String, _ new: String) throws {
        let text = self[folder, path]
        guard text.contains(old) else { throw NotThere(path: path, words: old) }
        try write(folder, path, text.replacingOccurrences(of: old, with: new))
    }

    /// Says from when the files of a clone are to be in force.
    func inForce(_ folder: String, _ what: String) throws {
        let lines = self[folder, "agreement.yaml"].split(separator: "\n").map {
            $0.hasPrefix("in-force:") ? "in-force: {\(what)}" : String($0)
        }
        try write(folder, "agreement.yaml", lines.joined(separator: "\n") + "\n")
    }

    /// A change of Sari's or Dewi's that both accept, from draft to merge; the other one merges.
    func amend(_ name: String, by person: String = "sari", _ change: (String) throws -> Void) async throws {
        let (folder, other, otherFolder) = person == "sari" ? ("acme", "dewi", "nusa") : ("nusa", "sari", "acme")
        try await done(person, folder, ["switch"])
        try await done(person, folder, ["sync"])
        try await done(person, folder, ["draft", name])
        try change(folder)
        try await done(person, folder, ["propose", "-m", "Change \(name)", "--accept", "--yes"])
        try await done(other, otherFolder, ["accept", name, "--merge", "--yes"])
        try await done(person, folder, ["sync"])
    }

    /// The id of a version.
    func version(_ number: Int, in folder: String = "acme") throws -> String {
        try git("sari", in: folder).run("rev-list", "--first-parent", "--reverse", "main").text
            .split(separator: "\n").map(String.init)[number]
    }

    private struct NotThere: Error {
        let path: String
        let words: String
    }
}
