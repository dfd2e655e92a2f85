import Foundation
import SSHSignature
import TestSupport
import Testing

/// The stock `ssh-keygen`, in a folder of its own that is removed afterwards.
///
/// It is what the other party has: tests ask it first, so that a refusal of ours is known to be one.
struct SSHKeygen: ~Copyable {
    static let path = ["/usr/bin/ssh-keygen", "/usr/local/bin/ssh-keygen", "/opt/homebrew/bin/ssh-keygen"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
    static var isInstalled: Bool { path != nil }

    private let folder: URL

    init() throws {
        folder = URL(filePath: Scratch.path + "/sshsignature-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Whether `ssh-keygen -Y verify` calls the signature good, for a signer whose key is `openSSH`.
    func accepts(
        _ armored: [UInt8], over payload: [UInt8], by openSSH: String, namespace: String = "git"
    ) throws -> Bool {
        try accepts(armored, over: payload, allowed: "signer \(openSSH)\n", principal: "signer", namespace: namespace)
    }

    /// Whether `ssh-keygen -Y verify` calls the signature good, with `allowed` as the allowed signers file.
    func accepts(
        _ armored: [UInt8], over payload: [UInt8], allowed: String, principal: String, namespace: String = "git"
    ) throws -> Bool {
        try write(armored, "signature")
        try write(Array(allowed.utf8), "allowed")
        let arguments = ["verify", "-n", namespace, "-f", file("allowed"), "-I", principal, "-s", file("signature")]
        let result = try run(["-Y"] + arguments, input: payload)
        return result.status == 0 && result.output.contains("Good \"\(namespace)\" signature")
    }

    /// What `ssh-keygen -Y find-principals` prints, line by line.
    func principals(of armored: [UInt8], allowed: String) throws -> [String] {
        try write(armored, "signature")
        try write(Array(allowed.utf8), "allowed")
        let result = try run(["-Y", "find-principals", "-f", file("allowed"), "-s", file("signature")])
        return result.output.split(separator: "\n").map(String.init)
    }

    /// What `ssh-keygen -Y sign` writes.
    func sign(
        _ payload: [UInt8], with privateKeyFile: String, namespace: String = "git", options: [String] = []
    ) throws -> [UInt8] {
        try write(Array(privateKeyFile.utf8), "key")
        let result = try run(["-q", "-Y", "sign", "-n", namespace, "-f", file("key")] + options, input: payload)
        return Array(result.output.utf8)
    }

    /// The private key file of a new key.
    func makeKey(_ kind: [String], comment: String = "") throws -> (privateKeyFile: String, publicKeyFile: String) {
        try? FileManager.default.removeItem(atPath: file("new"))
        _ = try run(["-q", "-N", "", "-C", comment, "-f", file("new"), "-t"] + kind)
        return (
            try String(contentsOfFile: file("new"), encoding: .utf8),
            try String(contentsOfFile: file("new.pub"), encoding: .utf8)
        )
    }

    /// The fingerprint that `ssh-keygen -l` prints.
    func fingerprint(_ openSSH: String) throws -> String {
        try write(Array((openSSH + "\n").utf8), "key.pub")
        let fields = try run(["-l", "-f", file("key.pub")]).output.split(separator: " ")
        return fields.count > 1 ? String(fields[1]) : ""
    }

    private func file(_ name: String) -> String { folder.appending(path: name).path }

    private func write(_ bytes: [UInt8], _ name: String) throws {
        try? FileManager.default.removeItem(atPath: file(name))
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        try #require(
            FileManager.default.createFile(atPath: file(name), contents: Data(bytes), attributes: attributes))
    }

    private func run(_ arguments: [String], input: [UInt8] = []) throws -> (status: Int32, output: String) {
        // Through files: a pipe that nobody reads would make the two wait for each other.
        try write(input, "input")
        try write([], "output")
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.path))
        process.arguments = arguments
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C"]
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: file("input")))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: file("output")))
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOfFile: file("output"), encoding: .utf8))
    }
}
