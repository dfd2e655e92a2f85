internal import CLibgit2

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The C handles of an open repository. It has one owner, which is a lock, and frees them when that goes.
struct RawRepository: ~Copyable {
    let repository: OpaquePointer
    /// The object database, kept because nearly every call needs it.
    let objects: OpaquePointer
    /// Asked before the library is, which asks it as well.
    let packs: PackReader
    /// Where new packs go.
    let packDirectory: String

    /// What has a say in a repository besides its own objects and references.
    enum Surroundings {
        /// Not even a file of settings is opened.
        case none
        /// The settings of the repository and the person.
        case settings
        /// Those, and git's variables that name the repository and where its objects are.
        case variables
    }

    init(
        _ operation: String, _ surroundings: Surroundings, _ open: @Sendable (inout OpaquePointer?) -> Int32
    ) throws(GitError) {
        let repository = try handle(operation, open)
        do throws(GitError) {
            if surroundings == .none {
                let none = try handle(operation) { git_config_new(&$0) }
                defer { git_config_free(none) }
                try call(operation) { git_repository_set_config(repository, none) }
            }
            guard let common = git_repository_commondir(repository).flatMap({ String(validatingCString: $0) }) else {
                throw GitError(.invalidName, message: "the path is not UTF-8", operation: operation)
            }
            let usual = common + "objects"
            let directories = try ObjectDirectories.all(
                from: surroundings == .variables ? ObjectDirectories.ofEnvironment(usual: usual) : [usual])
            let packs = try PackReader(in: directories.map { $0 + "/pack" }, operation)
            let objects = try ObjectDatabase.open(directories, packs, operation)
            do throws(GitError) {
                try call(operation) { git_repository_set_odb(repository, objects) }
            } catch {
                git_odb_free(objects)
                throw error
            }
            (self.repository, self.objects, self.packs) = (repository, objects, packs)
            packDirectory = (directories.first ?? usual) + "/pack"
        } catch {
            git_repository_free(repository)
            throw error
        }
    }

    deinit {
        git_odb_free(objects)
        git_repository_free(repository)
    }

    /// Reads configuration where git would read it.
    ///
    /// libgit2 1.5 does not know the variables with which git's own users and tests move its configuration files:
    /// each of them replaces a level here. `GIT_CONFIG_GLOBAL` replaces both places of a person's own file.
    func followConfigurationVariables(_ operation: String) throws(GitError) {
        var replacements: [(git_config_level_t, String)] = []
        if let file = environment("GIT_CONFIG_GLOBAL") {
            replacements = [(GIT_CONFIG_LEVEL_GLOBAL, file), (GIT_CONFIG_LEVEL_XDG, "/dev/null")]
        }
        let skipsSystem = ["1", "true", "yes", "on"].contains(environment("GIT_CONFIG_NOSYSTEM")?.lowercased())
        if let file = skipsSystem ? "/dev/null" : environment("GIT_CONFIG_SYSTEM") {
            replacements.append((GIT_CONFIG_LEVEL_SYSTEM, file))
        }
        guard !replacements.isEmpty else { return }
        let configuration = try handle(operation) { git_repository_config(&$0, repository) }
        defer { git_config_free(configuration) }
        for (level, file) in replacements {
            try call(operation) { git_config_add_file_ondisk(configuration, file, level, repository, 1) }
        }
    }
}

/// The value of an environment variable, where it is set.
func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}
