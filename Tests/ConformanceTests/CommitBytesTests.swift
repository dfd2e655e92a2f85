import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

/// What the library writes is what stock git writes: nobody needs Countersign to read an agreement.
@Suite struct CommitBytesTests {
    @Test func everyActIsTheCommitThatGitSignsForTheSameContentPersonDateAndKey() async throws {
        let story = try await EveryKindOfAct()
        let keys = try KeyFiles(EveryKindOfAct.Someone.all.map(\.id))
        let ids = try story.clone.git.run("rev-list", "--all").text.split(separator: "\n").map(String.init)
        var kinds: Set<String> = []
        for id in ids {
            let commit = StockCommit(try story.clone.git.run("cat-file", "commit", id).output)
            kinds.insert(try #require(commit.trailer("Act")))
            let person = try #require(EveryKindOfAct.Someone.all.first { $0.id == commit.trailer("Person") })
            let git = StockProgram(
                "/usr/bin/git", in: story.clone.directory.path, home: keys.directory.path,
                adding: [
                    // As their party's file has it: git itself leaves out what it takes for crud.
                    "GIT_AUTHOR_NAME": person.name, "GIT_AUTHOR_EMAIL": person.email,
                    "GIT_COMMITTER_NAME": person.name, "GIT_COMMITTER_EMAIL": person.email,
                    "GIT_AUTHOR_DATE": commit.date, "GIT_COMMITTER_DATE": commit.date,
                ])
            let key = try keys.file(of: person.id)
            let result = try git.run(
                ["-c", "gpg.format=ssh", "-c", "user.signingKey=\(key)", "commit-tree", "-S", commit.tree]
                    + commit.parents.flatMap { ["-p", $0] },
                input: commit.message)
            // Ed25519 has no random part, so the same content has the same signature, and the commit the same id.
            #expect(result.text == id, "\(result.errors)")
            let author = try story.clone.git.run("log", "-1", "--format=%an <%ae>|%cn <%ce>", id).text
            let identity = "\(person.nameInCommits) <\(person.email)>"
            #expect(author == "\(identity)|\(identity)")
        }
        #expect(kinds == Set(ActKind.allCases.map(\.rawValue)))
    }
}

/// A commit taken apart by its blank line and line ends alone.
private struct StockCommit {
    let headers: [String]
    let message: [UInt8]

    init(_ bytes: [UInt8]) {
        let end = bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A } ?? bytes.endIndex
        headers = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n").map(String.init)
        message = Array(bytes[end...].dropFirst(2))
    }

    var tree: String { values(of: "tree").first ?? "" }
    var parents: [String] { values(of: "parent") }
    /// Seconds and offset, as git takes dates.
    var date: String { (values(of: "author").first ?? "").split(separator: " ").suffix(2).joined(separator: " ") }

    func trailer(_ key: String) -> String? {
        let lines = String(decoding: message, as: UTF8.self).split(separator: "\n")
        return lines.last { $0.hasPrefix(key + ": ") }.map { String($0.dropFirst(key.count + 2)) }
    }

    private func values(of key: String) -> [String] {
        headers.filter { $0.hasPrefix(key + " ") }.map { String($0.dropFirst(key.count + 1)) }
    }
}

/// Private keys made from seeds, as files that ssh-keygen takes.
private struct KeyFiles {
    let directory: TemporaryDirectory

    init(_ seeds: [String]) throws {
        directory = try TemporaryDirectory("keys")
        for seed in seeds {
            try directory.write(SeededKey(seed).openSSHPrivateKeyFile, to: seed)
            try directory.write(SeededKey(seed).publicKey.openSSH + "\n", to: seed + ".pub")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: directory.file(seed))
        }
    }

    func file(of seed: String) throws -> String {
        let file = directory.file(seed)
        try #require(FileManager.default.fileExists(atPath: file))
        return file
    }
}
