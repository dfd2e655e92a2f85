import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// The servers that agreements are shared through, each a real one on loopback.
enum ServerKind: String, CaseIterable, CustomTestStringConvertible {
    case ssh, http, gitolite

    var testDescription: String { type.name }

    private var type: any GitServer.Type {
        switch self {
        case .ssh: SSHServer.self
        case .http: HTTPServer.self
        case .gitolite: GitoliteServer.self
        }
    }

    func start(for people: [String], in shop: Workshop) throws -> any GitServer { try type.init(for: people, in: shop) }

    /// Whether its programs are here.
    var isInstalled: Bool { type.isInstalled }

    /// Those whose programs are here; `.ci/run` demands all of them.
    static var installed: [ServerKind] { allCases.filter(\.isInstalled) }
}

/// Two people in two companies, and a server between them that carries their agreement behind the gate.
struct ServerStory {
    let shop: Workshop
    let server: any GitServer
    let agreement: String

    /// Sari opens the agreement, the host is set up for it, and she proposes the first text.
    init(_ kind: ServerKind) async throws {
        shop = try Workshop(people: ["sari", "dewi"])
        server = try kind.start(for: ["sari", "dewi"], in: shop)
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(card.output, to: "nusa.yaml")
        let opened = await shop.run(
            "sari", "init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml", "--language", "en", "--zone", "Asia/Jakarta", "--in-force", "2026-03-01")
        guard opened.code == .done else { throw Workshop.Unexpected(answer: opened) }
        agreement = try shop.agreement
        let installed = try host("hooks", "install", "--server", server.repository, "--agreement", agreement)
        guard installed.succeeded else { throw Failed(words: installed.errors) }
        try git("sari", in: "acme").run("remote", "add", "origin", server.url(for: "sari"))
        let proposed = await run("sari", "propose", "-m", "The first text", in: "acme")
        guard proposed.code == .done else { throw Workshop.Unexpected(answer: proposed) }
    }

    /// Runs the program as the server's owner.
    @discardableResult
    func host(_ arguments: String...) throws -> StockProgram.Result {
        let program = StockProgram(
            BuiltProgram.path, in: shop.path, home: shop.home(of: "host"),
            adding: ["GIT_CONFIG_GLOBAL": shop.home(of: "host") + "/.gitconfig"])
        return try program.run(arguments)
    }

    func run(_ person: String, _ arguments: String..., in folder: String = "") async -> Workshop.Answer {
        await shop.run(person, arguments, in: folder, environment: server.environment(of: person))
    }

    func git(_ person: String, in folder: String) -> StockProgram {
        StockProgram(
            "/usr/bin/git", in: shop.directory.file(folder), home: shop.home(of: person),
            adding: shop.environment(of: person).merging(server.environment(of: person)) { $1 })
    }

    /// Dewi's verified copy, in `nusa`.
    func cloneForDewi() async throws {
        let cloned = await run("dewi", "clone", server.url(for: "dewi"), "nusa", "--agreement", agreement)
        guard cloned.code == .done else { throw Workshop.Unexpected(answer: cloned) }
    }

    /// Every reference of the server, and where it points.
    var references: String {
        get throws {
            try StockProgram("/usr/bin/git", in: server.repository, home: shop.home(of: "host")).run("for-each-ref")
                .text
        }
    }

    struct Failed: Error { let words: String }
}
