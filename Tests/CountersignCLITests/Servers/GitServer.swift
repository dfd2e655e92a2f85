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
        try self.init(for: people, in: shop) { _, home in
            "/usr/bin/env HOME=\(home) GIT_CONFIG_NOSYSTEM=1 /usr/bin/git-shell -c \\\"$SSH_ORIGINAL_COMMAND\\\""
        }
        try shop.git("host").run("init", "--quiet", "--bare", "--initial-branch=main", repository)
    }

    /// - Parameter command: what a person's key runs, given the person and the server's home.
    init(for people: [String], in shop: Workshop, command: (String, String) -> String) throws {
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
        let keys = people.map { person in
            "restrict,command=\"\(command(person, home))\" \(SeededKey(person).publicKey.openSSH) \(person)\n"
        }
        try shop.directory.write(keys.joined(), to: "sshd/authorized_keys")
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
    private let daemons: [Daemon]

    init(for people: [String], in shop: Workshop) throws {
        self.shop = shop
        let directory = shop.directory
        let home = shop.home(of: "host")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        repository = directory.file("srv/agreement.git")
        port = try Daemon.freePort()
        let git = shop.git("host")
        try git.run("init", "--quiet", "--bare", "--initial-branch=main", repository)
        try StockProgram("/usr/bin/git", in: repository, home: home).run("config", "http.receivepack", "true")
        // The password is the person's name; nginx reads this form of it (RFC 2307's {PLAIN}).
        try directory.write(people.map { "\($0):{PLAIN}\($0)\n" }.joined(), to: "http/passwords")
        for person in people {
            try directory.write(
                "http://\(person):\(person)@127.0.0.1:\(port)\n", to: "home-\(person)/.git-credentials")
            try shop.git(person).run("config", "--global", "credential.helper", "store")
        }
        let socket = directory.file("http/s")
        try directory.write(
            Self.configuration(port: port, socket: socket, in: directory, home: home), to: "http/nginx.conf")
        let environment = Self.surroundings(home: home)
        let wrapper = try Daemon(
            "/usr/sbin/fcgiwrap", ["-c", "4", "-s", "unix:\(socket)"], in: directory, environment: environment
        ) { FileManager.default.fileExists(atPath: socket) }
        let port = port
        let server = try Daemon(
            "/usr/sbin/nginx", ["-c", directory.file("http/nginx.conf"), "-e", directory.file("http/error.log")],
            in: directory, environment: environment
        ) { Daemon.answers(onPort: port) }
        daemons = [server, wrapper]
    }

    private static func configuration(
        port: UInt16, socket: String, in directory: TemporaryDirectory, home: String
    ) -> String {
        """
        daemon off;
        master_process off;
        pid \(directory.file("http/nginx.pid"));
        events {}
        http {
            access_log off;
            client_max_body_size 256m;
            client_body_temp_path \(directory.file("http/body"));
            fastcgi_temp_path \(directory.file("http/fastcgi"));
            proxy_temp_path \(directory.file("http/proxy"));
            uwsgi_temp_path \(directory.file("http/uwsgi"));
            scgi_temp_path \(directory.file("http/scgi"));
            server {
                listen 127.0.0.1:\(port);
                auth_basic "Agreements";
                auth_basic_user_file \(directory.file("http/passwords"));
                location ~ ^/srv/ {
                    fastcgi_pass unix:\(socket);
                    fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
                    fastcgi_param GIT_PROJECT_ROOT \(directory.path);
                    fastcgi_param GIT_HTTP_EXPORT_ALL 1;
                    fastcgi_param GIT_CONFIG_NOSYSTEM 1;
                    fastcgi_param HOME \(home);
                    fastcgi_param PATH /usr/bin:/bin;
                    fastcgi_param PATH_INFO $uri;
                    fastcgi_param QUERY_STRING $query_string;
                    fastcgi_param REQUEST_METHOD $request_method;
                    fastcgi_param CONTENT_TYPE $content_type;
                    fastcgi_param CONTENT_LENGTH $content_length;
                    fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
                    fastcgi_param GIT_PROTOCOL $http_git_protocol;
                    fastcgi_param REMOTE_USER $remote_user;
                    fastcgi_param REMOTE_ADDR $remote_addr;
                }
            }
        }

        """
    }

    func url(for person: String) -> String { "http://\(person)@127.0.0.1:\(port)/srv/agreement.git" }

    func environment(of person: String) -> [String: String] { [:] }
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
        ssh = try SSHServer(for: people, in: shop) { person, home in
            "/usr/bin/env HOME=\(home) GIT_CONFIG_NOSYSTEM=1 /usr/share/gitolite3/gitolite-shell \(person)"
        }
        let home = shop.home(of: "host")
        repository = home + "/repositories/agreement.git"
        try shop.directory.write(SeededKey("admin").publicKey.openSSH + " admin\n", to: "admin.pub")
        let environment = Self.surroundings(home: home)
        let gitolite = StockProgram("/usr/bin/gitolite", in: home, home: home, adding: environment)
        try Self.expect(gitolite.run("setup", "-pk", shop.directory.file("admin.pub")))
        // The hook is the same for every repository; what it is for is pinned in each.
        let hooks = home + "/.gitolite/hooks/common"
        for name in Host.hooks {
            let text = try Documentation.file("Hooks/\(name)")
            try text.replacing("exec countersign", with: "exec '\(BuiltProgram.path)'")
                .write(toFile: hooks + "/\(name)", atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hooks + "/\(name)")
        }
        let configuration = home + "/.gitolite/conf/gitolite.conf"
        let rules = """
            repo agreement
                RW+CD = \(people.joined(separator: " "))

            """
        let present = try String(contentsOfFile: configuration, encoding: .utf8)
        try (present + "\n" + rules).write(toFile: configuration, atomically: true, encoding: .utf8)
        try Self.expect(gitolite.run("compile"))
        try Self.expect(gitolite.run("setup", "--hooks-only"))
    }

    private static func expect(_ result: StockProgram.Result) throws {
        guard result.succeeded else { throw Failed(words: result.errors + result.text) }
    }

    private struct Failed: Error { let words: String }

    func url(for person: String) -> String { ssh.url(named: "agreement") }

    func environment(of person: String) -> [String: String] { ssh.environment(of: person) }
}
