import Foundation
import TestSupport

/// What can be seen of a story at one moment.
struct StoryState: Equatable {
    /// Every reference of every repository, where HEAD is among them, and the files of hooks.
    var references: [String: String] = [:]
    /// The bytes of every working file.
    var files: [String: Data] = [:]
    /// What git takes for edited, what was pinned, noted and set.
    var settings: [String: String] = [:]

    /// How another differs, for a person to read.
    func difference(from other: StoryState) -> String {
        let keys =
            Set(references.keys).union(other.references.keys).filter { references[$0] != other.references[$0] }
            + Set(settings.keys).union(other.settings.keys).filter { settings[$0] != other.settings[$0] }
            + Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }
        return keys.sorted().joined(separator: ", ")
    }
}

extension FaultStory {
    /// Everything that counts. Left out are notes that spare work or words alone, and are made again.
    func state() throws -> StoryState {
        var state = StoryState()
        for name in repositories {
            let git = shop.git("host", in: name)
            for line in try git.run("for-each-ref", "--format=%(refname) %(objectname)").text.split(separator: "\n") {
                let parts = line.split(separator: " ")
                state.references["\(name) \(parts[0])"] = String(parts[1])
            }
            state.references["\(name) HEAD"] = try git.run("symbolic-ref", "HEAD").text
            let isBare = name.hasSuffix(".git")
            let inner = shop.directory.file(name) + (isBare ? "" : "/.git")
            for file in [
                "countersign/agreement", "countersign/refreshing", "countersign/allowed_signers", "hooks/pre-push",
                "hooks/pre-receive", "hooks/post-receive", "countersign/settings-before",
            ] {
                state.settings["\(name) \(file)"] = try? String(contentsOfFile: inner + "/" + file, encoding: .utf8)
            }
            // A clone that had another name while it was made knows its list of keys by that name until the next act.
            state.settings["\(name) config"] = try git.run("config", "--local", "--list").text.split(separator: "\n")
                .filter { !$0.hasPrefix("gpg.ssh.allowedsignersfile") }.sorted().joined(separator: "\n")
            guard !isBare else { continue }
            state.settings["\(name) status"] = try git.run("status", "--porcelain").text
            let root = shop.directory.file(name)
            for path in try FileManager.default.subpathsOfDirectory(atPath: root) where !path.hasPrefix(".git") {
                state.files["\(name)/\(path)"] = FileManager.default.contents(atPath: root + "/" + path)
            }
        }
        return state
    }

    /// What git finds wrong in any of the repositories; empty where nothing is.
    func faults() throws -> String {
        try repositories.map { name in
            let result = try shop.git("host", in: name).run("fsck", "--strict", "--no-dangling", "--no-progress")
            return result.succeeded ? "" : name + ": " + result.errors + result.text
        }.joined()
    }

    /// Every commit of every repository.
    func commits() throws -> Set<String> {
        try Set(
            repositories.flatMap { name in
                try shop.git("host", in: name).run("rev-list", "--all").text.split(separator: "\n").map(String.init)
            })
    }

    /// What `verify` says of each repository that holds an agreement by now.
    func verdicts() async throws -> [String] {
        let agreement = try shop.agreement
        var verdicts: [String] = []
        for name in repositories {
            let git = shop.git("host", in: name)
            guard try git.run("rev-parse", "--verify", "--quiet", "refs/heads/main").succeeded else { continue }
            let answer = await shop.run("sari", "verify", name, "--agreement", agreement, "--json")
            verdicts.append(try answer.document()["verdict"] as? String ?? answer.messages)
        }
        return verdicts
    }
}
