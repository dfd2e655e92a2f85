import Agreements
import Foundation
import GitStore

/// Sari's clone of a long agreement, and two bare repositories that it is pushed to: one behind the gate, and one with
/// the same settings and without a hook.
struct SharedDesk {
    /// What a repository is pushed to through.
    enum Way: CaseIterable {
        case path, secureShell

        var name: String { self == .path ? "a path" : "ssh" }
    }

    let agreement: LongAgreement
    let environment: [String: String]
    let gated: String
    let plain: String
    private let servers: ScratchDirectory
    private let shell: SecureShell
    private let amendments: [AmendmentName]
    /// Here so that their files stay.
    private let keys: SigningKeys

    var path: String { agreement.directory.path }

    init(versions: Int, _ keys: SigningKeys, _ command: ReleaseCommand) async throws {
        self.keys = keys
        var agreement = try await LongAgreement(versions: versions)
        amendments = [try await agreement.propose(), try await agreement.propose(), try await agreement.propose()]
        self.agreement = agreement
        servers = try ScratchDirectory()
        shell = try SecureShell(key: keys.file("sari"))
        (gated, plain) = (servers.path + "/gated.git", servers.path + "/plain.git")
        environment = [
            "PATH": "/usr/bin:/bin", "HOME": servers.path, "GIT_CONFIG_NOSYSTEM": "1", "TZ": "Asia/Jakarta",
            "COUNTERSIGN_CLOCK": "\(agreement.now + 86_400)", "GIT_SSH_COMMAND": shell.command, "LC_ALL": "C.UTF-8",
        ]
        let id = try agreement.open().id.description
        for server in [gated, plain] {
            try git(["clone", "--quiet", "--bare", "--no-local", path, server])
            try command.run(["hooks", "install", "--server", server, "--agreement", id], environment: environment)
        }
        for hook in ["pre-receive", "post-receive"] {
            try FileManager.default.removeItem(atPath: plain + "/hooks/" + hook)
        }
    }

    /// Where a server is, by one way or the other.
    func url(of server: String, by way: Way) -> String { way == .path ? server : shell.url(of: server) }

    func git(_ arguments: [String]) throws {
        try ReleaseCommand.git.run(arguments, in: path, environment: environment, isQuiet: true)
    }

    /// A remark of Sari's that nobody has yet, on one of the amendments in turn.
    func comment(_ number: Int) async throws -> AmendmentName {
        let name = amendments[number % amendments.count]
        let signer = BenchmarkKey("sari")
        let history = try agreement.open().history()
        let amendment = try history.amendment(name)
        let draft = try history.draftComment(
            on: amendment, "Remark \(number)", by: history.author(signer.publicKey, on: amendment))
        _ = try await history.record(draft, on: amendment, by: signer)
        return name
    }
}
