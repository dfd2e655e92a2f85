import Foundation
import SSHSignature
import TestSupport

@testable import CountersignCLI

/// A real git server on loopback that carries one repository, and what a person's git needs to reach it.
protocol GitServer {
    /// What the server is, in a test's name.
    static var name: String { get }
    /// Whether its programs are installed.
    static var isInstalled: Bool { get }
    /// Starts it for the people of a workshop, with a bare repository that holds nothing yet.
    init(for people: [String], in shop: Workshop) throws
    /// Where the repository lies on the server's disk.
    var repository: String { get }
    /// The repository's address for a person.
    func url(for person: String) -> String
    /// What a person's programs are run with in addition.
    func environment(of person: String) -> [String: String]
}

extension GitServer {
    static func areInstalled(_ programs: String...) -> Bool {
        programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The environment of the server's own programs: nothing of the machine's settings.
    static func surroundings(home: String) -> [String: String] {
        [
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home,
            "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
        ]
    }
}

/// OpenSSH's sshd, which lets each key run git-shell and nothing else.
struct SSHServer: GitServer {
    static let name = "sshd with git-shell"
    static var isInstalled: Bool { areInstalled("/usr/sbin/sshd", "/usr/bin/git-shell") }

    let repository: String
    private let shop: Workshop
    private let port: UInt16
    private let daemon: Daemon

    init(for people: [String], in shop: Workshop) throws {
        let line = try HostingPage().text(.authorizedKeys)
        try self.init(for: people, in: shop) { person in
            line.replacing("ssh-ed25519 AAAA…", with: SeededKey(person).publicKey.openSSH)
                .replacing("sari", with: person)
        }
        try shop.git("host").run("init", "--quiet", "--bare", "--initial-branch=main", repository)
    }

    /// - Parameter line: a person's line of `authorized_keys`.
    init(for people: [String], in shop: Workshop, line: (String) -> String) throws {
        self.shop = shop
        let home = shop.home(of: "host")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        // Where sshd, as root, wants an empty directory to lock itself into.
        try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
        repository = shop.directory.file("srv/agreement.git")
        port = try Daemon.freePort()
        try shop.directory.write(SeededKey("host").openSSHPrivateKeyFile, to: "sshd/host_key")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: shop.directory.file("sshd/host_key"))
        try shop.directory.write(people.map(line).joined(), to: "sshd/authorized_keys")
        try shop.directory.write(
            """
            Port \(port)
            ListenAddress 127.0.0.1
            HostKey \(shop.directory.file("sshd/host_key"))
            PidFile none
            AuthorizedKeysFile \(shop.directory.file("sshd/authorized_keys"))
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin forced-commands-only
            LogLevel ERROR
            SetEnv HOME=\(home) GIT_CONFIG_NOSYSTEM=1 PATH=\(BuiltProgram.searchPath)

            """, to: "sshd/config")
        try shop.directory.write(
            "[127.0.0.1]:\(port) \(SeededKey("host").publicKey.openSSH)\n", to: "sshd/known_hosts")
        let port = port
        daemon = try Daemon(
            "/usr/sbin/sshd", ["-D", "-e", "-f", shop.directory.file("sshd/config")], in: shop.directory,
            environment: Self.surroundings(home: home)
        ) { Daemon.answers(onPort: port) }
    }

    func url(for person: String) -> String { "ssh://\(NSUserName())@127.0.0.1:\(port)\(repository)" }

    func environment(of person: String) -> [String: String] {
        let options = [
            "-F /dev/null", "-o IdentitiesOnly=yes", "-o UserKnownHostsFile=\(shop.directory.file("sshd/known_hosts"))",
            "-o BatchMode=yes", "-i \(shop.home(of: person))/.ssh/id_ed25519",
        ]
        return ["GIT_SSH_COMMAND": "ssh " + options.joined(separator: " ")]
    }

    /// The address of another repository on the same server, as gitolite names them.
    func url(named name: String) -> String { "ssh://\(NSUserName())@127.0.0.1:\(port)/\(name)" }
}

/// git's own http-backend behind nginx and fcgiwrap, with a password for each person.
struct HTTPServer: GitServer {
    static let name = "git http-backend behind nginx and fcgiwrap"
    static var isInstalled: Bool {
        areInstalled("/usr/sbin/nginx", "/usr/sbin/fcgiwrap", "/usr/lib/git-core/git-http-backend")
    }

    let repository: String
    private let shop: Workshop
    private let port: UInt16
    private let certificate: String
    private let daemons: [Daemon]

    init(for people: [String], in shop: Workshop) throws {
        self.shop = shop
        let directory = shop.directory
        let home = shop.home(of: "host")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        repository = directory.file("srv/agreements/hosting.git")
        certificate = directory.file("http/agreements.pem")
        port = try Daemon.freePort()
        try shop.git("host").run("init", "--quiet", "--bare", "--initial-branch=main", repository)
        let page = try HostingPage()
        let paths = HostingPaths(in: shop)
        try directory.write("", to: "http/agreements.passwords")
        for person in people {
            // The password is the person's name.
            try directory.write(person + "\n", to: "\(person).password")
            let commands = paths.place(try page.text(.passwords)).replacing("sari", with: person)
            try StockProgram("/bin/sh", in: shop.path, home: home).expect("-euc", commands)
            try directory.write(
                "https://\(person):\(person)@127.0.0.1:\(port)\n", to: "home-\(person)/.git-credentials")
            try shop.git(person).run("config", "--global", "credential.helper", "store")
        }
        try StockProgram("/usr/bin/openssl", in: shop.path, home: home).expect(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-out", certificate, "-keyout",
            directory.file("http/agreements.key"))
        let server = paths.place(try page.text(.nginx)).replacing("listen 443 ", with: "listen 127.0.0.1:\(port) ")
        try directory.write(Self.configuration(of: server, in: directory), to: "http/nginx.conf")
        let socket = directory.file("http/s")
        let environment = Self.surroundings(home: home)
        let wrapper = try Daemon(
            "/usr/sbin/fcgiwrap", ["-c", "4", "-s", "unix:\(socket)"], in: directory, environment: environment
        ) { FileManager.default.fileExists(atPath: socket) }
        let port = port
        let nginx = try Daemon(
            "/usr/sbin/nginx", ["-c", directory.file("http/nginx.conf"), "-e", directory.file("http/error.log")],
            in: directory, environment: environment
        ) { Daemon.answers(onPort: port) }
        daemons = [nginx, wrapper]
    }

    /// A server of the page's, in a process of its own that writes nowhere else.
    private static func configuration(of server: String, in directory: TemporaryDirectory) -> String {
        let places = ["client_body", "fastcgi", "proxy", "uwsgi", "scgi"].map {
            "    \($0)_temp_path \(directory.file("http/\($0)"));\n"
        }
        return """
            daemon off;
            master_process off;
            pid \(directory.file("http/nginx.pid"));
            events {}
            http {
                access_log off;
            \(places.joined())\(server)}

            """
    }

    func url(for person: String) -> String { "https://\(person)@127.0.0.1:\(port)/hosting.git" }

    func environment(of person: String) -> [String: String] { ["GIT_SSL_CAINFO": certificate] }
}

/// gitolite on top of sshd, with the gate as a common hook.
struct GitoliteServer: GitServer {
    static let name = "gitolite"
    static var isInstalled: Bool {
        SSHServer.isInstalled && areInstalled("/usr/bin/gitolite", "/usr/share/gitolite3/gitolite-shell")
    }

    let repository: String
    private let ssh: SSHServer

    init(for people: [String], in shop: Workshop) throws {
        ssh = try SSHServer(for: people, in: shop) { person in
            let command = "/usr/share/gitolite3/gitolite-shell \(person)"
            return "restrict,command=\"\(command)\" \(SeededKey(person).publicKey.openSSH) \(person)\n"
        }
        let home = shop.home(of: "host")
        repository = home + "/repositories/hosting.git"
        try shop.directory.write(SeededKey("admin").publicKey.openSSH + " admin\n", to: "admin.pub")
        let environment = Self.surroundings(home: home)
        let gitolite = StockProgram("/usr/bin/gitolite", in: home, home: home, adding: environment)
        try gitolite.expect("setup", "-pk", shop.directory.file("admin.pub"))
        let page = try HostingPage()
        let checkout = StockProgram(
            "/bin/sh", in: Documentation.top, home: home,
            adding: environment.merging(["PATH": BuiltProgram.searchPath]) { $1 })
        // The hook is the same for every repository; what it is for is pinned in each.
        try checkout.expect("-euc", page.text(.gitolite))
        let configuration = home + "/.gitolite/conf/gitolite.conf"
        let rules = try page.text(.gitoliteConfiguration)
            .replacing("sari dewi", with: people.joined(separator: " "))
        let present = try String(contentsOfFile: configuration, encoding: .utf8)
        try (present + "\n" + rules).write(toFile: configuration, atomically: true, encoding: .utf8)
        try gitolite.expect("compile")
        try gitolite.expect("setup", "--hooks-only")
    }

    func url(for person: String) -> String { ssh.url(named: "hosting") }

    func environment(of person: String) -> [String: String] { ssh.environment(of: person) }
}
