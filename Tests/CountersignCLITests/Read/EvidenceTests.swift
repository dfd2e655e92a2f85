import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite("--explain names who consented by which key, and stock git confirms it") struct EvidenceTests {
    /// What a person would paste: the lines before the first version, and each command.
    private func script(_ page: String) -> String {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.firstIndex { $0.hasPrefix("signers=") } ?? lines.endIndex
        let end = lines.firstIndex { $0.hasPrefix("export GIT_NO_REPLACE_OBJECTS") } ?? start
        let commands = lines[end...].filter { $0.hasPrefix("    git ") }
        return (["set -e"] + lines[start...end].map(String.init) + commands.map(String.init)).joined(separator: "\n")
    }

    private func paste(_ script: String, in directory: String) throws -> StockProgram.Result {
        try StockProgram("/bin/sh", in: directory, home: directory, adding: ["TMPDIR": directory]).run("-c", script)
    }

    @Test func theCommandsThatArePrintedWorkInACopy() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let page = await clone.run("verify", "--explain").output
        let sari = SeededKey("sari").publicKey.fingerprint
        #expect(page.contains("acme/sari consented with \(sari)\n"))
        #expect(page.contains("Version 2, the amendment acme/availability\n"))
        let commands = script(page)
        // Two versions, each with two consents and a merge, and the opening.
        #expect(commands.components(separatedBy: "verify-commit").count - 1 == 7)
        #expect(commands.components(separatedBy: "diff --no-ext-diff").count - 1 == 4)
        let place = try TemporaryDirectory("copies")
        try clone.git.run("clone", "--quiet", "--bare", clone.directory.path, place.file("copy.git"))
        for copy in [clone.directory.path, place.file("copy.git")] {
            let result = try paste(commands, in: copy)
            #expect(result.succeeded, "\(result.errors)")
        }
    }

    @Test func theCommandsFailOnAnotherText() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let commands = script(await clone.run("verify", "--explain").output)
        let (newest, older) = (
            try clone.git.run("rev-parse", "main").text, try clone.git.run("rev-parse", "main~1").text
        )
        #expect(try !paste(commands.replacing(newest, with: older), in: clone.directory.path).succeeded)
        let other = SeededKey("budi").publicKey.openSSH
        let strangers = commands.replacing(SeededKey("dewi").publicKey.openSSH, with: other)
        #expect(try !paste(strangers, in: clone.directory.path).succeeded)
    }

    @Test func programsGetTheSame() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let document = try await clone.run("verify", "--explain", "--json").document
        let evidence = try #require(document["evidence"] as? [String: Any])
        let versions = try #require(evidence["versions"] as? [[String: Any]])
        #expect(versions.count == 3)
        #expect((versions[2]["consents"] as? [[String: Any]])?.count == 2)
        #expect((versions[2]["commands"] as? [String])?.count == 5)
    }
}
