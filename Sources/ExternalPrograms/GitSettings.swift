public import Agreements
internal import FoundationEssentials
public import GitStore

/// A person's settings of git, read and written as git itself does.
public struct GitSettings: Sendable {
    private let git: ExternalProgram
    private let directory: String?
    /// The repository, where what libgit2 reads of it may stand for what git reads.
    private let repository: Repository?

    /// - Parameters:
    ///   - environment: says where the person's settings are (`HOME`, `GIT_CONFIG_GLOBAL`).
    ///   - directory: a repository whose own settings count as well; nil for the person's alone.
    public init(environment: ProgramEnvironment = .inherited, in directory: String? = nil) {
        git = ExternalProgram.git.within(environment)
        self.directory = directory
        repository = nil
    }

    /// - Parameters:
    ///   - environment: says where the person's settings are (`HOME`, `GIT_CONFIG_GLOBAL`).
    ///   - repository: whose own settings count as well.
    public init(environment: ProgramEnvironment = .inherited, of repository: Repository) {
        git = ExternalProgram.git.within(environment)
        directory = repository.workingDirectory ?? repository.gitDirectory
        // libgit2 looks where the variables of this process say.
        self.repository = environment.hasSettingsOfThisProcess ? repository : nil
    }

    /// The value of a setting; nil where it is not set, or empty.
    ///
    /// Starting git to ask it takes longer than all that `status` reads, so it is asked only where it might know better.
    public subscript(key: String) -> String? {
        get async throws(AgreementError) {
            if let repository, repository.readsAllSettings, let value = try? repository.configuration(key), value != ""
            {
                return value
            }
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

extension ProgramEnvironment {
    /// Whether programs find a person's settings of git where this process does.
    fileprivate var hasSettingsOfThisProcess: Bool {
        func places(_ variables: [String: String]) -> [String: String] {
            variables.filter { $0.key == "HOME" || $0.key == "XDG_CONFIG_HOME" || $0.key.hasPrefix("GIT_") }
        }
        return variables.map { places($0) == places(ProcessInfo.processInfo.environment) } ?? true
    }
}
