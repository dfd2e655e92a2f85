internal import CLibgit2
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// An open git repository, safe to use from any task or thread.
///
/// Calls on one value wait for each other; open one repository per worker to read in parallel. Values come out,
/// handles never do. No call runs a program, a hook or a filter, and none follows `refs/replace` or grafts.
public final class Repository: Sendable {
    private let raw: Mutex<RawRepository>
    /// How it was opened, for opening it once more.
    private let open: @Sendable (inout OpaquePointer?) -> Int32
    private let surroundings: RawRepository.Surroundings

    /// The repository's own directory (`.git`, or the bare directory), absolute, without a final slash.
    public let gitDirectory: String
    /// The directory shared by all linked worktrees; where there are none, the same as `gitDirectory`.
    public let commonDirectory: String
    /// The top of the files people edit, absolute, without a final slash; nil where the repository is bare.
    public let workingDirectory: String?
    /// Whether there is no working directory.
    public let isBare: Bool

    /// Opens or makes the repository. `open` is `Sendable` so that it cannot keep a copy of the handle it gives.
    private init(
        _ operation: String, _ surroundings: RawRepository.Surroundings = .settings,
        _ open: @escaping @Sendable (inout OpaquePointer?) -> Int32
    ) throws(GitError) {
        let raw = try RawRepository(operation, surroundings, open)
        if surroundings != .none { try raw.followConfigurationVariables(operation) }
        gitDirectory = try Self.directory(git_repository_path(raw.repository), operation)
        commonDirectory = try Self.directory(git_repository_commondir(raw.repository), operation)
        try RepositoryFormat.refuse(in: commonDirectory, operation)
        isBare = git_repository_is_bare(raw.repository) == 1
        workingDirectory =
            if let workdir = git_repository_workdir(raw.repository) { try Self.directory(workdir, operation) } else {
                nil
            }
        self.raw = Mutex(raw)
        self.open = open
        self.surroundings = surroundings
    }

    /// Opens the same repository once more, for another worker.
    public func another() throws(GitError) -> Repository {
        try Repository("opening the repository at \(gitDirectory) once more", surroundings, open)
    }

    /// Opens an existing repository for its objects and references alone: as if it were bare, and without reading any
    /// settings, so that none of them, damaged or hostile, has a say.
    ///
    /// - Parameters: as `open(at:discovering:)`.
    /// - Throws: `.notARepository` where there is none; `.unknownFormat`; where it is not looked for, `.leadsElsewhere` if what
    ///   stands there leads on to another place, `.corrupt` if it holds a pipe or a device, and `.tooLarge`.
    public static func openWithoutSettings(at path: String, discovering: Bool) throws(GitError) -> Repository {
        let operation = "opening the repository at \(path)"
        let path = try path.withoutNUL(operation)
        // Whoever names a place may have been given it; where they stand in is their own.
        if !discovering { try ForeignFiles.refuse(at: path, operation) }
        let ceilings = environment("GIT_CEILING_DIRECTORIES")
        return try opening(operation, .none) { repository in
            guard discovering else {
                // As git looks: what is no bare repository to git is none here.
                let result = git_repository_open_bare(&repository, path + "/.git")
                return result == GIT_ENOTFOUND.rawValue ? git_repository_open_bare(&repository, path) : result
            }
            var found = git_buf()
            defer { git_buf_dispose(&found) }
            let result = git_repository_discover(&found, path, 0, ceilings)
            return result < 0 ? result : git_repository_open_bare(&repository, found.ptr)
        }
    }

    /// Opens an existing repository.
    ///
    /// - Parameters:
    ///   - path: The top of a working directory, its `.git`, or a bare repository.
    ///   - discovering: Whether to look in the directories above as well, as git does from inside a clone: not
    ///     across file systems, nor above `GIT_CEILING_DIRECTORIES`.
    /// - Throws: `.notARepository` where there is none; `.unknownFormat`.
    public static func open(at path: String, discovering: Bool) throws(GitError) -> Repository {
        let operation = "opening the repository at \(path)"
        let path = try path.withoutNUL(operation)
        let flags = discovering ? 0 : GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
        let ceilings = environment("GIT_CEILING_DIRECTORIES")
        return try opening(operation) { git_repository_open_ext(&$0, path, flags, ceilings) }
    }

    /// Opens the repository that git's variables name, as a hook must: what is being pushed lies in quarantine,
    /// and only `GIT_OBJECT_DIRECTORY` and its companions lead there (git-receive-pack(1), "Quarantine environment").
    ///
    /// - Throws: `.notARepository` where there is none.
    public static func openFromEnvironment() throws(GitError) -> Repository {
        let flags = GIT_REPOSITORY_OPEN_FROM_ENV.rawValue
        return try opening("opening the repository of the environment", .variables) {
            git_repository_open_ext(&$0, nil, flags, nil)
        }
    }

    /// Makes a new repository, and the directories that lead there. Files already in place are left alone.
    ///
    /// - Parameters:
    ///   - path: The working directory, or for a bare repository the repository itself.
    ///   - initialBranch: The short name of the branch that HEAD is to name, as in `main`.
    /// - Throws: `.exists` where there is a repository already; `.invalidName` for a branch git would not take.
    public static func create(at path: String, bare: Bool, initialBranch: String) throws(GitError) -> Repository {
        let operation = "creating a repository at \(path)"
        let path = try path.withoutNUL(operation)
        let branch = try "refs/heads/\(initialBranch)".checkedAsReferenceName(operation)
        let flags =
            GIT_REPOSITORY_INIT_NO_REINIT.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
            | (bare ? GIT_REPOSITORY_INIT_BARE.rawValue : 0)
        _ = try Repository(operation) { repository in
            var options = git_repository_init_options()
            let result = git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION))
            guard result == 0 else { return result }
            options.flags = flags
            return branch.withCString { head in
                options.initial_head = head
                return git_repository_init_ext(&repository, path, &options)
            }
        }
        return try Repository.open(at: path, discovering: false)
    }

    /// Whether history was cut off when cloning (`git clone --depth`): acts may be missing.
    public var isShallow: Bool { hasContent("\(commonDirectory)/shallow") }

    /// Whether a grafts file rewrites parents for stock git. Nothing here obeys it, but others would see another
    /// history (gitrepository-layout(5), `info/grafts`).
    public var hasGrafts: Bool { hasContent("\(commonDirectory)/info/grafts") }

    /// Whether objects are borrowed from another directory (gitrepository-layout(5), `objects/info/alternates`).
    public var hasAlternates: Bool { hasContent("\(commonDirectory)/objects/info/alternates") }

    /// Runs `body` while no other thread uses the handles, which must not leave it.
    @discardableResult
    func access<Result: Sendable>(
        _ body: (borrowing RawRepository) throws(GitError) -> Result
    ) throws(GitError) -> Result {
        try raw.withLock { (raw: inout RawRepository) throws(GitError) -> Result in try body(raw) }
    }

    private static func opening(
        _ operation: String, _ surroundings: RawRepository.Surroundings = .settings,
        _ open: @escaping @Sendable (inout OpaquePointer?) -> Int32
    ) throws(GitError) -> Repository {
        do throws(GitError) {
            return try Repository(operation, surroundings, open)
        } catch {
            guard let code = error.codeOfOpening else { throw error }
            throw GitError(code, class: error.class, message: error.message, operation: operation)
        }
    }

    private static func directory(_ path: UnsafePointer<CChar>?, _ operation: String) throws(GitError) -> String {
        // A repaired path would lead elsewhere, or nowhere.
        guard let path, var result = String(validatingCString: path) else {
            throw GitError(.invalidName, message: "the path is not UTF-8", operation: operation)
        }
        while result.count > 1, result.hasSuffix("/") { result.removeLast() }
        return result
    }
}

extension GitError {
    /// What an error means where a repository is opened; nil where it means the same as elsewhere.
    fileprivate var codeOfOpening: Code? {
        if code == .notFound { return .notARepository }
        // The library has a generic code for extensions and versions that it does not know.
        let isFormat = `class` == Int32(bitPattern: GIT_ERROR_REPOSITORY.rawValue) && message.hasPrefix("unsupported ")
        return isFormat ? .unknownFormat : nil
    }
}

/// Whether there is a file that is not empty. Where we cannot look, assume the worst: these files hide history.
private func hasContent(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno != ENOENT && errno != ENOTDIR }
    return status.st_size > 0
}
