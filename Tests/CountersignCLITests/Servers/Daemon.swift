import Foundation
import Glibc
import TestSupport

/// A server program that a test started, with a configuration and a directory of its own; it ends with the test.
final class Daemon {
    private let process: pid_t
    private let log: String

    /// Starts a program and waits until it answers.
    ///
    /// It is started without Foundation, which takes a program that closes its descriptors for one that has ended, and
    /// hands on the signals that its own thread has blocked.
    ///
    /// - Parameter isReady: asked again and again for up to half a minute.
    init(
        _ path: String, _ arguments: [String], in directory: TemporaryDirectory, environment: [String: String],
        isReady: () -> Bool
    ) throws {
        log = directory.file(URL(filePath: path).lastPathComponent + ".log")
        process = try Self.spawn(path, arguments, environment, log: log)
        for _ in 0..<600 {
            if isReady() { return }
            usleep(50_000)
        }
        let words = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        stop()
        throw NotStarted(program: path, log: words)
    }

    deinit { stop() }

    /// Ends the program, all that it started, and waits for it.
    private func stop() {
        kill(-process, SIGTERM)
        var status: Int32 = 0
        for _ in 0..<100 where unsafe waitpid(process, &status, WNOHANG) == 0 { usleep(20_000) }
        kill(-process, SIGKILL)
        _ = unsafe waitpid(process, &status, WNOHANG)
    }

    /// Starts a program as the leader of a group of its own, with every signal as usual.
    private static func spawn(
        _ path: String, _ arguments: [String], _ environment: [String: String], log: String
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        var variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in unsafe words + variables { unsafe free(word) } }
        var process: pid_t = 0
        let answer = unsafe posix_spawn(&process, path, &actions, &attributes, &words, &variables)
        guard answer == 0 else { throw NotStarted(program: path, log: "it cannot be run: \(answer)") }
        return process
    }

    private struct NotStarted: Error {
        let program: String
        let log: String
    }

    /// A port of the loopback address that nothing listens on now.
    static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer -> UInt16? in
                guard unsafe bind(descriptor, pointer, length) == 0,
                    unsafe getsockname(descriptor, pointer, &length) == 0
                else { return nil }
                return 0
            }
        }
        guard port != nil else { throw NotStarted(program: "bind", log: "no port is free") }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Whether something listens on a port of the loopback address.
    static func answers(onPort port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(port: port)
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
