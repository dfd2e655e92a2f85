import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// A clone that is pointed at another host, or whose host lost what it had.
@Suite struct NewHostTests {
    private let shop: Workshop

    init() async throws { shop = try await Workshop.withLaterOpen() }

    private func references(_ repository: String) throws -> String {
        try shop.git("sari", in: repository).run("for-each-ref").text
    }

    /// An empty bare repository, behind the gate or not, that Sari's clone is pointed at.
    private func move(to name: String, gated: Bool = false) throws {
        try shop.git("sari").run("init", "--quiet", "--bare", "--initial-branch=main", name)
        if gated {
            let host = StockProgram(BuiltProgram.path, in: shop.path, home: shop.home(of: "sari"))
            let installed = try host.run("hooks", "install", "--server", name, "--agreement", try shop.agreement)
            #expect(installed.succeeded, "\(installed.errors)")
        }
        try shop.git("sari", in: "acme").run("remote", "set-url", "origin", "../\(name)")
    }

    private func doctor() async throws -> (state: String, mend: String?) {
        let checks = try await shop.run("sari", "doctor", "--json", in: "acme").document()["checks"] as? [[String: Any]]
        let remote = try #require(checks?.first { $0["name"] as? String == "remote" })
        return (remote["state"] as? String ?? "", remote["mend"] as? String)
    }

    @Test(arguments: [false, true]) func aNewEmptyHostGetsEverythingAfterItIsShown(gated: Bool) async throws {
        #expect(try await doctor().state == "ok")
        try move(to: "new.git", gated: gated)
        let (state, mend) = try await doctor()
        #expect(state == "warning")
        #expect(mend == "countersign sync")
        #expect(await shop.run("sari", "status", in: "acme").output.contains("origin is at another address"))
        let sent = try await shop.done("sari", "sync", in: "acme")
        #expect(
            sent.output == """
                Sent to origin: version 1 of the agreement.
                Sent to origin: acme/later.

                """)
        #expect(
            sent.messages.contains(
                """
                origin holds nothing of this agreement yet. This is sent there:
                  version 1 of the agreement
                  acme/later

                """), "\(sent.messages)")
        #expect(try references("new.git") == references("server.git"))
        #expect(try await shop.done("sari", "sync", in: "acme").output == "Nothing is new here or at origin.\n")
        #expect(try await doctor().state == "ok")
    }

    @Test func whoActsBeforeTheySyncSendsEverythingToo() async throws {
        try move(to: "new.git", gated: true)
        try await shop.done("sari", "comment", "later", "-m", "A thought", in: "acme")
        #expect(try references("new.git").contains("refs/heads/main"))
        let there = try shop.git("sari", in: "new.git").run("rev-parse", "amendment/acme/later").text
        #expect(try shop.git("sari", in: "acme").run("rev-parse", "amendment/acme/later").text == there)
    }

    @Test func aHostThatLostEverythingGetsItBack() async throws {
        let before = try references("server.git")
        try FileManager.default.removeItem(atPath: shop.directory.file("server.git"))
        try shop.git("sari").run("init", "--quiet", "--bare", "--initial-branch=main", "server.git")
        let sent = try await shop.done("sari", "sync", in: "acme")
        #expect(sent.messages.contains("origin has lost what it held of this agreement. This is sent there again:"))
        #expect(try references("server.git") == before)
        #expect(try await doctor().state == "ok")
        // Of one that lost main alone, too.
        try shop.git("sari", in: "server.git").run("update-ref", "-d", "refs/heads/main")
        try await shop.done("sari", "sync", in: "acme")
        #expect(try references("server.git") == before)
    }

    @Test func aHostThatLostEverythingAndTakesNothingIsNotCalledNewNorWell() async throws {
        try FileManager.default.removeItem(atPath: shop.directory.file("server.git"))
        try shop.git("sari").run("init", "--quiet", "--bare", "--initial-branch=main", "server.git")
        let hook = shop.directory.file("server.git/hooks/pre-receive")
        try shop.directory.write("#!/bin/sh\nexit 1\n", to: "server.git/hooks/pre-receive")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
        for _ in 0..<2 {
            let refused = await shop.run("sari", "sync", in: "acme")
            #expect(refused.code == .no)
            #expect(refused.messages.contains("origin has lost what it held of this agreement"))
            #expect(!refused.messages.contains("yet"))
            let status = await shop.run("sari", "status", in: "acme").output
            #expect(status.contains("origin has lost what it held of this agreement; what you have here is whole"))
            #expect(try await doctor().state == "error")
            #expect(try await doctor().mend == "countersign sync")
        }
        try FileManager.default.removeItem(atPath: hook)
        try await shop.done("sari", "sync", in: "acme")
        #expect(try await doctor().state == "ok")
        #expect(!(await shop.run("sari", "status", in: "acme").output.contains("has lost")))
    }

    @Test func anotherHostThatIsBehindIsBroughtUpToDate() async throws {
        try shop.git("sari").run("clone", "--quiet", "--mirror", "server.git", "mirror.git")
        let mirror = shop.git("sari", in: "mirror.git")
        try mirror.run("update-ref", "refs/heads/main", "main~1")
        try mirror.run("update-ref", "-d", "refs/heads/amendment/acme/later")
        try shop.git("sari", in: "acme").run("remote", "set-url", "origin", "../mirror.git")
        let sent = try await shop.done("sari", "sync", in: "acme")
        #expect(sent.messages.contains("origin is at another address than before"))
        #expect(!sent.messages.contains("holds nothing"))
        #expect(try references("mirror.git") == references("server.git"))
        // It is the same one from now on, and may not go back.
        try mirror.run("update-ref", "refs/heads/main", "main~1")
        #expect(await shop.run("sari", "sync", in: "acme").code == .no)
    }

    @Test func anotherHostThatHoldsSomethingElseGetsNothing() async throws {
        try move(to: "new.git")
        let sari = shop.git("sari", in: "acme")
        let forged = try sari.run("commit-tree", "-p", "main", "-m", "Version 2", "main^{tree}").text
        try sari.run("push", "--no-verify", "--quiet", "../new.git", "\(forged):refs/heads/main")
        let (here, there) = (try references("acme"), try references("new.git"))
        for _ in 0..<2 {
            let refused = await shop.run("sari", "sync", in: "acme")
            #expect(refused.code == .no)
            #expect(refused.messages.contains("(signed)"))
            #expect(try references("new.git") == there)
        }
        #expect(
            try here.split(separator: "\n").filter { !$0.contains("refs/remotes/") }
                == references("acme").split(separator: "\n").filter { !$0.contains("refs/remotes/") })
    }

    /// A repository of something else, without `main`, that Sari's clone is pointed at.
    private func moveToSomethingElse(on branch: String = "develop") throws -> StockProgram {
        try move(to: "foreign.git")
        let there = shop.git("sari", in: "foreign.git")
        let tree = try there.run("hash-object", "-t", "tree", "-w", "--stdin", input: []).text
        let commit = try there.run("commit-tree", "-m", "Other work", tree).text
        try there.run("update-ref", "refs/heads/\(branch)", commit)
        return there
    }

    @Test(arguments: ["develop", "amendment/acme/later"])
    func aRepositoryOfSomethingElseIsNoNewHost(holding branch: String) async throws {
        let foreign = try moveToSomethingElse(on: branch)
        let before = try references("foreign.git")
        let sentence = "origin holds something else, and nothing of this agreement."
        let said = try await shop.done("sari", "comment", "later", "-m", "A thought", in: "acme")
        #expect(
            said.messages.contains("Not sent: \(sentence) Nothing is sent to origin until that is in order."),
            "\(said.messages)")
        let sync = await shop.run("sari", "sync", in: "acme")
        #expect(sync.code == .no)
        #expect(!sync.messages.contains("This is sent there"))
        #expect(try references("foreign.git") == before)
        let next = """
            If the agreement is to be shared there all the same, send it first: git push origin main. Otherwise set origin \
            to where it is: git remote set-url origin URL; and then: countersign sync
            """
        #expect(sync.messages.contains("hint: \(next)"), "\(sync.messages)")
        let status = try await shop.done("sari", "status", in: "acme").output
        #expect(status.contains("\nRefused\n  \(sentence) It was refused on") && status.contains(next), "\(status)")
        // Not by plain git either, until a person says so.
        #expect(!(try shop.push("sari", in: "acme", "origin", "amendment/acme/later").succeeded))
        #expect(try references("foreign.git") == before)
        #expect(try shop.push("sari", in: "acme", "origin", "main").succeeded)
        let sent = await shop.run("sari", "sync", in: "acme")
        #expect(sent.code == (branch == "develop" ? .done : .no), "\(sent.messages)")
        #expect(try references("foreign.git").contains("refs/heads/main"))
        guard branch == "develop" else { return }
        let there = try foreign.run("rev-parse", "amendment/acme/later").text
        #expect(try shop.git("sari", in: "acme").run("rev-parse", "amendment/acme/later").text == there)
        #expect(!(try await shop.done("sari", "status", in: "acme").output.contains("Refused")))
    }

    @Test func oneInThePlaceOfAHostIsNone() async throws {
        try FileManager.default.removeItem(atPath: shop.directory.file("server.git"))
        _ = try moveToSomethingElse()
        try FileManager.default.moveItem(
            atPath: shop.directory.file("foreign.git"), toPath: shop.directory.file("server.git"))
        try shop.git("sari", in: "acme").run("remote", "set-url", "origin", "../server.git")
        let before = try references("server.git")
        #expect(await shop.run("sari", "sync", in: "acme").code == .no)
        #expect(try references("server.git") == before)
    }

    @Test func aHostThatHoldsAPartOfTheAgreementIsGivenTheRest() async throws {
        let foreign = try moveToSomethingElse()
        try shop.git("sari", in: "acme").run(
            "push", "--no-verify", "--quiet", "../foreign.git", "amendment/acme/later")
        let sent = try await shop.done("sari", "sync", in: "acme")
        #expect(sent.output.contains("Sent to origin: version 1 of the agreement."))
        #expect(try foreign.run("rev-parse", "--verify", "main").succeeded)
    }
}
