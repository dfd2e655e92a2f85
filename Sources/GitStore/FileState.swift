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
    /// A folder, whatever is in it.
    case folder
    /// A symbolic link, a socket: nothing that can be part of a text.
    case other

    /// - Parameter path: Relative to `directory`, as bytes, since a path on disk need not be UTF-8.
    init(of path: [UInt8], in directory: String) throws(GitError) {
        let operation = "looking at \(String(decoding: path, as: UTF8.self))"
        guard !path.contains(0) else {
            throw GitError(.invalidName, message: "the path holds a NUL", operation: operation)
        }
        let full = Self.path(path, in: directory)
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
            self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .other
            return
        }
        var id = git_oid()
        try call(operation) { git_odb_hashfile(&id, full, GIT_OBJECT_BLOB) }
        self = .file(ObjectID(id))
    }

    /// Everything that is not itself a folder in a folder and those below it, as paths relative to `directory`.
    static func contents(of folder: [UInt8], in directory: String) throws(GitError) -> [[UInt8]] {
        let operation = "looking into \(String(decoding: folder, as: UTF8.self))"
        guard let listing = opendir(path(folder, in: directory)) else {
            throw GitError(.other(-errno), message: "the folder cannot be read", operation: operation)
        }
        defer { closedir(listing) }
        var found: [[UInt8]] = []
        while let entry = readdir(listing) {
            let name = nameBytes(of: entry)
            guard name != Array(".".utf8), name != Array("..".utf8) else { continue }
            let path = folder + [UInt8(ascii: "/")] + name
            var status = stat()
            let isFolder = lstat(Self.path(path, in: directory), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            if isFolder { found += try contents(of: path, in: directory) } else { found.append(path) }
        }
        return found
    }

    private static func path(_ path: [UInt8], in directory: String) -> [CChar] {
        (Array(directory.utf8) + [UInt8(ascii: "/")] + path + [0]).map { CChar(bitPattern: $0) }
    }
}

/// The name of what a folder holds, in bytes: it need not be text.
func nameBytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafeBytes(of: &entry.pointee.d_name) { [UInt8]($0.prefix { $0 != 0 }) }
}
