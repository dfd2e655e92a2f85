internal import CLibgit2

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What lies at a path of the working directory, compared by raw bytes: no filter or line-ending setting applies,
/// because the bytes are what people sign.
enum FileState: Equatable {
    case missing
    /// A regular file, and the id that its bytes have as a blob.
    case file(ObjectID)
    /// A folder, a symbolic link, a socket: nothing that can be part of a text.
    case other

    /// - Parameter path: Relative to `directory`, as bytes, since a path on disk need not be UTF-8.
    init(of path: [UInt8], in directory: String) throws(GitError) {
        let operation = "looking at \(String(decoding: path, as: UTF8.self))"
        guard !path.contains(0) else {
            throw GitError(.invalidName, message: "the path holds a NUL", operation: operation)
        }
        let full = (Array(directory.utf8) + [UInt8(ascii: "/")] + path + [0]).map { CChar(bitPattern: $0) }
        var status = stat()
        guard lstat(full, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else {
                throw GitError(
                    errno == EACCES ? .readOnly : .other(-errno), message: "the file cannot be looked at",
                    operation: operation)
            }
            self = .missing
            return
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            self = .other
            return
        }
        var id = git_oid()
        try call(operation) { git_odb_hashfile(&id, full, GIT_OBJECT_BLOB) }
        self = .file(ObjectID(id))
    }
}
