import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What reading costs beside reading: no other program, and nothing of the machine that it does not need.
@Suite struct LightReadingTests {
    /// A `PATH` on which each program tells that it was started, and is otherwise itself.
    private struct Watch {
        let directory: TemporaryDirectory

        init() throws {
            directory = try TemporaryDirectory("watch")
            for name in ["git", "ssh-keygen"] {
                let starts = directory.file("starts")
                let lines = ["#!/bin/sh", "echo \(name) \"$@\" >> '\(starts)'", "exec /usr/bin/\(name) \"$@\""]
                try directory.write(lines.joined(separator: "\n") + "\n", to: "bin/\(name)")
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o755], ofItemAtPath: directory.file("bin/\(name)"))
            }
        }

        var path: String { directory.file("bin") }

        /// The programs that were started since the last time.
        func starts() throws -> [String] {
            let file = directory.file("starts")
            guard FileManager.default.fileExists(atPath: file) else { return [] }
            defer { try? FileManager.default.removeItem(atPath: file) }
            return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }

    @Test(arguments: ["status", "list", "review", "show", "log", "verify"])
    func readingStartsNoOtherProgram(_ verb: String) async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari")
        let watch = try Watch()
        let program = desk.program("dewi")
        let watched = StockProgram(
            program.path, in: program.directory, home: desk.shop.home(of: "dewi"),
            adding: program.environment.merging(["PATH": watch.path]) { $1 })
        let answer = try watched.run(verb)
        #expect(answer.succeeded, "\(answer.errors)")
        #expect(try watch.starts() == [])
        if verb == "status" { #expect(answer.text.contains("Waits for you, Dewi Lestari of PT Nusa Retail\n")) }
        // The watch would have told: to accept, somebody has to sign.
        #expect(try watched.run("accept", "fees", "--yes").succeeded)
        #expect(try watch.starts().contains { $0.hasPrefix("ssh-keygen -Y sign") })
    }

    /// Where git alone knows the key, git is asked.
    @Test func aKeyInAVariableThatOnlyGitReadsIsTheReaders() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "dewi")
        let program = desk.program("dewi")
        let key = desk.shop.home(of: "sari") + "/.ssh/id_ed25519"
        let variables = [
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.signingKey", "GIT_CONFIG_VALUE_0": key,
        ]
        let told = StockProgram(
            program.path, in: program.directory, home: desk.shop.home(of: "dewi"),
            adding: program.environment.merging(variables) { $1 })
        #expect(try told.run("status").text.contains("Waits for you, Sari Wulandari, S.H. of PT Acme Hosting\n"))
        #expect(try program.run("status").text.contains("Waits for you, Dewi Lestari of PT Nusa Retail\n"))
    }

    @Test func whereNothingIsNewSyncStartsGitOnce() async throws {
        let shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        let watch = try Watch()
        let answer = await shop.run(
            "dewi", "sync", in: "nusa", environment: ["PATH": "\(watch.path):/usr/bin:/bin"])
        #expect(answer.output == "Nothing is new here or at origin.\n")
        let starts = try watch.starts()
        #expect(starts.count == 1 && starts.first?.contains(" fetch ") == true, "\(starts)")
    }

    /// libgit2 decodes all authorities of the machine where nothing keeps it from it: longer than the rest of `status`.
    @Test func noCertificatesAreDecoded() async throws {
        let desk = try await AmendingDesk()
        let bindings = try TemporaryDirectory("bindings")
        let program = desk.program("dewi")
        let watched = StockProgram(
            program.path, in: program.directory, home: desk.shop.home(of: "dewi"),
            adding: program.environment.merging([
                "LD_DEBUG": "bindings", "LD_DEBUG_OUTPUT": bindings.file("of"),
            ]) { $1 })
        #expect(try watched.run("status").succeeded)
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: bindings.path).first)
        let lines = try String(contentsOfFile: bindings.file(file), encoding: .utf8).split(separator: "\n")
        // The dynamic linker tells, and libgit2 was initialised.
        #expect(lines.contains { $0.contains("`git_libgit2_init'") })
        let decoding = lines.filter { $0.contains("`mbedtls_x509_crt_parse_file'") }
        #expect(decoding.allSatisfy { $0.contains(" to \(program.path) ") }, "\(decoding)")
    }
}
