import Foundation
import TestSupport
import Testing

/// An evidence package as an outsider has it before them: unpacked, beside nothing but stock programs.
final class UnpackedEvidence {
    let directory: TemporaryDirectory
    /// What `check.sh` may run: the shell, coreutils, git and ssh-keygen.
    private let programs: TemporaryDirectory

    /// Unpacks a zip file by a program that had no part in making it.
    init(_ zip: String) throws {
        directory = try TemporaryDirectory("unpacked")
        let python = StockProgram("/usr/bin/env", in: directory.path, home: directory.path)
        let result = try python.run(
            "python3", "-c",
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall()", zip)
        guard result.succeeded else { throw Unreadable(reason: result.errors) }
        programs = try Self.toolbox()
    }

    private init(directory: TemporaryDirectory, programs: TemporaryDirectory) {
        (self.directory, self.programs) = (directory, programs)
    }

    struct Unreadable: Error { let reason: String }

    /// The folder that everything lies in.
    var path: String { directory.file("evidence") }

    /// Of coreutils all that the check could want, and of anything else three programs.
    private static func toolbox() throws -> TemporaryDirectory {
        let box = try TemporaryDirectory("programs")
        let coreutils = [
            "[", "b2sum", "base64", "basename", "cat", "chmod", "comm", "cp", "csplit", "cut", "date", "dd", "dirname",
            "du", "echo", "env", "expand", "expr", "false", "fmt", "fold", "head", "id", "install", "join", "link",
            "ln",
            "ls", "mkdir", "mkfifo", "mktemp", "mv", "nl", "nproc", "od", "paste", "pr", "printenv", "printf", "ptx",
            "pwd", "readlink", "realpath", "rm", "rmdir", "seq", "sha1sum", "sha256sum", "sha512sum", "shuf", "sleep",
            "sort", "split", "stat", "sum", "tac", "tail", "tee", "test", "timeout", "touch", "tr", "true", "truncate",
            "tsort", "tty", "uname", "unexpand", "uniq", "unlink", "wc", "who", "whoami", "yes",
        ]
        for name in coreutils + ["sh", "git", "ssh-keygen"] {
            guard let found = ["/bin/", "/usr/bin/"].map({ $0 + name }).first(where: FileManager.default.fileExists)
            else {
                continue
            }
            try FileManager.default.createSymbolicLink(atPath: box.file(name), withDestinationPath: found)
        }
        return box
    }

    /// Another copy, for one test to spoil.
    func copy() throws -> UnpackedEvidence {
        let other = try TemporaryDirectory("unpacked")
        try FileManager.default.copyItem(atPath: path, toPath: other.file("evidence"))
        return UnpackedEvidence(directory: other, programs: programs)
    }

    /// Runs the check as the outsider does.
    func check(_ agreement: String, locale: String = "C.UTF-8") throws -> StockProgram.Result {
        try check(agreement, by: "\(path)/check.sh", adding: ["LC_ALL": locale])
    }

    /// Runs a check as it is named from the folder that the package was unpacked in.
    func check(_ agreement: String, by script: String, adding more: [String: String]) throws -> StockProgram.Result {
        try StockProgram(
            programs.file("sh"), in: directory.path, home: programs.path,
            adding: ["PATH": programs.path, "GIT_DIR": "/nowhere"].merging(more) { _, new in new }
        ).run(script, agreement)
    }

    /// Every file of it, by its path within, in order.
    var files: [String] {
        get throws {
            let found = try FileManager.default.subpathsOfDirectory(atPath: path)
            return found.filter { name in
                (try? FileManager.default.attributesOfItem(atPath: path + "/" + name)[.type]) as? FileAttributeType
                    == .typeRegular
            }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
    }

    func bytes(_ file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path + "/" + file))) }

    func text(_ file: String) throws -> String { String(decoding: try bytes(file), as: UTF8.self) }

    func write(_ bytes: some Sequence<UInt8>, to file: String) throws {
        let url = URL(filePath: path + "/" + file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: path + "/" + file) }

    /// Turns bits of one byte.
    func flip(_ file: String, at offset: Int, by bits: UInt8) throws {
        var bytes = try bytes(file)
        bytes[offset] ^= bits
        try write(bytes, to: file)
    }

    /// Lists the hashes of what is there now, as somebody does who swaps files and hash list together.
    func seal() throws {
        let names = try files.filter { $0 != "SHA256SUMS" }
        let sums = StockProgram("/usr/bin/sha256sum", in: path, home: path)
        try write(try sums.run(["--"] + names).output, to: "SHA256SUMS")
    }

    /// Puts another history in its place, with the text that it ends with, and lists the hashes anew.
    func show(_ repository: String, signers: String? = nil) throws {
        let git = StockProgram("/usr/bin/git", in: repository, home: repository)
        try? remove("versions")
        try remove("text")
        try remove("agreement.bundle")
        try git.run("bundle", "create", "--quiet", path + "/agreement.bundle", "main")
        for line in try git.run("ls-tree", "-r", "--name-only", "main").text.split(separator: "\n") {
            try write(try git.run("cat-file", "blob", "main:\(line)").output, to: "text/\(line)")
        }
        if let signers { try write(signers.utf8, to: "allowed_signers") }
        try seal()
    }
}
