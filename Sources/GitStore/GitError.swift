/// Why the repository could not be read or written.
///
/// A refusal by a rule is never a `GitError`: this says that we could not look, or that someone else moved first.
public struct GitError: Error, Hashable, Sendable {
    /// What kind of failure it is; the only part that a program should decide on.
    public enum Code: Hashable, Sendable {
        /// The object, reference or path is not there.
        case notFound
        /// It is there already.
        case exists
        /// The reference is not what the caller expected: someone else moved it.
        case moved
        /// Another process holds the lock, and kept it longer than our patience.
        case locked
        /// More than one thing goes by that name.
        case ambiguous
        /// The name is not well formed, or holds a NUL.
        case invalidName
        /// Writing would overwrite a person's work; `paths` says where.
        case conflict
        /// Larger than the limit the caller set.
        case tooLarge
        /// No repository at that place.
        case notARepository
        /// The stored bytes do not hash to their name, or cannot be inflated.
        case corrupt
        /// The object is of another kind than was asked for.
        case wrongKind
        /// The repository has no working directory.
        case bare
        /// Another working tree of the same clone shows the branch.
        case shownElsewhere
        /// The repository says that it is kept in a way which this module does not read.
        case unknownFormat
        /// What stands at that place leads on to a repository at another.
        case leadsElsewhere
        /// The file system, or its permissions, forbid writing (or reading).
        case readOnly
        /// The file system is full, or the quota used up.
        case noSpace
        /// Any other code of libgit2.
        case other(Int32)
    }

    /// What went wrong, for programs.
    public let code: Code
    /// The class that libgit2 gives the error (`git_error_t`); 0 where the error is our own.
    public let `class`: Int32
    /// What libgit2 says about it.
    public let message: String
    /// What was being done, as in "reading object 1f3c…".
    public let operation: String
    /// The paths concerned, for `conflict`; sorted, relative to the working directory.
    public let paths: [String]

    /// An error of these parts.
    public init(_ code: Code, class: Int32 = 0, message: String, operation: String, paths: [String] = []) {
        self.code = code
        self.class = `class`
        self.message = message
        self.operation = operation
        self.paths = paths
    }
}

extension GitError: CustomStringConvertible {
    /// "reading object 1f3c…: object not found". Holds text from the repository: escape it for a terminal.
    public var description: String {
        paths.isEmpty ? "\(operation): \(message)" : "\(operation): \(message) (\(paths.joined(separator: ", ")))"
    }
}
