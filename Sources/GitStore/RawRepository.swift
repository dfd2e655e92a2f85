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
    /// A short cut to small objects in packs.
    let packs: PackReader
    /// Asked before the library is.
    let guarding: PackGuard

    /// - Parameter readsSettings: whether settings of the repository and the person have a say. Without them not even
    ///   the object database, which looks some up, opens a file of settings.
    init(
        _ operation: String, readsSettings: Bool, _ open: @Sendable (inout OpaquePointer?) -> Int32
    ) throws(GitError) {
        let repository = try handle(operation, open)
        do throws(GitError) {
            if !readsSettings {
                let none = try handle(operation) { git_config_new(&$0) }
                defer { git_config_free(none) }
                try call(operation) { git_repository_set_config(repository, none) }
            }
            let directory = git_repository_commondir(repository).flatMap { String(validatingCString: $0) }
            // First: opening the objects reads the index of several packs.
            let guarding = try PackGuard(
                directory.map { (path) throws(GitError) in try ObjectDirectories.all(from: path + "objects") } ?? [],
                operation)
            let objects = try handle(operation) { git_repository_odb(&$0, repository) }
            do throws(GitError) {
                try LooseReading.guardBackends(of: objects, operation)
            } catch {
                git_odb_free(objects)
                throw error
            }
            (self.repository, self.objects, self.guarding) = (repository, objects, guarding)
            packs = PackReader(in: directory.map { $0 + "objects/pack" })
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
