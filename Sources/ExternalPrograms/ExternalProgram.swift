public import Agreements
internal import FoundationEssentials
internal import Subprocess
internal import SystemPackage

/// A program that is run and waited for. Its exit code is a result; only that it cannot run at all is an error.
public struct ExternalProgram: Sendable {
    /// What a run left behind.
    public struct Result: Sendable {
        /// The exit code; negative the number of the signal that ended it.
        public let code: Int32
        /// What it printed to standard output.
        public let output: [UInt8]
        /// What it printed to standard error.
        public let errors: String

        /// Whether it ended by itself and with code 0.
        public var succeeded: Bool { code == 0 }
        /// The output as text, without its final line feed.
        public var text: String {
            let text = String(decoding: output, as: UTF8.self)
            return text.hasSuffix("\n") ? String(text.dropLast()) : text
        }
    }

    /// As it is found in `PATH`, or an absolute path.
    public let name: String
    private let environment: [String: String?]
    private let surroundings: ProgramEnvironment

    /// A program with variables that are added to its surroundings; nil removes one.
    public init(
        _ name: String, environment: [String: String?] = [:], within surroundings: ProgramEnvironment = .inherited
    ) {
        self.name = name
        self.environment = environment
        self.surroundings = surroundings
    }

    /// git, which must not let replace references or optional locks change what it reads.
    ///
    /// It works on the repository of its directory, whichever one a hook or an alias that called us was working on.
    public static let git = ExternalProgram(
        "git",
        environment: [
            "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_DIR": nil, "GIT_WORK_TREE": nil,
            "GIT_INDEX_FILE": nil, "GIT_COMMON_DIR": nil, "GIT_PREFIX": nil, "GIT_NAMESPACE": nil,
        ])

    /// Variables by which OpenSSH is told not to ask: an askpass that always fails. Whatever command or settings a person
    /// has for ssh stay theirs.
    static let unasked: [String: String?] = ["SSH_ASKPASS": "/bin/false", "SSH_ASKPASS_REQUIRE": "force"]

    /// Most bytes that a program may print before it is taken to have failed.
    public static let outputLimit = 64 * 1024 * 1024

    /// The same program with further variables; nil removes one.
    public func with(_ variables: [String: String?]) -> ExternalProgram {
        ExternalProgram(name, environment: environment.merging(variables) { _, new in new }, within: surroundings)
    }

    /// The same program in other surroundings.
    public func within(_ surroundings: ProgramEnvironment) -> ExternalProgram {
        ExternalProgram(name, environment: environment, within: surroundings)
    }

    /// Runs the program to its end.
    ///
    /// - Throws: `programMissing` where it is not installed, `undecided` where it could not be run.
    public func run(
        _ arguments: [String], input: [UInt8] = [], in directory: String? = nil
    ) async throws(AgreementError) -> Result {
        let (code, output, errors) = try await run(
            arguments, input: input, in: directory, output: .bytes(limit: Self.outputLimit))
        return Result(code: code, output: output, errors: errors)
    }

    /// The same, with all that it prints to standard output in a new file, however much it is. The file stays whatever
    /// comes of the run.
    public func run(
        _ arguments: [String], input: [UInt8] = [], in directory: String? = nil, writing file: String
    ) async throws(AgreementError) -> Result {
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(
                FilePath(file), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite)
        } catch {
            throw AgreementError(.undecided, "The file \(file) cannot be written.", causes: ["\(error)"])
        }
        defer { try? descriptor.close() }
        let (code, _, errors) = try await run(
            arguments, input: input, in: directory,
            output: .fileDescriptor(descriptor, closeAfterSpawningProcess: false))
        return Result(code: code, output: [], errors: errors)
    }

    private func run<Output: OutputProtocol>(
        _ arguments: [String], input: [UInt8], in directory: String?, output: Output
    ) async throws(AgreementError) -> (code: Int32, output: Output.OutputType, errors: String) {
        var overrides: [Environment.Key: String?] = [:]
        for (key, value) in environment { overrides.updateValue(value, forKey: Environment.Key(stringLiteral: key)) }
        let base = surroundings.variables.map { variables in
            Environment.custom(
                Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) }))
        }
        do {
            let result = try await Subprocess.run(
                place.map { .path(FilePath($0)) } ?? .name(name),
                arguments: Arguments(arguments), environment: (base ?? .inherit).updating(overrides),
                workingDirectory: directory.map { FilePath($0) },
                input: .fileDescriptor(try Self.readable(input), closeAfterSpawningProcess: true),
                output: output, error: .string(limit: Self.outputLimit))
            let code: Int32 =
                switch result.terminationStatus {
                case .exited(let code): code
                case .signaled(let signal): -signal
                }
            return (code, result.standardOutput, result.standardError)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw AgreementError(
                .programMissing, "The program \(name) is needed and is not installed.",
                hint: "apt-get install git openssh-client")
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            throw AgreementError(
                .undecided, "The program \(name) printed more than \(Self.outputLimit >> 20) MiB and was stopped.")
        } catch {
            throw AgreementError(.undecided, "The program \(name) could not be run.", causes: ["\(error)"])
        }
    }

    /// Where it lies: its name, or the first file of that name in `PATH`; nil where none is found.
    ///
    /// Whoever runs a program by its name alone tries to start it in one folder after the other, each time by a process.
    private var place: String? {
        if name.hasPrefix("/") { return name }
        let variables = surroundings.variables ?? ProcessInfo.processInfo.environment
        let folders = (variables["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
        return folders.map { "\($0)/\(name)" }.first { file in
            // A folder may be entered and yet not listed: it is asked what it is.
            var isFolder: Bool = false
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder
                && FileManager.default.isExecutableFile(atPath: file)
        }
    }

    /// A descriptor from which a program reads these bytes.
    ///
    /// It is a file without a name and not a pipe: a program that ends before it has read everything, as ssh-keygen does
    /// without its key, would otherwise end this process too, by SIGPIPE.
    private static func readable(_ input: [UInt8]) throws -> FileDescriptor {
        guard !input.isEmpty else { return try FileDescriptor.open(FilePath("/dev/null"), .readOnly) }
        let name = "countersign-\(UUID().uuidString)"
        let path = FilePath(FileManager.default.temporaryDirectory.appending(path: name).path)
        let file = try FileDescriptor.open(
            path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
        do {
            try FileManager.default.removeItem(atPath: path.string)
            try file.writeAll(input)
            try file.seek(offset: 0, from: .start)
            return file
        } catch {
            try? file.close()
            throw error
        }
    }

    /// Runs the program and takes a failure of it as one of ours.
    public func expect(_ arguments: [String], _ failure: String, in directory: String? = nil)
        async throws(AgreementError) -> Result
    {
        let result = try await run(arguments, in: directory)
        guard result.succeeded else {
            let words = result.errors.split(separator: "\n").map(String.init)
            throw AgreementError(.undecided, failure, causes: words)
        }
        return result
    }
}
