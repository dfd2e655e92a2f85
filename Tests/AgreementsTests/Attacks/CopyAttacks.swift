import Agreements
import Foundation
import GitStore
import TestSupport
import Testing

/// Copies that hide, replace or borrow history, or that try to make whoever reads them do something.
@Suite struct CopyAttacks {
    private let forge: Forge

    init() throws {
        forge = try Forge()
        try forge.amend("acme/fees", forge.cheaper)
    }

    private func write(_ text: String, to name: String) throws {
        let url = URL(filePath: forge.repository.gitDirectory + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func clone(_ arguments: String...) throws -> (Repository, TemporaryDirectory) {
        let directory = try TemporaryDirectory("copy")
        let target = directory.file("copy")
        let result = try forge.git.run(["clone", "--quiet"] + arguments + ["file://" + forge.directory.path, target])
        try #require(result.succeeded, "\(result.errors)")
        return (try Repository.open(at: target, discovering: false), directory)
    }

    @Test func aShallowCopyIsNotJudged() throws {
        let (copy, directory) = try clone("--depth", "1")
        #expect(copy.isShallow)
        let verification = try Agreement.verify(copy, root: forge.root, now: forge.time)
        #expect(verification.verdict == .undecided)
        #expect(verification.findings.contains { $0.rule == .whole && $0.message.contains("shallow") })
        #expect(verification.sound == nil)
        _ = directory
    }

    @Test func aCopyWithoutFileContentsIsNotJudged() throws {
        let fees = try forge.git.run("rev-parse", "main:terms/fees.yaml").text
        let path = "objects/\(fees.prefix(2))/\(fees.dropFirst(2))"
        try FileManager.default.removeItem(atPath: forge.repository.gitDirectory + "/" + path)
        let reopened = try Repository.open(at: forge.directory.path, discovering: false)
        let verification = try Agreement.verify(reopened, root: forge.root, now: forge.time)
        #expect(verification.verdict == .undecided)
        #expect(verification.findings.contains { $0.rule == .whole && $0.message.contains("missing") })
        // Version 2 cannot be judged; version 1 can.
        #expect(verification.ledger?.versions.count == 2)
    }

    @Test func replacementsDoNotCount() throws {
        // Stock git shows another text under the id of the version.
        let other = try forge.rewrite(forge.good) { $0.replacing("tree ", with: "tree ") }
        var dear = forge.cheaper
        dear.files["terms/fees.yaml"] = "monthly: {amount: \"99\", currency: IDR}\n"
        let tree = try forge.write(dear).tree
        let forged = try forge.rewrite(other) { "tree \(tree)" + $0.dropFirst(45) }
        try forge.move("refs/replace/\(forge.good)", to: forged)
        #expect(try forge.git.run("show", "main:terms/fees.yaml").text.contains("99"))
        try forge.expectValid(forge.good)
    }

    @Test func graftsAreReported() throws {
        try write("\(forge.good) \(forge.root)\n", to: "info/grafts")
        #expect(try forge.git.run("rev-list", "--count", "main").text == "2")
        let verification = try forge.verify()
        #expect(verification.verdict == .undecided)
        #expect(verification.findings.contains { $0.rule == .whole && $0.message.contains("grafts") })
        #expect(verification.sound == forge.good)
    }

    @Test func objectsFromElsewhereAreStillObjectsOfTheirNames() throws {
        // All objects moved out, an alternates file pointing at them.
        let elsewhere = try TemporaryDirectory("objects")
        let objects = forge.repository.gitDirectory + "/objects"
        try FileManager.default.moveItem(atPath: objects, toPath: elsewhere.file("objects"))
        try write(elsewhere.file("objects") + "\n", to: "objects/info/alternates")
        let reopened = try Repository.open(at: forge.directory.path, discovering: false)
        #expect(reopened.hasAlternates)
        #expect(try Agreement.verify(reopened, root: forge.root, now: forge.time).verdict == .valid)
        // And without them nothing can be said.
        try FileManager.default.removeItem(atPath: elsewhere.file("objects"))
        let gone = try Repository.open(at: forge.directory.path, discovering: false)
        let verification = try Agreement.verify(gone, root: forge.root, now: forge.time)
        #expect(verification.verdict == .undecided)
    }

    @Test func nothingThatTheConfigurationNamesIsRun() throws {
        let trap = forge.directory.file("trap.sh")
        let mark = forge.directory.file("was-run")
        try Data("#!/bin/sh\ntouch \(mark)\n".utf8).write(to: URL(filePath: trap))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: trap)
        try write(
            """
            [core]
            \trepositoryformatversion = 0
            \tbare = false
            \tfsmonitor = \(trap)
            \tsshCommand = \(trap)
            \tpager = \(trap)
            \thooksPath = \(forge.directory.path)
            [gpg "ssh"]
            \tprogram = \(trap)
            \tdefaultKeyCommand = \(trap)
            [filter "x"]
            \tclean = \(trap)
            \tsmudge = \(trap)
            [diff "x"]
            \ttextconv = \(trap)
            [gpg]
            \tprogram = \(trap)
            [include]
            \tpath = /dev/zero-that-is-not-there
            """, to: "config")
        try write("* filter=x diff=x\n", to: "info/attributes")
        _ = try forge.git.run("status")
        #expect(FileManager.default.fileExists(atPath: mark), "stock git runs it")
        try FileManager.default.removeItem(atPath: mark)
        let reopened = try Repository.open(at: forge.directory.path, discovering: false)
        let verification = try Agreement.verify(reopened, root: forge.root, now: forge.time)
        #expect(verification.verdict == .valid)
        #expect(!FileManager.default.fileExists(atPath: mark))
    }

    @Test func aDamagedObjectIsNotReadAsSomethingElse() throws {
        // The file of one blob under the name of another: written into the repository behind every hook.
        let fees = try forge.git.run("rev-parse", "main:terms/fees.yaml").text
        let scope = try forge.git.run("rev-parse", "main:clauses/010-scope.en.md").text
        func path(_ id: String) -> String {
            forge.repository.gitDirectory + "/objects/\(id.prefix(2))/\(id.dropFirst(2))"
        }
        try FileManager.default.removeItem(atPath: path(fees))
        try FileManager.default.copyItem(atPath: path(scope), toPath: path(fees))
        #expect(try forge.git.run("verify-commit", "main").code != 128)
        let reopened = try Repository.open(at: forge.directory.path, discovering: false)
        let verification = try Agreement.verify(reopened, root: forge.root, now: forge.time)
        #expect(verification.verdict == .undecided)
        #expect(verification.findings.contains { $0.rule == .whole && $0.message.contains("cannot be read") })
    }

    @Test func nobodyElsesAgreementPassesForThisOne() throws {
        let other = try Forge(opening: .opening(languages: ["id"]), first: .first(languages: ["id"]))
        let verification = try Agreement.verify(other.repository, root: forge.root, now: forge.time)
        #expect(verification.verdict == .invalid)
        #expect(verification.findings.contains { $0.rule == .root })
        let unnamed = try Agreement.verify(other.repository, root: nil, now: forge.time)
        #expect(unnamed.verdict == .undecided)
        #expect(unnamed.origin == .unconfirmed)
        #expect(unnamed.agreement == other.root)
    }

    @Test(arguments: ["tag", "blob", "tree"]) func mainIsACommit(_ kind: String) throws {
        let id: ObjectID =
            switch kind {
            case "tag":
                try forge.write(
                    Array("object \(forge.good)\ntype commit\ntag x\ntagger T <t@t> 1 +0000\n\nx\n".utf8), as: .tag)
            case "blob": try forge.write(Array("x".utf8), as: .blob)
            default: try forge.write(forge.text).tree
            }
        try write("\(id)\n", to: "refs/heads/main")
        let verification = try forge.verify()
        #expect(verification.verdict == .invalid)
        #expect(verification.findings.contains { $0.rule == .canonical })
    }

    @Test func mainMovedBackIsAnOlderAgreementAndStillSound() throws {
        // The bytes alone cannot tell; a clone that has seen more can: see below.
        let older = try #require(try forge.verify().ledger?.versions[1])
        try forge.move("refs/heads/main", to: older)
        #expect(try forge.verify().verdict == .valid)
    }
}

/// Yesterday's copy, served to someone who has seen today's.
@Suite struct RollbackAttacks {
    private func clone() async throws -> (SharedClone, before: ObjectID) {
        let clone = try await SharedClone()
        try await clone.amend("acme/formation", .first())
        let before = try clone.history().ledger.head
        try await clone.amend("acme/fees", .first(inForce: "2026-03-01"))
        return (clone, before)
    }

    @Test func aCloneRemembersWhatItHasVerified() async throws {
        let (clone, before) = try await clone()
        let seen = try clone.history().ledger.head
        try clone.git.run("update-ref", "refs/heads/main", before.description)
        let history = try clone.history()
        #expect(history.ledger.head == seen)
        #expect(history.findings.map(\.rule) == [.notRolledBack])
        await #expect(throws: AgreementError.self) {
            try await clone.propose("acme/next", .first(inForce: "2026-05-01"))
        }
    }

    @Test func anOlderOrOtherMainIsNotTakenIn() async throws {
        let (clone, before) = try await clone()
        let seen = try clone.history().ledger.head
        try clone.git.run("update-ref", "refs/remotes/origin/main", before.description)
        #expect(try clone.agreement.receive(from: "origin").history.ledger.head == seen)
        // A fork: another sound version after the same one.
        try clone.git.run("update-ref", "refs/heads/main", before.description)
        try FileManager.default.removeItem(atPath: clone.directory.file(".git/countersign/verified"))
        let other = try await clone.amend("acme/fork", .first(inForce: "2026-04-01"))
        try clone.git.run("update-ref", "refs/heads/main", seen.description)
        try FileManager.default.removeItem(atPath: clone.directory.file(".git/countersign/verified"))
        try clone.git.run("update-ref", "refs/remotes/origin/main", other.id.description)
        let (history, exchange) = try clone.agreement.receive(from: "origin")
        #expect(history.ledger.head == seen)
        // Both are sound: a person decides, and until then nothing is taken in.
        #expect(exchange.fork != nil)
    }

    @Test func whatIsSoundIsTakenInFromBelowAStrayCommit() async throws {
        let (clone, before) = try await clone()
        let seen = try clone.history().ledger.head
        let stray = try clone.git.run("commit-tree", "-p", seen.description, "-m", "stray", "\(seen)^{tree}").text
        try clone.git.run("update-ref", "refs/heads/main", before.description)
        try FileManager.default.removeItem(atPath: clone.directory.file(".git/countersign/verified"))
        try clone.git.run("update-ref", "refs/remotes/origin/main", stray)
        let (history, exchange) = try clone.agreement.receive(from: "origin")
        #expect(history.head == seen)
        #expect(exchange.refused.contains { $0.rule == .canonical || $0.rule == .signed })
    }

    @Test func aForgedMemoryDoesNotCrash() async throws {
        let (clone, _) = try await clone()
        let path = clone.directory.file(".git/countersign/verified")
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        for count in stride(from: 0, to: bytes.count, by: 7) {
            try Data(bytes.prefix(count)).write(to: URL(filePath: path))
            #expect(try clone.history().findings == [])
        }
    }
}
