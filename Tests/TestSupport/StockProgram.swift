import Foundation
import Synchronization

/// A stock program run as a test's oracle: no settings of the person's or the machine's reach it.
public struct StockProgram: Sendable {
    public struct Result: Sendable {
        public let code: Int32
        public let output: [UInt8]
        public let errors: String
        public var text: String {
            let text = String(decoding: output, as: UTF8.self)
            return text.hasSuffix("\n") ? String(text.dropLast()) : text
        }
        public var succeeded: Bool { code == 0 }
    }

    public let path: String
    public let directory: String
    public let environment: [String: String]

    /// The environment that every program of a test runs in: an empty home, no settings, UTC and fixed dates.
    public static func environment(home: String) -> [String: String] {
        [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0",
            "GIT_AUTHOR_NAME": "Stock", "GIT_AUTHOR_EMAIL": "stock@example.test",
            "GIT_COMMITTER_NAME": "Stock", "GIT_COMMITTER_EMAIL": "stock@example.test",
            "GIT_AUTHOR_DATE": "1767225600 +0000", "GIT_COMMITTER_DATE": "1767225600 +0000",
        ]
    }

    public init(_ path: String, in directory: String, home: String, adding: [String: String] = [:]) {
        self.path = path
        self.directory = directory
        environment = Self.environment(home: home).merging(adding) { _, new in new }
    }

    /// Runs the program, which must end well.
    @discardableResult
    public func expect(_ arguments: String..., input: [UInt8] = []) throws -> Result {
        let result = try run(arguments, input: input)
        guard result.succeeded else { throw Failed(program: path, arguments: arguments, result: result) }
        return result
    }

    public struct Failed: Error {
        public let program: String
        public let arguments: [String]
        public let result: Result
    }

    @discardableResult
    public func run(_ arguments: String..., input: [UInt8] = []) throws -> Result { try run(arguments, input: input) }

    @discardableResult
    public func run(_ arguments: [String], input: [UInt8] = []) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: directory)
        process.environment = environment
        let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let collected = Mutex<Data>(Data())
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) {
            let data = errors.fileHandleForReading.readDataToEndOfFile()
            collected.withLock { $0 = data }
        }
        DispatchQueue.global().async(group: group) {
            try? standardInput.fileHandleForWriting.write(contentsOf: Data(input))
            try? standardInput.fileHandleForWriting.close()
        }
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        group.wait()
        process.waitUntilExit()
        let text = collected.withLock { String(decoding: $0, as: UTF8.self) }
        let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Result(code: code, output: [UInt8](bytes), errors: text)
    }
}
