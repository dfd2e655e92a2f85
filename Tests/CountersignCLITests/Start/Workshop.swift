import Foundation
import SSHSignature
import TestSupport

@testable import CountersignCLI

/// A directory in which people have homes of their own, with keys made from seeds and settings that nobody else has.
final class Workshop {
    let directory: TemporaryDirectory
    /// Seconds since 1970 by everybody's clock; moves a minute with each command.
    private var time: Int64 = 1_767_582_000

    /// - Parameter people: who is set up already, each with the key of that seed in a file of its own.
    init(people: [String] = []) throws {
        directory = try TemporaryDirectory("workshop")
        for person in people { try setUp(person) }
    }

    var path: String { directory.path }
    /// What lies in the directory, homes apart.
    var contents: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix("home-") }.sorted()
        }
    }

    /// Lets days pass on everybody's clock.
    func wait(days: Int64) { time += days * 86_400 }

    func home(of person: String) -> String { directory.file("home-\(person)") }

    /// The environment of a person's commands and programs.
    func environment(of person: String) -> [String: String] {
        StockProgram.environment(home: home(of: person)).merging([
            "GIT_CONFIG_GLOBAL": home(of: person) + "/.gitconfig", "TERM": "xterm", "NO_COLOR": "1",
            "COUNTERSIGN_CLOCK": "\(time)",
        ]) { _, new in new }
    }

    /// A person's own git, in a directory here.
    func git(_ person: String, in folder: String = "") -> StockProgram {
        StockProgram(
            "/usr/bin/git", in: directory.file(folder), home: home(of: person), adding: environment(of: person))
    }

    /// Gives a person a home with an unencrypted key.
    func giveKey(_ person: String) throws {
        try directory.write(SeededKey(person).openSSHPrivateKeyFile, to: "home-\(person)/.ssh/id_ed25519")
        try directory.write(
            SeededKey(person).publicKey.openSSH + " \(person)\n", to: "home-\(person)/.ssh/id_ed25519.pub")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: home(of: person) + "/.ssh/id_ed25519")
    }

    /// Gives a person a home, a key and settings.
    func setUp(_ person: String) throws {
        try giveKey(person)
        try directory.write(
            """
            [user]
            \tname = \(person.capitalized)
            \temail = \(person)@example.test
            \tsigningKey = \(home(of: person))/.ssh/id_ed25519
            [gpg]
            \tformat = ssh

            """, to: "home-\(person)/.gitconfig")
    }

    /// What a command left behind.
    struct Answer {
        let code: ExitCode
        let output: String
        let messages: String

        func document() throws -> [String: Any] { try Self.document(output) }

        /// One a line.
        func documents() throws -> [[String: Any]] {
            try output.split(separator: "\n").map { try Self.document(String($0)) }
        }

        private static func document(_ text: String) throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
        }
    }

    /// Runs the command as a person.
    ///
    /// - Parameters:
    ///   - typing: what the person types on their terminal; nil for no terminal.
    ///   - interrupting: whether they press ^C after that.
    ///   - meanwhile: what happens while they look at the first question.
    func run(
        _ person: String, _ arguments: String..., in folder: String = "", typing: [String]? = nil,
        interrupting: Bool = false, environment: [String: String] = [:], meanwhile: (@Sendable () -> Void)? = nil
    ) async -> Answer {
        await run(
            person, arguments, in: folder, typing: typing, interrupting: interrupting, environment: environment,
            meanwhile: meanwhile)
    }

    /// Runs the command as a person, in a folder here or, by its whole path, anywhere.
    func run(
        _ person: String, _ arguments: [String], in folder: String, typing: [String]? = nil,
        interrupting: Bool = false, environment: [String: String] = [:], meanwhile: (@Sendable () -> Void)? = nil
    ) async -> Answer {
        let path = folder.hasPrefix("/") ? folder : directory.file(folder)
        time += 60
        let capture = CapturedStreams(terminal: typing == nil ? .init() : .interactive, typing: typing ?? [])
        if interrupting { capture.pressInterrupt() }
        if let meanwhile { capture.whileAsked(meanwhile) }
        let environment = self.environment(of: person).merging(environment) { _, new in new }
        let code = await CommandLineTool.run(arguments + ["-C", path], environment: environment) {
            Console(capturing: capture, options: $0)
        }
        return Answer(code: code, output: capture.output, messages: capture.messages)
    }

    /// Sari's agreement in `acme`, in Indonesian and English, with the first text of a template as her draft.
    static func drafted(template: String = "sla") async throws -> Workshop {
        let shop = try Workshop(people: ["sari", "dewi"])
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(card.output, to: "nusa.yaml")
        let opened = await shop.run(
            "sari", "init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml", "--language", "id", "--language", "en", "--zone", "Asia/Jakarta", "--in-force", "2026-03-01",
            "--template", template)
        guard opened.code == .done else { throw Unexpected(answer: opened) }
        return shop
    }

    /// Sari's agreement in `acme` with her first text proposed, shared on `server.git`.
    static func shared() async throws -> Workshop {
        let shop = try Workshop(people: ["sari", "dewi"])
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(card.output, to: "nusa.yaml")
        let opened = await shop.run(
            "sari", "init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml", "--language", "en", "--zone", "Asia/Jakarta", "--in-force", "2026-03-01")
        guard opened.code == .done else { throw Unexpected(answer: opened) }
        try shop.git("sari").run("init", "--quiet", "--bare", "--initial-branch=main", "server.git")
        try shop.git("sari", in: "acme").run("remote", "add", "origin", "../server.git")
        let proposed = await shop.run("sari", "propose", "-m", "The first text", in: "acme")
        guard proposed.code == .done else { throw Unexpected(answer: proposed) }
        return shop
    }

    /// The id of the agreement in `acme`.
    var agreement: String {
        get throws { try git("sari", in: "acme").run("rev-list", "--max-parents=0", "main").text }
    }

    /// Dewi's verified copy, in `nusa`.
    func cloneForDewi() async throws {
        let cloned = await run("dewi", "clone", "server.git", "nusa", "--agreement", try agreement)
        guard cloned.code == .done else { throw Unexpected(answer: cloned) }
    }

    /// Runs the command as a person, who expects that it does what it says.
    func must(_ person: String, _ arguments: [String], in folder: String = "") async throws {
        let answer = await run(person, arguments, in: folder)
        guard answer.code == .done else { throw Unexpected(answer: answer) }
    }

    struct Unexpected: Error { let answer: Answer }
}
