import Crypto
import Foundation
import TestSupport

@testable import CountersignCLI

/// An agreement on a host without hooks of its owner's, version 1 merged and `acme/later` waiting to be, which Dewi can.
struct CheckedHost {
    let shop: Workshop
    let service: StatusService

    init() async throws {
        shop = try await Workshop.withLaterOpen()
        service = try StatusService(in: shop.directory)
        try await shop.done("sari", "accept", "later", "--yes", in: "acme")
        try await shop.done("dewi", "accept", "later", "--yes", in: "nusa")
    }

    /// Runs a block of the page as somebody.
    @discardableResult
    func run(_ text: String, by person: String, in folder: String = "", _ variables: [String: String] = [:]) throws
        -> StockProgram.Result
    {
        let shell = StockProgram(
            "/bin/sh", in: shop.directory.file(folder), home: shop.home(of: person),
            adding: shop.environment(of: person).merging(["PATH": BuiltProgram.searchPath]) { $1 }
                .merging(variables) { $1 })
        return try shell.run("-euc", text)
    }

    var server: StockProgram { shop.git("sari", in: "server.git") }

    /// A commit on `main` that nobody of the parties signed.
    func forge() throws -> String {
        try server.expect("commit-tree", "-p", "main", "-m", "Version 2", "main^{tree}").text
    }

    /// What the host itself does for a check: a checkout with all branches, variables, and the file's own programs; the
    /// packages that it installs are those of this machine.
    func check(_ file: CheckFile, _ variables: [String: String] = [:]) throws -> StockProgram.Result {
        let name = "checkout-\(UUID().uuidString)"
        try shop.git("host").expect("clone", "--quiet", "--no-local", "server.git", name)
        try shop.directory.write("#!/bin/sh\nexit 0\n", to: "bin/apt-get")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("bin/apt-get"))
        let home = shop.directory.file("\(name)-home")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let given = [
            "PATH": shop.directory.file("bin") + ":/usr/local/bin:/usr/bin:/bin", "AGREEMENT": try shop.agreement,
            "COUNTERSIGN_URL": "file://" + BuiltProgram.path, "COUNTERSIGN_SHA256": try Self.digestOfProgram.get(),
            "TOKEN": "secret", "GITHUB_API_URL": service.url, "GITHUB_REPOSITORY": "acme/hosting",
        ]
        return try file.run(in: shop.directory.file(name), home: home, given: given.merging(variables) { $1 })
    }

    /// Reckoned once: a program built for debugging is large.
    private static let digestOfProgram = Result {
        let bytes = try Data(contentsOf: URL(filePath: BuiltProgram.path), options: .alwaysMapped)
        return SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Makes the host keep everything from `main` that its check has not judged well: what a rule for a branch does.
    func protectMain() throws {
        let rule = """
            #!/bin/sh
            while read -r old new name; do
                [ "$name" != refs/heads/main ] || grep -q "^$new countersign success$" '\(shop.directory.file("statuses"))' ||
                    { echo "Required status check countersign is expected." >&2; exit 1; }
            done

            """
        try shop.directory.write(rule, to: "server.git/hooks/pre-receive")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("server.git/hooks/pre-receive"))
    }
}
