import Agreements
import Foundation
import GitStore
import TestSupport
import Testing

@testable import ExternalPrograms

@Suite struct GitTransportTests {
    /// A clone and a bare repository that it shares through.
    private final class Place {
        let directory: TemporaryDirectory
        let clone: Repository
        private let adding: [String: String]

        init(server: String = "server.git", adding: [String: String] = [:]) throws {
            directory = try TemporaryDirectory("transport")
            self.adding = adding
            clone = try Repository.create(at: directory.file("clone"), bare: false, initialBranch: "main")
            try git("").run("init", "--quiet", "--bare", "--initial-branch=main", server)
        }

        func git(_ folder: String) -> StockProgram {
            StockProgram("/usr/bin/git", in: directory.file(folder), home: directory.path, adding: adding)
        }

        func transport(mayPrompt: Bool = false) -> GitTransport {
            GitTransport(clone, mayPrompt: mayPrompt, environment: ProgramEnvironment(git("").environment))
        }

        /// Commits something in the clone.
        func commit() throws -> ObjectID {
            try git("clone").run("commit", "--quiet", "--allow-empty", "--no-gpg-sign", "-m", "x")
            return try #require(ObjectID(hex: try git("clone").run("rev-parse", "main").text))
        }
    }

    @Test(arguments: ["server.git", "se rv'er;$(touch ran).git", "-server.git", "naïve.git"])
    func whatIsSentIsFetchedWhateverThePlaceIsCalled(server: String) async throws {
        let place = try Place(server: "./" + server)
        let transport = place.transport()
        try await transport.follow("origin", at: place.directory.file(server))
        #expect(try await transport.has(remote: "origin"))
        let id = try place.commit()
        try await transport.push([.init(reference: "refs/heads/main", from: nil, to: id)], to: "origin")
        #expect(try place.git(server).run("rev-parse", "main").text == id.description)
        try await transport.fetch("origin")
        #expect(try place.clone.reference("refs/remotes/origin/main") == id)
        #expect(!FileManager.default.fileExists(atPath: place.directory.file("ran")))
        #expect(!FileManager.default.fileExists(atPath: place.directory.file("clone/ran")))
    }

    @Test func aRemoteThatCannotBeReachedIsNoRefusal() async throws {
        let place = try Place()
        try await place.transport().setRemote("origin", to: "/nowhere/server.git")
        let fetching = await #expect(throws: AgreementError.self) { try await place.transport().fetch("origin") }
        #expect(fetching?.kind == .undecided)
        #expect(fetching?.message == "There is no repository where origin is, or none that you may see.")
        #expect(fetching?.causes.isEmpty == false)
        let update = Exchange.Update(reference: "refs/heads/main", from: nil, to: try place.commit())
        let sending = await #expect(throws: AgreementError.self) {
            try await place.transport().push([update], to: "origin")
        }
        #expect(sending?.kind == .undecided)
        let unknown = await #expect(throws: AgreementError.self) {
            try await place.transport().fetch("--upload-pack=x")
        }
        #expect(unknown?.kind == .undecided)
    }

    @Test func aGateThatSaysNoIsARefusalInItsOwnWords() async throws {
        let place = try Place()
        try await place.transport().setRemote("origin", to: place.directory.file("server.git"))
        try place.directory.write("#!/bin/sh\necho 'not signed' >&2\nexit 1\n", to: "server.git/hooks/pre-receive")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: place.directory.file("server.git/hooks/pre-receive"))
        let update = Exchange.Update(reference: "refs/heads/main", from: nil, to: try place.commit())
        let error = await #expect(throws: AgreementError.self) {
            try await place.transport().push([update], to: "origin")
        }
        #expect(error?.kind == .refused)
        #expect(error?.causes.contains { $0.contains("not signed") } == true)
    }

    @Test func whatMovedThereMeanwhileIsNotOverwrittenAndNothingElseLands() async throws {
        let place = try Place()
        try await place.transport().setRemote("origin", to: place.directory.file("server.git"))
        let first = try place.commit()
        try await place.transport().push([.init(reference: "refs/heads/main", from: nil, to: first)], to: "origin")
        let second = try place.commit()
        let updates = [
            Exchange.Update(reference: "refs/heads/amendment/acme/x", from: nil, to: second),
            // As if nobody had sent anything yet.
            Exchange.Update(reference: "refs/heads/main", from: nil, to: second),
        ]
        let error = await #expect(throws: AgreementError.self) {
            try await place.transport().push(updates, to: "origin")
        }
        #expect(error?.kind == .moved)
        #expect(try place.git("server.git").run("for-each-ref", "--format=%(refname)").text == "refs/heads/main")
    }

    @Test func nothingThatTheCloneNamesIsRun() async throws {
        let place = try Place()
        try await place.transport().setRemote("origin", to: place.directory.file("server.git"))
        for hook in ["pre-push", "reference-transaction", "post-checkout"] {
            try place.directory.write(
                "#!/bin/sh\ntouch \(place.directory.file("ran"))\n", to: "clone/.git/hooks/\(hook)")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: place.directory.file("clone/.git/hooks/\(hook)"))
        }
        let id = try place.git("clone").run(
            "-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--allow-empty", "-m", "x")
        #expect(id.succeeded)
        let tip = try #require(ObjectID(hex: try place.git("clone").run("rev-parse", "main").text))
        try await place.transport().push([.init(reference: "refs/heads/main", from: nil, to: tip)], to: "origin")
        try await place.transport().fetch("origin")
        #expect(!FileManager.default.fileExists(atPath: place.directory.file("ran")))
    }

    /// A person's own way to reach the other side stays theirs; it only may not ask where nobody can answer.
    @Test(arguments: [true, false]) func sshIsRunAsThePersonSetItUp(mayPrompt: Bool) async throws {
        let place = try Place(adding: ["GIT_SSH_COMMAND": "./ssh", "GIT_SSH_VARIANT": "ssh"])
        try place.directory.write("#!/bin/sh\necho \"$@\" > ../args\nenv > ../env\nexit 255\n", to: "clone/ssh")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: place.directory.file("clone/ssh"))
        let transport = place.transport(mayPrompt: mayPrompt)
        try await transport.setRemote("origin", to: "acme@example.test:x;y.git")
        let error = await #expect(throws: AgreementError.self) { try await transport.fetch("origin") }
        #expect(error?.kind == .undecided)
        #expect(try place.directory.read("args").contains("acme@example.test git-upload-pack 'x;y.git'"))
        let environment = try place.directory.read("env").split(separator: "\n")
        #expect(environment.contains("SSH_ASKPASS_REQUIRE=force") == !mayPrompt)
        #expect(environment.contains("LC_ALL=C"))
    }
}
