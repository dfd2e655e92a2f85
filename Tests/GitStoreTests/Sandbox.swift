import Foundation
import GitStore
import TestSupport
import Testing

/// A directory of its own for one test, removed with it, and stock git to ask for the truth.
final class Sandbox: Sendable {
    let directory: URL

    init() throws {
        try #require(Self.isHermetic)
        directory = URL(filePath: Scratch.path + "/gitstore-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// Takes the machine's own git configuration away from this process, before the first test.
    static let isHermetic: Bool = {
        let settings = [
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "HOME": "/nonexistent",
            "XDG_CONFIG_HOME": "/nonexistent",
        ]
        return settings.allSatisfy { setenv($0.key, $0.value, 1) == 0 }
    }()

    struct Output {
        let status: Int32
        let bytes: [UInt8]
        let errors: String
        var text: String { String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines) }
        /// Split at LF alone, where `String` would keep CR LF together.
        var lines: [String] {
            text.isEmpty
                ? []
                : text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
                    String($0) ?? ""
                }
        }
    }

    /// Runs git, whatever its exit status.
    func run(
        _ arguments: [String], in folder: String = "clone", input: [UInt8] = [], setting more: [String: String] = [:]
    ) throws -> Output {
        let name = UUID().uuidString
        let files = ["in", "out", "err"].map { directory.appending(path: "\(name).\($0)") }
        try Data(input).write(to: files[0])
        for file in files[1...] { try Data().write(to: file) }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        let place = directory.appending(path: folder)
        process.currentDirectoryURL = FileManager.default.fileExists(atPath: place.path) ? place : directory
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C", "TZ": "UTC",
            "GIT_AUTHOR_NAME": "Sari", "GIT_AUTHOR_EMAIL": "sari@acme.example",
            "GIT_COMMITTER_NAME": "Sari", "GIT_COMMITTER_EMAIL": "sari@acme.example",
            "GIT_AUTHOR_DATE": "1782864000 +0700", "GIT_COMMITTER_DATE": "1782864000 +0700",
        ].merging(more) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Output(
            status: process.terminationStatus, bytes: [UInt8](try Data(contentsOf: files[1])),
            errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
    }

    /// Runs git, which must succeed.
    @discardableResult
    func git(
        _ arguments: String..., in folder: String = "clone", input: [UInt8] = [], setting more: [String: String] = [:]
    ) throws -> Output {
        let output = try run(arguments, in: folder, input: input, setting: more)
        try #require(output.status == 0, "git \(arguments): \(output.errors)")
        return output
    }

    /// Stores an object through git, well formed or not.
    func store(_ bytes: [UInt8], as kind: String = "blob") throws -> ObjectID {
        try id(git("hash-object", "-t", kind, "-w", "--stdin", "--literally", input: bytes).text)
    }

    /// Commits the files given through git's plumbing; returns the commit.
    func commit(_ files: [String: String], parents: [ObjectID] = [], message: String = "act") throws -> ObjectID {
        let tree = try tree(files)
        let arguments = ["commit-tree", tree.description, "-m", message] + parents.flatMap { ["-p", $0.description] }
        let output = try run(arguments)
        try #require(output.status == 0, "\(output.errors)")
        return try id(output.text)
    }

    /// Writes a tree through an index of git's own.
    func tree(_ files: [String: String]) throws -> ObjectID {
        let index = directory.appending(path: UUID().uuidString).path
        let setting = ["GIT_INDEX_FILE": index]
        for (path, content) in files {
            let blob = try store(Array(content.utf8))
            try git("update-index", "--add", "--cacheinfo", "100644,\(blob),\(path)", setting: setting)
        }
        return try id(git("write-tree", setting: setting).text)
    }

    func id(_ text: String) throws -> ObjectID { try #require(ObjectID(hex: text)) }

    func path(_ relative: String) -> String { directory.appending(path: relative).path }

    /// A repository at `clone`, on the branch `main`.
    func clone(bare: Bool = false) throws -> Repository {
        try Repository.create(at: path("clone"), bare: bare, initialBranch: "main")
    }

    func write(_ text: String, to path: String, in folder: String = "clone") throws {
        let file = directory.appending(path: folder).appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// The content of a working file; nil where there is none.
    func read(_ path: String, in folder: String = "clone") -> String? {
        (try? Data(contentsOf: directory.appending(path: folder).appending(path: path)))
            .map { String(decoding: $0, as: UTF8.self) }
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: directory.appending(path: path))
    }

    /// Removes a file a little later, on a thread of its own: tests that wait may occupy all those of the tasks.
    func remove(_ path: String, afterMilliseconds delay: Int) {
        let file = directory.appending(path: path)
        Thread {
            Thread.sleep(forTimeInterval: Double(delay) / 1000)
            try? FileManager.default.removeItem(at: file)
        }.start()
    }
}

/// The code of the error that `body` throws; nil where it throws none.
func code(_ body: () throws(GitError) -> Void) -> GitError.Code? {
    do throws(GitError) {
        try body()
        return nil
    } catch {
        return error.code
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
