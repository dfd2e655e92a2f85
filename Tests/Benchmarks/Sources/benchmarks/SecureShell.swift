import Foundation

/// OpenSSH at both ends, without a network between them: each connection is a handshake with an sshd of its own, which
/// ends with it.
struct SecureShell {
    /// For git's environment.
    let command: String
    private let directory: ScratchDirectory

    /// - Parameter key: the file of the key that may connect.
    init(key: String) throws {
        directory = try ScratchDirectory()
        let path = directory.path
        // Where sshd, as root, wants an empty directory to lock itself into.
        try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
        try ReleaseCommand(path: "/usr/bin/ssh-keygen").run(["-q", "-t", "ed25519", "-N", "", "-f", path + "/host"])
        let configuration = """
            HostKey \(path)/host
            PidFile none
            AuthorizedKeysFile \(key).pub
            StrictModes no
            UsePAM no
            LogLevel ERROR
            SetEnv HOME=\(path) GIT_CONFIG_NOSYSTEM=1

            """
        try Data(configuration.utf8).write(to: URL(filePath: path + "/configuration"))
        let hostKey = try String(contentsOfFile: path + "/host.pub", encoding: .utf8)
        try Data("loopback \(hostKey)".utf8).write(to: URL(filePath: path + "/known_hosts"))
        let options = [
            "IdentitiesOnly=yes", "BatchMode=yes", "UserKnownHostsFile=\(path)/known_hosts",
            "'ProxyCommand=/usr/sbin/sshd -i -f \(path)/configuration'",
        ]
        command = "ssh -F /dev/null -i \(key) " + options.map { "-o \($0)" }.joined(separator: " ")
    }

    /// The address of a repository.
    func url(of repository: String) -> String { "ssh://\(NSUserName())@loopback\(repository)" }
}
