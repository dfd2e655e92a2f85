public import Agreements

/// A person's settings of git, read and written as git itself does.
public struct GitSettings: Sendable {
    private let git: ExternalProgram
    private let directory: String?

    /// - Parameters:
    ///   - environment: says where the person's settings are (`HOME`, `GIT_CONFIG_GLOBAL`).
    ///   - directory: a repository whose own settings count as well; nil for the person's alone.
    public init(environment: ProgramEnvironment = .inherited, in directory: String? = nil) {
        git = ExternalProgram.git.within(environment)
        self.directory = directory
    }

    /// The value of a setting; nil where it is not set, or empty.
    public subscript(key: String) -> String? {
        get async throws(AgreementError) {
            // Without a repository, the one we happen to run in must not count either.
            let result = try await git.run(["config", "--get", key], in: directory ?? "/")
            return result.succeeded && !result.text.isEmpty ? result.text : nil
        }
    }

    /// Changes one of the person's own settings, for all their repositories.
    public func setForPerson(_ key: String, to value: String) async throws(AgreementError) {
        _ = try await git.expect(["config", "--global", key, value], "git's setting \(key) cannot be written.")
    }
}
