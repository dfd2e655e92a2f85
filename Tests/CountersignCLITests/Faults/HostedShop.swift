import Foundation
import TestSupport

@testable import CountersignCLI

extension Workshop {
    /// As `shared`, with the gate in front of the server, and Dewi's copy in `nusa`.
    static func hosted() async throws -> Workshop {
        let shop = try await shared()
        let installed = try shop.program("host").run(
            "hooks", "install", "--server", "server.git", "--agreement", try shop.agreement)
        guard installed.succeeded else { throw NotHosted(words: installed.errors) }
        try await shop.cloneForDewi()
        return shop
    }

    /// Version 1 is merged and known to both, and another amendment of Sari's, `acme/later`, is open.
    static func withLaterOpen() async throws -> Workshop {
        let shop = try await shared()
        try await shop.cloneForDewi()
        try await shop.done("sari", "accept", "formation", "--yes", in: "acme")
        try await shop.done("dewi", "accept", "formation", "--merge", "--yes", in: "nusa")
        try await shop.done("sari", "sync", in: "acme")
        try await shop.propose("later", from: "2026-06-01", by: "sari", in: "acme")
        return shop
    }

    /// The program as it is built, run as a process of its own.
    func program(_ person: String, in folder: String = "", by launcher: String? = nil) -> StockProgram {
        StockProgram(
            launcher ?? BuiltProgram.path, in: directory.file(folder), home: home(of: person),
            adding: environment(of: person))
    }

    /// A plain push by a person's own git, which asks the program that was built beside this test.
    func push(_ person: String, in folder: String, _ arguments: String...) throws -> StockProgram.Result {
        try push(person, in: folder, arguments)
    }

    func push(_ person: String, in folder: String, _ arguments: [String]) throws -> StockProgram.Result {
        let git = StockProgram(
            "/usr/bin/git", in: directory.file(folder), home: home(of: person),
            adding: environment(of: person).merging(["PATH": BuiltProgram.searchPath]) { $1 })
        return try git.run(["push", "--quiet"] + arguments)
    }

    /// The references of a repository here, in one text.
    func references(_ folder: String) throws -> String {
        try git("host", in: folder).run("for-each-ref", "refs/heads").text
    }

    /// What git finds wrong in the server's repository and both clones; empty where nothing is.
    func faults() throws -> String {
        try ["acme", "nusa", "server.git"].map { name in
            let result = try git("host", in: name).run("fsck", "--strict", "--no-dangling", "--no-progress")
            return result.succeeded ? "" : name + ": " + result.errors + result.text
        }.joined()
    }

    /// Whether both clones and the server are valid, and agree on every reference that is shared.
    func isSettled() async throws -> Bool {
        let agreement = try agreement
        var shared: Set<String> = []
        for name in ["acme", "nusa", "server.git"] {
            let answer = await run("sari", "verify", name, "--agreement", agreement)
            guard answer.code == .done else { return false }
            shared.insert(
                try git("host", in: name).run("for-each-ref", "refs/heads/main", "refs/heads/amendment").text)
        }
        return shared.count == 1
    }

    /// Runs a command and demands that it is done.
    @discardableResult
    func done(_ person: String, _ arguments: String..., in folder: String = "") async throws -> Answer {
        let answer = await run(person, arguments, in: folder)
        guard answer.code == .done else { throw Unexpected(answer: answer) }
        return answer
    }

    /// Puts a text on the table under a name, in force from a date, by whoever owns the clone.
    func propose(_ name: String, from date: String, by person: String, in folder: String) async throws {
        try await done(person, "draft", name, in: folder)
        let file = directory.file("\(folder)/agreement.yaml")
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        try lines.map { $0.hasPrefix("in-force:") ? "in-force: {from: \(date)}" : $0 }.joined(separator: "\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        try await done(person, "propose", "-m", "Text \(name)", in: folder)
    }

    private struct NotHosted: Error { let words: String }
}
